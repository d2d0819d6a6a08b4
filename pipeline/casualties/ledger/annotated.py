"""The settled book as the annotations that the tables are made from."""

from __future__ import annotations

from pipeline.annotations import Casualty
from pipeline.casualties.attribution.circumstances import columns_of
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.inherited import with_context
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.single_victims import person_of
from pipeline.casualties.ledger.weighing import confidence, shipped_weights
from pipeline.vocabulary import Certainty, ClaimRoute, Denial, Effect, QuantityKind, Relation, VictimStatus


def as_casualties(book: Book, convention: str) -> list[Casualty]:
    return [_as_casualty(book, entry, convention) for entry in with_context(book)]


def _as_casualty(book: Book, entry: Entry, convention: str) -> Casualty:
    told = book.numbers(entry)
    carried = told.number != entry.number
    person = person_of(entry, book.text)
    decision = book.decisions[entry.number]
    kind = told.quantity_kind if carried else entry.quantity_kind
    return Casualty(
        start=entry.start,
        end=entry.end,
        effect=Effect(entry.effect),
        low=told.low,
        best=told.best,
        high=told.high,
        quantity_text="" if carried else entry.quantity_text,
        quantity_kind=QuantityKind(kind),
        victim_text=entry.victim.text,
        victim_id=entry.victim.entity_id,
        victim_side=entry.victim.side,
        victim_status=VictimStatus(entry.victim.status),
        claimant_text=entry.claimant.text,
        claimant_name=entry.claimant.name,
        claimant_id=entry.claimant.entity_id,
        claimant_side=entry.claimant.side,
        certainty=Certainty(entry.certainty),
        relation=Relation(decision.relation),
        counted=book.counted[entry.number],
        claim_group=book.group[entry.number],
        place_text=entry.place_text,
        place_id=entry.place.entity_id if entry.place else "",
        event_date=entry.when.iso,
        date_text=entry.when.text,
        **columns_of(entry.place, entry.when, entry.around),
        convention=convention if kind == "vague" else "",
        rule_id=entry.figure.trigger.rule_id,
        construction=entry.figure.construction,
        claim_route=ClaimRoute(entry.claimant.route) if entry.claimant.route else "",
        denial=Denial(entry.denial) if entry.certainty == "denied" and entry.denial else "",
        parent=decision.to,
        event=book.event[entry.number],
        confidence=round(confidence(decision.probability, shipped_weights()), 3),
        decided_by=decision.made_by,
        because=decision.reason,
        person_name=person.name,
        person_age=person.age,
        person_sex=person.sex,
        person_age_group=person.age_group,
        person_role=person.role,
    )
