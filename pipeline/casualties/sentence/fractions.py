"""A part of a whole as a number: "all but three of the 20", "half of the 60", "most of the 14", "one in three of the
30"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.casualties.sentence.numbers import UNITS, digits, read_number
from pipeline.casualties.sentence.words import Word


@dataclass(frozen=True, slots=True)
class Fraction:
    """The number that a part of a stated whole comes to. end: the word after the whole's number; whole: where the
    whole's words start, and its number."""

    low: int
    high: int
    kind: str
    end: int
    whole: tuple[int, int]


PARTS = {
    "half": (1, 2), "third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4), "fifth": (1, 5),
    "tenth": (1, 10),
}  # fmt: skip
MOST = frozenset({"most", "majority"})
ARTICLES = frozenset({"a", "the", "one", "two", "three"})


def read_fraction(words: Sequence[Word], at: int) -> Fraction | None:
    """The part of a whole that starts at ``at``; None where none does, or the whole has no number."""
    if words[at].text == "all" and _text(words, at + 1) == "but":
        spared = read_number(words, at + 2)
        whole = _whole(words, spared[1]) if spared else None
        if spared is None or whole is None or whole[1] <= spared[0]:
            return None
        share = whole[1] - spared[0]
        return Fraction(share, share, "exact", whole[2], whole[:2])
    if (ratio := _one_in(words, at)) is not None:
        over, under, end = ratio
    else:
        name = at + 1 if words[at].text in ARTICLES else at
        over, under = PARTS.get(_text(words, name), (0, 0))
        end = name + 1
        if words[at].text in ("two", "three") and _text(words, name).endswith("s"):
            over = UNITS[words[at].text]
        if _text(words, name) in MOST:
            whole = _whole(words, end)
            return Fraction(whole[1] // 2 + 1, whole[1], "range", whole[2], whole[:2]) if whole else None
    whole = _whole(words, end) if over else None
    if whole is None:
        return None
    share = round(whole[1] * over / under)
    return Fraction(share, share, "about", whole[2], whole[:2])


def _one_in(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    """ "one in three": over, under and the word after them."""
    if _text(words, at + 1) not in ("in", "out") or words[at].kind != "M":
        return None
    second = at + 3 if [_text(words, at + 1), _text(words, at + 2)] == ["out", "of"] else at + 2
    over, under = _small(words[at]), _small(words[second]) if second < len(words) else 0
    return (over, under, second + 1) if 0 < over < under else None


def _small(word: Word) -> int:
    return UNITS.get(word.text, int(digits(word.text)) if word.text.isdecimal() else 0)


def _whole(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    """(where it starts, its number, its end) of the number after "of the"; "half" does without the "of"."""
    if _text(words, at) == "of":
        at += 1
    elif _text(words, at - 1) != "half":
        return None
    first = at
    while at < len(words) and words[at].kind in "DG":
        at += 1
    number = read_number(words, at) if at > first else None
    return (first, number[0], number[1]) if number else None


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""
