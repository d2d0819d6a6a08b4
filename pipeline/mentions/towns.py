"""Towns by where their names stand: "in Zarkot", "Vale, Zarkot and Kutvan"."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator

from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.candidates import Run
from pipeline.mentions.declared_places import PLACE_NOUNS
from pipeline.mentions.hits import name_like
from pipeline.mentions.name_words import CALENDAR, GROUP_NOUNS, is_title
from pipeline.mentions.surroundings import NOT_WHERE, is_no_name

PLURALS = words("mentions.plurals")
COMPASS_WORDS = words("mentions.compass_words")
BEFORE_TOWNS = words("mentions.before_towns")
ATTACKS = words("mentions.attacks")
LIST_MARKS = frozenset((",", "and", "or"))


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
