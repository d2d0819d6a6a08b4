"""What holds of each word of an article by its letters alone, asked once for all its places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from spacy.attrs import ORTH
from spacy.tokens import Doc

T = TypeVar("T")


def by_token(doc: Doc, told: Callable[[str], T]) -> list[T]:
    """What is told of each token's text."""
    strings = doc.vocab.strings
    orths = doc.to_array(ORTH).tolist()
    known = {orth: told(strings[orth]) for orth in set(orths)}
    return [known[orth] for orth in orths]
