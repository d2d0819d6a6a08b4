"""What of an article's rows can say that an event is the one that another article tells of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.incidents.word_weights import TellingWords, telling, telling_words
from pipeline.tables.records import ArticleRow, CasualtyRow, EventRow, MentionRow, VictimRow
from pipeline.tables.totals import told_range
from pipeline.vocabulary import TOTALLED, Effect

EFFECTS = (*TOTALLED, Effect.CASUALTIES)
COARSE = {"country", "province", "region"}
AGE = re.compile(r"\b(\d{1,3})[- ](?:years?|months?)[- ]old|\bag(?:ed?|e of) (\d{1,3})\b|, (\d{1,3}),")
HOUR = re.compile(r"\b(\d{1,2})(?::(\d\d))? ?([ap])\.?m\b", re.IGNORECASE)
STREET = re.compile(
    r"\b((?:[A-Z][\w'’-]+|\d+(?:st|nd|rd|th)) )(?:Street|Avenue|Road|Boulevard|Drive|Lane|Court|Highway|Place|Way|"
    r"Parkway|St|Ave|Rd|Blvd|Dr|Ln|Ct|Hwy)\b|(?:block of|corner of) (?:the )?((?:[NSEW]\.? )?[A-Z][\w'’-]+)"
)
WEEKDAY = re.compile(r"\b((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b")
TITLES = frozenset(
    "mr mrs ms dr sgt sergeant lt lieutenant capt captain maj major col colonel gen general chief sheriff officer "
    "detective deputy police president minister sheikh mullah haji commander spokesman spokesperson the".split()
)


@dataclass(frozen=True, slots=True)
class EventEvidence:
    """One event of one article, as linkage sees it. Names are folded: small letters, no accents, no titles.

    published, first, last: days as ordinals, 0 where unknown. lead: whether it is the event that its article is about.
    figures: of an effect the lowest, best and highest number. places: the finer ones in its sentences; wide: countries
    and provinces there. around: the names of the article. Actors that the patterns know are no names here, since a
    conflict's reports all hold them, nor are those of common words. streets, hours, words (with their weights): of the
    lead event those of the whole article, of another those of its own sentences.
    """

    event_id: str
    article_id: str
    published: int
    first: int
    last: int
    place: str
    latitude: float | None
    longitude: float | None
    wide: frozenset[str]
    means: str
    hand: str
    hand_side: str
    figures: tuple[tuple[str, int | None, int | None, int | None], ...]
    victims: frozenset[str]
    ages: frozenset[int]
    persons: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    streets: frozenset[str]
    hours: frozenset[str]
    weekdays: frozenset[str]
    words: TellingWords
    lead: bool

    def best(self, effect: str) -> int | None:
        return next((best for name, _, best, _ in self.figures if name == effect), None)


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A name in small letters without accents, marks, titles and possessive endings."""
    bare = re.sub(r"['’]s?\b", "", name.lower())
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode() or bare
    words = re.findall(r"[^\W_]+", plain)
    return " ".join(word for word in words if word not in TITLES)


def ordinal(day: str) -> int:
    """The day's number, 0 where none is told."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def evidence_of(
    article: ArticleRow,
    events: Sequence[EventRow],
    casualties: Sequence[CasualtyRow],
    victims: Sequence[VictimRow],
    mentions: Sequence[MentionRow],
) -> list[EventEvidence]:
    """The evidence of an article's incidents, in the order of its events; periods and earlier events are left out."""
    incidents = [event for event in events if event.kind == "incident"]
    if not incidents:
        return []
    lead = next((e for e in incidents if e.killed_best or e.wounded_best), incidents[0]).event_id
    told: dict[str, list[CasualtyRow]] = {event.event_id: [] for event in incidents}
    for row in casualties:
        if row.event_id in told:
            told[row.event_id].append(row)
    hurt: dict[str, list[VictimRow]] = {event.event_id: [] for event in incidents}
    for victim in victims:
        if victim.event_id in hurt:
            hurt[victim.event_id].append(victim)
    sentences = dict.fromkeys([*(m.sentence for m in mentions), *(c.sentence for c in casualties)])
    around = " ".join((article.title, *sentences))
    every = [(m, folded(m.entity_name or m.text)) for m in mentions if m.label == "PLACE" or not m.entity_id]
    return [
        _evidence(
            event,
            told[event.event_id],
            hurt[event.event_id],
            every,
            published=article.published,
            around=around if event.event_id == lead else "",
        )
        for event in incidents
    ]


def _evidence(
    event: EventRow,
    rows: Sequence[CasualtyRow],
    hurt: Sequence[VictimRow],
    mentions: Sequence[tuple[MentionRow, str]],
    *,
    published: str,
    around: str,
) -> EventEvidence:
    sentences = {row.sentence for row in rows}
    text = event.sentences
    near = [(m, name) for m, name in mentions if m.sentence in sentences and telling(name)]
    far = {name for m, name in mentions if m.entity_type not in COARSE and telling(name)}
    names = _by_kind(near)
    place = event.place_id or folded(event.place_text)
    return EventEvidence(
        event_id=event.event_id,
        article_id=event.article_id,
        published=ordinal(published),
        first=ordinal(event.event_date),
        last=ordinal(event.event_date_end),
        place=place,
        latitude=event.latitude,
        longitude=event.longitude,
        wide=frozenset({*names["wide"], *(code for r in rows for code in (r.adm1_code, r.iso3) if code)}),
        means=event.means,
        hand=event.perpetrator_id or folded(event.perpetrator_name),
        hand_side=event.perpetrator_side,
        figures=tuple(_figures(event)),
        victims=frozenset(folded(v.name) for v in hurt if v.number == 1 and " " in folded(v.name)),
        ages=frozenset(int(n) for found in AGE.findall(text) for n in found if n) | {v.age for v in hurt if v.age},
        persons=names["persons"],
        bodies=names["bodies"],
        places=names["places"] | (frozenset({folded(event.place_text)}) - {""} - names["wide"]),
        around=frozenset(far) - names["wide"],
        streets=frozenset(folded(one or other) for one, other in STREET.findall(around or text)),
        hours=frozenset(f"{int(hour)} {half.lower()}" for hour, _, half in HOUR.findall(around or text)),
        weekdays=frozenset(day for r in rows for day in WEEKDAY.findall(r.date_text)) or weekdays(text),
        words=telling_words(around or text),
        lead=bool(around),
    )


def _figures(event: EventRow) -> Iterable[tuple[str, int | None, int | None, int | None]]:
    for effect in EFFECTS:
        low, best, high = told_range(event, effect)
        if best is not None:
            yield str(effect), low, best, high


def _by_kind(near: Iterable[tuple[MentionRow, str]]) -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {"persons": set(), "bodies": set(), "places": set(), "wide": set()}
    for mention, name in near:
        if mention.label == "PLACE":
            kinds["wide" if mention.entity_type in COARSE else "places"].add(name)
        else:
            kinds["persons" if mention.entity_type == "person" else "bodies"].add(name)
    return {kind: frozenset(names) for kind, names in kinds.items()}


def weekdays(text: str) -> frozenset[str]:
    return frozenset(WEEKDAY.findall(text))
