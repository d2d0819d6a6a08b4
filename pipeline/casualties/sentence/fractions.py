"""A part of a whole as a number: "all but three of the 20", "half of the 60", "most of the 14"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.sentence.numbers import read_number
from pipeline.casualties.sentence.words import Word

Bounded = tuple[int, int, str, int]  # low, high, kind, end

PARTS = {
    "half": (1, 2), "third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4), "fifth": (1, 5),
}  # fmt: skip
MOST = frozenset({"most", "majority"})
ARTICLES = frozenset({"a", "the", "one", "two", "three"})


def read_fraction(words: Sequence[Word], at: int) -> Bounded | None:
    """The number that a part of a stated whole comes to; its end is the whole's."""
    if words[at].text == "all" and _text(words, at + 1) == "but":
        spared = read_number(words, at + 2)
        whole = _whole(words, spared[1]) if spared else None
        if spared is None or whole is None or whole[0] <= spared[0]:
            return None
        return whole[0] - spared[0], whole[0] - spared[0], "exact", whole[1]
    name = at + 1 if words[at].text in ARTICLES else at
    whole = _whole(words, name + 1)
    if whole is None:
        return None
    if _text(words, name) in MOST:
        return whole[0] // 2 + 1, whole[0], "range", whole[1]
    if _text(words, name) in PARTS:
        over, under = PARTS[_text(words, name)]
        share = round(whole[0] * over / under)
        return share, share, "about", whole[1]
    return None


def _whole(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The number after "of the"; "half" does without the "of"."""
    if _text(words, at) == "of":
        at += 1
    elif _text(words, at - 1) != "half":
        return None
    first = at
    while at < len(words) and words[at].kind in "DG":
        at += 1
    return read_number(words, at) if at > first else None


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""
