"""Where and when: the place and the date nearest a figure, the date resolved against publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.annotations import Mention
from pipeline.casualties.attribution.claims import SAYING

MONTHS = tuple("january february march april may june july august september october november december".split())
_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DATE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
    rf"|\b(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>(?:19|20)\d\d))?"
    rf"|\b(?:(?:late|early)\s+(?:on\s+)?)?(?P<weekday>{'|'.join(d.title() for d in _DAYS)})\b"
    r"(?:\s+(?:night|morning|evening|afternoon))?"
    r"|\b(?P<near>[Tt]oday|[Tt]onight|[Oo]vernight|[Yy]esterday|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b"
)
SPOKEN = re.compile(r"(\w+)\s*(?:reporters\s+|journalists\s+)?(?:in\s+a\s+statement\s+|late\s+|early\s+)?(?:on\s+)?$")
NEVER_EVENT = re.compile(r"(?:deadline|since|until|by|before)\s+(?:the\s+)?$", re.IGNORECASE)
DAYS_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DISTANCE = re.compile(
    rf"\b(?:(?:a|the|(?P<number>{'|'.join(DAYS_IN_WORDS)}|\d+))\s+days?\s+(?P<way>later|earlier|before)\b(?!\s+(?:the|that|a)\b)"
    r"|(?:on\s+)?the\s+(?P<next>next|following|previous)\s+(?:day|morning|night|evening))\b",
    re.IGNORECASE,
)
LONG_AGO = re.compile(
    r"\b(?:\w+\s+)?(?:years?|decades?|months?)\s+(?:ago|earlier|before)\b|\b(?:in|since)\s+(?:19|20)\d\d\b"
    r"|\b(?:last|the previous)\s+(?:year|month|decade)\b",
    re.IGNORECASE,
)
REACH = 2  # sentences before a figure's own that may say where it happened


# "KABUL (Reuters) - ...", "GARDEZ, Afghanistan, Sept 5 — ..."
DATELINE = re.compile(r"\s*[A-Z][A-Z' -]{2,}(?:,\s[\w .,]{2,40}?)?\s*(?:\([^)]{2,40}\)\s*)?[-–—:]{1,2}\s")
OF_SPEAKER = re.compile(
    r"\b(?:spokes\w+|ministr\w+|embassy|correspondents?|analysts?|diplomats?|envoys?|reporters|journalists|AFP|AP|Reuters"
    r"|statement|conference|headquarters|based|speaking|office|mission|delegation)\s+(?:in|from|for|at|to)\s+(?:the\s+)?$"
    r"|\b(?:said|told \w+|speaking|spoke)\s+(?:by\s+(?:tele)?phone\s+)?from\s+$"
    r"|\b(?:for|against|with)\s+(?:the\s+)?$"
)
FROM = re.compile(r"(?<!close)(?<!next)\s(?:from|to|towards?)\s+(?:the\s+)?$", re.IGNORECASE)
LOCATING = re.compile(
    r"\b(?:in|at|near|outside|around|of|on|inside|across|between|from|to|towards?|over|through)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    text: str
    iso: str  # "" where it can't be told


def find_date(text: str, start: int, end: int, sentences: Sequence[tuple[int, int]], published: str) -> When:
    """The date nearest a figure (characters start to end) in its sentence, the last of them, else in the one before.

    A time told by its distance ("a day later") is counted from the last date before it; one of long ago ("ten years
    ago", "in 1998") has no day, and takes none from the sentence before.
    """
    for number, sentence in enumerate(reversed(sentences)):
        later = DISTANCE.search(text, *sentence)
        match = _nearest_date(text, start, end, sentence)
        if match is not None and not (later and later.start() < match.start() <= later.end()):
            return When(match[0], resolve(match, published))
        if later is not None:
            return When(later[0], _from_anchor(text, later, sentences, published))
        if not number and (past := LONG_AGO.search(text, *sentence)):
            return When(past[0], "")
    return When("", "")


def _from_anchor(text: str, later: re.Match[str], sentences: Sequence[tuple[int, int]], published: str) -> str:
    """The day so many days from the last date told before; "" where none is."""
    told = [m for s in sentences for m in DATE.finditer(text, *s) if m.end() <= later.start()]
    anchor = resolve(told[-1], published) if told else ""
    if not anchor:
        return ""
    number = (later["number"] or "").lower()
    days = 1 if not number else int(number) if number.isdigit() else DAYS_IN_WORDS.index(number) + 1
    back = (later["way"] or later["next"] or "").lower() in ("earlier", "before", "previous")
    return (date.fromisoformat(anchor) + timedelta(days=-days if back else days)).isoformat()


def _nearest_date(text: str, start: int, end: int, sentence: tuple[int, int]) -> re.Match[str] | None:
    """The nearest date of a sentence that isn't the date of what was said."""
    best: tuple[int, re.Match[str]] | None = None
    for match in DATE.finditer(text, *sentence):
        before = text[sentence[0] : match.start()]
        said = SPOKEN.search(before)
        if (said and said[1].lower() in SAYING) or NEVER_EVENT.search(before):
            continue
        if text[match.end() : match.end() + 1] in ("-", "’", "'") and not text[match.end() + 1 :].startswith("s "):
            continue
        distance = match.start() - end if match.start() >= end else start - match.end()
        if best is None or distance < best[0]:
            best = (distance, match)
    return best[1] if best else None


def resolve(match: re.Match[str], published: str) -> str:
    """ISO date of a matched expression; weekdays and days without a year are the latest not after publication."""
    today = date.fromisoformat(published) if published else None
    groups = match.groupdict()
    month = groups["month"] or groups["month2"]
    if month:
        day, year = int(groups["day"] or groups["day2"]), groups["year"] or groups["year2"]
        return _dated(day, _month(month), int(year) if year else None, today)
    if today is None:
        return ""
    if groups["weekday"]:
        back = (today.weekday() - _DAYS.index(groups["weekday"].lower())) % 7
        return (today - timedelta(days=back)).isoformat()
    yesterday = groups["near"].lower() in ("yesterday", "last night")
    return (today - timedelta(days=1 if yesterday else 0)).isoformat()


def _month(name: str) -> int:
    return next(i for i, m in enumerate(MONTHS, start=1) if m.startswith(name.lower()[:3]))


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


def find_place(
    text: str,
    places: Sequence[Mention],
    start: int,
    end: int,
    sentences: Sequence[tuple[int, int]],
    barred: Sequence[tuple[int, int]],
) -> Mention | None:
    """The place nearest a figure: in its own sentence (the last of ``sentences``), else in the nearest one before.

    Of two in its sentence one after the figure wins over one before it, and one that something happened in over one
    that somebody came from. barred: character ranges that name somebody, such as "the ministry in Kabul"; datelines
    and the places of speakers are passed over too.
    """
    for number, (first, last) in enumerate(reversed(sentences)):
        inside = [
            p for p in places
            if first <= p.start < last and not any(b <= p.start < e for b, e in barred) and _of_event(text, p, first)
        ]  # fmt: skip
        if not inside:
            continue
        settled = [p for p in inside if p.entity_type != "country" or not FROM.search(text, first, p.start)] or inside
        if number:
            return settled[0]
        after = [p for p in settled if p.start >= end]
        before = [p for p in settled if p.end <= start]
        return (after or before[::-1] or settled)[0]
    return None


def _of_event(text: str, place: Mention, sentence: int) -> bool:
    """Whether a place can be that of an event: no dateline, no speaker's place, no name that only the model places."""
    dateline = DATELINE.match(text, sentence)
    if dateline and place.start < dateline.end():
        return False
    if OF_SPEAKER.search(text, sentence, place.start):
        return False
    return place.found_by == "pattern" or bool(LOCATING.search(text, sentence, place.start))
