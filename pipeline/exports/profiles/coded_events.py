"""The events of an article as coders want them: the counted figures of killed of each event of events.csv.

A claim group is one figure with its rivals, repeats and parts; the dead of
both sides of an event stand in one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.exports.profiles.event_days import Days, days_of
from pipeline.exports.profiles.event_locations import Location, location_of
from pipeline.patterns.entries import Entity
from pipeline.tables.records import ArticleRow, CasualtyRow, MentionRow
from pipeline.tables.totals import stands
from pipeline.vocabulary import Effect, Relation

if TYPE_CHECKING:
    from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class Toll:
    """One claim group: chief is its counted row.

    again: the chief's other tellings, and what it replaces; parts: the chief's own ("including two children").
    """

    chief: CasualtyRow
    rows: tuple[CasualtyRow, ...]
    again: tuple[CasualtyRow, ...]
    parts: tuple[CasualtyRow, ...]
    where: Location
    when: Days

    @property
    def telling(self) -> tuple[CasualtyRow, ...]:
        """The chief, its other tellings and its parts: not the rivals, who may speak of something else besides."""
        return (self.chief, *self.again, *self.parts)

    @property
    def best(self) -> int:
        """The chief's figure; where only an upper end is given, that."""
        return next((n for n in (self.chief.best, self.chief.low, self.chief.high) if n is not None), 0)

    @property
    def rivals(self) -> tuple[CasualtyRow, ...]:
        """The chief and the other figures that somebody stands by."""
        return tuple(row for row in self.rows if stands(row))

    @property
    def conservative(self) -> int:
        """The lowest of the rival figures, each by its best reading."""
        return min((n for r in self.rivals if (n := r.best or r.high) is not None), default=self.best)

    @property
    def low(self) -> int | None:
        """The lowest figure that anybody gives; None where the lowest is an upper end ("fewer than 60")."""
        lowest = min((r.low for r in self.rivals if r.low is not None), default=None)
        return lowest if lowest is not None and lowest <= self.best else None

    @property
    def high(self) -> int | None:
        """The highest figure that anybody gives; None where a larger one has no upper end ("at least 30")."""
        highest = max((r.high for r in self.rivals if r.high is not None), default=None)
        largest = max((r.best or r.low or 0 for r in self.rivals), default=0)
        return highest if highest is not None and highest >= largest else None


@dataclass(frozen=True, slots=True)
class Event:
    """mentions: those of the article, in text order."""

    article: ArticleRow
    tolls: tuple[Toll, ...]
    mentions: tuple[MentionRow, ...]
    where: Location
    when: Days

    @property
    def named(self) -> tuple[MentionRow, ...]:
        """The mentions of the sentences that state the counted figures."""
        stated = {r.sentence for toll in self.tolls for r in toll.telling}
        return tuple(m for m in self.mentions if m.sentence in stated)

    @property
    def telling(self) -> tuple[CasualtyRow, ...]:
        return tuple(sorted((r for toll in self.tolls for r in toll.telling), key=lambda r: (r.start, r.end)))

    @property
    def rows(self) -> tuple[CasualtyRow, ...]:
        return tuple(sorted((r for toll in self.tolls for r in toll.rows), key=lambda r: (r.start, r.end)))

    @property
    def best(self) -> int:
        return sum(toll.best for toll in self.tolls)

    @property
    def low(self) -> int | None:
        return total(toll.low for toll in self.tolls)

    @property
    def high(self) -> int | None:
        return total(toll.high for toll in self.tolls)


def total(numbers: Iterable[int | None]) -> int | None:
    """The sum; None where one of the numbers is."""
    known = list(numbers)
    return None if None in known else sum(n for n in known if n is not None)


def events(tables: ArticleTables, gazetteer: Mapping[str, Entity]) -> list[Event]:
    """The events of events.csv that counted figures of killed tell of, in text order."""
    gathered: dict[str, list[Toll]] = {}
    for toll in tolls(tables, gazetteer):
        gathered.setdefault(toll.chief.event_id, []).append(toll)
    found = []
    for event_id, members in gathered.items():
        where, when = members[0].where, members[0].when
        for toll in members[1:]:
            where, when = where.narrowed(toll.where), when.joined(toll.when)
        place = _place_of(event_id, tables, gazetteer) or where
        found.append(Event(tables.article, tuple(members), tables.mentions, place, when))
    return found


def _place_of(event_id: str, tables: ArticleTables, gazetteer: Mapping[str, Entity]) -> Location:
    """The place that events.csv gives the event, as the first figure with it tells it; none where that gives none."""
    told = next((event for event in tables.events if event.event_id == event_id), None)
    if told is None or not told.place_text:
        return Location()
    place = (told.place_text, told.place_id)
    here = [r for r in tables.casualties if r.event_id == event_id and (r.place_text, r.place_id) == place]
    return location_of(here[:1], gazetteer)


def tolls(tables: ArticleTables, gazetteer: Mapping[str, Entity]) -> list[Toll]:
    groups: dict[str, list[CasualtyRow]] = {}
    for row in tables.casualties:
        if row.effect == Effect.KILLED:
            groups.setdefault(row.claim_group, []).append(row)
    owners = {
        row_id: (term, str(owner))
        for row_id, reasons in tables.reasons
        for term, owner in reasons
        if term in (Relation.PART, Relation.REPEAT, Relation.REPLACED)
    }
    found = []
    for rows in groups.values():
        chief = next((r for r in rows if r.counted == "yes"), None)
        if chief is None:
            continue
        steps = {r.casualty_id: _steps(r, chief, owners) for r in rows}
        again = tuple(r for r in rows if steps[r.casualty_id] in ([Relation.REPEAT], [Relation.REPLACED]))
        parts = tuple(r for r in rows if _is_part(steps[r.casualty_id]))
        toll = Toll(chief, tuple(rows), again, parts, Location(), Days())
        where, when = location_of(toll.telling, gazetteer), days_of(toll.telling, tables.article.published)
        found.append(replace(toll, where=where, when=when))
    return sorted(found, key=lambda toll: toll.chief.start)


def _is_part(steps: Sequence[str]) -> bool:
    """Whether a row is a part of the chief, told once or again."""
    return steps[:1] == [Relation.PART] and set(steps[1:]) <= {Relation.REPEAT}


def _steps(row: CasualtyRow, chief: CasualtyRow, owners: Mapping[str, tuple[str, str]]) -> list[str]:
    """The relations that lead from a row to the chief, such as part, repeat; empty where none do."""
    steps: list[str] = []
    at = row.casualty_id
    while at != chief.casualty_id and at in owners and len(steps) < len(owners):
        step, at = owners[at]
        steps.append(step)
    return steps if at == chief.casualty_id else []
