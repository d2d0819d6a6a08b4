"""An age as one word: "a 12-year-old girl", "a 16-year old was shot", "8 yo", "two 13-month-olds".

So its number counts nobody, and in a headline it stands for the person: "16-year-old dies in crash".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.casualties.sentence.numbers import read_number
from pipeline.casualties.sentence.words import Word
from pipeline.language.en.classes import words as class_of

UNITS = class_of("casualties.units_of_age")
PLURAL_UNITS = frozenset(unit for unit in UNITS if unit.endswith("s"))
SHORT = class_of("casualties.short_ages")
OLD = ("old", "olds")
NOMINAL = "NPJ"  # classes of what an age describes


def with_ages(words: Sequence[Word]) -> list[Word]:
    """The words with each age as one: an adjective where a noun follows, else a noun."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        age = _age_at(words, at)
        if age is None:
            found.append(words[at])
            at += 1
        else:
            name, end = age
            found.append(_folded(words, at, end, name))
            at = end
    return found


def _age_at(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """(name, end) of the age that starts at ``at``, with or without its number: "year-old", "16 - year old"."""
    number = read_number(words, at) if words[at].kind == "M" else None
    first = number[1] if number else at
    hyphened = number is not None and first < len(words) and words[first].kind == "-" and words[first].joined
    unit = _unit_at(words, first + hyphened)
    if unit is None:
        return None
    if not hyphened and words[first].text in PLURAL_UNITS and not _describes(words, unit[1]):
        return None  # "she was 12 years old"
    return unit if number is not None or "-" in words[at].text else None


def _unit_at(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """(name, end) of "year-old", "year old", "yr-olds", "yo" at ``at``: the name is "year-old" or "year-olds"."""
    if at >= len(words):
        return None
    text = words[at].text
    if text in SHORT:
        return "year-old", at + 1
    unit, _, old = text.partition("-")
    if unit not in UNITS:
        return None
    if old in OLD:
        return _name(unit, old), at + 1
    following = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1].kind == "-")
    if old == "" and following < len(words) and words[following].text in OLD:
        return _name(unit, words[following].text), following + 1
    return None


def _name(unit: str, old: str) -> str:
    singular = unit.rstrip("s")
    return f"{'year' if singular == 'yr' else singular}-{old}"


def _describes(words: Sequence[Word], end: int) -> bool:
    return end < len(words) and words[end].kind in NOMINAL


def _folded(words: Sequence[Word], start: int, end: int, name: str) -> Word:
    describes = _describes(words, end)
    plural = name.endswith("s")
    tag = "NNS" if plural else "JJ" if describes else "NN"
    shape = "".join(f"{'' if w.joined and i > start else ' '}{w.shape}" for i, w in enumerate(words[start:end], start))
    kind = "J" if describes and not plural else "N"
    return replace(words[start], text=name, kind=kind, end=words[end - 1].end, shape=shape.strip(), tag=tag)
