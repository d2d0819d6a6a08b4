"""On which day a figure's event was: the dates of its sentence and of those around it, by the day of publication.

The order of the choice, first that gives a day:
1. a date of the figure's own sentence, in its own clause before past a border, the nearest; a time told by its
   distance ("a day later") is counted from the last date before it;
2. a date of the sentence before in the paragraph;
3. for a headline or an opening figure, the last date of the sentences of the opening before it that tell of
   violence, else the first date of the next ones;
4. the last date of the sentences before that tells of violence;
5. the date by which the article's opening tells of violence.
No date of the event is one of what was said ("said on Monday that"), of a deadline ("since", "until"), of another
occasion ("Sunday's vote", "the October 7 attacks"), of the update ("the toll rose to 21 on Wednesday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.casualties.attribution.claims import SAYING
from pipeline.casualties.attribution.dates import DATE, LONG_AGO, resolve
from pipeline.casualties.attribution.places import BORDER, HARM, OPENING, REMOTE, Spot
from pipeline.casualties.attribution.sites import DATELINE, EVENT
from pipeline.language.en.calendar import COUNTS, days_counted

SPOKEN = re.compile(
    r"\b(\w+)\s*(?:reporters\s+|journalists\s+)?"
    r"(?:in\s+an?\s+(?:\w+\s+){0,2}?(?:statement|post|message|interview|video|briefing|address)\s+(?:(?:on|to|with)\s+(?:\w+\s+){1,2})?)?"
    r"(?:late\s+|early\s+)?(?:on\s+)?$"
)
PLACED = frozenset({"place", "put", "places", "placed"})
TELLING = re.compile(
    r"(?P<comma>,)?\s+(?:[\w’'-]+\s+){0,4}?(?:said|told|announced|confirmed|reported|claimed)\b"
    r"(?!\s+by\b|\s+(?:[\w,]+\s+){0,3}lives\b)"
)
NEVER_EVENT = re.compile(
    r"(?:deadline|since|until|till|by|before|ahead of|from|prior to|effect|due)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE
)
NAMED_AFTER = re.compile(r"\bof\s(?:the\s)?$|\b(?:the|since)\s$")  # "mastermind of the October 7 attacks"
# "the toll rose to 21 on Wednesday", "a man hurt in the blast died on Tuesday, bringing the toll": the update's day
RISEN = re.compile(
    r"\b(?:toll|number|dead|deaths|fatalities|bodies)\b[^.;]*\b(?:ris(?:es|en|ing)|rose|climb\w*|jump\w*|grew|grown"
    r"|increas\w+|reach\w*|stood|stands)\s(?:[\w-]+\s){0,5}$",
    re.IGNORECASE,
)
LATER_DEATH = re.compile(r"\b(?:wounded|injured|hurt)\b[^;]*\bdied\b[^,;]*$", re.IGNORECASE)
BRINGING = re.compile(
    r"[^.;]{0,40}\b(?:bring|tak|rais|push|lift)ing\b[^.;]{0,20}\b(?:toll|number|total)\b", re.IGNORECASE
)
PART_OF_IT = re.compile(rf"\bincluding\b[^,;]*{HARM.pattern}")  # "900 have died, including three killed on Monday"
BEGUN = re.compile(r"\bsince\s(?:\w+\s){1,3}of\s(?:the\s)?$", re.IGNORECASE)  # "since the truce of 10 October"
OCCASION = re.compile(
    r"(?:[’']s)?\s+(?:[\w-]+\s+){0,2}?(?:elections?|vote|referendum|polls?|ceasefire|truce|talks|meeting|summit|deadline"
    r"|visit|statement|report|announcement|speech|ceremony|funerals?|anniversary|massacre|attacks)\b"
)
DISTANCE = re.compile(
    rf"\b(?:(?:a|the|(?P<number>{'|'.join(COUNTS)}|\d+))\s+days?\s+(?P<way>later|earlier|before)\b(?!\s+(?:the|that|a)\b)"
    r"|(?:on\s+)?the\s+(?P<next>next|following|previous)\s+(?:day|morning|night|evening))\b",
    re.IGNORECASE,
)
BEGINNING = re.compile(r"\bsince\b[^,;]*$", re.IGNORECASE)
SEIZURE = re.compile(r"\bhijack\w*|\bhostages?\b|\bcaptured?\b", re.IGNORECASE)
OPENS_WITHIN = 15  # characters
EARLIER = 3
NEXT = 5  # sentences after an opening figure that may date it


@dataclass(frozen=True, slots=True)
class When:
    """text: as printed; iso: the first or only day, "" where it can't be told; last: the last day of several, else "".

    step: sentence | paragraph | story | article, "" where the article tells no time.
    """

    text: str
    iso: str
    last: str = ""
    step: str = ""


NO_TIME = When("", "")


def find_day(text: str, spot: Spot, sentences: Sequence[tuple[int, int]], published: str) -> When:
    """When a figure's event was; sentences: all of the article's. One of long ago ("in 1998") has words and no day."""
    own = sentences[spot.sentence]
    before = sentences[max(0, spot.sentence - EARLIER) : spot.sentence]
    line = [s for s in before if "\n" not in text[s[1] - 1 : own[0]]]
    when = _in_sentence(text, spot, own, line, published)
    if when is None and (past := _long_ago(text, own)):
        return When(past, "", step="sentence")
    when = when or _in_line(text, spot, line, published)
    if when is None and spot.opens:
        when = _of_story(text, sentences[spot.lead : spot.sentence][::-1], published, "story", spot.effect)
        following = max(spot.sentence + 1, spot.lead)
        when = when or _of_story(text, sentences[following : following + NEXT], published, "story", spot.effect)
    if spot.item:
        return when or NO_TIME
    when = when or _of_story(text, before[::-1], published, "story", spot.effect)
    opening = sentences[: spot.lead + OPENING] if spot.sentence - spot.lead <= REMOTE else []
    return when or _of_story(text, opening, published, "article", spot.effect) or NO_TIME


def _long_ago(text: str, sentence: tuple[int, int]) -> str:
    """The words of a time of long ago; not of one that a longer period began with."""
    for past in LONG_AGO.finditer(text, *sentence):
        if past[0].lower().startswith("since") or not BEGINNING.search(text, sentence[0], past.start()):
            return past[0]
    return ""


def _in_line(text: str, spot: Spot, line: Sequence[tuple[int, int]], published: str) -> When | None:
    """By the sentence before in the line, else by those before that which tell of violence."""
    for back, sentence in enumerate(line[::-1], start=1):
        if back > 1 and not EVENT.search(text, *sentence):
            continue
        at = Spot(sentence[1], sentence[1], spot.sentence - back, spot.line, heading=False)
        when = _in_sentence(text, at, sentence, line[: len(line) - back], published)
        if when is not None:
            return When(when.text, when.iso, when.last, "paragraph" if back == 1 else "story")
    return None


def _in_sentence(
    text: str, spot: Spot, sentence: tuple[int, int], before: Sequence[tuple[int, int]], published: str
) -> When | None:
    later = DISTANCE.search(text, *sentence)
    match = _nearest(text, spot, sentence)
    if match is not None and not (later and later.start() < match.start() <= later.end()):
        return _when(match, published, "sentence")
    if later is not None:
        return When(later[0], _from_anchor(text, later, [*before, sentence], published), step="sentence")
    return None


def _of_story(
    text: str, sentences: Sequence[tuple[int, int]], published: str, step: str, effect: str = ""
) -> When | None:
    """The first date of the sentences that tells of violence, for captives also of a hijacking."""
    for sentence in sentences:
        tells = EVENT.search(text, *sentence) or (effect == "captured" and SEIZURE.search(text, *sentence))
        if LONG_AGO.search(text, *sentence) or not tells:
            continue
        for match in event_dates(text, sentence, opening=step == "story"):
            return _when(match, published, step)
    return None


def event_dates(text: str, sentence: tuple[int, int], *, opening: bool = False) -> Iterator[re.Match[str]]:
    """The dates of a sentence that can be an event's; opening: also one that opens it, whoever tells it that day."""
    dateline = DATELINE.match(text, *sentence)
    for match in DATE.finditer(text, dateline.end() if dateline else sentence[0], sentence[1]):
        before = text[sentence[0] : match.start()]
        said = SPOKEN.search(before)
        opens = match.start() - sentence[0] <= OPENS_WITHIN
        telling = TELLING.match(text, match.end())
        telling = telling if telling and (opens or not telling["comma"]) else None  # not "nine died on Monday, he said"
        if (said and said[1].lower() in SAYING - PLACED) or (telling and not (opening and opens)):
            continue
        if _of_no_event(text, before, match) or _of_update(text, before, match):
            continue
        if OCCASION.match(text, match.end()) and ("’s" in text[match.end() :][:3] or NAMED_AFTER.search(before)):
            continue
        if text[match.end() : match.end() + 1] in ("-", "’", "'") and not text[match.end() + 1 :].startswith("s "):
            continue
        yield match


