"""Names that the text itself declares: abbreviations it introduces, and places it calls by their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.mentions.candidates import Run
from pipeline.mentions.hits import Typed
from pipeline.mentions.words import folded

PLACE_NOUNS = {
    "province": "province",
    "governorate": "province",
    "county": "district",
    "district": "district",
    "subdistrict": "district",
    "village": "village",
    "hamlet": "village",
    "town": "city",
    "city": "city",
    "valley": "valley",
    "gorge": "valley",
    "pass": "pass",
    "river": "river",
    "highway": "road",
    "region": "region",
    "area": "other",
    "bridge": "other",
    "crossing": "other",
    "camp": "other",
}
ABBREVIATION = range(2, 9)  # letters
SMALL_WORDS = frozenset("of for the and in on to de du des et".split())


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A name and its abbreviation in brackets after it, "Hill Farmers' League (HFL)"; token positions."""

    start: int
    end: int
    word: str


def abbreviations(doc: Doc) -> Iterator[Abbreviation]:
    """The abbreviations that an article introduces: a word in capitals whose letters begin the words before it."""
    for bracket in (token.i for token in doc if token.text == "("):
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
        if not token.is_alpha:
            continue
        initial = folded(token.text)[0]
        strict = initial + strict
        if token.lower_ not in SMALL_WORDS:
            if token.text[0].islower():
                return None
            plain = initial + plain
            if letters in (plain, strict):
                return position
    return None


def declared_places(doc: Doc, runs: Iterable[Run], explained: Sequence[str]) -> Iterator[Typed]:
    """Runs of capitalised words that the text calls a place: "Zarkot district", "the village of Zarkot"."""
    for run in runs:
        start, end = run.start, run.end
        after = doc[end] if end < len(doc) and not explained[end] else None
        no_place = doc[start:end].text.isupper() or doc[end - 1].tag_.startswith(
            "JJ"
        )  # "BET town hall", "Kurdish region"
        if after is not None and after.text in PLACE_NOUNS and not no_place:
            yield Typed(start, end + 1, "PLACE", PLACE_NOUNS[after.text])
        elif start >= 2 and doc[start - 1].text == "of" and doc[start - 2].lower_ in PLACE_NOUNS:
            yield Typed(start, end, "PLACE", PLACE_NOUNS[doc[start - 2].lower_])
