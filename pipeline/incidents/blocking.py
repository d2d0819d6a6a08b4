"""Which events are compared at all: those that share a key, so that the time grows with the events and not their pairs.

A key joins what tells events apart (a place, a victim's name, a figure, a rare word) with a window of days; events
of articles without a day of publication share rare words. Keys depend on the event alone, never on what else an
archive holds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pipeline.incidents.event_evidence import EventEvidence

NEAR, WIDE = 4, 14  # days of a window; half of it is the gap that two events may have at least
CELL = 0.5  # degrees
RARE = 5.5  # the least weight of a rare word
RARE_DATED, RARE_UNDATED = 6, 24  # so many of them are keys


def keys(event: EventEvidence) -> frozenset[int]:
    """The event's keys as 64-bit numbers."""
    day = event.first or event.published
    said = {*dated_keys(event, day)} if day else set()
    if not event.published:
        said |= {*undated_keys(event)}
    return frozenset(number(key) for key in said)


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
