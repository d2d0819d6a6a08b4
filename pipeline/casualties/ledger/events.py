"""Events: which groups of victims are of one incident, which of another, and which of no incident at all."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.ledger.apart import days_differ, different_event, places_differ
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.ledger_entries import Entry


def placed_in_events(book: Book) -> None:
    """Number the events in text order.

    A text tells of one incident until words, a place or a day set another apart; a group goes with the latest event
    that nothing sets it apart from. Figures of another time go with one another only within a sentence.
    """
    events: list[list[Entry]] = []
    past: list[bool] = []
    numbers: dict[int, int] = {}
    groups: dict[int, list[Entry]] = {}
    for entry in book.entries:
        groups.setdefault(book.group[entry.number], []).append(entry)
    for number, members in sorted(groups.items()):
        old = all(book.relation(book.chief(e)) == "cumulative" for e in members)
        fits = [k for k, told in enumerate(events) if past[k] == old and _one_event(told, members, old=old)]
        chosen = fits[-1] if fits else len(events)
        if not fits:
            events.append([])
            past.append(old)
        events[chosen] += members
        numbers[number] = chosen
    for entry in book.entries:
        book.event[entry.number] = numbers[book.group[entry.number]]


def _one_event(told: Sequence[Entry], members: Sequence[Entry], *, old: bool) -> bool:
    """Whether nothing sets a group apart from an event: its first figure from the event's nearest ones."""
    first = members[0]
    beside = [e for e in told if e.sentence == first.sentence]
    if old:
        return bool(beside)
    if beside:
        return not all(_here_and_there(e, first) for e in beside)
    near = sorted(told, key=lambda e: abs(e.sentence - first.sentence))[:3]
    return not any(different_event(*_in_order(e, first)) for e in near)


def _here_and_there(one: Entry, other: Entry) -> bool:
    pair = _in_order(one, other)
    return one.effect == other.effect and (places_differ(*pair) or days_differ(*pair))


def _in_order(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    return (one, other) if one.start <= other.start else (other, one)
