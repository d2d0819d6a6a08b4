"""Casualty words that are only part of another word or of a name: "a no-surrender pledge", "the Martyrs Brigade"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.sentence.words import Word
from pipeline.language.en.classes import words as word_class

NAMED_THINGS = word_class("casualties.named_things")


def bound(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphen binds the word at ``at`` to the one before it."""
    return 1 < at < len(words) and words[at - 1].kind == "-" and words[at - 1].joined and words[at].joined


def in_a_name(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word with a capital is part of a name whose last word follows: "the Martyrs Brigade"."""
    following = words[end : end + 1]
    named = following and following[0].text in NAMED_THINGS and following[0].shape[:1].isupper()
    return bool(named) and words[start].shape[:1].isupper() and words[start].shape != words[start].shape.upper()
