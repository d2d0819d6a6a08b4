"""What only shows when the files are read side by side: ids, forms, and places within places."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.errors import Fault
from pipeline.patterns.ambiguity import namesakes
from pipeline.patterns.entries import Entity, PhrasePattern
from pipeline.patterns.rulers import ENTITY_LABELS
from pipeline.patterns.validity import overlap


def cross_faults(
    entities: Sequence[Entity], phrases: Sequence[PhrasePattern], *, complete: Collection[str]
) -> Iterator[Fault]:
    """Faults between rows and between files; entities may still hold duplicate ids.

    complete: the labels whose entities could all be read. Of the others, an id that
    is not found may stand in a row that could not be read, which has its own fault.
    """
    by_id = {entity.id: entity for entity in reversed(entities)}
    yield from _duplicate_ids(entities, by_id)
    yield from _shared_forms(entities)
    yield from _containers(entities, by_id, complete)
    yield from _phrase_ids(phrases, by_id, complete)


def _duplicate_ids(entities: Sequence[Entity], by_id: Mapping[str, Entity]) -> Iterator[Fault]:
    for entity in entities:
        first = by_id[entity.id]
        if entity is not first:
            message = f"id {entity.id!r} stands in {first.file}:{first.line} too, rename one"
            yield Fault(entity.file, entity.line, message)


def _shared_forms(entities: Sequence[Entity]) -> Iterator[Fault]:
    """Full forms that two entities of one label claim. Short forms may be shared: the article decides."""
    exact: dict[tuple[str, str], list[Entity]] = {}
    folded: dict[tuple[str, str], list[Entity]] = {}
    loose = [e for e in entities if e.match == "any_case"]
    strict = [e for e in entities if e.match != "any_case"]
    for entity in (*loose, *strict):
        for form in entity.variants:
            others = [*exact.get((entity.label, form), ()), *folded.get((entity.label, form.casefold()), ())]
            other = next(
                (o for o in others if o.id != entity.id and overlap(o, entity) and not namesakes(o, entity)), None
            )
            if other is not None:
                first, second = sorted((other, entity), key=lambda e: (e.file, e.line))
                message = f"{form!r} is a variant of both {first.id} and {second.id}; keep it under one"
                yield Fault(second.file, second.line, message)
            elif entity.match == "any_case":
                folded.setdefault((entity.label, form.casefold()), []).append(entity)
            else:
                exact.setdefault((entity.label, form), []).append(entity)


def _containers(entities: Sequence[Entity], by_id: Mapping[str, Entity], complete: Collection[str]) -> Iterator[Fault]:
    """Containers that are no place, and places that lie within each other."""
    places = [e.id for e in entities if e.label == "PLACE"]
    known = set(places)
    for entity in entities:
        if not entity.within:
            continue
        if entity.within not in known:
            if "PLACE" in complete:
                remedy = _nearest_id(entity.within, places, "add its row or leave the cell empty")
                yield Fault(entity.file, entity.line, f"within {entity.within!r} is no id of a place, {remedy}")
            continue
        chain = [entity.id]
        container = entity.within
        while container in known and container not in chain:
            chain.append(container)
            container = by_id[container].within
        if container == entity.id:
            ring = " within ".join((*chain, entity.id))
            yield Fault(entity.file, entity.line, f"places lie within each other ({ring}), break the ring")


def _nearest_id(word: str, known: Sequence[str], otherwise: str) -> str:
    """The nearest id, or another remedy where none is near: there are too many to list."""
    close = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {close[0]!r}?" if close else otherwise


def _phrase_ids(
    phrases: Sequence[PhrasePattern], by_id: Mapping[str, Entity], complete: Collection[str]
) -> Iterator[Fault]:
    """Ids that name no entity of the label, or that a casualty rule shares with something else."""
    rules: dict[str, PhrasePattern] = {}
    for phrase in phrases:
        entity = by_id.get(phrase.id)
        message = ""
        if phrase.label in ENTITY_LABELS:
            if entity is None and phrase.label not in complete:
                continue
            if entity is None:
                table = "actors.csv" if phrase.label == "ACTOR" else "places.csv"
                known = [e.id for e in by_id.values() if e.label == phrase.label]
                remedy = _nearest_id(phrase.id, known, "add its row first")
                message = f"id {phrase.id!r} stands in no row of {table}, {remedy}"
            elif entity.label != phrase.label:
                message = f"id {phrase.id!r} is the {entity.label} of {entity.file}:{entity.line}, give it that label"
        else:
            first = rules.setdefault(phrase.id, phrase)
            if entity is not None:
                message = f"id {phrase.id!r} is that of {entity.file}:{entity.line}, name the rule otherwise"
            elif first.label != phrase.label:
                message = f"id {phrase.id!r} has label {first.label} in {first.file}:{first.line}, rename one"
        if message:
            yield Fault(phrase.file, phrase.line, message)
