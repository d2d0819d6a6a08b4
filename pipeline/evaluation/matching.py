"""Which row answers which gold entry: places of a text, compared by their overlap in characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.evaluation.gold import Place


def occurrences(text: str, part: str) -> tuple[Place, ...]:
    """Every place where the part stands in the text, to the letter; none for an empty part."""
    return tuple((m.start(), m.end()) for m in re.finditer(re.escape(part), text)) if part else ()


def overlap(one: Place, other: Place) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def agreement(one: Place, other: Place) -> float:
    """Intersection over union, in characters."""
    return overlap(one, other) / (max(one[1], other[1]) - min(one[0], other[0]) or 1) if overlap(one, other) else 0.0


def pair_off(options: Sequence[Sequence[Place]], places: Sequence[Place], *, at_least: float) -> dict[int, int]:
    """One place for each entry that has one: {number of the entry: number of the place}.

    options: for each entry the places it may stand at. The closest pairs are
    made first; among equals the earlier entry and place.
    """
    pairs = []
    for entry, possible in enumerate(options):
        for number, place in enumerate(places):
            score = max((agreement(p, place) for p in possible), default=0.0)
            if score and score >= at_least:
                pairs.append((score, entry, number))
    return closest(pairs)


def closest(pairs: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Of pairs with a score, entry and number, the best that leave each entry and each number in one pair."""
    made: dict[int, int] = {}
    taken: set[int] = set()
    for _, entry, number in sorted((-score, entry, number) for score, entry, number in pairs):
        if entry not in made and number not in taken:
            made[entry] = number
            taken.add(number)
    return made
