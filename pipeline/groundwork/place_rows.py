"""Rows of places.csv: the shipped ones that any set needs, and those of a gazetteer, each form under one row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from itertools import count

from pipeline.groundwork.place_spellings import identity, is_common, is_ordinary, key_of, plain, spellings, without_kind
from pipeline.groundwork.world_places import CountryPlaces, Division, Town
from pipeline.patterns.rows import split_list
from pipeline.vocabulary import PlaceType

Cells = dict[str, str]

LARGE_TOWN = 10_000  # people: such a town takes a name before a division of the same name does
NEAR = 0.03  # degrees, three kilometres: two settlements so near, of like names, are one
LIKE = 0.5  # share of letters in common
DIVISION_TYPES = {1: (PlaceType.PROVINCE, PlaceType.REGION), 2: (PlaceType.DISTRICT,)}
SETTLEMENTS = (PlaceType.CITY, PlaceType.VILLAGE, PlaceType.OTHER)
NEW_TYPES = (PlaceType.PROVINCE, PlaceType.DISTRICT, PlaceType.CITY)


@dataclass
class PlaceTable:
    """Rows under construction.

    owners: the row that has a form, by the form as ``_printed`` has it; ids: those that other tables have taken.
    """

    ids: frozenset[str] = frozenset()
    rows: dict[str, Cells] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def add(self, row: Cells) -> str:
        """Add a row as it is; its id."""
        self.rows[row["id"]] = dict(row)
        for form in (row["name"], *split_list(row.get("variants", "")), *split_list(row.get("short", ""))):
            self.owners.setdefault(_printed(form), row["id"])
        return row["id"]

    def add_named(self, cells: Cells, names: Iterable[str], *, apart: str) -> str:
        """Add a row with those of the names that are free, the first of which is shown; its id.

        apart: what it is called where none is free.
        """
        free = [name for name in dict.fromkeys(names) if self.is_free(name)]
        free = free or [next(name for name in _numbered(apart) if self.is_free(name))]
        key = identity(free[0], lambda each: each in self.ids or each in self.rows)
        short = [form for form in split_list(cells.get("short", "")) if self.is_free(form)]
        return self.add(
            cells | {"id": key, "name": free[0], "variants": " | ".join(free[1:]), "short": " | ".join(short)}
        )

    def extend(self, key: str, names: Iterable[str]) -> None:
        """Give a row further spellings, where they are free."""
        row = self.rows[key]
        had = (row["name"], *split_list(row.get("variants", "")), *split_list(row.get("short", "")))
        free = [name for name in dict.fromkeys(names) if self.is_free(name, key) and not is_common(name)]
        new = [name for name in free if name not in had]
        row["variants"] = " | ".join((*split_list(row.get("variants", "")), *new))
        self.owners.update((_printed(name), key) for name in new)

    def is_free(self, form: str, key: str = "") -> bool:
        """Whether no row has the form, or none but the one of that id."""
        return self.owners.get(_printed(form), key) == key


def world_rows(shipped: Sequence[Cells], capitals: Iterable[str]) -> list[Cells]:
    """Of the shipped places the countries and their capitals, each capital right within its country."""
    by_id = {row["id"]: row for row in shipped}
    wanted = set(capitals)
    kept = [row for row in shipped if row["type"] == PlaceType.COUNTRY or row["id"] in wanted]
    ids = {row["id"] for row in kept}
    return [{**row, "within": _nearest(row, by_id, ids)} for row in kept]


def rows_within(shipped: Sequence[Cells], country: str) -> list[Cells]:
    """The shipped places that lie in the country, at any depth."""
    by_id = {row["id"]: row for row in shipped}
    return [row for row in shipped if row["id"] != country and country in _containers(row, by_id)]


def add_country(table: PlaceTable, places: CountryPlaces, country: str) -> dict[str, int]:
    """Add a country's divisions and towns to the table; how many rows of each kind were new.

    country: the id of its row. A place that a row of the table tells already lends that row its spellings, its point
    and its code. Large towns take their names first, then divisions of the first level, small towns, the rest.
    """
    work = _Country(table, places, country)
    first, second = ([d for d in places.divisions if d.level == level] for level in (1, 2))
    large = [t for t in places.towns if t.population >= LARGE_TOWN]
    small = [t for t in places.towns if t.population < LARGE_TOWN]
    work.add_towns(large)
    work.add_divisions(first)
    work.add_towns(small)
    work.add_divisions(second)
    return work.finish()


class _Country:
    """One country on its way into the table."""

    def __init__(self, table: PlaceTable, places: CountryPlaces, country: str) -> None:
        self.table = table
        self.places = places
        self.country = country
        self.divisions = {division.key: division for division in places.divisions}
        self.towns_of: dict[int, list[Town]] = {}
        for town in places.towns:
            for holder in town.divisions:
                self.towns_of.setdefault(holder, []).append(town)
        self.rows_of: dict[int, str] = {}  # of divisions and towns alike, the id of the row
        self.new: dict[str, list[str]] = {}
        self.told: dict[str, dict[str, str]] = {}  # by type and key of a spelling, the row that was there at the start
        for key, row in table.rows.items():
            if country in _containers(row, table.rows):
                told = self.told.setdefault(row["type"], {})
                for form in (row["name"], *split_list(row.get("variants", ""))):
                    told.setdefault(key_of(form), key)
        before = {key for told in self.told.values() for key in told.values()}
        self.points = [(key, *_point_of(table.rows[key])) for key in sorted(before) if _is_settlement(table.rows[key])]
        self.settlements = {k: row for kind in SETTLEMENTS for k, row in self.told.get(kind, {}).items()}

    def add_towns(self, towns: Iterable[Town]) -> None:
        for town in towns:
            forms = spellings([town.name])
            key = self._known(forms, SETTLEMENTS) or self._known_nearby(town)
            if key:
                self.table.extend(key, forms)
                self._fill(key, town, "")
            else:
                key = self._new_town(town, forms)
            self.rows_of[town.key] = key
            for form in forms:
                self.settlements.setdefault(key_of(form), key)

    def add_divisions(self, divisions: Iterable[Division]) -> None:
        for division in divisions:
            forms = spellings([*_english_first(division), division.name, *division.aliases])
            bare = dict.fromkeys(without_kind(form) for form in forms)
            names = [name for name in bare if not name.startswith("The ")] or [f"Division {division.key}"]
            seat = self._seat(division, names)
            code = division_codes().get(division.iso, "")
            key = self._known(names, DIVISION_TYPES[division.level])
            if key:
                self.table.extend(key, (name for name in forms if key_of(name) not in self.settlements))
                self._fill(key, seat, code)
            else:
                key = self._new_division(division, names, seat, code)
            self.rows_of[division.key] = key

    def finish(self) -> dict[str, int]:
        """Set each town in its division, where only the country was known, and the new rows in order, by kind and name;
        how many of these there are."""
        for town in self.places.towns:
            row = self.table.rows[self.rows_of[town.key]]
            holders = [self.rows_of[each] for each in town.divisions if each in self.rows_of]
            if holders and row["within"] == self.country:
                row["within"] = holders[-1]
        for kind in NEW_TYPES:
            for key in sorted(self.new.get(kind, ()), key=lambda each: self.table.rows[each]["name"]):
                self.table.rows[key] = self.table.rows.pop(key)
        return {kind.value: len(self.new.get(kind, ())) for kind in NEW_TYPES}

    def _new_town(self, town: Town, forms: Sequence[str]) -> str:
        holder = self.divisions[town.divisions[0]].name if town.divisions else self.places.name
        name = forms[0] if forms else f"GeoNames {town.key}"
        apart = f"{name} in {without_kind(next(iter(spellings([holder])), self.places.name))}"
        row = {"type": PlaceType.CITY, "within": self.country, "note": f"GeoNames {town.key}"} | _point(town)
        names = [form for form in forms if not is_common(form)]
        return self._added(row | {"short": _short([name])}, names, apart=apart)

    def _new_division(self, division: Division, names: Sequence[str], seat: Town | None, code: str) -> str:
        """A name that a town has, that is an ordinary word or a given name, stands with the noun for its kind."""
        kind = division.kind.casefold() or DIVISION_TYPES[division.level][0]
        holder = self.rows_of.get(division.parent or 0, self.country)
        alone = [name for name in names if not is_common(name) and key_of(name) not in self.settlements]
        for name in set(names) - set(alone):
            if key_of(name) in self.settlements:
                self.table.extend(self.settlements[key_of(name)], [name])
        with_kind = [form for name in names for form in (f"{name} {kind}", f"{name} {kind.capitalize()}")]
        notes = [f"ISO 3166-2 {division.iso}"] if division.iso else []
        notes += [f"its point is {plain(seat.name)}"] if seat else []
        row = {"type": DIVISION_TYPES[division.level][0], "within": holder, "p_code": code, "note": "; ".join(notes)}
        apart = f"{names[0]} {kind} in {self.table.rows[holder]['name']}"
        common = [name for name in names if is_common(name)]
        return self._added(row | {"short": _short(common)} | _point(seat), [*alone, *with_kind], apart=apart)

    def _added(self, row: Cells, names: Iterable[str], *, apart: str) -> str:
        key = self.table.add_named(row, names, apart=apart)
        self.new.setdefault(row["type"], []).append(key)
        return key

    def _seat(self, division: Division, names: Iterable[str]) -> Town | None:
        """The town of the division's name, else its largest, as far as the gazetteer sets towns in it."""
        keys = {key_of(name) for name in names}
        around = division.parent if division.level == 2 else division.key
        same = (town for town in self.towns_of.get(around or 0, ()) if key_of(town.name) in keys)
        return next(same, next(iter(self.towns_of.get(division.key, ())), None))

    def _known(self, forms: Iterable[str], types: Iterable[str]) -> str:
        """The row of such a type, there from the start, that has one of the names."""
        keys = [key_of(form) for form in forms]
        return next((told[k] for kind in types if (told := self.told.get(kind)) for k in keys if k in told), "")

    def _known_nearby(self, town: Town) -> str:
        """The settlement, there from the start, that stands where the town does and has a name like it."""
        for key, latitude, longitude in self.points:
            if max(abs(latitude - town.latitude), abs(longitude - town.longitude)) <= NEAR:
                names = key_of(self.table.rows[key]["name"]), key_of(town.name)
                if SequenceMatcher(None, *names).ratio() >= LIKE:
                    return key
        return ""

    def _fill(self, key: str, seat: Town | None, code: str) -> None:
        row = self.table.rows[key]
        row["p_code"] = row.get("p_code") or code
        if seat and not row.get("latitude"):
            row.update(_point(seat))


