"""Brackets that part a count from its noun: "1 international (Italian) staff", "7 UN (6 foreign, 1 local) workers"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.sentence.words import Word

LONGEST = 12  # words that such brackets hold, themselves counted
INSIDE = frozenset("NPJMDCG,-")  # classes of the words that describe people


def without_inner_brackets(words: Sequence[Word]) -> list[Word]:
    """The words without brackets that stand inside a counted phrase: after its number, before its noun.

    Brackets behind the noun stay ("five men (two of them guards)"): they are insertions.
    """
    kept: list[Word] = []
    at = 0
    while at < len(words):
        end = _closing(words, at) if words[at].kind == "(" and _counting(words, at) else None
        if end is not None and _noun_follows(words, end):
            at = end
        else:
            kept.append(words[at])
            at += 1
    return kept


def _closing(words: Sequence[Word], opening: int) -> int | None:
    """The word after the closing bracket; None where the brackets hold more than a description."""
    depth = 1  # "3 local (1 foreign [Danish], 2 national) staff"
    for at in range(opening + 1, min(opening + LONGEST, len(words))):
        depth += (words[at].kind == "(") - (words[at].kind == ")")
        if not depth:
            return at + 1
        if words[at].kind not in INSIDE | {"(", ")"} and words[at].text != "/":
            return None
    return None


def _counting(words: Sequence[Word], opening: int) -> bool:
    """Whether a number or an article, and nothing but adjectives and nouns after it, leads to the bracket."""
    at = opening - 1
    while at >= 0 and (words[at].kind in "PJ" or (words[at].kind == "N" and not words[at].tag.endswith("S"))):
        at -= 1
    return at >= 0 and (words[at].kind == "M" or words[at].text in ("a", "an", "another"))


def _noun_follows(words: Sequence[Word], at: int) -> bool:
    while at + 1 < len(words) and words[at].kind in "JP":
        at += 1
    return at < len(words) and words[at].kind == "N"
