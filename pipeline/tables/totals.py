"""What several figures come to: rival claims are read side by side, groups of victims are added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

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


def group_range(rows: Iterable[Account]) -> Range:
    """The range of one group: the lowest low and the highest high of those that somebody stands by.

    The best is the counted row's. The end is open where an open figure ("at least 30") is the largest, or where the
    counted number is also told as the least ("21", then "at least 21").
    """
    told = list(rows)
    chief = next(r for r in told if r.counted == "yes")
    standing = [r for r in told if stands(r)]
    low = min((r.low for r in standing if r.low is not None), default=None)
    highest = max((r.high for r in standing if r.high is not None), default=None)
    ends = [r.low for r in standing if r.high is None and r.low is not None]
    again = any(r.relation == "repeat" and r.high is None and r.low is not None and r.low == chief.low for r in told)
    closed = highest is not None and all(n <= highest for n in ends) and not (again and highest == chief.high)
    high = highest if closed else None
    best = next((n for n in (chief.best, chief.low, chief.high) if n is not None), None)
    return Range(low, best, high)


def added(ranges: Iterable[Range]) -> Range:
    """The sum of ranges that hold something; a low end that none gives and a high end that one lacks stay empty."""
    held = [r for r in ranges if r.best is not None]
    if not held:
        return Range()
    lows = [r.low for r in held if r.low is not None]
    highs = [r.high for r in held if r.high is not None]
    best = sum(r.best for r in held if r.best is not None)
    return Range(sum(lows) if lows else None, best, sum(highs) if len(highs) == len(held) else None)


def article_range(events: Iterable[EventRow], effect: str) -> Range:
    """An article's total of an effect: what its incidents come to; periods, rates and earlier events add nothing."""
    return added(
        Range(*(getattr(event, f"{effect}_{end}") for end in ("low", "best", "high")))
        for event in events
        if event.kind == "incident"
    )
