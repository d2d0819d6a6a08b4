"""Expressions of days in a text, and the days that they mean by the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.language.en.calendar import (
    COUNTS,
    HOLIDAY,
    HOLIDAYS,
    MONTH,
    WEEKDAY,
    WEEKDAYS,
    days_counted,
    month_number,
)

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<{}>(?:19|20)\d\d))?\b"
_PART = r"(?:\s+(?:night|morning|evening|afternoon))?"
_TO = r"\s*(?:-|–|to|and|or)\s*"
DATE = re.compile(
    rf"\b(?P<first>{_DAY})(?:{_TO}(?P<last>{_DAY}))?\s+(?:of\s+)?(?P<month>{MONTH})\b\.?{_YEAR.format('year')}"
    rf"|\b(?P<month2>{MONTH})\.?\s+(?P<first2>{_DAY})(?:{_TO}(?P<last2>{_DAY}))?\b(?!,\d)"
    rf"{_YEAR.format('year2')}"
    rf"|\b(?:(?i:late|early|last)\s+(?:on\s+)?)?(?P<weekday>{WEEKDAY})\b{_PART}"
    r"|\b(?P<near>[Tt]oday|[Tt]onight|[Oo]vernight|[Yy]esterday|[Ll]ast night|[Ee]arlier in the day"
    r"|hours (?:ago|earlier)|(?:[Tt]his|[Ee]arly this|[Ll]ate this) (?:morning|afternoon|evening))\b"
    r"|\b(?:(?i:over|during|at|on)\s+)?(?i:the|this|last)\s+(?P<weekend>(?i:weekend))\b"
    rf"|\b(?P<holiday>{HOLIDAY})(?:\s+(?:(?P<year3>(?:19|20)\d\d)|(?P<last_year>last year)))?\b"
    rf"|\b(?P<ago>(?i:an?|{'|'.join(COUNTS)})|\d+) (?P<unit>day|week)s? ago\b"
)
LONG_AGO = re.compile(
    r"\b(?:\w+\s+)?(?:years?|decades?|months?)\s+(?:ago|earlier|before)\b|\b(?:in|since)\s+(?:19|20)\d\d\b"
    r"|\b(?:last|the previous)\s+(?:year|month|decade|week)\b|\bweeks (?:ago|earlier)\b",
    re.IGNORECASE,
)
BOUNDED = re.compile(r"(?:in (?P<year>(?:19|20)\d\d)|(?:last|the previous) (?P<unit>year|month|week))", re.IGNORECASE)
OLD = 14  # days


def resolve(match: re.Match[str], published: str) -> tuple[str, str]:
    """ISO dates of a matched expression, the second "" but for ranges.

    Weekdays, weekends and days without a year are the latest not after publication; "last Friday" is before it.
    """
    today = date.fromisoformat(published) if published else None
    groups = match.groupdict()
    if month := groups["month"] or groups["month2"]:
        year = groups["year"] or groups["year2"]
        ends = [groups["first"] or groups["first2"], groups["last"] or groups["last2"]]
        days = [_dated(_number(d), month_number(month), int(year) if year else None, today) if d else "" for d in ends]
        return days[0], days[1] if days[0] < days[1] else ""
    if groups["holiday"]:
        month_of, day_of = HOLIDAYS[groups["holiday"].lower().replace("’", "'")]
        said = today.year - 1 if today and groups["last_year"] else groups["year3"]
        return _dated(day_of, month_of, int(said) if said else None, today), ""
    if today is None:
        return "", ""
    if groups["weekend"]:
        sunday = today - timedelta(days=(today.weekday() + 1) % 7)
        return (sunday - timedelta(days=1)).isoformat(), sunday.isoformat()
    if groups["weekday"]:
        back = (today.weekday() - WEEKDAYS.index(groups["weekday"].lower())) % 7
        back = 7 if not back and match[0].lower().startswith("last") else back
    elif groups["ago"]:
        back = days_counted(groups["ago"]) * (7 if groups["unit"] == "week" else 1)
    else:
        back = 1 if groups["near"].lower() in ("yesterday", "last night") else 0
    return (today - timedelta(days=back)).isoformat(), ""


def may_be(words: str, day: str, published: str) -> bool:
    """Whether a day can be one of a time told without a day: in "last month"; True where the words tell no bounds."""
    told = BOUNDED.fullmatch(words)
    if told is None or not published:
        return True
    today, then = date.fromisoformat(published), date.fromisoformat(day)
    if told["year"]:
        return then.year == int(told["year"])
    if told["unit"].lower() == "year":
        return then.year == today.year - 1
    if told["unit"].lower() == "month":
        return (today.year - then.year) * 12 + today.month - then.month == 1
    return timedelta(0) < today - then <= timedelta(14)


def long_before(day: str, published: str) -> bool:
    """Whether a day is none of the news of the day of publication."""
    return bool(published) and date.fromisoformat(published) - date.fromisoformat(day) > timedelta(OLD)


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _dated(day: int, month: int, year: int | None, today: date | None) -> str:
    """ISO date; without a year the latest such day not after today; "" where there is no such day."""
    try:
        if year is not None:
            return date(year, month, day).isoformat()
        if today is None:
            return ""
        this_year = date(today.year, month, day)
        return (this_year if this_year <= today else date(today.year - 1, month, day)).isoformat()
    except ValueError:
        return ""
