"""The casualty ledger in the columns of other projects, for a coder to check and paste.

ucdp: the UCDP Georeferenced Event Dataset (codebook of GED 23.1). acled: the
ACLED event table. Only columns that the articles can fill are written; a
coder's own judgements (type of violence, event type, ids) stay theirs.
One row is one event: the killed of one article at one place on one date.
Killed figures that are not counted (parts, repeats, earlier periods) add
nothing; rival claims of one figure widen low and high.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.records import ArticleRow, CasualtyRow, MentionRow
from pipeline.totals import bounds

CIVILIANS = "Civilians"
PARTIES = 2


@dataclass(frozen=True, slots=True)
class UcdpRow:
    """date_prec: 1 the exact day, 5 not told from the text (the article's own day stands for it).

    side_a, side_b: the first two sides that lost fighters, by their groups in the pattern files, "Civilians"
    where only civilians died; deaths that belong to neither are unknown. source_original: who says so.
    """

    relid: str
    source_article: str
    source_date: str
    source_headline: str
    source_original: str
    where_description: str
    latitude: float | None
    longitude: float | None
    date_prec: int | None
    date_start: str
    date_end: str
    side_a: str
    side_b: str
    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int
    best: int
    high: int | None
    low: int


@dataclass(frozen=True, slots=True)
class AcledRow:
    """time_precision: 1 the exact day, 3 not told from the text. actor1, actor2: the sides that lost people."""

    event_date: str
    year: int | None
    time_precision: int | None
    actor1: str
    actor2: str
    location: str
    latitude: float | None
    longitude: float | None
    source: str
    notes: str
    fatalities: int


@dataclass(frozen=True, slots=True)
class Event:
    """The killed figures of one article at one place on one date; rows in text order."""

    article: ArticleRow
    place: MentionRow | None
    date: str
    dated: bool  # the text tells the day
    rows: tuple[CasualtyRow, ...]

    @property
    def counted(self) -> tuple[CasualtyRow, ...]:
        return tuple(r for r in self.rows if r.counted == "yes")


def events(
    articles: Iterable[ArticleRow], mentions: Iterable[MentionRow], casualties: Iterable[CasualtyRow]
) -> list[Event]:
    """The events of all articles, in text order; an article without a counted figure of killed gives none."""
    places = {(m.article_id, m.entity_id): m for m in reversed(list(mentions)) if m.label == "PLACE" and m.entity_id}
    killed: dict[str, list[CasualtyRow]] = {}
    for row in casualties:
        if row.effect == "killed":
            killed.setdefault(row.article_id, []).append(row)
    found = []
    for article in articles:
        rows = killed.get(article.article_id, [])
        counted = {r.claim_group: r for r in reversed(rows) if r.counted == "yes"}
        grouped: dict[tuple[str, str], list[CasualtyRow]] = {}
        for row in rows:
            chief = counted.get(row.claim_group)
            if chief is not None:
                grouped.setdefault((chief.place_id, chief.event_date), []).append(row)
        for (place_id, day), members in grouped.items():
            place = places.get((article.article_id, place_id))
            found.append(Event(article, place, day or article.published, bool(day), tuple(members)))
    return found


def ucdp(
    articles: Iterable[ArticleRow], mentions: Iterable[MentionRow], casualties: Iterable[CasualtyRow]
) -> list[UcdpRow]:
    """One row an event, in the column names of UCDP GED."""
    return [_ucdp_row(event) for event in events(articles, mentions, casualties)]


def acled(
    articles: Iterable[ArticleRow], mentions: Iterable[MentionRow], casualties: Iterable[CasualtyRow]
) -> list[AcledRow]:
    """One row an event, in the column names of ACLED."""
    return [_acled_row(event) for event in events(articles, mentions, casualties)]


Rows = Callable[[Iterable[ArticleRow], Iterable[MentionRow], Iterable[CasualtyRow]], Sequence[UcdpRow | AcledRow]]
PROFILES: dict[str, tuple[type, Rows]] = {"acled": (AcledRow, acled), "ucdp": (UcdpRow, ucdp)}


def profile(name: str) -> tuple[type, Rows]:
    """The row type and the function of a profile. Raises UsageError where there is none of that name."""
    if name not in PROFILES:
        raise UsageError(f"no profile {name!r}; there are: {', '.join(sorted(PROFILES))}")
    return PROFILES[name]


def _ucdp_row(event: Event) -> UcdpRow:
    sides = _sides(event)
    named = [*sides, *([CIVILIANS] if _civilian(event) and len(sides) < PARTIES else [])]
    deaths = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    for row in event.counted:
        deaths[_account(row, sides)] += _best(row)
    low, high = _bounds(event)
    return UcdpRow(
        relid=event.rows[0].claim_group,
        source_article=event.article.path,
        source_date=event.article.published,
        source_headline=event.article.title,
        source_original="; ".join(_claimants(event)),
        where_description=event.place.entity_name if event.place else "",
        latitude=event.place.latitude if event.place else None,
        longitude=event.place.longitude if event.place else None,
        date_prec=_precision(event, told=1, untold=5),
        date_start=event.date,
        date_end=event.date,
        side_a=named[0] if named else "",
        side_b=named[1] if len(named) > 1 else "",
        deaths_a=deaths["a"],
        deaths_b=deaths["b"],
        deaths_civilians=deaths["civilians"],
        deaths_unknown=deaths["unknown"],
        best=sum(deaths.values()),
        high=high,
        low=low,
    )


def _acled_row(event: Event) -> AcledRow:
    sides = _sides(event)
    actors = [*sides, *([CIVILIANS] if _civilian(event) else [])]
    sentences = dict.fromkeys(r.sentence for r in event.rows)
    return AcledRow(
        event_date=event.date,
        year=int(event.date[:4]) if event.date else None,
        time_precision=_precision(event, told=1, untold=3),
        actor1=actors[0] if actors else "",
        actor2=actors[1] if len(actors) > 1 else "",
        location=event.place.entity_name if event.place else "",
        latitude=event.place.latitude if event.place else None,
        longitude=event.place.longitude if event.place else None,
        source=event.article.path,
        notes=" ".join(sentences),
        fatalities=sum(_best(r) for r in event.counted),
    )


def _precision(event: Event, *, told: int, untold: int) -> int | None:
    return told if event.dated else untold if event.date else None


def _best(row: CasualtyRow) -> int:
    """A row's best figure; where only an upper end is given, that."""
    return next((n for n in (row.best, row.low, row.high) if n is not None), 0)


def _bounds(event: Event) -> tuple[int, int | None]:
    """Lowest and highest total: over the rival claims of each figure, added up; None is not bounded."""
    return bounds(r for r in event.rows if r.relation == "main" and r.certainty not in ("denied", "hypothetical"))


def _sides(event: Event) -> list[str]:
    """The first two sides that lost people other than civilians."""
    sides = dict.fromkeys(r.victim_side for r in event.counted if r.victim_side and r.victim_status != "civilian")
    return list(sides)[:PARTIES]


def _civilian(event: Event) -> bool:
    return any(r.victim_status == "civilian" for r in event.counted)


def _account(row: CasualtyRow, sides: Sequence[str]) -> str:
    """Which deaths column a figure belongs to."""
    if row.victim_status == "civilian":
        return "civilians"
    if row.victim_side in sides:
        return "ab"[sides.index(row.victim_side)]
    return "unknown"


def _claimants(event: Event) -> list[str]:
    return [name for name in dict.fromkeys(r.claimant_name for r in event.rows) if name]
