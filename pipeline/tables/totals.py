"""What several figures come to: rival claims are read side by side, groups of victims are added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from pipeline.tables.records import EventRow
from pipeline.vocabulary import Certainty, Relation

UNREAL = (Certainty.DENIED, Certainty.HYPOTHETICAL)


class Account(Protocol):
    """What of a row says how it counts."""

    @property
    def low(self) -> int | None: ...
    @property
    def best(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...
    @property
    def relation(self) -> str: ...
    @property
    def certainty(self) -> str: ...
    @property
    def counted(self) -> str: ...
    @property
    def claim_group(self) -> str: ...


class Range(NamedTuple):
    """low: None where nothing counts or no lower end is told; high: None where there is no upper end."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


def stands(row: Account) -> bool:
    """Whether a row is an account of its figure, counted or rival: no part, repeat or denial, and with a number."""
    numbered = row.low is not None or row.high is not None
    return row.relation == Relation.MAIN and row.certainty not in UNREAL and numbered


def counted_range(rows: Iterable[Account]) -> Range:
    """The range of rows of one effect: groups of victims are added up.

    No counted row: an empty range. The rows of a group speak of the same dead and are never added.
    """
    groups: dict[str, list[Account]] = {}
    for row in rows:
        groups.setdefault(row.claim_group, []).append(row)
    return added(group_range(told) for told in groups.values() if any(r.counted == "yes" for r in told))


def group_range(told: Sequence[Account]) -> Range:
    """The range of one group: the lowest low and the highest high of those that somebody stands by.

    The best is the counted row's. The end is open where an open figure is the largest, or where the counted number is
    also told as the least ("21", then "at least 21").
    """
    chief = next(row for row in told if row.counted == "yes")
    standing = [row for row in told if stands(row)]
    high = highest(standing)
    if high == chief.high and told_as_least(told, chief.low):
        high = None
    best = next(iter(given((chief.best, chief.low, chief.high))), None)
    return Range(min(given(row.low for row in standing), default=None), best, high)


def highest(standing: Sequence[Account]) -> int | None:
    """The highest high of these rows; None where none gives one, or where an open figure is larger."""
    high = max(given(row.high for row in standing), default=None)
    least = max(given(row.low for row in standing if row.high is None), default=0)
    return None if high is None or least > high else high


def told_as_least(told: Iterable[Account], number: int | None) -> bool:
    """Whether a number is told again as a lower end, with no upper one."""
    again = (row for row in told if row.relation == Relation.REPEAT)
    return number is not None and any((row.low, row.high) == (number, None) for row in again)


def added(ranges: Iterable[Range]) -> Range:
    """The sum of ranges that hold something; a low end that none gives and a high end that one lacks stay empty."""
    held = [r for r in ranges if r.best is not None]
    if not held:
        return Range()
    lows, bests, highs = (given(ends) for ends in zip(*held, strict=True))
    return Range(sum(lows) if lows else None, sum(bests), sum(highs) if len(highs) == len(held) else None)


def given(ends: Iterable[int | None]) -> list[int]:
    return [end for end in ends if end is not None]


def article_range(events: Iterable[EventRow], effect: str) -> Range:
    """An article's total of an effect: what its incidents come to; periods, rates and earlier events add nothing."""
    return added(told_range(event, effect) for event in events if event.kind == "incident")


def told_range(row: object, effect: str) -> Range:
    """The range that a row of events, incidents or articles holds of an effect, in three of its columns."""
    return Range(*(getattr(row, f"{effect}_{end}") for end in Range._fields))


def range_cells(ranges: Mapping[str, Range]) -> dict[str, Any]:
    """The cells of such a row, by column."""
    return {f"{effect}_{end}": number for effect, r in ranges.items() for end, number in r._asdict().items()}
