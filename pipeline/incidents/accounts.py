"""What one article says of one event: its figures, and whose they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from pipeline.tables.records import CasualtyRow, EventRow, columns
from pipeline.tables.totals import Range, added, stands, told_range
from pipeline.vocabulary import Certainty, Relation

TOLD = (Relation.MAIN, Relation.REPEAT)


@dataclass(frozen=True, slots=True)
class AccountClaim:
    """One claimant's figure for the people of one side, over the event's groups of them; none where no number is told.

    name "": the reporter's own. text: the words of the largest.
    """

    claimant_id: str
    name: str
    side: str
    effect: str
    victim_side: str
    low: int | None
    best: int | None
    high: int | None
    denied: bool
    text: str
    casualty_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventAccount:
    event: EventRow
    published: str
    iso3: str
    adm1: str
    claims: tuple[AccountClaim, ...]

    def range(self, effect: str) -> Range:
        return told_range(self.event, effect)

    def sides(self, effect: str) -> set[str]:
        """The sides by whose word its figures of an effect stand."""
        return {claim.side for claim in self.claims if claim.effect == effect and claim.side}


def account_of(event: EventRow, rows: Sequence[CasualtyRow], published: str) -> EventAccount:
    """rows: those of casualties.csv that tell of the event."""
    return EventAccount(
        event, published, most(r.iso3 for r in rows), most(r.adm1_code for r in rows), tuple(claims_of(rows))
    )


def most(words: Iterable[str]) -> str:
    found = Counter(word for word in words if word)
    return min(found, key=lambda word: (-found[word], word)) if found else ""


def claims_of(rows: Sequence[CasualtyRow]) -> Iterable[AccountClaim]:
    """A figure without a side is that of the side whose dead the same claimant gives in the same group."""
    rows = [r for r in rows if r.relation in TOLD and r.certainty != Certainty.HYPOTHETICAL]
    sides: dict[tuple[str, str, str], set[str]] = {}
    for row in rows:
        if row.victim_side:
            sides.setdefault((who(row), row.effect, row.claim_group), set()).add(row.victim_side)
    told: dict[tuple[str, str, str, str], list[CasualtyRow]] = {}
    for row in rows:
        own = sides.get((who(row), row.effect, row.claim_group), set())
        side = row.victim_side or (next(iter(own)) if len(own) == 1 else "")
        denied = "denied" if row.certainty == Certainty.DENIED else ""
        told.setdefault((who(row), row.effect, side, denied), []).append(row)
    for (_, effect, victim_side, denial), said in sorted(told.items()):
        first = said[0]
        groups = list(by_group(said))
        chief = max(groups, key=lambda r: r.best or 0)
        figure = added(Range(r.low, r.best, r.high) for r in groups)
        ids = tuple(sorted(r.casualty_id for r in said))
        name, side = first.claimant_name, most(r.claimant_side for r in said)
        yield AccountClaim(first.claimant_id, name, side, effect, victim_side, *figure, bool(denial), chief.text, ids)


def who(row: CasualtyRow) -> str:
    return row.claimant_id or row.claimant_name


def by_group(rows: Sequence[CasualtyRow]) -> Iterable[CasualtyRow]:
    """Of each group of victims the row by which it counts: the counted, else the last that stands, else the last."""
    groups: dict[str, list[CasualtyRow]] = {}
    for row in rows:
        groups.setdefault(row.claim_group, []).append(row)
    for told in groups.values():
        yield max(enumerate(told), key=lambda at: (at[1].counted == "yes", stands(at[1]), at[0]))[1]


def written(account: EventAccount) -> str:
    """As JSON, from which ``read`` makes it again."""
    event = [getattr(account.event, name) for name in columns(EventRow)]
    claims = [{f.name: getattr(claim, f.name) for f in fields(AccountClaim)} for claim in account.claims]
    said = (event, account.published, account.iso3, account.adm1, claims)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> EventAccount:
    event, published, iso3, adm1, claims = json.loads(text)
    known = tuple(AccountClaim(**said | {"casualty_ids": tuple(said["casualty_ids"])}) for said in claims)
    return EventAccount(EventRow(**dict(zip(columns(EventRow), event, strict=True))), published, iso3, adm1, known)
