"""Abbreviations that the text itself introduces: "Hill Farmers' League (HFL)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.attrs import ORTH
from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.name_words import folded

ABBREVIATION = range(2, 9)  # letters
SMALL_WORDS = words("mentions.small_words")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A name and its abbreviation in brackets after it, "Hill Farmers' League (HFL)"; token positions."""

    start: int
    end: int
    word: str


def abbreviations(doc: Doc) -> Iterator[Abbreviation]:
    """The abbreviations that an article introduces: a word in capitals whose letters begin the words before it."""
    bracket_orth = doc.vocab.strings["("]
    for bracket in [i for i, orth in enumerate(doc.to_array(ORTH).tolist()) if orth == bracket_orth]:
        if bracket + 2 >= len(doc) or doc[bracket + 2].text not in (")", ",", ";"):
            continue
        word = doc[bracket + 1].text
        letters = word.replace(".", "")
        if letters.isalpha() and letters.isupper() and len(letters) in ABBREVIATION:
            start = _begins(doc, bracket, folded(letters))
            if start is not None:
                yield Abbreviation(start, bracket, word)


def _begins(doc: Doc, end: int, letters: str) -> int | None:
    """Where the name begins that ends at a token and that the letters abbreviate, small words counted or not."""
    strict = plain = ""
    position = end
    while position and len(plain) < len(letters):
        position -= 1
        token = doc[position]
        if token.is_space or token.text in '.,;:()“”"':
            return None
        if not token.text.replace("'", "").replace("’", "").isalpha():
            continue
        initial = folded(token.text.lstrip("'’"))[0]
        strict = initial + strict
        if token.lower_ not in SMALL_WORDS:
            if token.text[0].islower():
                return None
            plain = initial + plain
            if letters in (plain, strict):
                return position
    return None
