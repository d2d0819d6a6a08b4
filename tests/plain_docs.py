"""Texts as spaCy's English tokenizer alone sees them, for tests of rules that need no model."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc


@cache
def english() -> Language:
    return spacy.blank("en")


def read(text: str) -> Doc:
    return english()(text)


def span(doc: Doc, words: str) -> tuple[int, int]:
    """The first and the next token of these words, which must be whole tokens."""
    start = doc.text.index(words)
    found = doc.char_span(start, start + len(words))
    assert found is not None, words
    return found.start, found.end
