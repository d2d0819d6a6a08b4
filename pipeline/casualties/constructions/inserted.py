"""Shares of a figure that interrupt its clause, whatever opens them: "including two children", "(five men)"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Insertion, Reading
from pipeline.language.en.classes import words

UNCOUNTED = frozenset({"many", "most", "some"})  # "many of them on foot"
FREED = words("casualties.freed")  # "of whom 26 have been released"


def inserted_shares(construction: str, reading: Reading, figures: Sequence[Figure], *kinds: str) -> list[Figure]:
    """The shares in the insertions of these kinds that nothing else has told, each a part of the figure before it."""
    found: list[Figure] = []
    used = {f.phrase.start for f in figures}
    for insertion in reading.insertions:
        parent = _whole_of(figures, insertion) if insertion.kind in kinds else None
        if parent is not None and parent.rank != "zero":
            items = _items(reading, insertion.first, insertion.end)
            fit = [p for p in items if _fits(reading, insertion, p, used)]
            found += [_share(construction, reading, insertion, parent, p) for p in fit]
    return found


def mark_parts(reading: Reading, figures: Sequence[Figure], before: Sequence[Figure]) -> None:
    """Make a figure that stands in an insertion a part of the one before it; "three of them" is a part too, but where
    nothing of the kind was told of the others: "Two boys were hurt. Both of them died"."""
    told = {f.trigger.effect for f in before}
    for figure in figures:
        inner = reading.of_phrase(figure.phrase)
        if inner is not None and inner.pronoun and figure.role == "main" and reading.text(inner.start) == "them":
            both = reading.text(figure.phrase.start) == "both" and figure.trigger.effect not in told
            figure.role = "main" if both else "part"
    for insertion in reading.insertions:
        parent = _whole_of(figures, insertion)
        for figure in figures if parent is not None else ():
            if _inside(figure, insertion) and parent is not None and figure.trigger.effect == parent.trigger.effect:
                figure.role, figure.parent = "part", parent


def _inside(figure: Figure, insertion: Insertion) -> bool:
    return insertion.start <= figure.phrase.start < insertion.end


def _whole_of(figures: Sequence[Figure], insertion: Insertion) -> Figure | None:
    """The last figure before an insertion; where its people have a word of their own, the last that has the like."""
    before = [f for f in figures if f.phrase.end <= insertion.start]
    told = {f.trigger.effect for f in figures if _inside(f, insertion)}
    before = [f for f in before if f.trigger.effect in told] or before
    return max(before, key=lambda f: f.phrase.end) if before else None


def _fits(reading: Reading, insertion: Insertion, phrase: Phrase, used: set[int]) -> bool:
    """Whether a phrase of an insertion is a share that nothing else has told."""
    rank = reading.rank(phrase)
    if phrase.start in used or rank not in ("counted", "single", "plural"):
        return False
    if rank == "plural" and not phrase.det and reading.kind(phrase.start) != "D":
        return False  # "including women and children"
    if insertion.kind == "of_them" and (rank == "plural" or reading.text(phrase.start) in UNCOUNTED):
        return False
    if any(reading.text(i) in FREED for i in range(insertion.first, insertion.end)):
        return False
    further = phrase.quantity is not None and reading.text(phrase.start - 1) == "and"
    return insertion.kind != "of_them" or phrase.start == insertion.first or further


def _share(construction: str, reading: Reading, insertion: Insertion, parent: Figure, phrase: Phrase) -> Figure:
    first = insertion.kind == "of_them" and phrase.start == insertion.first  # "two of them women"
    end = _share_end(reading, phrase, insertion.end) if first else reading.extent(phrase)
    while end > phrase.end and reading.kind(end - 1) in ",-)":
        end -= 1
    after = phrase.end + 2 + (reading.kind(phrase.end + 2) == "X")  # "of them women", "of them were women"
    described = reading.starting.get(after) if first else None
    inner = reading.of_phrase(phrase)
    unnamed = phrase.bare and (inner is None or inner.pronoun)
    victim = described or (parent.victim or parent.phrase if unnamed else None)
    return Figure(construction, parent.trigger, phrase, reading.rank(phrase), phrase.start, end, "part", victim, parent)


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
