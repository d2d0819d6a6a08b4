"""Pattern tables as spreadsheets: read where CSV is, and nothing changes on the way there and back."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pattern_folders import ACTORS, write_patterns
from typer.testing import CliRunner
from xlsxwriter import Workbook

from pipeline.cli.app import app
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.conversion import convert
from pipeline.patterns.reader import inspect_patterns

OFFICE = shutil.which("soffice")
ODD = (
    'omid,Dara Omid,person,,3 January Group | 007 | =Omid | 1E5 men | Omid’s Band,Ömid,,"a, “b”"\n'
    "zari,+Zari,person,TRUE side,,,any_case,0012\n"
)


def told(folder: Path) -> dict[str, Any]:
    """What the patterns of a folder say, without where they stand."""
    patterns = replace(read_patterns(folder), folder="", sha256="", places={}, warnings=())

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(v) for key, v in value.items() if key != "file"}
        return [plain(v) for v in value] if isinstance(value, list | tuple) else value

    return plain(asdict(patterns))  # type: ignore[no-any-return]


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_shipped_patterns_say_the_same_as_spreadsheets(in_folder: Path) -> None:
    convert(shipped_patterns(), Path("sheets"), to="xlsx")
    assert not list(Path("sheets").glob("**/*.csv"))
    assert told(Path("sheets")) == told(shipped_patterns())


def test_there_and_back_the_bytes_are_the_same(in_folder: Path) -> None:
    convert(shipped_patterns(), Path("plain"), to="csv")
    convert(Path("plain"), Path("sheets"), to="xlsx")
    convert(Path("sheets"), Path("back"), to="csv")
    files = {path.relative_to("plain"): path.read_bytes() for path in Path("plain").rglob("*") if path.is_file()}
    assert {path.relative_to("back"): path.read_bytes() for path in Path("back").rglob("*") if path.is_file()} == files


def test_written_csv_begins_with_a_mark_that_spreadsheets_know(in_folder: Path) -> None:
    convert(shipped_patterns(), Path("plain"), to="csv")
    assert (Path("plain") / "actors.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name")


@pytest.mark.parametrize("path", sorted(shipped_patterns().glob("**/*.csv")), ids=lambda path: path.stem)
def test_each_shipped_table_begins_with_that_mark(path: Path) -> None:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_round_trip_through_libreoffice_changes_nothing(in_folder: Path) -> None:
    write_patterns({"actors.csv": ACTORS + ODD.replace("007 | =Omid | ", "")})
    convert(Path("patterns"), Path("sheets"), to="xlsx")
    profile = f"-env:UserInstallation=file://{in_folder}/profile"
    command = [OFFICE or "", profile, "--headless", "--convert-to", "xlsx", "--outdir", "saved", "sheets/actors.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shutil.copy("saved/actors.xlsx", "sheets/actors.xlsx")
    convert(Path("sheets"), Path("back"), to="csv")
    convert(Path("patterns"), Path("plain"), to="csv")
    assert Path("back/actors.csv").read_bytes() == Path("plain/actors.csv").read_bytes()


def test_odd_cells_stay_as_they_are(in_folder: Path) -> None:
    write_patterns({"actors.csv": ACTORS + ODD})
    convert(Path("patterns"), Path("sheets"), to="xlsx")
    convert(Path("sheets"), Path("back"), to="csv")
    assert Path("back/actors.csv").read_text(encoding="utf-8-sig") == ACTORS + ODD


def test_faults_of_a_spreadsheet_have_its_rows(in_folder: Path) -> None:
    write_patterns({"actors.csv": None})
    with Workbook("patterns/actors.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ACTORS.strip().split(","))
        sheet.write_row(2, 0, ["omid", "Dara Omid", "persn"])
        sheet.write_row(3, 0, ["third"])
        sheet.write_datetime(3, 1, date(2026, 1, 3), book.add_format({"num_format": "dd-mmm"}))
        sheet.write_row(3, 2, ["armed_group"])
        sheet.write_row(4, 0, ["unit", 313, "military"])
    assert [str(fault) for fault in inspect_patterns(Path("patterns")).faults] == [
        "patterns/actors.xlsx:3: type 'persn' is unknown, did you mean 'person'?",
        "patterns/actors.xlsx:4: name '2026-01-03' is a date that the spreadsheet made of what was typed, "
        "format the column as text and type it again",
        "patterns/actors.xlsx:5: name '313' is a bare number, which would be found wherever the number stands, "
        "write more words",
    ]


def test_numbers_and_days_of_a_spreadsheet_are_read(in_folder: Path) -> None:
    write_patterns({"actors.csv": None, "conventions/plain.csv": None})
    Path("patterns/conventions").mkdir()
    with Workbook("patterns/conventions/plain.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["word", "low", "best", "high", "note"])
        sheet.write_row(1, 0, ["dozens", 24, 24.0])
    with Workbook("patterns/actors.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*ACTORS.strip().split(","), "valid_from"])
        sheet.write_row(1, 0, ["omid", "Dara Omid", "person", "", "", "", "", ""])
        sheet.write_datetime(1, 8, date(2021, 8, 15), book.add_format({"num_format": "dd/mm/yyyy"}))
    read = read_patterns(Path("patterns"))
    assert read.entities["omid"].valid_from == "2021-08-15"
    assert read.conventions["plain"]["dozens"].best == 24


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"actors.xlsx": b"PK\x03\x04"},
            "patterns/actors.xlsx: actors.csv is there too, remove one of the two",
            id="a table twice",
        ),
        pytest.param(
            {"conventions/plain.xlsx": b"PK\x03\x04"},
            "patterns/conventions/plain.xlsx: plain.csv is there too, remove one of the two",
            id="a convention twice",
        ),
        pytest.param(
            {"actor.xlsx": b"PK\x03\x04"},
            "patterns/actor.xlsx: no pattern file of this name is read, did you mean 'actors.csv'?",
            id="misnamed",
        ),
        pytest.param(
            {"actors.csv": None, "actors.xlsx": b"nothing of the kind"},
            "patterns/actors.xlsx: can't be read as a spreadsheet (Cannot detect file format), "
            "save it as .xlsx or as CSV",
            id="no spreadsheet",
        ),
    ],
)
def test_a_spreadsheet_that_cannot_be_meant_is_refused(
    in_folder: Path, files: dict[str, str | bytes | None], expected: str
) -> None:
    assert expected in [str(fault) for fault in inspect_patterns(write_patterns(files)).faults]


def test_the_command_writes_a_new_folder(in_folder: Path) -> None:
    write_patterns({})
    result = CliRunner().invoke(app, ["patterns", "convert", "patterns", "-o", "sheets"])
    assert (result.exit_code, result.stderr) == (0, "10 files in sheets\n")
    again = CliRunner().invoke(app, ["patterns", "convert", "patterns", "-o", "sheets"])
    assert (again.exit_code, again.stderr) == (
        2,
        "sheets is not empty, or no folder; name a new folder with --output\n",
    )
