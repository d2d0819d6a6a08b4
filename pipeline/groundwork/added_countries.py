"""Countries added to a pattern folder that has its places: new rows below those there, none of which is touched."""

from __future__ import annotations

import codecs
import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import PatternFaults, PipelineError
from pipeline.groundwork.place_rows import Cells, PlaceTable, add_country, rows_within
from pipeline.groundwork.world_places import CREDIT, CountryPlaces
from pipeline.patterns import read_patterns
from pipeline.patterns.entities import ACTOR_COLUMNS, PLACE_COLUMNS
from pipeline.patterns.event_tables import CODE_COLUMNS
from pipeline.patterns.rows import SEPARATORS, read_rows, records_of, split_list
from pipeline.patterns.shipped import shipped_patterns
from pipeline.patterns.source import Source
from pipeline.vocabulary import PlaceType

ACTORS, PLACES, COUNTRY_CODES = "actors.csv", "places.csv", "country_codes.csv"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
REMARK = "# "


@dataclass
class Added:
    """Rows to add by table; by country how many places of each kind are new, and to how many rows that are there the
    gazetteer could add (``left``)."""

    rows: dict[str, list[Cells]] = field(default_factory=dict)
    told: dict[str, Mapping[str, int]] = field(default_factory=dict)


def add_countries(folder: Path, wanted: Sequence[CountryPlaces]) -> Added:
    """Write the places of countries below the rows of the folder's places.csv, those that no row there tells.

    Raises PipelineError, before a row is written, where the folder has a fault, or would have one with the new rows.
    """
    read_patterns(folder)
    added = new_rows(folder, wanted)
    texts = {name: appended(folder / name, rows) for name, rows in added.rows.items() if rows}
    with tempfile.TemporaryDirectory() as kept:
        trial = Path(kept) / folder.name
        shutil.copytree(folder, trial)
        for name, text in texts.items():
            append(trial / name, text)
        try:
            read_patterns(trial)
        except PatternFaults as error:
            told = str(error).replace(str(trial), str(folder))
            raise PipelineError(
                f"nothing was added: with the places of these countries the set has faults\n{told}"
            ) from error
    for name, text in texts.items():
        append(folder / name, text)
    return added


def new_rows(folder: Path, wanted: Sequence[CountryPlaces]) -> Added:
    actors, there, codes = (
        rows_of(table_file(folder, name), columns)
        for name, columns in ((ACTORS, ACTOR_COLUMNS), (PLACES, PLACE_COLUMNS), (COUNTRY_CODES, CODE_COLUMNS))
    )
    table = PlaceTable(ids=frozenset(row["id"] for row in actors))
    for row in there:
        table.add(row)
    before = frozenset(table.rows)
    shipped = rows_of(shipped_patterns() / PLACES, PLACE_COLUMNS)
    ids = {row["iso3"]: row["id"] for row in (*rows_of(shipped_patterns() / COUNTRY_CODES, CODE_COLUMNS), *codes)}
    added = Added({PLACES: [], COUNTRY_CODES: []})
    for places in wanted:
        country = country_row(table, places, ids.get(places.iso3, ""), shipped)
        if all(row["iso3"] != places.iso3 for row in codes):
            added.rows[COUNTRY_CODES].append({"id": country, "iso3": places.iso3})
        known = len(table.rows)
        for row in rows_within(shipped, country):
            if row["id"] not in table.rows and table.is_free(row["name"]):
                table.add(with_free_forms(table, row))
        own = len(table.rows) - known
        asked = {key: dict(table.rows[key]) for key in before}
        told = add_country(table, places, country)
        left = sum(changed(table.rows[key], row) for key, row in asked.items())
        added.told[table.rows[country]["name"]] = {"shipped": own, **told, "left": left}
    found = [row for key, row in table.rows.items() if key not in before]
    if found:
        added.rows[PLACES] = [{"id": f"{REMARK}divisions and towns: {CREDIT}"}, *found]
    return added


def country_row(table: PlaceTable, places: CountryPlaces, key: str, shipped: Iterable[Cells]) -> str:
    """The id of a country's row, which is added where the table has none."""
    if key in table.rows:
        return key
    row = next((row for row in shipped if row["id"] == key), None)
    if row is not None and table.is_free(row["name"]):
        return table.add(with_free_forms(table, {**row, "within": ""}))
    return table.add_named({"type": PlaceType.COUNTRY}, [places.name], apart=places.iso3)


def with_free_forms(table: PlaceTable, row: Cells) -> Cells:
    """A row without the spellings that another row has, and within what the table has."""
    lists = {name: " | ".join(filter(table.is_free, split_list(row.get(name, "")))) for name in ("variants", "short")}
    return row | lists | {"within": row["within"] if row["within"] in table.rows else ""}


def changed(row: Cells, before: Cells) -> bool:
    """Whether the gazetteer has more to say of a place than the row that tells it."""
    return any(row.get(column, "") != before.get(column, "") for column in PLACE_COLUMNS)


def table_file(folder: Path, name: str) -> Path:
    """Where a table of the folder is: a CSV file, or else a workbook."""
    path = folder / name
    return path if path.exists() else path.with_suffix(".xlsx")


def rows_of(path: Path, columns: Sequence[str]) -> list[Cells]:
    return [dict(row.cells) for row in read_rows(Source(path, str(path)), columns)] if path.exists() else []


def appended(path: Path, rows: Sequence[Cells]) -> str:
    """The rows as text in the file's own manner: its columns in their order, its separator and line ends."""
    if not path.exists():
        remedy = f"`wireledger patterns convert {path.parent} --to csv -o NEW` makes CSV files of the set"
        raise PipelineError(f"{path.with_suffix('.xlsx')} is a workbook, to which no country can be added; {remedy}")
    _, header = next(records_of(Source(path, str(path))))
    text = path.read_bytes().decode("utf-16" if path.read_bytes().startswith(UTF_16) else "utf-8-sig", errors="replace")
    line = next(line for line in text.splitlines() if header[0] in line)
    separator = max(SEPARATORS, key=line.count)
    out = io.StringIO()
    ends = "\r\n" if "\r\n" in text else "\n"
    writer = csv.DictWriter(out, header, restval="", extrasaction="ignore", delimiter=separator, lineterminator=ends)
    writer.writerows(rows)
    return ("" if text.endswith("\n") else ends) + out.getvalue()


def append(path: Path, text: str) -> None:
    start = path.read_bytes()[:3]
    coding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(start[:2], "utf-8")
    with path.open("ab") as file:
        file.write(text.encode(coding))
