"""Two prints of one utterance word by word: what was changed, dropped, added, and how alike they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.stories.article_signatures import FUNCTION_WORDS

PRINTED_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class WordChange:
    """At the word ``at`` of the first print stand ``old``, and the other print has ``new`` in their place."""

    at: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def printed_words(quotation: str) -> tuple[str, ...]:
    """The words as printed; a hyphen parts two words, an apostrophe doesn't."""
    return tuple(PRINTED_WORD.findall(quotation))


def same_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they are compared: capitals and the kind of apostrophe are no change."""
    return tuple(word.casefold().replace("’", "'") for word in words)


def word_changes(first: Sequence[str], other: Sequence[str]) -> tuple[WordChange, ...]:
    """The fewest changes that make the other print of the first, in the order of the words."""
    from rapidfuzz.distance import Indel

    changes: list[WordChange] = []
    for step in Indel.opcodes(same_words(first), same_words(other)):
        if step.tag == "equal":
            continue
        old, new = tuple(first[step.src_start : step.src_end]), tuple(other[step.dest_start : step.dest_end])
        last = changes[-1] if changes else None
        if last and last.at + len(last.old) == step.src_start:
            changes[-1] = WordChange(last.at, last.old + old, last.new + new)
        else:
            changes.append(WordChange(step.src_start, old, new))
    return tuple(changes)


def told_changes(changes: Sequence[WordChange]) -> str:
    """In words: ``“significant” → “tremendous”; dropped “very”; added “right now”``; "" where nothing is changed."""
    return "; ".join(map(told_change, changes))


def told_change(change: WordChange) -> str:
    old, new = " ".join(change.old), " ".join(change.new)
    if old and new:
        return f"“{old}” → “{new}”"
    return f"dropped “{old}”" if old else f"added “{new}”"


def kind_of_changes(changes: Sequence[WordChange]) -> str:
    """same | shortened (words dropped only) | lengthened (words added only) | changed."""
    if not changes:
        return "same"
    if all(not change.new for change in changes):
        return "shortened"
    return "lengthened" if all(not change.old for change in changes) else "changed"


def word_likeness(first: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1: the share of words that stand in both in the same order, of all of both; 0 where one has none.

    Of words as they are compared.
    """
    from rapidfuzz.distance import Indel

    if not first or not other:
        return 0.0
    return float(Indel.normalized_similarity(first, other))


def longest_run(first: Sequence[str], other: Sequence[str]) -> int:
    """The most words in a row that both have; of words as they are compared."""
    from rapidfuzz.distance import Indel

    steps = Indel.opcodes(first, other)
    return max((step.src_end - step.src_start for step in steps if step.tag == "equal"), default=0)


def telling_words(words: Sequence[str]) -> frozenset[str]:
    """Those that carry the sense, by their first letters, so that "defends" and "defending" are one."""
    return frozenset(word[:6] for word in same_words(words) if word not in FUNCTION_WORDS and len(word) > 1)
