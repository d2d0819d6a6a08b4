"""When an event took place, and how exactly the text tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.language.en.classes import listed
from pipeline.tables.records import CasualtyRow

MONTHS = [name[:3] for name in listed("months")]
WEEKDAYS = [name[:3] for name in listed("weekdays")]
MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
DAY = rf"(?:(?P<m1>{MONTH_NAME})\.? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<m2>{MONTH_NAME}))?"
WEEKDAY = r"(?P<week>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
JOIN = r"(?: (?:and|to|until|till|through)|[-–—]) ?"
# What stands before the last day of a range, and after the first: "between 5 and", "from 5 September to", "5–".
BEFORE = re.compile(rf"(?:{DAY}|{WEEKDAY})(?P<join>{JOIN})$")
AFTER = re.compile(rf"^(?P<join>{JOIN})(?:{DAY}|{WEEKDAY})(?=[,.;:)]| |$)")
OPENING = re.compile(r"\b(?:between|from) (?:[\w.]+ )?(?:[\w.]+ )?$", re.IGNORECASE)
WEEK = 7
MONTH = 31


@dataclass(frozen=True, slots=True)
class Days:
    """first, last: ISO days; told: the text gives them, else they are the day of publication, or empty."""

    first: str = ""
    last: str = ""
    told: bool = False

    def overlaps(self, other: Days) -> bool:
        """Whether nothing says that these are other days."""
        return not (self.told and other.told) or (self.first <= other.last and other.first <= self.last)

    def joined(self, other: Days) -> Days:
        """The days of two figures of one event."""
        if self.told and other.told:
            return Days(min(self.first, other.first), max(self.last, other.last), told=True)
        return other if other.told else self

    @property
    def length(self) -> int:
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1

    @property
    def ucdp(self) -> int | None:
        """date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer or not told."""
        if not self.first:
            return None
        if not self.told:
            return 5
        codes = ((1, 1), (WEEK - 1, 2), (WEEK, 3), (MONTH, 4))
        return next((code for longest, code in codes if self.length <= longest), 5)

    @property
    def acled(self) -> int | None:
        """time_precision: 1 the day, 2 within a week, 3 longer or not told."""
        if not self.first:
            return None
        if not self.told:
            return 3
        return 1 if self.length == 1 else 2 if self.length <= WEEK else 3


def days_of(rows: Sequence[CasualtyRow], published: str) -> Days:
    """The day that the first dated row tells, or a range that holds it in another; else the day of publication."""
    told = [_days(row) for row in rows if row.event_date]
    if not told:
        return Days(published, published)
    return max((d for d in told if d.first <= told[0].first and told[0].last <= d.last), key=lambda d: d.length)


def _days(row: CasualtyRow) -> Days:
    day = date.fromisoformat(row.event_date)
    other = _other_end(row, day)
    first, last = sorted((day, other or day))
    return Days(first.isoformat(), last.isoformat(), told=True)


def _other_end(row: CasualtyRow, day: date) -> date | None:
    """The other end of a range that the row's date is one end of."""
    sentence = " ".join(row.sentence.split())
    at = sentence.find(row.date_text)
    if not row.date_text or at < 0:
        return None
    before, after = sentence[:at].rstrip(), sentence[at + len(row.date_text) :]
    if (hit := BEFORE.search(before)) and _ranges(hit, before[: hit.start()]):
        return _day(hit, day, step=-1)
    if (hit := AFTER.search(after)) and _ranges(hit, before + " "):
        return _day(hit, day, step=1)
    return None


def _ranges(hit: re.Match[str], before: str) -> bool:
    """Whether the two days are the ends of a range: "and" needs a "between", and so does a bare "to"."""
    return hit["join"].strip() in ("-", "–", "—", "until", "till", "through") or bool(OPENING.search(before))


def _day(hit: re.Match[str], end: date, *, step: int) -> date | None:
    """The nearest day before (step -1) or after the known end that the words name; None where there is none."""
    if hit["week"]:
        wanted = WEEKDAYS.index(hit["week"][:3].lower())
        return next(d for n in range(1, 8) if (d := end + timedelta(days=step * n)).weekday() == wanted)
    month = (hit["m1"] or hit["m2"] or "")[:3].lower()
    return next(
        (
            d
            for n in range(1, 366)
            if (d := end + timedelta(days=step * n)).day == int(hit["day"])
            and (not month or d.month == MONTHS.index(month) + 1)
        ),
        None,
    )
