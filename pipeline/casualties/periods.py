"""Figures of an earlier or a longer time: "since 2001", "this year", "in a similar attack in March"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.casualties.ledger import Entry
from pipeline.casualties.places_dates import MONTHS

_MONTH = "|".join(MONTHS)
PERIOD = re.compile(
    rf"\bsince\s+(?:(?:{_MONTH})\s+)?(?:19|20)\d\d\b"
    r"|\b(?:so far |earlier )?this year\b|\blast (?:year|month)\b|\bthis (?:decade|century)\b"
    r"|\b(?:in|over|during) the (?:past|last|previous|preceding) (?:\w+ )?(?:years?|decades?|months?)\b"
    r"|\b(?:over|throughout) the (?:years|decades)\b|\bof violence has\b|\bto date\b"
    r"|\b(?:years|decades) of (?:war|violence|fighting|conflict|insurgency)\b"
    r"|\ba year (?:ago|earlier)\b|\byears (?:ago|earlier)\b|\bcombined (?:death )?toll\b"
    r"|\bin (?:a |an |the |that )?(?:earlier|previous|similar|past) (?:\w+ )?"
    r"(?:attacks?|raids?|blasts?|bombings?|incidents?|clash(?:es)?)\b",
    re.IGNORECASE,
)
YEAR = re.compile(rf"\b(?:in|of)\s+(?:(?:{_MONTH})\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
MONTH_ONLY = re.compile(rf"\b(?:in|last)\s+({_MONTH.title()})\b(?!\s+\d)")

# "a year after 14 of his colleagues died", "came a month after a bomb killed nine": an earlier event told by its
# distance from this one.
DISTANCE = re.compile(
    r"\b(?:days|weeks?|months?|years?|decades?) (?:after|since|before that)\s(?!(?:the|this|that|his|her) "
    r"(?:attack|blast|war|invasion|coup|takeover|revolution|ceasefire|truce|start)\b)[^,;]*$",
    re.IGNORECASE,
)


def mark_periods(entries: Sequence[Entry], published: str) -> None:
    """Figures of an earlier or a longer time, by the words of their own clause."""
    for entry in entries:
        if entry.relation != "main":
            continue
        clause = _clause(entry)
        if PERIOD.search(clause) or DISTANCE.search(_before(entry)) or _past_month(clause, published):
            entry.relation = "cumulative"
            continue
        year = YEAR.search(clause)
        if year and not entry.when.iso:
            known = int(published[:4]) if published else None
            others = any(e is not entry and e.effect == entry.effect and e.relation == "main" for e in entries)
            if (known is not None and int(year[1]) < known) or (known is None and others):
                entry.relation = "cumulative"


def _past_month(clause: str, published: str) -> bool:
    """Whether the clause names a month, without a day, that is not the month of publication nor the one before."""
    match = MONTH_ONLY.search(clause)
    if match is None or not published:
        return False
    today = date.fromisoformat(published)
    month = MONTHS.index(match[1].lower()) + 1
    return (today.month - month) % 12 > 1


def _before(entry: Entry) -> str:
    """The words of the sentence before the figure's own."""
    figure = entry.figure
    return " ".join(w.shape for w in entry.reading.words[: min(figure.phrase.start, figure.trigger.start)]) + " "


def _clause(entry: Entry) -> str:
    """The words of the sentence between semicolons, and between "while" and its like, around the figure."""
    words = entry.reading.words
    first, last = entry.figure.start, entry.figure.end
    while first > 0 and words[first - 1].kind != ";" and words[first - 1].text not in ("while", "whereas", "but"):
        first -= 1
    while last < len(words) and words[last].kind != ";" and words[last].text not in ("while", "whereas", "but"):
        last += 1
    return " ".join(w.shape for w in words[first:last])
