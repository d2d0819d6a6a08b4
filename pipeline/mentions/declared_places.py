"""Names that the text calls a place by a noun for one: "Zarkot district", "the village of Zarkot"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.candidates import Run
from pipeline.mentions.hits import Typed, name_like
from pipeline.mentions.name_words import GROUP_NOUNS, PARTICLES, is_title
from pipeline.mentions.surroundings import SETTLEMENTS, closes, speaks

PLACES_OF = {
    "province": words("mentions.place.province"),
    "district": words("mentions.place.district"),
    "village": words("mentions.place.village"),
    "city": words("mentions.place.city"),
    "valley": words("mentions.place.valley"),
    "pass": words("mentions.place.pass"),
    "river": words("mentions.place.river"),
    "road": words("mentions.place.road"),
    "region": words("mentions.place.region"),
    "other": words("mentions.place.other"),
}
PLACE_NOUNS = {noun: kind for kind, nouns in PLACES_OF.items() for noun in nouns}
SITES = words("mentions.sites") - GROUP_NOUNS - {"embassy", "academy", "college"}
KIND_BEFORE = words("mentions.kind_before")
OF_TOWNS = words("mentions.of_towns")
BEFORE_SITES = words("mentions.before_sites")
LONGEST_TOWN = 2  # words


def declared_places(doc: Doc, runs: Iterable[Run], explained: Sequence[str]) -> Iterator[Typed]:
    """Runs of capitalised words that the text calls a place: "Zarkot district", "the village of Zarkot", "Zarkot
    refugee camp", "the capital Zarkot", "Zarkot General Hospital"."""
    for run in runs:
        start, end = run.start, run.end
        last = noun_after(doc, end, explained)
        # "BET town hall", "Kurdish region"
        no_place = doc[start:end].text.isupper() or doc[end - 1].tag_.startswith("JJ")
        if last and not (no_place and last == end + 1):
            yield Typed(start, last, "PLACE", PLACE_NOUNS.get(doc[last - 1].lower_, "other"))
        elif start >= 2 and doc[start - 1].text == "of" and doc[start - 2].lower_ in PLACE_NOUNS:
            yield Typed(start, end, "PLACE", PLACE_NOUNS[doc[start - 2].lower_])
        elif (
            start >= 2
            and doc[start - 1].text == "of"
            and doc[start - 2].lower_ in OF_TOWNS
            and is_plain(doc, start, end)
        ):
            yield Typed(start, end, "PLACE", "other")
        elif is_place_apposed(doc, start, end) or is_site(doc, start, end):
            yield Typed(start, end, "PLACE", PLACE_NOUNS.get(doc[end - 1].lower_, "other"))
        elif start and doc[start - 1].lower_ in KIND_BEFORE and closes(doc, end) and is_plain(doc, start, end):
            yield Typed(start, end, "PLACE", PLACE_NOUNS.get(doc[start - 1].lower_, "other"))


def noun_after(doc: Doc, end: int, explained: Sequence[str]) -> int:
    """One past the noun for a place that follows a name, one lower-case word between them or none; 0 for none."""
    for last in (end + 1, end + 2):
        if last > len(doc) or explained[last - 1]:
            return 0
        word = doc[last - 1]
        if not word.text.islower() or not doc[last - 2].whitespace_ or word.is_stop:
            return 0
        if word.text in PLACE_NOUNS or word.text in SITES or (last > end + 1 and word.text in ("field", "fields")):
            modifies = last < len(doc) and doc[last].text in PLACE_NOUNS | dict.fromkeys(SITES)
            return 0 if modifies and last == end + 1 else last
        if word.text not in BEFORE_SITES:
            return 0
    return 0


def is_place_apposed(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma and a noun for a place follow: "Zarkot, the capital of the north", "Zarkot, a town"."""
    after = [token.lower_ for token in doc[end : end + 4]]
    if after[:1] != [","] or after[1:2] not in (["a"], ["the"]) or not is_plain(doc, start, end):
        return False
    return any(word in PLACE_NOUNS or word in SETTLEMENTS for word in after[2:])


def is_site(doc: Doc, start: int, end: int) -> bool:
    """Whether a name's own last word is a noun for a place, and nothing makes it a body that speaks."""
    last = doc[end - 1].lower_
    if end - start < 2 or not (last in SITES or PLACE_NOUNS.get(last) == "region"):
        return False
    return not speaks(doc, end)


def is_plain(doc: Doc, start: int, end: int) -> bool:
    names = [t for t in doc[start:end] if t.is_alpha and t.lower_ not in PARTICLES]
    return 0 < len(names) <= LONGEST_TOWN and all(name_like(t.text) for t in names) and not is_title(names[0].text)
