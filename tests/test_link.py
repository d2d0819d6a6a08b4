"""``wireledger link``: runs made one after the other are what one run over all of it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.patterns import shipped_patterns
from pipeline.tables.csv_tables import read
from pipeline.tables.records import TABLES

ARTICLES = {
    "a1": ("2022-03-02", "Shells hit the market of Kharkiv on Tuesday. Police said nine people were killed."),
    "a2": ("2022-03-02", "Nine people were killed as shells hit the market of Kharkiv on Tuesday."),
    "b1": ("2022-03-03", "The mayor of Kharkiv said 14 people were killed in Tuesday's shelling of the market."),
    "b2": ("2022-03-05", "A bomb in Odesa killed three soldiers on Friday, the army said."),
    "c1": ("2022-03-06", "Oleh Bondar, 41, was killed by a mine near Kherson on Saturday, his brother said."),
}  # fmt: skip


def written(folder: Path, names: str) -> Path:
    folder.mkdir()
    for name in names.split():
        day, text = ARTICLES[name]
        (folder / f"{name}_{day}.txt").write_text(f"{day}\n\n{text}\n", encoding="utf-8")
    return folder


def wireledger(*arguments: object) -> str:
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("runs")
    for name, held in {"all": "a1 a2 b1 b2 c1", "one": "a1 b2", "two": "a2 b1 c1"}.items():
        wireledger("run", written(top / f"{name}-texts", held), "-o", top / name, "--model", "blank")
    wireledger("link", top / "one", top / "two", "-o", top / "linked")
    wireledger("link", top / "two", top / "one", top / "all", "-o", top / "again")
    return top


@pytest.mark.parametrize("file", [*(f"{name}.csv" for name in TABLES), "reasons.jsonl", "datapackage.json"])
def test_two_runs_linked_are_one_run(runs: Path, file: str):
    assert (runs / "linked" / file).read_bytes() == (runs / "all" / file).read_bytes()


@pytest.mark.parametrize("file", [f"{name}.csv" for name in TABLES])
def test_neither_the_order_of_runs_nor_a_run_that_is_held_already_changes_anything(runs: Path, file: str):
    assert (runs / "again" / file).read_bytes() == (runs / "all" / file).read_bytes()


@pytest.fixture(scope="module")
def drafted(runs: Path) -> Path:
    """As ``runs``, with a profile's table of some of them; the patterns are a copy that can be taken away."""
    shutil.copytree(shipped_patterns(), runs / "patterns")
    for name, profile in {"all": ["--profile", "ucdp"], "one": ["--profile", "ucdp"], "two": []}.items():
        texts, output = runs / f"{name}-texts", runs / f"{name}-drafted"
        wireledger("run", texts, "-o", output, "--model", "blank", "--patterns", runs / "patterns", *profile)
    return runs


def test_a_profiles_table_of_linked_runs_is_that_of_one_run_also_where_only_one_of_them_has_it(drafted: Path):
    wireledger("link", drafted / "one-drafted", drafted / "two-drafted", "-o", drafted / "drafts")
    made = (drafted / "drafts" / "ucdp.csv").read_bytes()
    assert made == (drafted / "all-drafted" / "ucdp.csv").read_bytes()
    rows = list(read(drafted / "drafts" / "ucdp.csv"))
    assert [(row["best"], row["number_of_sources"], row["source_article"].count(";")) for row in rows] == [
        ("9", "2", 2), ("3", "1", 0), ("1", "1", 0),
    ]  # fmt: skip


def test_a_profiles_table_without_the_patterns_of_its_runs_is_left_out_and_told(drafted: Path):
    moved = (drafted / "patterns").rename(drafted / "elsewhere")
    said = wireledger("link", drafted / "one-drafted", "-o", drafted / "undrafted")
    moved.rename(drafted / "patterns")
    assert "no longer holds the patterns of its run, without which ucdp.csv can't be drafted" in said
    assert not (drafted / "undrafted" / "ucdp.csv").exists()


def test_the_reports_of_one_shelling_are_one_incident(runs: Path):
    events = {row["article_id"][:2]: row["incident_id"] for row in read(runs / "linked" / "events.csv")}
    assert events["a1"] == events["a2"] == events["b1"]
    assert len(set(events.values())) == 3


def test_every_figure_names_its_events_incident(runs: Path):
    events = {row["event_id"]: row["incident_id"] for row in read(runs / "linked" / "events.csv")}
    figures = list(read(runs / "linked" / "casualties.csv"))
    assert figures
    assert all(row["incident_id"] == events[row["event_id"]] for row in figures)


def test_two_articles_of_one_id_are_told(runs: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "a1_2022-03-02.txt").write_text("Six people were killed in Odesa.\n", encoding="utf-8")
    wireledger("run", other, "-o", tmp_path / "run", "--model", "blank")
    done = CliRunner().invoke(app, ["link", str(runs / "one"), str(tmp_path / "run"), "-o", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "a1_2022-03-02 is one article in" in done.output
    assert "give one of them another id" in done.output


def test_a_folder_without_a_run_is_told(tmp_path: Path):
    done = CliRunner().invoke(app, ["link", str(tmp_path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "holds no run's tables (run.json is missing)" in done.output


def test_why_says_which_reports_are_one_incident(runs: Path):
    row = next(r for r in read(runs / "linked" / "casualties.csv") if r["article_id"].startswith("a1"))
    said = " ".join(wireledger("why", row["casualty_id"], "-o", runs / "linked").split())
    assert f"{row['incident_id']}, told of in a2_2022-03-02, b1_2022-03-03 too" in said
    assert "is one with it because" in said


def test_an_article_whose_number_another_has_costs_its_links_only(runs: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pipeline.runs.linked_tables.moment_of", lambda day, name: 7)
    CliRunner().invoke(app, ["link", str(runs / "one"), "-o", str(runs / "collided")])
    errors = list(read(runs / "collided" / "errors.csv"))
    assert [(row["article_id"], row["stage"]) for row in errors] == [("b2_2022-03-05", "link")]
    assert [row["article_id"] for row in read(runs / "collided" / "stories.csv")] == ["a1_2022-03-02"]
