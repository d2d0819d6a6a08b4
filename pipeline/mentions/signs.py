"""Names that the text itself declares: abbreviations it introduces, and places it calls by their kind."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.attrs import ORTH
from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.candidates import Run
from pipeline.mentions.hits import Typed, ends_bodys_name, name_like
from pipeline.mentions.name_words import CALENDAR, GROUP_NOUNS, PARTICLES, SPEECH, folded, is_title
from pipeline.mentions.surroundings import NOT_WHERE, SETTLEMENTS, is_no_name

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
OUTLETS = words("mentions.outlets")
BODIES = words("mentions.bodies")
PLURALS = words("mentions.plurals")
COMPASS_WORDS = words("mentions.compass_words")
BEFORE_SITES = words("mentions.before_sites")
LONGEST_TOWN = 2  # words
LONGEST_NAME = 12  # words of a group that is called by its place
PEOPLES = words("mentions.peoples")
BEFORE_TOWNS = words("mentions.before_towns")
ATTACKS = words("mentions.attacks")
LIST_MARKS = frozenset((",", "and", "or"))
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


def speaks(doc: Doc, end: int) -> bool:
    return end < len(doc) and (
        doc[end].lower_ in SPEECH or (doc[end].lower_ == "has" and doc[end + 1 : end + 2].text in SPEECH)
    )


def closes(doc: Doc, end: int) -> bool:
    """Whether a phrase ends here: what follows is no noun that the name only says more of."""
    return end == len(doc) or not doc[end].is_alpha or doc[end].is_stop


def is_plain(doc: Doc, start: int, end: int) -> bool:
    names = [t for t in doc[start:end] if t.is_alpha and t.lower_ not in PARTICLES]
    return 0 < len(names) <= LONGEST_TOWN and all(name_like(t.text) for t in names) and not is_title(names[0].text)


def declared_bodies(doc: Doc, runs: Iterable[Run]) -> Iterator[Typed]:
    """Runs beside a noun for a body: "the newspaper al-Zarkot", "the energy giant Zarkot", "the Zarkot party"."""
    for run in runs:
        before = doc[run.start - 1].text if run.start else ""
        after = doc[run.end].text if run.end < len(doc) and doc[run.end - 1].whitespace_ else ""
        led = (before in OUTLETS or before in BODIES) and doc[run.start - 1].whitespace_ and closes(doc, run.end)
        if after in BODIES and not led and after != "group" and closes(doc, run.end + 1):
            yield Typed(run.start, run.end + 1, "ACTOR", "organization")
        elif led and not is_title(doc[run.start].text):
            yield Typed(run.start, run.end, "ACTOR", "media" if before in OUTLETS else "organization")
        elif is_speaking_abbreviation(doc, run) and not is_no_name(doc, run.start, run.end):
            yield Typed(run.start, run.end, "ACTOR", "organization")


def is_speaking_abbreviation(doc: Doc, run: Run) -> bool:
    """Whether a name in capitals speaks: "COGAT told reporters", "the YDG-H denied it"."""
    text = doc[run.start : run.end].text
    letters = text.replace("-", "").replace(".", "")
    if len(text.split()) > 1 or not (letters.isalpha() and letters.isupper() and len(letters) in ABBREVIATION):
        return False
    end = run.end + 1 if run.end < len(doc) and doc[run.end].text == "," else run.end
    return speaks(doc, end)


def declared_peoples(doc: Doc, runs: Iterable[Run]) -> Iterator[Typed]:
    """ "the Zarkot tribe": a run and the noun after it."""
    for run in runs:
        if run.end < len(doc) and doc[run.end].text in PEOPLES:
            yield Typed(run.start, run.end + 1, "ACTOR", "people")


def declared_organizations(doc: Doc, explained: Sequence[str]) -> Iterator[Typed]:
    """Groups whose name begins with a place that a pattern knows: "Hindu Kush Dispatch", "Herat Relief Network"."""
    end = 0
    for start, told in enumerate(explained):
        if told != "PLACE" or start < end:
            continue
        if ends_bodys_name(doc, start):
            end = start + 1
            while end < len(doc) and explained[end] == "PLACE":
                end += 1
            yield Typed(first_capital(doc, start - 2), end, "ACTOR", "organization")
            continue
        first = end = start + 1
        last = min(len(doc), start + LONGEST_NAME)
        while end < last and doc[end - 1].whitespace_ and name_like(doc[end].text) and not is_title(doc[end].text):
            end += 1
        while end > first and doc[end - 1].lower_ not in GROUP_NOUNS:
            end -= 1
        while end + 1 < len(doc) and end > first and doc[end].text == "of" and name_like(doc[end + 1].text):
            end += 2
        if not all(explained[start:end]):
            yield Typed(start, end, "ACTOR", "organization")


def first_capital(doc: Doc, position: int) -> int:
    """Where the capitalised words begin that end at a token: "Central" of "the Central Bank"."""
    while position and doc[position - 1].whitespace_ and name_like(doc[position - 1].text):
        if doc[position - 1].is_stop or is_title(doc[position - 1].text):
            break
        position -= 1
    return position


def towns(doc: Doc, runs: Iterable[Run], weak: Collection[Run], places: Iterable[int]) -> Iterator[Run]:
    """Runs that stand where towns stand ("in Zarkot"), or in one list with places ("Vale, Zarkot and Kutvan").

    runs: those that nothing else explains, wherever they are printed. weak: those of
    them that the model took for a person, whom a list with places doesn't make a town.
    places: tokens of the article's places.
    """
    known = set(places)
    pending = [run for run in runs if _town_like(doc, run)]
    found = []
    for run in pending:
        before = doc[run.start - 1].lower_ if run.start else ""
        after = doc[run.end].text if run.end < len(doc) else ""
        if before in BEFORE_TOWNS:
            there = run.start < 2 or doc[run.start - 2].lower_ not in NOT_WHERE
        else:
            there = before in COMPASS_WORDS or after in PLACE_NOUNS or _attacked(doc, run) or _counted(doc, run)
        if there:
            found.append(run)
    names = {doc[run.start : run.end].text for run in found}
    found = [run for run in pending if doc[run.start : run.end].text in names]
    known.update(i for run in found for i in range(run.start, run.end))
    listed = [run for run in pending if run not in weak and run not in found]
    for run in [*listed, *reversed(listed)]:  # forwards, then backwards
        if run not in found and _in_list(doc, run, known):
            found.append(run)
            known.update(range(run.start, run.end))
    yield from found


def _town_like(doc: Doc, run: Run) -> bool:
    words = doc[run.start : run.end]
    if len(words) > 2 or not all(name_like(word.text) for word in words) or is_no_name(doc, run.start, run.end):
        return False
    if (
        is_title(words[0].text)
        or words[0].lower_ in CALENDAR
        or words[-1].tag_.startswith("JJ")
        or words[-1].tag_ == "NNPS"
        or words[-1].lower_ in GROUP_NOUNS
    ):
        return False
    if run.end == len(doc) or doc[run.end].text in PLACE_NOUNS or doc[run.end].text in PLURALS:
        return True
    after = doc[run.end]  # "in Zarkot's", "in Zarkot prison", "in Zarkoti-held"
    return after.text not in ("'s", "’s", "-") and not after.tag_.startswith(("NN", "CD"))


def _attacked(doc: Doc, run: Run) -> bool:
    return run.start > 1 and doc[run.start - 1].text == "on" and doc[run.start - 2].lower_ in ATTACKS


def _counted(doc: Doc, run: Run) -> bool:
    """Whether the run is one of two places called by their kind: "Zarkot and Kutvan districts"."""
    end = run.end
    if end + 1 < len(doc) and doc[end].text == "and" and doc[end + 1].text[0].isupper():
        end += 2
    return end < len(doc) and doc[end].text in PLURALS


def _in_list(doc: Doc, run: Run, places: Container[int]) -> bool:
    """Whether a run is listed with a place: "Vale and Zarkot", "Vale, Zarkot and Kutvan", "from Zarkot, Vale"."""
    before, after = _linked(doc, run.start - 1, -1), _linked(doc, run.end, 1)
    for place, joined in (before, after):
        if place in places and joined:
            return True
    if before[0] in places or after[0] in places:
        both = all(0 <= i < len(doc) and doc[i].text[0].isupper() for i, _ in (before, after))
        source = run.start > 0 and doc[run.start - 1].lower_ in ("from", "of", "at", "to")
        opens_list = after[0] in places and _linked(doc, after[0] + 1, 1)[1]
        return both or opens_list or (source and after[0] in places)
    return False


def _linked(doc: Doc, position: int, step: int) -> tuple[int, bool]:
    """The token beyond a comma, an "and", or both, and whether there is an "and"; -1 where there is no list."""
    marks: list[str] = []
    while 0 <= position < len(doc) and len(marks) < 2 and doc[position].lower_ in LIST_MARKS:
        marks.append(doc[position].lower_)
        position += step
    return (position if marks else -1), any(mark != "," for mark in marks)
