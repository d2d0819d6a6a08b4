"""From an article's entries to its rows: the passes, in the order in which they run.

Each pass reads the book and writes decisions into it; what one has settled the next leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.events import placed_in_events
from pipeline.casualties.ledger.groups import grouped
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.structure import (
    carried_numbers,
    no_figures,
    parts_by_their_words,
    printed_again,
    rates,
    remembered,
)
from pipeline.casualties.ledger.walk import Weights
from pipeline.casualties.ledger.weighing import weighed, weighed_by

PASSES: tuple[Callable[[Book], None], ...] = (
    printed_again,
    carried_numbers,
    parts_by_their_words,
    remembered,
    rates,
    no_figures,
    weighed,
    grouped,
    placed_in_events,
)
BEFORE_WEIGHING = PASSES[: PASSES.index(weighed)]


def reckon(entries: Sequence[Entry], text: str, published: str) -> Book:
    """The settled book of an article; no entries: an empty one."""
    book = Book(entries, text, published)
    for settle in PASSES:
        settle(book)
    return book


def reckon_with(book: Book, weights: Weights) -> None:
    """Settle a book that stands before weighing by other weights than the shipped ones."""
    weighed_by(book, weights)
    for settle in PASSES[PASSES.index(weighed) + 1 :]:
        settle(book)
