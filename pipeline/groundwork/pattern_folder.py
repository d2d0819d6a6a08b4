"""A folder of pattern files to begin with: written file by file, none that is there touched."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.groundwork.added_countries import ACTORS, COUNTRY_CODES, PLACES, REMARK, Added, add_countries
from pipeline.groundwork.place_rows import Cells, PlaceTable, add_country, rows_within, world_rows
from pipeline.groundwork.world_places import CREDIT, CountryPlaces
from pipeline.patterns.entities import ACTOR_COLUMNS, PLACE_COLUMNS
from pipeline.patterns.event_tables import CODE_COLUMNS
from pipeline.patterns.name_tables import COUNTRY_COLUMNS
from pipeline.patterns.rows import read_rows
from pipeline.patterns.shipped import shipped_patterns
from pipeline.patterns.source import Source
from pipeline.vocabulary import PlaceType

COUNTRIES = "countries.csv"
CONVENTIONS = "conventions"
PAGE = "README.md"
OWN = (ACTORS, PLACES, COUNTRIES, COUNTRY_CODES)  # begun for the set; the other tables are copies of the shipped ones
EMPTY = ("actors.jsonl", "places.jsonl")
EXAMPLE = {
    "id": "# example-front",
    "name": "Example Front",
    "type": "armed_group",
    "side": "rebels",
    "variants": "Front of Example | EF fighters",
    "short": "EF | the Front",
    "note": "take the sign and the space away from the first cell to use a row like this",
}


@dataclass(frozen=True, slots=True)
class Started:
    """What was done: files written, files kept as they were, rows added below those of a file that was there; how many
    countries; new rows of places by country, and those there (``left``) that the gazetteer could add to."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    countries: int
    places: Mapping[str, Mapping[str, int]]
    added: Mapping[str, int]


def start(folder: Path, places: Sequence[CountryPlaces] = ()) -> Started:
    """Write what is missing of a pattern set into the folder, with the places of the countries given.

    A row that is there is never changed: where the folder has its places, those of the countries that no row tells are
    added below them. Raises PipelineError where the folder can't be made, or where it has a fault and countries are
    asked for.
    """
    if folder.exists() and not folder.is_dir():
        raise PipelineError(f"{folder} is a file; name a folder for the pattern set")
    if places and is_there(folder, PLACES):
        return with_countries(start(folder), add_countries(folder, places))
    shipped = {name: _shipped(name, columns) for name, columns in _OWN_COLUMNS.items()}
    table, codes, told = _places(shipped, places)
    made: dict[str, Callable[[], str]] = {
        ACTORS: lambda: _table(ACTORS, ACTOR_COLUMNS, _common_actors(shipped[ACTORS]), remarks=[EXAMPLE]),
        PLACES: lambda: _table(PLACES, PLACE_COLUMNS, table.rows.values(), remarks=[_credit()] if places else []),
        COUNTRIES: lambda: _table(COUNTRIES, COUNTRY_COLUMNS, [{**row, "side": ""} for row in shipped[COUNTRIES]]),
        COUNTRY_CODES: lambda: _table(COUNTRY_CODES, CODE_COLUMNS, codes),
        **dict.fromkeys(EMPTY, str),
        **{name: _copy(name) for name in _copied()},
        PAGE: lambda: _page(places),
    }
    written: list[str] = []
    kept: list[str] = []
    for name in made:
        (kept if is_there(folder, name) else written).append(name)
    try:
        for name in written:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("x", encoding="utf-8-sig" if name.endswith(".csv") else "utf-8", newline="") as f:
                f.write(made[name]())
    except OSError as error:
        raise PipelineError(f"{folder}: can't be written ({error.strerror}); name another folder") from error
    countries = sum(row["type"] == PlaceType.COUNTRY for row in table.rows.values())
    return Started(tuple(written), tuple(kept), countries, told, {})


def is_there(folder: Path, name: str) -> bool:
    """Whether the folder has a file of the set, a table also as a workbook."""
    return (folder / name).exists() or (name.endswith(".csv") and (folder / name).with_suffix(".xlsx").exists())


def with_countries(started: Started, added: Added) -> Started:
    """What was done, with the countries added to places that were there."""
    rows = {name: sum(not row["id"].startswith(REMARK) for row in rows) for name, rows in added.rows.items() if rows}
    kept = tuple(name for name in started.kept if name not in rows)
    return replace(started, kept=kept, places=added.told, added=rows)


