"""Where an event took place, what holds that place, and how exactly the text tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.patterns.entries import Entity
from pipeline.records import CasualtyRow

NEAR = re.compile(
    r"\b(?:near|nearby|outside|around|towards?|close to|(?:north|south|east|west)(?:east|west)? of|outskirts of)"
    r"(?: the| the (?:city|town|village) of)? $",
    re.IGNORECASE,
)
POINTS = frozenset({"city", "village"})
# Codes of precision by the type of place: UCDP's where_prec, ACLED's geo_precision.
UCDP = {"city": 1, "village": 1, "pass": 2, "district": 3, "province": 4, "country": 6} | dict.fromkeys(
    ("valley", "road", "river", "region"), 5
)
ACLED = {"city": 1, "village": 1, "province": 3, "country": 3, "region": 3} | dict.fromkeys(
    ("pass", "district", "valley", "road", "river"), 2
)
NARROW = ("city", "village", "pass", "road", "river", "valley", "district", "region", "province", "country", "other")


@dataclass(frozen=True, slots=True)
class Location:
    """text: as printed, "" where no place is told. chain: the place and what holds it, narrowest first.

    The chain is empty for a place that no pattern knows. near: the text puts the event beside the place.
    """

    text: str = ""
    chain: tuple[Entity, ...] = ()
    near: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def place(self) -> Entity | None:
        return self.chain[0] if self.chain else None

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
        """The project's code for how exactly the place is known; None where nobody knows the place."""
        if self.place is None:
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
        """The narrower of two places of the same event."""
        return other if other and (not self or (other.within(self))) else self


def location_of(rows: Sequence[CasualtyRow], gazetteer: Mapping[str, Entity]) -> Location:
    """The narrowest place that the rows of one figure tell, the first of them where they are alike."""
    found = [
        Location(row.place_text, _chain(row.place_id, gazetteer), _is_near(row.sentence, row.place_text))
        for row in rows
        if row.place_text
    ]
    return min(found, key=_width, default=Location())


def _width(location: Location) -> int:
    kind = location.place.type if location.place else "other"
    return NARROW.index(kind) if kind in NARROW else len(NARROW)


def _chain(place_id: str, gazetteer: Mapping[str, Entity]) -> tuple[Entity, ...]:
    chain: list[Entity] = []
    while place_id in gazetteer and all(e.id != place_id for e in chain):
        chain.append(gazetteer[place_id])
        place_id = chain[-1].within
    return tuple(chain)


def _is_near(sentence: str, printed: str) -> bool:
    at = sentence.find(printed)
    return at > 0 and bool(NEAR.search(" ".join(sentence[:at].split()) + " "))
