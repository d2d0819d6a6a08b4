"""Events in the columns of the UCDP Georeferenced Event Dataset (codebook of GED 23.1 and later)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.exports.profiles import event_locations
from pipeline.exports.profiles.coded_events import Event, events
from pipeline.exports.profiles.event_sides import sides
from pipeline.exports.profiles.event_sources import claimants
from pipeline.exports.profiles.profile import Profile
from pipeline.patterns.entries import Entity

if TYPE_CHECKING:
    from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class UcdpRow:
    """All columns in the order of the releases, so that a row can be pasted. best sums the deaths columns.

    outputs/README.md explains those that are filled; the others are the coder's.
    """

    id: str = ""
    relid: str = ""  # the claim group of the event's first figure
    year: int | None = None
    active_year: str = ""
    code_status: str = ""
    type_of_violence: str = ""
    conflict_dset_id: str = ""
    conflict_new_id: str = ""
    conflict_name: str = ""
    dyad_dset_id: str = ""
    dyad_new_id: str = ""
    dyad_name: str = ""
    side_a_dset_id: str = ""
    side_a_new_id: str = ""
    side_a: str = ""
    side_b_dset_id: str = ""
    side_b_new_id: str = ""
    side_b: str = ""
    number_of_sources: str = ""
    source_article: str = ""  # the file
    source_office: str = ""
    source_date: str = ""
    source_headline: str = ""
    source_original: str = ""  # who gives the figures
    where_prec: int | None = None  # 1 place, 2 near it, 3 district, 4 province, 5 valley, road or region, 6 country
    where_coordinates: str = ""  # the place whose coordinates these are
    where_description: str = ""  # the place as printed
    adm_1: str = ""
    adm_2: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geom_wkt: str = ""
    priogrid_gid: str = ""
    country: str = ""
    country_id: str = ""
    region: str = ""
    event_clarity: str = ""
    date_prec: int | None = None  # see Days.ucdp
    date_start: str = ""
    date_end: str = ""
    deaths_a: int | None = None  # None where the side is not known
    deaths_b: int | None = None
    deaths_civilians: int = 0
    deaths_unknown: int = 0
    best: int = 0
    high: int | None = None  # None: no upper end
    low: int | None = None  # None: no lower end
    gwnoa: str = ""
    gwnob: str = ""


def ucdp(tables: ArticleTables, gazetteer: Mapping[str, Entity]) -> list[UcdpRow]:
    """One row an event. gazetteer: the entities of the pattern files, by id."""
    return [_row(event, gazetteer) for event in events(tables, gazetteer)]


def _row(event: Event, gazetteer: Mapping[str, Entity]) -> UcdpRow:
    where, when, who = event.where, event.when, sides(event, gazetteer)
    return UcdpRow(
        relid=event.tolls[0].chief.claim_group,
        year=int(when.first[:4]) if when.first else None,
        side_a=who.a,
        side_b=who.b,
        source_article=event.article.path,
        source_date=event.article.published,
        source_headline=event.article.title,
        source_original=claimants(event),
        where_prec=where.precision(event_locations.UCDP),
        where_coordinates=where.name if where.latitude is not None else "",
        where_description=where.text,
        adm_1=where.container("province"),
        adm_2=where.container("district"),
        latitude=where.latitude,
        longitude=where.longitude,
        country=where.container("country"),
        date_prec=when.ucdp,
        date_start=when.first,
        date_end=when.last,
        deaths_a=who.deaths["a"] if who.a else None,
        deaths_b=who.deaths["b"] if who.b else None,
        deaths_civilians=who.deaths["civilians"],
        deaths_unknown=who.deaths["unknown"],
        best=event.best,
        high=event.high,
        low=event.low,
    )


PROFILE = Profile("ucdp", UcdpRow, "source_article", ucdp)
