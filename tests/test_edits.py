"""What differs between two folders of patterns, and which texts each difference can concern."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from pattern_edits import read, write

from pipeline.patterns import PatternSet, read_patterns, shipped_patterns
from pipeline.workbench.clues import ClueIndex
from pipeline.workbench.edits import NOT_READ, READ, Edit, What, edits


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_patterns(), tmp_path / "mine"))


def made(folder: Path) -> list[Edit]:
    return edits(read_patterns(shipped_patterns()), read_patterns(folder), convention="acled")


def change(folder: Path, name: str, key: str, **cells: str) -> Edit:
    """The one edit that these cells of the row make."""
    rows = read(folder / name)
    row = next(r for r in rows if next(iter(r.values())) == key)
    row.update(cells)
    write(folder / name, rows)
    (edit,) = made(folder)
    return edit


def concerns(edit: Edit, text: str) -> bool:
    return bool(ClueIndex((clue, 0) for clue in edit.clues).owners(text))


def test_equal_folders_differ_in_nothing(folder: Path):
    assert made(folder) == []


def test_every_part_of_the_patterns_is_looked_at():
    """A new one that no table depends on belongs into NOT_READ; until it stands in either, its edits run everything."""
    assert {f.name for f in fields(PatternSet)} == NOT_READ | READ


def test_an_added_row_is_told_with_its_line(folder: Path):
    with (folder / "actors.csv").open("a", encoding="utf-8") as file:
        file.write("haji-torab,Haji Torab,person,resistance,Torab Khan,Torab,,\n")
    (edit,) = made(folder)
    lines = (folder / "actors.csv").read_text(encoding="utf-8").count("\n")
    assert str(edit) == f"{folder}/actors.csv:{lines} (name haji-torab, added)"
    assert concerns(edit, "TORAB KHAN left.")
    assert concerns(edit, "Old Torab left.")
    assert not concerns(edit, "Khan left.")


def test_a_removed_row_is_told_with_the_line_it_had(folder: Path):
    rows = read(folder / "actors.csv")
    write(folder / "actors.csv", [row for row in rows if row["id"] != "fahim-dashti"])
    (edit,) = made(folder)
    assert (edit.what, edit.name) == (What.REMOVED, "fahim-dashti")
    assert edit.place.startswith(f"{shipped_patterns()}/actors.csv:")


@pytest.mark.parametrize(
    ("name", "key", "cells", "told", "yes", "no"),
    [
        pytest.param(
            "actors.csv",
            "fahim-dashti",
            {"variants": "Faheem Dashtee"},
            "+ Faheem Dashtee",
            "Faheem Dashtee spoke.",
            "Fahim Dashti spoke.",
            id="a form concerns texts with that form only",
        ),
        pytest.param(
            "actors.csv",
            "fahim-dashti",
            {"side": "press"},
            "side ",
            "FAHIM DASHTI spoke.",
            "Fahim spoke.",
            id="a cell that the tables show concerns all forms",
        ),
        pytest.param(
            "places.csv",
            "kabul-province",
            {"p_code": "AF99"},
            "p_code AF01 → AF99",
            "Shells fell in Surobi.",
            "Shells fell in Herat.",
            id="a code of a province concerns its districts",
        ),
        pytest.param(
            "given_names.csv",
            "Joe",
            {"gender": "f"},
            "gender m → f",
            "President Biden spoke.",
            "The president spoke.",
            id="a given name concerns the persons who bear it",
        ),
        pytest.param(
            "countries.csv",
            "mali",
            {"side": "junta"},
            "side",
            "Bamako denied it.",
            "Niamey denied it.",
            id="a country's side concerns its capital",
        ),
        pytest.param(
            "reporting_cues.csv",
            "vow",
            {"stance": "claim"},
            "stance promise → claim",
            "He vowed revenge.",
            "He promised revenge.",
            id="a cue concerns texts with one of its forms",
        ),
        pytest.param(
            "conventions/acled.csv",
            "dozens",
            {"best": "12", "low": "10"},
            "low 12 → 10",
            "Dozens died.",
            "A dozen died.",
            id="a vague quantity concerns texts with the word",
        ),
        pytest.param(
            "means.csv",
            "air strike",
            {"means": "bomb"},
            "means airstrike → bomb",
            "Two air-strikes hit it.",
            "A strike hit it.",
            id="a phrase for means concerns it with a hyphen too",
        ),
        pytest.param(
            "people.csv",
            "herder",
            {"status": "combatant"},
            "status civilian → combatant",
            "Two herders died.",
            "The herd died.",
            id="a noun concerns its plural",
        ),
    ],
)
def test_an_edit_concerns_what_it_can_change(
    folder: Path, name: str, key: str, cells: dict[str, str], told: str, yes: str, no: str
):
    edit = change(folder, name, key, **cells)
    assert edit.what == What.CHANGED
    assert told in edit.told
    assert concerns(edit, yes)
    assert not concerns(edit, no)


def test_a_longer_name_concerns_where_its_beginning_goes_on_otherwise(folder: Path):
    """ "Hill Watch" stands for "Hill Watch for Justice", not before "for Peace"."""
    edit = change(folder, "actors.csv", "amnesty", variants="Amnesty International for Justice")
    assert concerns(edit, "Amnesty International for Peace said so.")


def test_rows_that_were_only_sorted_are_edits_where_they_claim_the_same_words(folder: Path):
    for name in ("actors.csv", "places.csv", "people.csv", "given_names.csv"):
        write(folder / name, read(folder / name)[::-1])
    assert made(folder) == []
    write(folder / "reporting_cues.csv", read(folder / "reporting_cues.csv")[::-1])
    found = made(folder)
    assert {edit.what for edit in found} <= {What.MOVED, What.CHANGED}
    assert 0 < len(found) < len(read(folder / "reporting_cues.csv")) / 2


def test_a_phrase_without_a_word_of_its_own_concerns_every_text(folder: Path):
    with (folder / "actors.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"label": "ACTOR", "pattern": [{"TEXT": {"REGEX": "^@tor"}}], "id": "nrf"}\n')
    (edit,) = made(folder)
    assert concerns(edit, "Anything at all.")
