"""Figures of an earlier or a longer time: "since 2001", "this year", "in a similar attack in March".

Some expressions always tell of another time than the article's event; others ("since the siege began", "in three
months of fighting", "last week") do so only where the article also gives a figure of the event itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.language.en.calendar import MONTHS
from pipeline.language.en.classes import words

_MONTH = "|".join(MONTHS)
_WARS = r"war|conflict|insurgency|violence|crisis|uprising|rebellion|crackdown|unrest|fighting"
_SPAN = r"(?:days?|weeks?|months?|years?|decades?)"
_EVENTS = r"(?:attacks?|raids?|blasts?|bombings?|incidents?|clash(?:es)?)"
PERIOD = re.compile(
    rf"\bsince\s+(?:(?:{_MONTH})\s+)?(?:19|20)\d\d\b"
    r"|\b(?:so far |earlier )?this year\b|\blast (?:year|month)\b|\bthis (?:decade|century)\b"
    r"|\b(?:in|over|during) the (?:past|last|previous|preceding) (?:\w+ )?(?:years?|decades?|months?)\b"
    r"|\b(?:between|from) (?:19|20)\d\d (?:and|to|until) (?:19|20)\d\d\b"
    r"|\b(?:over|throughout) the (?:years|decades)\b|\bof violence has\b|\bto date\b"
    r"|\b(?:years|decades) of (?:war|violence|fighting|conflict|insurgency)\b"
    r"|\ba year (?:ago|earlier)\b|\byears (?:ago|earlier)\b|\bcombined (?:death )?toll\b"
    rf"|\bin (?:a |an |the |that )?(?:earlier|previous|past) (?:\w+ )?{_EVENTS}\b",
    re.IGNORECASE,
)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|last night|the weekend"
SINCE_A_DAY = re.compile(rf"\bsince (?:last |late (?:on )?|early (?:on )?)?(?:{_DAYS})\b", re.IGNORECASE)
SINCE = re.compile(
    rf"\bsince (?!(?:last |late (?:on )?)?(?:{_DAYS})\b)"
    r"(?!noon\b|dawn\b|midnight\b|daybreak\b|sunrise\b|early\b|this \w+|(?:the|that) (?:\w+ )?(?:attack|blast|"
    r"explosion|raid|strike|shooting|bombing)\b)\S+",
    re.IGNORECASE,
)
DAYS = re.compile(
    r"\b(?:in|over|during|within) (?:the )?(?:past|last|previous|recent|preceding) (?:\w+ )?(?:days?|\w+ hours)\b",
    re.IGNORECASE,
)
STRETCH = re.compile(
    r"\b(?:in|during|over) the (?:first|second|last) (?:half|quarter|weeks?|months?|\w+ months) of\b", re.IGNORECASE
)
WARS = re.compile(
    rf"\b(?:in|over|after|during) (?:the )?(?:\w+ )?{_SPAN} of (?:{_WARS}|clashes|siege)\b"
    rf"|\b(?:{_WARS})\b[^;]*?\b(?:has|have) (?:so far |already )?"
    r"(?:killed|claimed|left|cost|displaced|wounded|driven|uprooted)\b",
    re.IGNORECASE,
)
BACKGROUND = re.compile(
    r"\b(?:in|over|during|within) (?:the )?(?:past|last|previous|recent|preceding) (?:\w+ )?"
    r"(?:weeks?|months?|years?|decades?)\b"
    r"|\b(?:a|one|two|three|four|five|\d+) (?:weeks?|months?) (?:ago|earlier|before)\b"
    r"|\b(?:last|this|the previous|the preceding) week\b|\bthis month\b",
    re.IGNORECASE,
)
TOLD = (
    ("a longer or earlier time", PERIOD),
    ("since a time", SINCE),
    ("since a day", SINCE_A_DAY),
    ("in some days", DAYS),
    ("a stretch of a longer time", STRETCH),
    ("a war's toll", WARS),
    ("a time that may be longer", BACKGROUND),
)
YEAR = re.compile(rf"\b(?:in|of)\s+(?:(?:{_MONTH})\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
MONTH_ONLY = re.compile(rf"\b(?:in|last)\s+({_MONTH.title()})\b(?!\s+\d)")
# "the worst attack since 2015, when 40 people died": the year is of what follows, not of what stands before.
RECORD = re.compile(
    rf"\b(?:worst|deadliest|bloodiest|heaviest|biggest|largest|highest|greatest|"
    rf"(?:first|second|third) (?:\w+ )?{_EVENTS})\b"
    r"(?:(?! (?:when|in which|that) )[^,;])*",
    re.IGNORECASE,
)

# "a year after 14 of his colleagues died", "came a month after a bomb killed nine": an earlier event told by its
# distance from this one.
DISTANCE = re.compile(
    r"\b(?:days|weeks?|months?|years?|decades?) (?:after|since|before that)\s(?!(?:the|this|that|his|her) "
    r"(?:attack|blast|war|invasion|coup|takeover|revolution|ceasefire|truce|start)\b)[^,;]*$",
    re.IGNORECASE,
)
WHEN = re.compile(r"\W*(?:when|in which|that)\b", re.IGNORECASE)
OF_A_PLACE = re.compile(r", where\b[^,;]*$", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:where|which|who|whose)\b", re.IGNORECASE)  # "in Kunar, where they began last week"
RATE = re.compile(
    r"\b(?:a|per|each|every) (?:day|week|month|year)\b|\b(?:on|an) average\b"
    r"|\bevery \w+ (?:days|weeks|months|years)\b",
    re.IGNORECASE,
)
UNITS = frozenset({"day", "week", "month", "year"})
EVERY = re.compile(
    r"\b(?:per|each|every) (?:(?:half(?:[ -]an?)?|few|\w+) )?(?:seconds|minutes?|hours?)\b", re.IGNORECASE
)
LONG_BEFORE = "a day long before the article"
NEWS = 8  # days
BORDERS = words("contrasts")


def period_terms(entry: Entry, entries: Sequence[Entry], published: str) -> list[str]:
    """What the words of a figure's own clause say of another time or a longer one; entries: the article's."""
    clause = _Clause.of(entry, entries)
    found = [term for term, expression in TOLD if clause.tells(expression)]
    if DISTANCE.search(clause.before):
        found.append("told by its distance from the event")
    if _past_month(clause, published):
        found.append("a past month")
    if not entry.when.iso and (past := _past_year(clause, published)):
        found.append(past)
    if _long_before(entry, published):
        found.append(LONG_BEFORE)
    if RATE.search(clause.text):
        found.append("a rate")
    return found


def is_rate(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a figure is told as so many in a stretch of time: "one every half hour", "three people a day"."""
    at, reading = entry.figure.phrase.end, entry.reading
    often = EVERY.search(entry.sentence_text) and _Clause.of(entry, entries).tells(EVERY)
    daily = reading.text(at) in ("a", "per") and reading.text(at + 1) in UNITS and reading.text(at + 2) != "ago"
    return bool(often) or (entry.best is not None and daily)


