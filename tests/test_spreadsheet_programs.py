"""LibreOffice opens the tables in two languages and gives the same cells back."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.tables.csv_tables import read
from pipeline.tables.records import TABLES

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

LANGUAGES = {"en-US": (",", "."), "de-DE": (";", ",")}  # what parts cells there, and what begins a fraction
SYSTEM_LANGUAGE = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">'
    '<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{}</value></prop></item></oor:items>'
)
QUOTE, UTF_8, ALL_SHEETS = ord('"'), 76, -1  # as LibreOffice's filters name them
HOSTILE = """Kabul, 10-12 September 2021
Dana Omar said “=HYPERLINK(1) is what the file says”. About 1,200 families fled; 3/4 of them were hungry.
- On September 5 some 10-12 people were killed in Anaba, “unit 007” and Commander Nur Hakam said; 1E5 rounds were fired.
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def tables(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "wire_007.txt").write_text(HOSTILE, encoding="utf-8")
    for dispatch in sorted(Path("data/dispatches").glob("valley_0*.txt")):
        shutil.copy(dispatch, folder)
    delimiter, decimal = LANGUAGES[language]
    options = ["--model", "blank", "--format", "xlsx,csv", "--delimiter", delimiter, "--decimal", decimal, "--quiet"]
    told = CliRunner().invoke(app, ["run", str(folder), "-o", str(folder / "tables"), *options])
    assert told.exit_code == 0, told.output
    return folder / "tables"


@pytest.fixture(scope="module")
def opened(tables: Path, language: str) -> Path:
    """The tables and the workbook's sheets as LibreOffice of that language saves them after it opened them."""
    profile = tables / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(SYSTEM_LANGUAGE.format(language), encoding="utf-8")
    delimiter, _ = LANGUAGES[language]
    code = f"{ord(delimiter)},{QUOTE},{UTF_8},1"
    for sources, options in (
        (sorted(tables.glob("*.csv")), [f"--infilter=CSV:{code},,0,false,false"]),
        ([tables / "tables.xlsx"], []),
    ):
        written = f"csv:Text - txt - csv (StarCalc):{code},,0,false,false,false,false,false,{ALL_SHEETS}"
        command = ["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", *options]
        command += ["--convert-to", written, "--outdir", str(tables / "opened"), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return tables / "opened"


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiter = ";" if ";" in file.readline() else ","
        file.seek(0)
        return list(csv.reader(file, delimiter=delimiter))


@pytest.mark.parametrize("table", TABLES)
def test_a_csv_table_comes_back_as_it_was_written(table: str, tables: Path, opened: Path) -> None:
    saved = next(path for path in opened.glob(f"{table}*.csv"))
    assert cells(saved) == cells(tables / f"{table}.csv")


@pytest.mark.parametrize("table", TABLES)
def test_a_sheet_of_the_workbook_holds_the_same_values(table: str, tables: Path, opened: Path, language: str) -> None:
    named, *lines = cells(opened / f"tables-{table}.csv")
    rows = list(read(tables / f"{table}.csv"))
    numbers = {"confidence", "latitude", "longitude"}
    _, decimal = LANGUAGES[language]
    shown = [
        {n: c.replace(decimal, ".") if n in numbers else c for n, c in zip(named, line, strict=True)} for line in lines
    ]
    assert shown == [{name: row[name] for name in named} for row in rows]
