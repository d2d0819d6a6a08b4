"""Events in the columns of the ACLED event table."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.exports.profiles import event_locations
from pipeline.exports.profiles.drafts import Draft, drafts
from pipeline.exports.profiles.event_sources import in_one
from pipeline.exports.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class AcledRow:
    """All columns in the order of ACLED's exports, so that a row can be pasted.

    outputs/README.md explains those that are filled; the others are the coder's.
    """

    event_id_cnty: str = ""  # for ACLED's own to take its place: the incident
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
    source: str = ""  # the articles' files
    source_scale: str = ""
    notes: str = ""  # the sentences that state the figures
    fatalities: int = 0  # of rival figures the lowest, as ACLED codes them
    tags: str = ""
    timestamp: str = ""


def acled(draft: Draft) -> AcledRow:
    return AcledRow(
        event_id_cnty=draft.known_by,
        event_date=draft.when.first,
        year=draft.year,
        time_precision=draft.when.acled,
        actor1=draft.sides.a,
        actor2=draft.sides.b,
        country=draft.where.container("country"),
        admin1=draft.where.container("province"),
        admin2=draft.where.container("district"),
        location=draft.where.name,
        latitude=draft.where.latitude,
        longitude=draft.where.longitude,
        geo_precision=draft.where.precision(event_locations.ACLED),
        source=in_one(source.path for source in draft.sources),
        notes=" ".join(draft.sentences),
        fatalities=draft.fatalities,
    )


PROFILE = Profile("acled", AcledRow, "source", drafts, acled)