def only_of_a_place(entry: Entry, entries: Sequence[Entry], published: str) -> bool:
    """Whether a figure is only told of a place in the news: "the town, where gunmen killed 40 in April"."""
    clause = _Clause.of(entry, entries)
    if not OF_A_PLACE.search(clause.before):
        return False
    return _past_month(clause, published) or _past_year(clause, published) == "a past year" or clause.tells(PERIOD)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around a figure. before: of the whole sentence up to it; start, end: characters of its own words;
    others: those of the sentence's other figures of its effect."""

    text: str
    before: str
    start: int
    end: int
    others: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, entry: Entry, entries: Sequence[Entry]) -> _Clause:
        words = entry.reading.words
        first, last = entry.figure.start, entry.figure.end
        while first > 0 and words[first - 1].kind != ";" and words[first - 1].text not in BORDERS:
            first -= 1
        while last < len(words) and words[last].kind != ";" and words[last].text not in BORDERS:
            last += 1
        places: list[int] = []
        text = ""
        for word in words[first:last]:
            places.append(len(text))
            text += word.shape + " "

        def span(other: Entry) -> tuple[int, int]:
            figure = other.figure
            start = min(figure.phrase.start, figure.trigger.start)
            end = max(figure.phrase.end, figure.trigger.end)
            return places[max(start, first) - first], places[min(end, last) - first - 1]

        near = [
            e for e in entries
            if e.reading is entry.reading and e.effect == entry.effect and e.figure.trigger is not entry.figure.trigger
            and first <= e.figure.phrase.start and max(e.figure.phrase.end, e.figure.trigger.end) <= last
        ]  # fmt: skip
        start, end = span(entry)
        figure = min(entry.figure.phrase.start, entry.figure.trigger.start)
        before = " ".join(w.shape for w in words[:figure]) + " "
        return cls(text, before, start, end, tuple(span(e) for e in near))

    def tells(self, expression: re.Pattern[str]) -> bool:
        """Whether an expression speaks of this figure: none of the others is nearer, and it is no record's year."""
        records = [r.span() for r in RECORD.finditer(self.text)]
        for match in expression.finditer(self.text):
            record = next((end for start, end in records if start <= match.start() < end), None)
            if record is not None and (self.start < record or not WHEN.match(self.text, record)):
                continue
            if RELATIVE.search(self.text[self.end : match.start()]):
                continue
            own = _distance(match, (self.start, self.end))
            if all(own <= _distance(match, other) for other in self.others):
                return True
        return False


def _long_before(entry: Entry, published: str) -> bool:
    """Whether the figure's own sentence dates it further back than news goes."""
    if not (published and entry.when.iso and entry.when.step == "sentence"):
        return False
    return (date.fromisoformat(published) - date.fromisoformat(entry.when.iso)).days > NEWS


def _distance(match: re.Match[str], span: tuple[int, int]) -> int:
    return max(match.start() - span[1], span[0] - match.end(), 0)


def _past_month(clause: _Clause, published: str) -> bool:
    """Whether the clause names a month, without a day, that is not the month of publication nor the one before; in what
    is only told of a place not the one before either."""
    match = MONTH_ONLY.search(clause.text)
    if match is None or not published:
        return False
    today = date.fromisoformat(published)
    month = MONTHS.index(match[1].lower()) + 1
    return (today.month - month) % 12 > (0 if OF_A_PLACE.search(clause.before) else 1)


def _past_year(clause: _Clause, published: str) -> str:
    """Whether the clause names a year before the one of publication, or any where that isn't known."""
    year = YEAR.search(clause.text)
    if year is None or not clause.tells(YEAR):
        return ""
    if not published:
        return "a year"
    return "a past year" if int(year[1]) < int(published[:4]) else ""
