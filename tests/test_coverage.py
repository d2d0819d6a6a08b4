"""What the patterns cover of a run: names that none knows, likely spellings, rows in each other's way, idle rows."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.patterns import PatternSet, read_patterns, shipped_patterns
from pipeline.runs.assemble import DEFAULT_MODEL
from pipeline.runs.run import Request, run
from pipeline.workbench.strangers import Stranger, strangers

pytest.importorskip("rapidfuzz")  # its rows are locked; an environment made before them lacks it

from pipeline.workbench.coverage import Coverage, Finding, coverage
from pipeline.workbench.grounds import grounds
from pipeline.workbench.near_spellings import alike, near_each_other, near_spellings, sounded

TEXT = """\
Faheem Dashtee met Harun Sabawi in Kabul on Sunday. Harun Sabawi, a trader, said that the road was closed.

“Nobody came,” Haroon Sabawi said. Resistance fighters held the bridge, and the UN Security Council met.
"""


def stranger(name: str, label: str = "ACTOR", kind: str = "person") -> Stranger:
    return Stranger(name, label, kind, 1, 1, (name,), ("A b.",), ())


@pytest.fixture(scope="module")
def patterns() -> PatternSet:
    return read_patterns(shipped_patterns())


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    run(Request((folder / "in",), folder / "out", shipped_patterns(), DEFAULT_MODEL, "acled"))
    return folder / "out"


@pytest.fixture(scope="module")
def found(outputs: Path, patterns: PatternSet) -> Coverage:
    return coverage(grounds(outputs), patterns)


def test_every_unknown_name_comes_with_count_sentence_type_and_row(found: Coverage):
    names = {gap.name: gap for gap in found.of(Finding.UNKNOWN_NAME)}
    sabawi = names["Harun Sabawi"]
    assert (sabawi.count, sabawi.articles, sabawi.likely_type) == (2, 1, "ACTOR person")
    assert sabawi.sentence.startswith("Faheem Dashtee met Harun Sabawi in Kabul on Sunday.")
    assert sabawi.paste == "harun-sabawi,Harun Sabawi,person,,,,,"
    assert sabawi.note == "sounds like Haroon Sabawi"


def test_a_pasted_row_makes_the_name_known(found: Coverage, tmp_path: Path):
    mine = Path(shutil.copytree(shipped_patterns(), tmp_path / "mine"))
    with (mine / "actors.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{gap.paste}\n" for gap in found.of(Finding.UNKNOWN_NAME) if gap.place.endswith("actors.csv"))
    assert "harun-sabawi" in read_patterns(mine).entities


def test_a_likely_spelling_is_proposed_and_not_applied(found: Coverage, patterns: PatternSet):
    (gap,) = (gap for gap in found.of(Finding.NEAR_SPELLING) if gap.name == "Faheem Dashtee")
    line = patterns.entities["fahim-dashti"].line
    assert gap.place == f"{patterns.folder}/actors.csv:{line}"
    assert f"add ' | Faheem Dashtee' to the cell variants of fahim-dashti ({gap.place})" in gap.note
    assert "Faheem Dashtee" in {gap.name for gap in found.of(Finding.UNKNOWN_NAME)}


def test_rows_that_claim_the_same_words_compete_and_a_shorter_form_inside_a_longer_does_not(found: Coverage):
    competing = {gap.name: gap for gap in found.of(Finding.COMPETES) if gap.count}
    fighters = competing["nrf ~ panjshir-resistance"]
    assert "Resistance fighters" in fighters.sentence
    assert fighters.note == "“resistance fighters” stands in each; taken by nobody (1)"
    assert "“the UN” of un" in competing["un ~ security-council"].note
    assert not {name for name in competing if "kabul" in name}


def test_forms_that_several_rows_list_are_told_though_no_text_has_them(found: Coverage):
    assert {gap.count for gap in found.of(Finding.COMPETES) if "“armed opposition”" in gap.note} == {0}


def test_rows_that_found_nothing_are_counted_by_file(found: Coverage, patterns: PatternSet):
    idle = {gap.name for gap in found.of(Finding.NEVER_FIRED)}
    assert {"herat", "haqqani-network", "herder", "cue:vow"} & idle == {"herat", "herder", "cue:vow"} | (
        {"haqqani-network"} if "haqqani-network" in patterns.entities else set()
    )
    assert not {"kabul", "cue:say"} & idle
    file = f"{patterns.folder}/places.csv"
    assert 0 < found.idle[file] < found.rows[file]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Faheem Dashtee", "Fahim Dashti", True),
        ("Muhammad Yusuf", "Mohammed Yousef", True),
        ("Abdul-Rahman", "Abdurrahman", True),
        ("al-Arabiyya", "Al Arabiya", True),
        ("Hamid Karimi", "Ahmad Karimi", False),
        ("Government of Iran", "Government of Iraq", False),
        ("Iranian military", "Indian military", False),
    ],
)
def test_names_are_near_where_they_sound_alike_word_by_word(one: str, other: str, near: bool):
    assert alike(sounded(one), sounded(other)) is near


def test_a_name_in_capitals_and_a_short_one_are_near_to_nobody(patterns: PatternSet):
    assert near_spellings([stranger("NRFF"), stranger("FAHIM DASHTEE"), stranger("Iran")], patterns.entities) == []


def test_unknown_names_that_sound_the_same_name_each_other():
    assert near_each_other([stranger("Harun Sabawi"), stranger("Haroon Sabawi"), stranger("Dara Omid")]) == {
        "Harun Sabawi": ["Haroon Sabawi"],
        "Haroon Sabawi": ["Harun Sabawi"],
    }


def test_a_name_has_the_type_it_mostly_has_and_an_id_of_its_own():
    row = {
        "found_by": "model",
        "entity_name": "Vale",
        "text": "Vale",
        "label": "PLACE",
        "sentence": "A.",
        "rule_id": "r",
    }
    rows = [
        {**row, "article_id": "a", "entity_type": "other"},
        {**row, "article_id": "b", "entity_type": "village"},
        {**row, "article_id": "b", "entity_type": "village", "text": "Vale Town"},
        {**row, "article_id": "b", "entity_type": "village", "found_by": "pattern"},
    ]
    (vale,) = strangers(rows)
    assert (vale.type, vale.count, vale.articles, vale.file) == ("village", 3, 2, "places.csv")
    assert vale.row({"vale"}) == "vale-2,Vale,village,,,,,Vale Town,,,"
    assert vale.row(set(), ("name", "id", "side", "type")) == "Vale,vale,,village"


def test_the_command_prints_and_writes_what_was_found(outputs: Path, tmp_path: Path):
    told = CliRunner().invoke(app, ["patterns", "coverage", str(outputs), "--output", str(tmp_path / "c.csv")])
    assert told.exit_code == 0, told.output
    assert "names that no pattern knows\n" in told.stdout
    assert "      paste: harun-sabawi,Harun Sabawi,person,,,,,\n" in told.stdout
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["finding"] for row in csv.DictReader(file)} == set(Finding)


def test_a_folder_without_a_run_is_refused(tmp_path: Path):
    told = CliRunner().invoke(app, ["patterns", "coverage", str(tmp_path)])
    assert (told.exit_code, told.stderr) == (
        2,
        f"{tmp_path} holds no run's tables (run.json is missing); name the output folder of a run\n",
    )