def column_notes(table: str) -> dict[str, str]:
    """What goes into each column of a table; conventions share one entry."""
    return {row["column"]: row["note"] for row in _own_table("column_notes.csv") if row["table"] == table}


_OWN_COLUMNS = {
    ACTORS: ACTOR_COLUMNS,
    PLACES: PLACE_COLUMNS,
    COUNTRIES: COUNTRY_COLUMNS,
    COUNTRY_CODES: CODE_COLUMNS,
}


def _shipped(name: str, columns: Sequence[str]) -> list[Cells]:
    return [dict(row.cells) for row in read_rows(Source(shipped_patterns() / name, name), columns)]


def _places(
    shipped: Mapping[str, list[Cells]], wanted: Sequence[CountryPlaces]
) -> tuple[PlaceTable, list[Cells], dict[str, Mapping[str, int]]]:
    """The rows of places.csv and of country_codes.csv, and how many places of each country there are."""
    table = PlaceTable(ids=frozenset(row["id"] for row in shipped[ACTORS]))
    codes = list(shipped[COUNTRY_CODES])
    ids = {row["iso3"]: row["id"] for row in codes}
    for row in world_rows(shipped[PLACES], (row["capital"] for row in shipped[COUNTRIES])):
        table.add(row)
    told: dict[str, Mapping[str, int]] = {}
    for places in wanted:
        if places.iso3 not in ids:  # a territory that the shipped set doesn't list
            ids[places.iso3] = table.add_named({"type": PlaceType.COUNTRY}, [places.name], apart=places.iso3)
            codes.append({"id": ids[places.iso3], "iso3": places.iso3, "note": ""})
        country = ids[places.iso3]
        own = rows_within(shipped[PLACES], country)
        for row in own:
            if row["id"] in table.rows:
                table.rows[row["id"]]["within"] = row["within"]
            else:
                table.add(row)
        told[table.rows[country]["name"]] = {"shipped": len(own), **add_country(table, places, country)}
    return table, codes, told


def _common_actors(shipped: Sequence[Cells]) -> list[Cells]:
    """The shipped rows of actors that any conflict has: agencies of the UN, aid groups, news agencies, papers."""
    common = {row["id"] for row in _own_table("common_actors.csv")}
    return [row for row in shipped if row["id"] in common]


def _table(name: str, columns: Sequence[str], rows: Iterable[Cells], *, remarks: Sequence[Cells] = ()) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(_remark(columns, column_notes(name)))
    writer.writerows(remarks)
    writer.writerows(rows)
    return out.getvalue()


def _copied() -> list[str]:
    """The shipped files that every set has as they are: all but those begun anew and the lists of token patterns."""
    root = shipped_patterns()
    tables = [p.name for p in root.iterdir() if p.suffix in (".csv", ".jsonl") and p.name not in (*OWN, *EMPTY)]
    return sorted(tables) + [f"{CONVENTIONS}/{p.name}" for p in sorted((root / CONVENTIONS).glob("*.csv"))]


def _copy(name: str) -> Callable[[], str]:
    """A function that makes the shipped file's text, below the header of a table what each column holds."""

    def copied() -> str:
        text = (shipped_patterns() / name).read_text(encoding="utf-8-sig")
        notes = column_notes(f"{CONVENTIONS}/*.csv" if name.startswith(CONVENTIONS) else name)
        if not notes:
            return text
        header, _, rest = text.partition("\n")
        columns = next(csv.reader([header]))
        out = io.StringIO()
        csv.DictWriter(out, columns, restval="", lineterminator="\n").writerow(_remark(columns, notes))
        return f"{header}\n{out.getvalue()}{rest}"

    return copied


def _remark(columns: Sequence[str], notes: Mapping[str, str]) -> Cells:
    """A row that is read by people only: what goes into each column."""
    row = {column: notes.get(column, "") for column in columns}
    return row | {columns[0]: REMARK + row[columns[0]]}


def _credit() -> Cells:
    return {"id": f"{REMARK}divisions and towns: {CREDIT}"}


def _own_table(name: str) -> list[Cells]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _page(places: Sequence[CountryPlaces]) -> str:
    text = resources.files(__package__).joinpath("set_page.md").read_text(encoding="utf-8")
    names = ", ".join(each.name for each in places)
    credit = f"\nDivisions and towns of {names}: {CREDIT}; their notes carry the numbers and codes.\n" if places else ""
    return text + credit
