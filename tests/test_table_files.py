"""Tables that another program saved again are read, or told of in a line; no output takes the place of another file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import PatternFaults, UsageError
from pipeline.patterns.conversion import convert
from pipeline.tables.csv_tables import read


@pytest.mark.parametrize(
    ("saved", "told"),
    [
        ("a;b\r\n1;“x”\r\n".encode("cp1252"), "is not in UTF-8; save it again as CSV UTF-8"),
        ("a\tb\r\n1\tx\r\n".encode("utf-16"), "is not in UTF-8; save it again as CSV UTF-8"),
        (b"a,b\r\n1,x\r\n2\r\n", "can't be read: line 3 has 1 cells, the header 2; save it again as CSV UTF-8"),
    ],
    ids=["Windows-1252", "UTF-16", "an uneven line"],
)
def test_a_table_saved_otherwise_is_told_of_in_a_line(tmp_path: Path, saved: bytes, told: str) -> None:
    path = tmp_path / "quotes.csv"
    path.write_bytes(saved)
    with pytest.raises(UsageError) as error:
        list(read(path))
    assert str(error.value) == f"{path} {told}"


def test_a_comparison_takes_no_other_files_place(tmp_path: Path) -> None:
    mine = tmp_path / "actors.csv"
    mine.write_text("mine", encoding="utf-8")
    told = CliRunner().invoke(app, ["diff", str(tmp_path), str(tmp_path), "--output", str(mine)])
    assert (told.exit_code, told.stderr) == (
        2, f"--output {mine} is there already; name a new file, or move that one elsewhere\n",
    )  # fmt: skip
    assert mine.read_text(encoding="utf-8") == "mine"


def test_figures_take_no_annotations_place(tmp_path: Path) -> None:
    gold = tmp_path / "a.json"
    gold.write_text(json.dumps({"quotes": []}), encoding="utf-8")
    told = CliRunner().invoke(app, ["evaluate", "data/gold", "--json", str(gold)])
    assert (told.exit_code, told.stderr) == (2, f"--json {gold} holds other things than figures; name a new file\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("actors.csv", "conventions/mine.csv", "tests/names.csv"):
        (tmp_path / "patterns" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "patterns" / name).write_text("a,b\n1,2\n", encoding="utf-8")
    return tmp_path / "patterns"


def test_a_folder_is_converted_with_its_subfolders_and_back(folder: Path, tmp_path: Path) -> None:
    sheets = convert(folder, tmp_path / "sheets", to="xlsx")
    assert [p.relative_to(tmp_path / "sheets").as_posix() for p in sheets] == [
        "actors.xlsx", "conventions/mine.xlsx", "tests/names.xlsx",
    ]  # fmt: skip
    convert(tmp_path / "sheets", tmp_path / "back", to="csv")
    assert (tmp_path / "back" / "tests" / "names.csv").read_text(encoding="utf-8-sig").split() == ["a,b", "1,2"]


def test_a_table_that_is_there_twice_is_not_converted(folder: Path, tmp_path: Path) -> None:
    (folder / "actors.xlsx").touch()
    with pytest.raises(UsageError, match=r"actors.xlsx and .*actors.csv are one table; remove one of the two"):
        convert(folder, tmp_path / "sheets", to="xlsx")


def test_a_fault_leaves_nothing_half_converted(folder: Path, tmp_path: Path) -> None:
    (folder / "tests" / "zeroes.csv").write_bytes(b'a,b\n"1,2\n')
    with pytest.raises(PatternFaults):
        convert(folder, tmp_path / "sheets", to="xlsx")
    assert not (tmp_path / "sheets").exists()


def test_a_file_is_no_folder_to_convert_into(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sheets").touch()
    with pytest.raises(UsageError, match="is not empty, or no folder; name a new folder with --output"):
        convert(folder, tmp_path / "sheets", to="xlsx")
