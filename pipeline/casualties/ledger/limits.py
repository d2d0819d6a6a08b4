"""What no figure can be: words that hold none, and a number of more people than ever lived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.annotations import CASUALTIES, WRITERS
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.reading import Reading
from pipeline.faults import EMPTY_ROW, FIGURE_TOO_LARGE, note

if TYPE_CHECKING:
    from pipeline.casualties.ledger.ledger_entries import Entry

MOST_PEOPLE = 10**12  # far from where sums of an article's figures would outgrow a table's whole numbers


def with_words(doc: Doc, reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that some words of the sentence state; any other is noted as a fault."""
    found = []
    for figure in figures:
        if 0 <= figure.start < figure.end <= len(reading.words):
            found.append(figure)
        else:
            where = reading.words[figure.trigger.start].start
            note(doc, WRITERS[CASUALTIES], EMPTY_ROW, f"a figure at character {where} holds no text; it is left out")
    return found


def of_people(doc: Doc, entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose numbers can be of people; any other is noted as a fault, and they are numbered anew."""
    found = []
    for entry in entries:
        largest = max((n for n in (entry.low, entry.best, entry.high) if n is not None), default=0)
        if largest <= MOST_PEOPLE:
            found.append(entry)
        else:
            said = f"characters {entry.start} to {entry.end} tell of {largest:.3g} people"
            note(doc, WRITERS[CASUALTIES], FIGURE_TOO_LARGE, f"{said}, more than ever lived; the figure is left out")
    return renumbered(found)


def renumbered(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that were kept, numbered anew, with their owners."""
    numbers = {entry.number: number for number, entry in enumerate(entries)}
    return [
        replace(e, number=numbers[e.number], owner=None if e.owner is None else numbers.get(e.owner)) for e in entries
    ]
