"""Drafts of a coder's rows: what one article tells of an event's dead, and what all articles of an incident tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.exports.profiles.coded_events import Event, events
from pipeline.exports.profiles.event_days import Days
from pipeline.exports.profiles.event_locations import Location
from pipeline.exports.profiles.event_sides import Sides, sides
from pipeline.exports.profiles.event_sources import ArticleSource, claimants, evidence
from pipeline.patterns.entries import Entity

if TYPE_CHECKING:
    from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class Draft:
    """known_by: the incident's id, of an event without one its own. best sums the deaths of the sides.

    stories: how many independent reports the sources are. fatalities: of rival figures the lowest. low, high: None
    where there is no such end. claimants: who gives the figures; sentences: those that state them; each once.
    """

    known_by: str
    sources: tuple[ArticleSource, ...]
    stories: int
    sides: Sides
    low: int | None
    best: int
    high: int | None
    fatalities: int
    where: Location
    when: Days
    claimants: tuple[str, ...]
    sentences: tuple[str, ...]

    @property
    def year(self) -> int | None:
        return int(self.when.first[:4]) if self.when.first else None


def drafts(tables: ArticleTables, gazetteer: Mapping[str, Entity]) -> Sequence[Draft]:
    """One draft an event of an article. gazetteer: the entities of the pattern files, by id."""
    return [_draft(event, gazetteer) for event in events(tables, gazetteer)]


def _draft(event: Event, gazetteer: Mapping[str, Entity]) -> Draft:
    return Draft(
        known_by=event.tolls[0].chief.event_id,
        sources=(ArticleSource(event.article.path, event.article.published, event.article.title),),
        stories=1,
        sides=sides(event, gazetteer),
        low=event.low,
        best=event.best,
        high=event.high,
        fatalities=sum(toll.conservative for toll in event.tolls),
        where=event.where,
        when=event.when,
        claimants=claimants(event),
        sentences=evidence(event),
    )
