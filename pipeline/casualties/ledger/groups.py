"""Groups of victims: whatever is told of the same dead stands in one, and one row of it counts."""

from __future__ import annotations

from pipeline.casualties.ledger.apart import days_differ, different_event, places_differ
from pipeline.casualties.ledger.book import UNSURE, Book
from pipeline.casualties.ledger.identities import generic, name_words, victims_differ
from pipeline.casualties.ledger.ledger_entries import Entry


def grouped(book: Book) -> None:
    """Number the groups in text order; the chief counts where it is news, sure and has a number."""
    chiefs: dict[int, int] = {}
    for entry in book.entries:
        chief = _kept_company(book, book.chief(entry))
        book.group[entry.number] = chiefs.setdefault(chief.number, len(chiefs))
        own = entry.number == book.chief(entry).number
        sure = entry.certainty not in UNSURE and book.relation(entry) == "main"
        book.counted[entry.number] = own and sure and book.numbers(entry).quantity_kind != "none"


def _kept_company(book: Book, chief: Entry) -> Entry:
    """Whose group a figure joins that is denied, without a number or of another time: where the same dead stand."""
    if book.relation(chief) == "cumulative":
        return _same_number(book, chief)
    if chief.certainty not in UNSURE and book.size(chief) > 0:
        return chief
    others = [e for e in book.entries if e is not chief and e.effect == chief.effect and _counts(book, e)]
    near = sorted(others, key=lambda e: (e.start > chief.start, abs(e.start - chief.start)))
    for other in near:
        pair = (other, chief) if other.start < chief.start else (chief, other)
        if not victims_differ(*pair) and not different_event(*pair) and _fits(book, chief, other):
            return other
    return chief


def _counts(book: Book, entry: Entry) -> bool:
    sure = entry.certainty not in UNSURE and book.size(entry) > 0
    return sure and book.chief(entry) is entry and book.relation(entry) == "main"


def _fits(book: Book, entry: Entry, other: Entry) -> bool:
    if entry.certainty in UNSURE and book.size(entry) > 0 and book.size(entry) != book.size(other):
        return generic(entry) or generic(other) or entry.victim.head == other.victim.head
    return True


def _same_number(book: Book, entry: Entry) -> Entry:
    """The first figure of another time that can be the same dead again: as many, and nothing tells them apart."""
    for earlier in book.entries[: entry.number]:
        past = earlier.effect == entry.effect and book.relation(earlier) == "cumulative"
        if past and book.size(earlier) == book.size(entry) and not _others(earlier, entry):
            return earlier
    return entry


def _others(one: Entry, other: Entry) -> bool:
    """Whether two figures of another time are of two incidents or of other victims; one dead is known by the name."""
    names = name_words(one), name_words(other)
    if all(names) and not names[0] & names[1]:
        return True
    return victims_differ(one, other) or places_differ(one, other) or days_differ(one, other)
