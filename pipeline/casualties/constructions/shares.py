"""Parts of a figure that interrupt its clause: "including two children", "two of them seriously"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Insertion, Reading

UNCOUNTED = frozenset({"many", "most", "some"})  # "many of them on foot"
FREED = frozenset("released freed escaped rescued survived recovered".split())  # "of whom 26 have been released"


def inserted_shares(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """The figures inside insertions; a figure found already that stands in one becomes a part of the one before it."""
    found: list[Figure] = []
    used = {f.phrase.start for f in figures}
    for insertion in reading.insertions:
        before = [f for f in figures if f.phrase.end <= insertion.start]
        parent = max(before, key=lambda f: f.phrase.end) if before else None
        for figure in figures:
            inside = insertion.start <= figure.phrase.start < insertion.end
            if inside and parent is not None and figure.trigger.effect == parent.trigger.effect:
                figure.role, figure.parent = "part", parent
        if parent is not None and parent.rank != "zero":
            items = _items(reading, insertion.first, insertion.end)
            found += [_share(reading, insertion, parent, p) for p in items if _fits(reading, insertion, p, used)]
    return found


def _fits(reading: Reading, insertion: Insertion, phrase: Phrase, used: set[int]) -> bool:
    """Whether a phrase of an insertion is a share that nothing else has told."""
    rank = reading.rank(phrase)
    if phrase.start in used or rank not in ("counted", "single", "plural"):
        return False
    if insertion.kind == "of_them" and (rank == "plural" or reading.text(phrase.start) in UNCOUNTED):
        return False
    if any(reading.text(i) in FREED for i in range(insertion.first, insertion.end)):
        return False
    further = phrase.quantity is not None and reading.text(phrase.start - 1) == "and"
    return insertion.kind != "of_them" or phrase.start == insertion.first or further


def _share(reading: Reading, insertion: Insertion, parent: Figure, phrase: Phrase) -> Figure:
    first = insertion.kind == "of_them" and phrase.start == insertion.first  # "two of them women"
    end = _share_end(reading, phrase, insertion.end) if first else reading.extent(phrase)
    while end > phrase.end and reading.kind(end - 1) in ",-)":
        end -= 1
    after = phrase.end + 2 + (reading.kind(phrase.end + 2) == "X")  # "of them women", "of them were women"
    described = reading.starting.get(after) if first else None
    inner = reading.of_phrase(phrase)
    unnamed = phrase.bare and (inner is None or inner.pronoun)
    victim = described or (parent.victim or parent.phrase if unnamed else None)
    return Figure(parent.trigger, phrase, reading.rank(phrase), phrase.start, end, "part", victim, parent)


def _share_end(reading: Reading, phrase: Phrase, end: int) -> int:
    """The end of the first share in an insertion: before an "and" with a number of its own."""
    for at in range(phrase.end, end):
        if reading.text(at) == "and" and at + 1 in reading.starting and reading.starting[at + 1].quantity:
            return at
    return end


def _items(reading: Reading, start: int, end: int) -> list[Phrase]:
    """The phrases of an insertion's list, without those inside of-phrases or prepositional phrases."""
    found = []
    at = start
    while at < end:
        phrase = reading.starting.get(at)
        if phrase is None:
            at += 1
            continue
        if (
            reading.kind(at - 1) != "I"
            or at == start
            or reading.joiner_before(at) is not None
            or reading.text(at - 1) == "including"
        ):
            found.append(phrase)
        at = reading.extent(phrase)
    return found
