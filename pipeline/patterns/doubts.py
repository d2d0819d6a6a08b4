"""What the pattern files may say but hardly mean: told as warnings, since it may be meant after all."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.errors import Fault
from pipeline.language.en.classes import words
from pipeline.patterns.entries import Cue, Entity, LayoutLine, PhrasePattern
from pipeline.patterns.geography import geographical_doubts
from pipeline.patterns.spellings import folded_form
from pipeline.patterns.validity import overlap

# Words that no name should be alone: the first however they are written, the second in small letters, since "Front"
# may well be a name.
ORDINARY = words("patterns.ordinary") | words("weekdays") | words("months")
NOUNS = words("patterns.ordinary_nouns")
RARE = 5  # times: a side that another, spelt nearly alike, has more rows than
SHORTEST_SIDE = 5  # letters: RSF and RAF are two
SHORTEST_PART = 4  # letters of a line that is sought within lines


def doubts(entities: Sequence[Entity], cues: Sequence[Cue], layout: Sequence[LayoutLine] = ()) -> Iterator[Fault]:
    """All doubts about entries that are sound each for itself."""
    ordinary = ORDINARY | {form for cue in cues for form in cue.forms if " " not in form}
    owners: dict[tuple[str, str], list[Entity]] = {}
    for entity in entities:
        for form in entity.variants:
            owners.setdefault((entity.label, form), []).append(entity)
    for entity in entities:
        if entity.type != "people":  # "villagers" and the like are meant
            yield from _ordinary(entity, ordinary)
        for form in entity.short:
            for other in owners.get((entity.label, form), ()):
                # Of one side, a wider and a narrower row may share a form: the article decides between them.
                if (
                    other.id != entity.id
                    and overlap(entity, other)
                    and (form == other.name or not other.side or other.side != entity.side)
                ):
                    yield _shared(entity, form, other)
    yield from _sides([entity for entity in entities if entity.side])
    yield from _spelt_alike(entities)
    yield from geographical_doubts([entity for entity in entities if entity.label == "PLACE"])
    yield from _wide_lines(layout)


def _ordinary(entity: Entity, words: frozenset[str]) -> Iterator[Fault]:
    for column, forms in (("variants", entity.variants), ("short", entity.short)):
        for form in forms:
            folded = form.casefold()
            if folded not in words and folded not in NOUNS:
                continue
            loose = entity.match == "any_case"
            ordinary = folded in words and (loose or not form.isupper())
            if ordinary or (folded in NOUNS and (loose or form.islower())):
                where = "every article" if column == "variants" else f"articles that name {entity.name}"
                message = (
                    f"{column} {form!r} is an ordinary word, which {where} would give to {entity.id}; write more words"
                )
                yield Fault(entity.file, entity.line, message)


def _shared(entity: Entity, form: str, other: Entity) -> Fault:
    message = (
        f"short {form!r} is a full form of {other.id} ({other.file}:{other.line}), "
        f"which articles that name {entity.name} would give to {entity.id}; remove it from one"
    )
    return Fault(entity.file, entity.line, message)


def _sides(entities: Sequence[Entity]) -> Iterator[Fault]:
    """Sides of a few rows that are spelt nearly like the side of many."""
    rows = Counter(entity.side for entity in entities)
    meant: dict[str, str] = {}
    for side, count in rows.items():
        more = [other for other in rows if other != side and (rows[other], other) > (count, side)]
        alike = [other for other in more if _bare(other) == _bare(side)]
        if not alike and len(side) >= SHORTEST_SIDE:
            close = difflib.get_close_matches(side, more, n=1, cutoff=0.75)
            alike = [other for other in close if rows[other] >= RARE * count and _one_letter_apart(side, other)]
        if alike:
            meant[side] = max(alike, key=lambda other: rows[other])
    for entity in entities:
        if entity.side in meant:
            other = meant[entity.side]
            message = f"side {entity.side!r} is nearly {other!r}, which {rows[other]} rows have; did you mean that?"
            yield Fault(entity.file, entity.line, message)


def _bare(side: str) -> str:
    return "".join(c for c in side.casefold() if c.isalnum())


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was left out, added, exchanged, or two swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = (one[at:], other[at:])
    if len(one) != len(other):
        longer, shorter = sorted(rests, key=len, reverse=True)
        return longer[1:] == shorter
    return rests[0][1:] == rests[1][1:] or (rests[0][1::-1] == rests[1][:2] and rests[0][2:] == rests[1][2:])


def _spelt_alike(entities: Sequence[Entity]) -> Iterator[Fault]:
    """Full forms under two ids that differ in their spelling only; of places, in one container."""
    owners: dict[str, tuple[Entity, str]] = {}
    for entity in entities:
        kind = f"{entity.type}:{entity.within}:" if entity.label == "PLACE" else ":"
        for form in entity.variants:
            first, spelt = owners.setdefault(kind + folded_form(form), (entity, form))
            if first is not entity and first.id != entity.id and form != spelt and overlap(first, entity):
                message = (
                    f"{form!r} is spelt like {spelt!r} of {first.id} ({first.file}:{first.line}); "
                    "keep both under one id, or tell them apart by more words"
                )
                yield Fault(entity.file, entity.line, message)
                break


def _wide_lines(layout: Sequence[LayoutLine]) -> Iterator[Fault]:
    for line in layout:
        letters = line.text.replace(" ", "")
        if line.match != "exact" and letters.isalnum() and len(letters) < SHORTEST_PART:
            message = f"text {line.text!r} with match {line.match} would take nearly every line; write more of it"
            yield Fault(line.file, line.line, message)


def repeated_across_files(phrases: Sequence[PhrasePattern]) -> Iterator[Fault]:
    """Patterns that stand in two files: one is a copy that was left behind."""
    places: dict[str, PhrasePattern] = {}
    for phrase in sorted(phrases, key=lambda p: (len(p.file), p.file, p.line)):
        first = places.setdefault(f"{phrase.label} {phrase.pattern!r}", phrase)
        if first.file != phrase.file:
            message = f"the same pattern stands in {first.file}:{first.line}; remove one, or the file that is a copy"
            yield Fault(phrase.file, phrase.line, message)
