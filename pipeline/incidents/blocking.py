"""Which events are compared at all: those that share a key, so that the time grows with the events and not their pairs.

A key joins what tells events apart (a place, a victim's name, a figure, a rare word) with a window of days. Events
without a day share rare words with one another, and with those that have a day the place and a rare word, or a
victim's name. Keys depend on the event alone, never on what else an archive holds.

On a key that many events have, such as a town at war, an event meets the NEIGHBOURS next to it in time and no others.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pipeline.incidents.event_evidence import EventEvidence

NEAR, WIDE = 4, 14  # days of a window; half of it is the gap that two events may have at least
CELL = 0.5  # degrees
RARE = 5.5  # the least weight of a rare word
RARE_DATED, RARE_UNDATED, RARE_ACROSS = 6, 24, 12  # so many of them are keys
NEIGHBOURS = 16  # events of a key, before an event and after it, that it is held against


def shared(event: EventEvidence) -> frozenset[int]:
    """What the event has in common with those that it may be compared with, whether these have a day or not."""
    return frozenset(map(number, (*within(event), *across(event))))


def comparable(one: EventEvidence, other: EventEvidence) -> bool:
    """Whether two events that share something are compared: one with a day and one without any always are."""
    return dated(one) != dated(other) or not frozenset(within(one)).isdisjoint(within(other))


def keys(event: EventEvidence) -> frozenset[int]:
    """What the event is filed under, as 64-bit numbers."""
    kind = "dated" if dated(event) else "undated"
    return frozenset(map(number, (*within(event), *(f"{kind} {key}" for key in across(event)))))


def sought(event: EventEvidence) -> frozenset[int]:
    """What it looks for: two events are compared where one seeks what the other is filed under, which is mutual."""
    kind = "undated" if dated(event) else "dated"
    return frozenset(map(number, (*within(event), *(f"{kind} {key}" for key in across(event)))))


def within(event: EventEvidence) -> Iterator[str]:
    """The keys that events with a day share with such, and events without one with such."""
    if day := event.first or event.published:
        yield from dated_keys(event, day)
    if not event.published:
        yield from undated_keys(event)


def dated(event: EventEvidence) -> bool:
    return bool(event.first or event.published)


def across(event: EventEvidence) -> Iterator[str]:
    """The keys by which an event with a day and one without any meet, and no two of a kind."""
    yield from (f"anywhere {name}" for name in event.victims)
    telling = (*figures(event), *rare_words(event, RARE_ACROSS if dated(event) else RARE_UNDATED))
    for spot in [*cells(event)] or {event.place} - event.wide - {""}:
        yield from (f"{spot} {word}" for word in telling)


def number(key: str) -> int:
    data = key.encode()
    return (zlib.crc32(data) << 31) ^ zlib.crc32(data[::-1])


def dated_keys(event: EventEvidence, day: int) -> Iterator[str]:
    for window in windows(day, NEAR):
        for place in spots(event):
            yield f"{place}|{window}"
        for figure in figures(event):
            yield f"{figure}|{window}"
        for word in rare_words(event, RARE_DATED):
            yield f"word {word}|{window}"
    for window in windows(day, WIDE):
        for name in event.victims:
            yield f"{name}|{window}"


def windows(day: int, width: int) -> tuple[str, str]:
    """The two windows that a day lies in; two days no more than half a width apart share one."""
    return f"{width}a{day // width}", f"{width}b{(day + width // 2) // width}"


def spots(event: EventEvidence) -> Iterator[str]:
    """The event's place, the finer places of its sentences, and the cells of a grid that its point lies in."""
    yield from {event.place, *event.places} - {""} - event.wide
    yield from cells(event)


def cells(event: EventEvidence) -> Iterator[str]:
    if event.latitude is not None and event.longitude is not None and event.place not in event.wide:
        for shift in (0.0, CELL / 2):
            yield f"{int((event.latitude + 90 + shift) / CELL)},{int((event.longitude + 180 + shift) / CELL)}"


def figures(event: EventEvidence) -> Iterator[str]:
    killed, wounded = event.best("killed"), event.best("wounded")
    if (killed or 0) + (wounded or 0) >= 4:
        yield f"{killed}/{wounded}"
    if (killed or 0) >= 8:
        yield f"killed {killed}"


def undated_keys(event: EventEvidence) -> Iterator[str]:
    yield from (f"word {word}" for word in rare_words(event, RARE_UNDATED))
    yield from event.victims


def rare_words(event: EventEvidence, most: int) -> list[int]:
    """The event's most telling words; of equals always the same, so that two events take the same ones."""
    rare = [word for word, weight in event.words.items() if weight >= RARE]
    return sorted(rare, key=lambda word: (-event.words[word], word))[:most]
