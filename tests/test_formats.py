"""What a run writes beside its CSV tables holds the same values, typed, and explains itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from pipeline.errors import UsageError
from pipeline.exports.profiles import PROFILES
from pipeline.exports.written_formats import FORMATS, formats_of
from pipeline.runs.outputs import OutputFolder
from pipeline.tables import csv_tables
from pipeline.tables.codebook import entries, meaning
from pipeline.tables.column_types import column_types
from pipeline.tables.dialect import DIALECT, Dialect, dialect_of
from pipeline.tables.linked_records import ARCHIVE_TABLES
from pipeline.tables.records import TABLES, ArticleRow, ErrorRow, EventRow, MentionRow, columns
from pipeline.tables.typed_rows import typed
from pipeline.vocabulary import closed_fields

SPREADSHEET = Dialect(";", ",")


def empty(row_type: type) -> dict[str, Any]:
    return {name: "" if kind is str else None for name, kind in column_types(row_type).items()}


def article(article_id: str) -> ArticleRow:
    cells = empty(ArticleRow) | {"article_id": article_id, "path": "a.txt", "title": "=1+1"}
    counts = {"words": 3, "mentions": 2, "quotes": 0, "casualties": 0, "killed_low": 0}
    return ArticleRow(**cells | counts)  # type: ignore[arg-type]


def event(event_id: str, latitude: float | None) -> EventRow:
    cells = empty(EventRow) | {"event_id": event_id, "article_id": "a", "kind": "incident"}
    told = {"place_text": "Rokha; “town”", "latitude": latitude, "longitude": latitude and 69.515, "killed_best": 4}
    return EventRow(**cells | told | {"confidence": 0.25, "claimants": 1})  # type: ignore[arg-type]


MENTION = MentionRow(
    mention_id="m1",
    article_id="a",
    text="10-12",
    label="PLACE",
    entity_id="",
    entity_name="+93 “Émile”",
    entity_type="village",
    side="",
    p_code="",
    latitude=35.125,
    longitude=-69.5,
    found_by="pattern",
    rule_id="x",
    sentence="one\ntwo; three",
    start=0,
    end=3,
)
ROWS: Mapping[str, list[Any]] = {
    "articles": [article("a")],
    "mentions": [MENTION, replace(MENTION, mention_id="m2", latitude=None, longitude=None)],
    "events": [event("e1", 35.25), event("e2", None)],
    "errors": [ErrorRow("b", "b.txt", "read", "empty", "holds no text; leave it out")],
}


@pytest.fixture(params=[DIALECT, SPREADSHEET], ids=["commas", "semicolons"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    with OutputFolder(tmp_path / "out", formats=formats_of(",".join(FORMATS)), dialect=request.param) as output:
        for table, rows in ROWS.items():
            output.add(table, rows)
        output.commit({"wireledger": "test"})
    return tmp_path / "out"


def cells(table: str) -> list[tuple[Any, ...]]:
    return [tuple(cell or (cell if cell == 0 else None) for cell in astuple(row)) for row in ROWS.get(table, ())]


@pytest.mark.parametrize("table", TABLES)
def test_a_csv_table_is_read_back_typed_in_any_dialect(folder: Path, table: str) -> None:
    assert [tuple(row) for row in typed(folder / f"{table}.csv", TABLES[table])] == cells(table)


def test_a_csv_table_of_semicolons_has_decimal_commas(tmp_path: Path) -> None:
    assert csv_tables.to_csv(MentionRow, [MENTION], SPREADSHEET) == (
        'a;10-12;PLACE;\'+93 “Émile”;village;;"one\ntwo; three";;35,125;-69,5;pattern;;x;;m1;0;3\r\n'
    )


def test_reading_a_table_gives_the_same_text_in_any_dialect(folder: Path) -> None:
    first = next(csv_tables.read(folder / "mentions.csv"))
    assert (first["latitude"], first["entity_name"], first["sentence"]) == ("35.125", "+93 “Émile”", "one\ntwo; three")


@pytest.mark.parametrize("table", TABLES)
def test_a_parquet_file_has_the_rows_with_their_types(folder: Path, table: str) -> None:
    read = pq.read_table(folder / f"{table}.parquet")
    assert [tuple(row.values()) for row in read.to_pylist()] == cells(table)
    kinds = {str: "string", int: "int64", float: "double"}
    assert [str(kind) for kind in read.schema.types] == [kinds[kind] for kind in column_types(TABLES[table]).values()]
    assert all(field.metadata[b"description"] for field in read.schema)


def test_a_database_is_whole_and_has_every_row(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "tables.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            assert database.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() == cells(table)
        assert database.execute("SELECT killed_low, killed_high FROM articles").fetchall() == [(0, None)]
        keys = {row[3]: row[2] for row in database.execute("PRAGMA foreign_key_list(casualties)")}
        assert keys == {"article_id": "articles", "event_id": "events", "incident_id": "incidents"}


@pytest.mark.parametrize(("words", "found"), [("emile", ["m1", "m2"]), ("three", ["m1", "m2"]), ("nobody", [])])
def test_a_database_is_searched_by_word(folder: Path, words: str, found: list[str]) -> None:
    with closing(sqlite3.connect(folder / "tables.sqlite")) as database:
        asked = (
            "SELECT mention_id FROM mentions WHERE rowid IN (SELECT rowid FROM mentions_fts WHERE mentions_fts MATCH ?)"
        )
        assert [row[0] for row in database.execute(asked, [words])] == found


@pytest.mark.parametrize("table", TABLES)
def test_a_workbook_has_a_sheet_a_table_with_typed_cells(folder: Path, table: str) -> None:
    book = CalamineWorkbook.from_path(folder / "tables.xlsx")
    header, *rows = book.get_sheet_by_name(table).to_python(skip_empty_area=False)
    assert tuple(header) == columns(TABLES[table])
    assert [tuple(cell if cell != "" else None for cell in row) for row in rows] == cells(table)


def test_a_workbook_opens_with_what_it_holds(folder: Path) -> None:
    book = CalamineWorkbook.from_path(folder / "tables.xlsx")
    assert book.sheet_names == ["summary", *TABLES, "codebook"]
    summary = book.get_sheet_by_name("summary").to_python()[1:]
    assert [(name, rows) for name, rows, _ in summary] == [(table, len(ROWS.get(table, ()))) for table in TABLES]


def test_a_table_longer_than_a_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.exports.written_formats.workbook.MOST_ROWS", 2)
    with OutputFolder(tmp_path / "out", formats=formats_of("xlsx")) as output:
        output.add("mentions", [replace(MENTION, mention_id=f"m{n}") for n in range(5)])
        output.commit({"wireledger": "test"})
    book = CalamineWorkbook.from_path(tmp_path / "out" / "tables.xlsx")
    sheets = [name for name in book.sheet_names if name.startswith("mentions")]
    assert sheets == ["mentions", "mentions_2", "mentions_3"]
    found = [
        row[columns(MentionRow).index("mention_id")]
        for name in sheets
        for row in book.get_sheet_by_name(name).to_python()[1:]
    ]
    assert found == ["m0", "m1", "m2", "m3", "m4"]


def test_a_cell_too_long_for_a_workbook_says_that_it_is_cut(tmp_path: Path) -> None:
    with OutputFolder(tmp_path / "out", formats=formats_of("xlsx")) as output:
        output.add("mentions", [replace(MENTION, sentence="x" * 40_000)])
        output.commit({"wireledger": "test"})
    row = CalamineWorkbook.from_path(tmp_path / "out" / "tables.xlsx").get_sheet_by_name("mentions").to_python()[1]
    said = row[columns(MentionRow).index("sentence")]
    assert isinstance(said, str)
    assert (len(said), said[-11:]) == (32_767, "has it all)")


def test_events_with_a_known_place_are_points(folder: Path) -> None:
    read = json.loads((folder / "events.geojson").read_text(encoding="utf-8"))
    (point,) = read["features"]
    assert (read["type"], point["type"], point["id"]) == ("FeatureCollection", "Feature", "e1")
    assert point["geometry"] == {"type": "Point", "coordinates": [69.515, 35.25]}
    assert point["properties"]["killed_best"] == 4


def test_no_event_on_the_map_is_still_geojson(tmp_path: Path) -> None:
    with OutputFolder(tmp_path / "out", formats=formats_of("geojson")) as output:
        output.commit({"wireledger": "test"})
    read = json.loads((tmp_path / "out" / "events.geojson").read_text(encoding="utf-8"))
    assert read == {"type": "FeatureCollection", "features": []}


def test_the_data_package_describes_what_the_tables_hold(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        options = {"sep": resource["dialect"]["delimiter"], "encoding": resource["encoding"]}
        table = pd.read_csv(folder / resource["path"], **options)  # type: ignore[call-overload]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(table.columns)
        closed = {f["name"] for f in resource["schema"]["fields"] if "enum" in f.get("constraints", {})}
        assert closed == set(closed_fields(TABLES[resource["name"]]))


def test_the_same_tables_give_the_same_files(tmp_path: Path) -> None:
    for name in ("1", "2"):
        with OutputFolder(tmp_path / name, formats=formats_of(",".join(FORMATS))) as output:
            output.add("mentions", ROWS["mentions"])
            output.commit({"wireledger": "test"})
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir() if p.is_file()} for n in ("1", "2"))
    assert first == second


@pytest.mark.parametrize(
    ("said", "named"), [("csv", ["csv"]), ("sqlite, XLSX,xlsx", ["xlsx", "sqlite"]), ("", []), (",csv", ["csv"])]
)
def test_formats_are_named_with_commas(said: str, named: list[str]) -> None:
    assert [form.name for form in formats_of(said)] == named


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UsageError) as told:
        formats_of("xls")
    assert str(told.value) == "no format 'xls'; there are: csv, xlsx, parquet, sqlite, geojson"


@pytest.mark.parametrize(
    ("delimiter", "decimal", "told"),
    [
        ("|", ".", "--delimiter '|' can't part cells; take comma, semicolon or tab"),
        (";", "'", "--decimal \"'\" can't begin a fraction; take point or comma"),
        ("comma", "comma", "--decimal comma wants cells parted by another sign; add --delimiter semicolon"),
    ],
)
def test_a_dialect_that_cannot_be_read_back_is_refused(delimiter: str, decimal: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        dialect_of(delimiter, decimal)
    assert str(error.value) == told


EXPLAINED = {**TABLES, **ARCHIVE_TABLES, **{name: known.row_type for name, known in PROFILES.items()}}


@pytest.mark.parametrize("table", EXPLAINED)
def test_the_codebook_explains_every_column(table: str) -> None:
    assert [name for name in ("", *columns(EXPLAINED[table])) if not meaning(table, name)] == []


def test_the_codebook_has_no_line_that_explains_nothing() -> None:
    known = {(table, name) for table, row_type in EXPLAINED.items() for name in ("", *columns(row_type))}
    assert set(entries()) - known == set()
