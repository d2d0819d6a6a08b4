"""Events in the columns of the ACLED event table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.exports.profiles import event_locations
from pipeline.exports.profiles.coded_events import Event, events
from pipeline.exports.profiles.event_sides import sides
from pipeline.exports.profiles.event_sources import evidence
from pipeline.exports.profiles.profile import Profile
from pipeline.patterns.entries import Entity

if TYPE_CHECKING:
    from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class AcledRow:
    """All columns in the order of ACLED's exports, so that a row can be pasted.

    outputs/README.md explains those that are filled; the others are the coder's.
    """

    event_id_cnty: str = ""
    event_date: str = ""  # of several days, the first
    year: int | None = None
    time_precision: int | None = None  # see Days.acled
    disorder_type: str = ""
    event_type: str = ""
    sub_event_type: str = ""
    actor1: str = ""
    assoc_actor_1: str = ""
    inter1: str = ""
    actor2: str = ""
    assoc_actor_2: str = ""
    inter2: str = ""
    interaction: str = ""
    civilian_targeting: str = ""
    iso: str = ""
    region: str = ""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    location: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None  # 1 town, 2 near it or part of a region, 3 province or larger
    source: str = ""  # the file
    source_scale: str = ""
    notes: str = ""  # the sentences that state the figures
    fatalities: int = 0  # of rival figures the lowest, as ACLED codes them
    tags: str = ""
    timestamp: str = ""


def acled(tables: ArticleTables, gazetteer: Mapping[str, Entity]) -> list[AcledRow]:
    """One row an event. gazetteer: the entities of the pattern files, by id."""
    return [_row(event, gazetteer) for event in events(tables, gazetteer)]


def _row(event: Event, gazetteer: Mapping[str, Entity]) -> AcledRow:
    where, when, who = event.where, event.when, sides(event, gazetteer)
    return AcledRow(
        event_date=when.first,
        year=int(when.first[:4]) if when.first else None,
        time_precision=when.acled,
        actor1=who.a,
        actor2=who.b,
        country=where.container("country"),
        admin1=where.container("province"),
        admin2=where.container("district"),
        location=where.name,
        latitude=where.latitude,
        longitude=where.longitude,
        geo_precision=where.precision(event_locations.ACLED),
        source=event.article.path,
        notes=evidence(event),
        fatalities=sum(toll.conservative for toll in event.tolls),
    )


PROFILE = Profile("acled", AcledRow, "source", acled)
