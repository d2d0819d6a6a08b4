"""Where an event took place, what holds that place, and how exactly the text tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.patterns.entries import Entity
from pipeline.tables.records import CasualtyRow
from pipeline.vocabulary import PlaceType

NEAR = re.compile(
    r"\b(?:near|nearby|outside|around|towards?|close to|(?:north|south|east|west)(?:east|west)? of|outskirts of)"
    r"(?: the| the (?:city|town|village) of)? $",
    re.IGNORECASE,
)
ACRONYM = 3  # letters: "UAE" is a name as it stands, "KABUL" that of a dateline
# Codes of precision by the type of place: UCDP's where_prec, ACLED's geo_precision.
UCDP: Mapping[str, int] = {
    PlaceType.CITY: 1,
    PlaceType.VILLAGE: 1,
    PlaceType.PASS: 2,
    PlaceType.DISTRICT: 3,
    PlaceType.PROVINCE: 4,
    PlaceType.COUNTRY: 6,
    **dict.fromkeys((PlaceType.VALLEY, PlaceType.ROAD, PlaceType.RIVER, PlaceType.REGION), 5),
}
ACLED: Mapping[str, int] = {
    PlaceType.CITY: 1,
    PlaceType.VILLAGE: 1,
    PlaceType.PROVINCE: 3,
    PlaceType.COUNTRY: 3,
    PlaceType.REGION: 3,
    **dict.fromkeys((PlaceType.PASS, PlaceType.DISTRICT, PlaceType.VALLEY, PlaceType.ROAD, PlaceType.RIVER), 2),
}
WIDE: frozenset[str] = frozenset({PlaceType.COUNTRY, PlaceType.PROVINCE, PlaceType.REGION})
NARROW = (
    PlaceType.CITY,
    PlaceType.VILLAGE,
    PlaceType.PASS,
    PlaceType.ROAD,
    PlaceType.RIVER,
    PlaceType.VALLEY,
    PlaceType.DISTRICT,
    PlaceType.OTHER,
    PlaceType.REGION,
    PlaceType.PROVINCE,
    PlaceType.COUNTRY,
)


@dataclass(frozen=True, slots=True)
class Location:
    """text: as printed, "" where no place is told. chain: the place and what holds it, narrowest first.

    known: the chain begins with the place itself; of a place that no pattern knows it holds what the text
    says to be around. near: the text puts the event beside the place. dateline: only the dateline names it.
    """

    text: str = ""
    chain: tuple[Entity, ...] = ()
    known: bool = False
    near: bool = False
    dateline: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def place(self) -> Entity | None:
        return self.chain[0] if self.known else None

    @property
    def name(self) -> str:
        return self.place.name if self.place else self.text

    @property
    def latitude(self) -> float | None:
        return self.place.latitude if self.place else None

    @property
    def longitude(self) -> float | None:
        return self.place.longitude if self.place else None

    def container(self, kind: str) -> str:
        """The name of the country, province or district that holds the place, or that it is."""
        return next((e.name for e in self.chain if e.type == kind), "")

    def precision(self, codes: Mapping[str, int]) -> int | None:
        """The project's code for how exactly the place is known; None of a dateline and where no pattern knows it."""
        if self.place is None or self.dateline:
            return None
        code = codes.get(self.place.type)
        return 2 if code == 1 and self.near else code

    def same(self, other: Location) -> bool:
        if self.place is None or other.place is None:
            return self.text == other.text
        return self.place.id == other.place.id

    def within(self, other: Location) -> bool:
        """Whether the other place holds this one."""
        return other.place is not None and other.place.id in [e.id for e in self.chain[1:]]

    def narrowed(self, other: Location) -> Location:
        """The narrower of two places of one event; a place that no pattern knows lies in the wide ones beside it."""
        if not other or (other.dateline and self):
            return self
        if not self or self.dateline or other.within(self):
            return other
        if other.known != self.known:
            known, unknown = (self, other) if self.known else (other, self)
            if known.chain[0].type in WIDE:
                return replace(unknown, chain=known.chain)
        return self


def location_of(rows: Sequence[CasualtyRow], gazetteer: Mapping[str, Entity]) -> Location:
    """The narrowest place that the rows of one figure tell, as far as it lies in the first of them."""
    where = Location()
    for row in rows:
        where = where.narrowed(_location(row, gazetteer))
    return where


def _location(row: CasualtyRow, gazetteer: Mapping[str, Entity]) -> Location:
    printed = row.place_text
    if not printed:
        return Location()
    before, found, _ = " ".join(row.sentence.split()).partition(printed)
    chain = _chain(row.place_id, gazetteer)
    return Location(
        text=printed,
        chain=chain,
        known=bool(chain),
        near=bool(found and NEAR.search(before)),
        dateline=printed.isupper() and len(printed) > ACRONYM,
    )


def _chain(place_id: str, gazetteer: Mapping[str, Entity]) -> tuple[Entity, ...]:
    chain: list[Entity] = []
    while place_id in gazetteer and all(e.id != place_id for e in chain):
        chain.append(gazetteer[place_id])
        place_id = chain[-1].within
    return tuple(chain)