@cache
def division_codes() -> dict[str, str]:
    """OCHA's place codes of first-level divisions, by their ISO 3166-2 codes."""
    text = resources.files(__package__).joinpath("division_codes.csv").read_text(encoding="utf-8")
    return {row["iso"]: row["p_code"] for row in csv.DictReader(text.splitlines())}


def _english_first(division: Division) -> list[str]:
    """The aliases that end in a noun for a division: GeoNames' English names, "Aleppo Governorate"."""
    return [alias for alias in division.aliases if without_kind(alias) != alias and alias.isascii()]


def _short(names: Iterable[str]) -> str:
    """The names that may stand alone where the article gives the full name: given names and the like."""
    return " | ".join(name for name in names if is_common(name) and not is_ordinary(name))


def _is_settlement(row: Cells) -> bool:
    return row["type"] in SETTLEMENTS and bool(row.get("latitude") and row.get("longitude"))


def _point_of(row: Cells) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def _point(town: Town | None) -> Cells:
    return {"latitude": f"{town.latitude:.3f}", "longitude": f"{town.longitude:.3f}"} if town else {}


def _printed(form: str) -> str:
    """A form in small letters, without accents, hyphens and apostrophes, which print sets and leaves out at will."""
    return plain(form).casefold().replace("-", " ").replace("'", "")


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name} no. {number}" for number in count(2))


def _nearest(row: Cells, by_id: Mapping[str, Cells], kept: Iterable[str]) -> str:
    return next((each for each in _containers(row, by_id) if each in kept), "")


def _containers(row: Cells, by_id: Mapping[str, Cells]) -> list[str]:
    """The ids of the places around a row, the nearest first."""
    found: list[str] = []
    above = row.get("within", "")
    while above in by_id and above not in found:
        found.append(above)
        above = by_id[above].get("within", "")
    return found