def _of_no_event(text: str, before: str, match: re.Match[str]) -> bool:
    """Whether a day bounds a time: "until Friday", "from Monday", "since the truce of 10 October"; not "the toll from
    Sunday's bombing"."""
    bound = NEVER_EVENT.search(before) or BEGUN.search(before)
    owned = text[match.end() : match.end() + 2] in ("'s", "’s")
    return bool(bound) and not (owned and before.lower().endswith("from "))


def _of_update(text: str, before: str, match: re.Match[str]) -> bool:
    """Whether a day is the one on which a toll rose, or one of the wounded died, not the event's."""
    later_death = LATER_DEATH.search(before) and BRINGING.match(text, match.end())
    return bool(later_death or RISEN.search(before))


def _nearest(text: str, spot: Spot, sentence: tuple[int, int]) -> re.Match[str] | None:
    """In the figure's clause before past a border, then the nearest."""

    def order(match: re.Match[str]) -> tuple[bool, int]:
        after = match.start() >= spot.end
        between = text[spot.end : match.start()] if after else text[match.end() : spot.start]
        return bool(BORDER.search(between)), len(between)

    own = (m for m in event_dates(text, sentence) if not PART_OF_IT.search(text, spot.end, m.start()))
    return min(own, key=order, default=None)


def _when(match: re.Match[str], published: str, step: str) -> When:
    first, last = resolve(match, published)
    return When(match[0], first, last, step)


def _from_anchor(text: str, later: re.Match[str], sentences: Sequence[tuple[int, int]], published: str) -> str:
    """The day so many days from the last date told before; "" where none is."""
    told = [m for s in sentences for m in DATE.finditer(text, *s) if m.end() <= later.start()]
    anchor = resolve(told[-1], published)[0] if told else ""
    if not anchor:
        return ""
    back = (later["way"] or later["next"] or "").lower() in ("earlier", "before", "previous")
    days = days_counted(later["number"] or "")
    return (date.fromisoformat(anchor) + timedelta(days=-days if back else days)).isoformat()
