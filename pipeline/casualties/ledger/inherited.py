"""Place and day of figures whose own sentences give none: from the other figures of their group and event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.casualties.ledger.apart import set_apart
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.entries import Entry

REACH = 5  # sentences after a dated figure that can still be about its day


def with_context(book: Book) -> list[Entry]:
    """The entries, those without a place or a day with those of the same dead.

    A day also comes from the first dated figure of an article that dates no other, where nothing sets the later
    figure apart from it.
    """
    news = [e for e in book.entries if book.relation(e) != "cumulative"]
    found = {e.number: e for e in book.entries}
    for entry in news:
        others = [found[e.number] for e in news if book.group[e.number] == book.group[entry.number] and e is not entry]
        part = book.relation(entry) == "part"
        placed = [e for e in others if e.place is not None and (part or book.relation(e) != "part")]
        if entry.place is None and len({e.place_text for e in placed}) == 1:
            entry = replace(entry, place=placed[0].place, place_text=placed[0].place_text)
        dated = next((e for e in others if e.when.iso), None)
        if not entry.when.text and dated is not None:
            entry = replace(entry, when=dated.when)
        found[entry.number] = entry
    told = [found[e.number] for e in news if found[e.number].when.iso]
    if len({e.when.iso for e in told}) == 1:
        for entry in news:
            if not found[entry.number].when.text and _one(told[0], found[entry.number]):
                found[entry.number] = replace(found[entry.number], when=told[0].when)
    return [found[e.number] for e in book.entries]


def _one(dated: Entry, entry: Entry) -> bool:
    """Whether a later figure can be one of the same event: nothing sets it apart, and no other place is named."""
    if not 0 <= entry.sentence - dated.sentence <= REACH or set_apart(dated, entry):
        return False
    known: Sequence[str] = [p.entity_id or p.entity_name for p in (dated.place, entry.place) if p is not None]
    return len(set(known)) < 2
