"""Names that the text calls a body, an outlet or a people by a noun: "the newspaper al-Zarkot", "the Zarkot party"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.abbreviations import ABBREVIATION
from pipeline.mentions.candidates import Run
from pipeline.mentions.hits import Typed, ends_bodys_name, name_like
from pipeline.mentions.name_words import GROUP_NOUNS, is_title
from pipeline.mentions.surroundings import WHERE, closes, is_no_name, speaks

OUTLETS = words("mentions.outlets")
BODIES = words("mentions.bodies")
PEOPLES = words("mentions.peoples")
LONGEST_NOUN_PHRASE = 4  # words
LONGEST_NAME = 12  # words of a group that is called by its place
RELATIVES = ("that", "which", "whose", "linked", "based", "backed")


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
        elif says_what_it_is(doc, run) and not is_no_name(doc, run.start, run.end):
            yield Typed(run.start, run.end, "ACTOR", "organization")


def says_what_it_is(doc: Doc, run: Run) -> bool:
    return is_body_apposed(doc, run.start, run.end) or is_speaking_abbreviation(doc, run)


def is_body_apposed(doc: Doc, start: int, end: int) -> bool:
    """Whether ", a group linked to ..." follows a name: not behind a preposition of place, nor "a group of men"."""
    if end + 3 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("a", "an"):
        return False
    if start and doc[start - 1].lower_ in WHERE:
        return False
    last = end + 2
    while last < min(end + 2 + LONGEST_NOUN_PHRASE, len(doc) - 1) and doc[last].lower_ not in GROUP_NOUNS | BODIES:
        if not doc[last].is_alpha and doc[last].text != "-":
            return False
        last += 1
    if last + 1 == len(doc):
        return False
    after = doc[last + 1]
    described = after.tag_ in ("VBN", "WDT") or after.lower_ in RELATIVES or after.text in (",", ".")
    return doc[last].lower_ in GROUP_NOUNS | BODIES and described


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
