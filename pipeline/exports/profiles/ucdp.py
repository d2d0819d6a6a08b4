"""Events in the columns of the UCDP Georeferenced Event Dataset (codebook of GED 23.1 and later)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.exports.profiles import event_locations
from pipeline.exports.profiles.drafts import Draft, drafts
from pipeline.exports.profiles.event_sources import in_one
from pipeline.exports.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class UcdpRow:
    """All columns in the order of the releases, so that a row can be pasted. best sums the deaths columns.

    outputs/README.md explains those that are filled; the others are the coder's.
    """

    id: str = ""
    relid: str = ""  # the incident
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
    number_of_sources: int | None = None  # independent stories
    source_article: str = ""  # the articles' files; dates and titles stand in the same order
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


def ucdp(draft: Draft) -> UcdpRow:
    deaths = draft.sides.deaths
    return UcdpRow(
        relid=draft.known_by,
        year=draft.year,
        side_a=draft.sides.a,
        side_b=draft.sides.b,
        number_of_sources=draft.stories,
        source_article=in_one(source.path for source in draft.sources),
        source_date=in_one(source.published for source in draft.sources),
        source_headline=in_one(source.title for source in draft.sources),
        source_original="; ".join(draft.claimants),
        where_prec=draft.where.precision(event_locations.UCDP),
        where_coordinates=draft.where.name if draft.where.latitude is not None else "",
        where_description=draft.where.text,
        adm_1=draft.where.container("province"),
        adm_2=draft.where.container("district"),
        latitude=draft.where.latitude,
        longitude=draft.where.longitude,
        country=draft.where.container("country"),
        date_prec=draft.when.ucdp,
        date_start=draft.when.first,
        date_end=draft.when.last,
        deaths_a=deaths["a"] if draft.sides.a else None,
        deaths_b=deaths["b"] if draft.sides.b else None,
        deaths_civilians=deaths["civilians"],
        deaths_unknown=deaths["unknown"],
        best=draft.best,
        high=draft.high,
        low=draft.low,
    )


PROFILE = Profile("ucdp", UcdpRow, "source_article", drafts, ucdp)
