"""What differs between two runs: rows matched by place and kind, changed cells named, in lines, CSV and page."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.workbench.change_lists import COLUMNS, lines, write_csv
from pipeline.workbench.change_page import page
from pipeline.workbench.changes import Change, Kind, changes

ARTICLE = {"article_id": "a", "title": "Frost", "killed_best": "4", "sha256": "1"}


def mention(start: int, text: str, *, label: str = "ACTOR", entity_id: str = "", sentence: str = "A b c.") -> dict:
    end = str(start + len(text))
    return {
        "mention_id": f"m{start}{text}{entity_id}",
        "article_id": "a",
        "text": text,
        "label": label,
        "entity_id": entity_id,
        "sentence": sentence,
        "start": str(start),
        "end": end,
    }


def figure(
    start: int, text: str, *, effect: str = "killed", best: str = "4", group: str = "g1", number: str = ""
) -> dict:
    return {
        "casualty_id": f"c{start}{effect}{best}",
        "article_id": "a",
        "effect": effect,
        "best": best,
        "claim_group": group,
        "event_id": f"e{number}",
        "text": text,
        "sentence": "Shells killed four.",
        "start": str(start),
        "end": str(start + len(text)),
    }


def found(old: dict, new: dict) -> list[tuple[str, str, str, tuple]]:
    return [(c.kind, c.table, c.words, c.cells) for c in changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([mention(5, "Dara Omid")], [mention(5, "Dara Omid")], [], id="nothing"),
        pytest.param(
            [mention(5, "Dara Omid")],
            [mention(5, "Dara Omid", entity_id="dara")],
            [("changes", "mentions", "Dara Omid", (("entity_id", "", "dara"),))],
            id="a cell, and never the row's own id",
        ),
        pytest.param(
            [mention(5, "Omid")],
            [mention(0, "Dara Omid")],
            [("changes", "mentions", "Dara Omid", (("text", "Omid", "Dara Omid"), ("start", "5", "0")))],
            id="a longer name over the same words",
        ),
        pytest.param(
            [mention(5, "Vale")],
            [mention(5, "Vale", label="PLACE")],
            [("changes", "mentions", "Vale", (("label", "ACTOR", "PLACE"),))],
            id="another kind in the same place",
        ),
        pytest.param(
            [],
            [mention(5, "Omid", entity_id="omid")],
            [("appears", "mentions", "Omid", (("label", "", "ACTOR"), ("entity_id", "", "omid")))],
            id="a row that appears",
        ),
        pytest.param(
            [mention(5, "Omid")],
            [],
            [("vanishes", "mentions", "Omid", (("label", "ACTOR", ""),))],
            id="a row that vanishes",
        ),
    ],
)
def test_a_row_is_known_by_its_place_and_kind(old: list, new: list, expected: list):
    assert found({"articles": [ARTICLE], "mentions": old}, {"articles": [ARTICLE], "mentions": new}) == expected


def test_a_row_of_a_text_that_moved_is_known_by_its_sentence():
    old = {"articles": [ARTICLE], "mentions": [mention(5, "Dara"), mention(20, "Omid", sentence="Omid left.")]}
    moved = [mention(9, "Dara"), mention(24, "Omid", sentence="Omid left.", entity_id="omid")]
    new = {"articles": [{**ARTICLE, "sha256": "2"}], "mentions": moved}
    assert found(old, new) == [
        ("changes", "articles", "Frost", (("text", "as it was", "another"),)),
        ("changes", "mentions", "Omid", (("entity_id", "", "omid"),)),
    ]


def test_a_group_is_the_same_whatever_its_id():
    old = [figure(0, "killed four"), figure(30, "the four dead")]
    new = [{**row, "claim_group": "other", "event_id": "e9"} for row in old]
    assert found({"casualties": old}, {"casualties": new}) == []


def test_a_row_that_joins_another_group_says_with_whom_it_stands():
    old = [figure(0, "killed four"), figure(30, "four died", group="g2")]
    new = [figure(0, "killed four"), figure(30, "four died")]
    assert found({"casualties": old}, {"casualties": new}) == [
        ("changes", "casualties", "killed four", (("claim_group", "alone", "with “four died”"),)),
        ("changes", "casualties", "four died", (("claim_group", "alone", "with “killed four”"),)),
    ]


def test_a_row_that_appears_makes_no_other_group_of_those_that_stay():
    old = [figure(10, "four died")]
    new = [figure(0, "killed four", number="x"), figure(10, "four died", number="x")]
    assert [c[:3] for c in found({"casualties": old}, {"casualties": new})] == [
        ("appears", "casualties", "killed four")
    ]


def test_events_and_victims_are_matched_by_their_figures():
    event = {"event_id": "e1", "article_id": "a", "kind": "incident", "killed_best": "4", "place_text": "Vale"}
    victim = {"victim_id": "v1", "casualty_id": "c0killed4", "article_id": "a", "name": "", "claim_group": "g1"}
    old = {"casualties": [figure(0, "killed four", number="1")], "events": [event], "victims": [victim]}
    new = {
        "casualties": [figure(0, "killed four", best="5", number="2")],
        "events": [{**event, "event_id": "e2", "killed_best": "5"}],
        "victims": [{**victim, "victim_id": "v2", "casualty_id": "c0killed5", "name": "Dara", "claim_group": "g7"}],
    }
    assert found(old, new) == [
        ("changes", "casualties", "killed four", (("best", "4", "5"),)),
        ("changes", "events", "Vale", (("killed_best", "4", "5"),)),
        ("changes", "victims", "", (("name", "", "Dara"),)),
    ]


@pytest.mark.parametrize(
    ("table", "place", "source"), [("ucdp", "where_description", "source_article"), ("acled", "location", "source")]
)
def test_a_row_of_a_profile_is_known_by_its_article_and_what_stays_of_it(table: str, place: str, source: str):
    def row(**cells: str) -> dict:
        return {source: "in/a.txt", place: "Dara", "country": "Land", "side_a": "Army", "low": "4"} | cells

    article = {**ARTICLE, "path": "in/a.txt"}
    old = {"articles": [article], table: [row(), row(**{place: "Tala", "low": "7", "side_a": "", "country": "Sea"})]}
    new = {"articles": [article], table: [row(low="5")]}
    told = [(c.kind, c.article_id, c.words, c.cells) for c in changes(old, new)]
    assert told[0] == ("changes", "a", "Dara", (("low", "4", "5"),))
    assert [t[:3] for t in told[1:]] == [("vanishes", "a", "Tala")]


def test_a_row_of_several_articles_is_known_by_the_first():
    row = {"source_article": "in/a.txt; in/b.txt", "where_description": "Dara", "country": "Land", "side_a": "Army"}
    article = {**ARTICLE, "path": "in/a.txt"}
    told = changes(
        {"articles": [article], "ucdp": [row]}, {"articles": [article], "ucdp": [{**row, "side_b": "Front"}]}
    )
    assert [(c.article_id, c.cells) for c in told] == [("a", (("side_b", "", "Front"),))]


def test_errors_and_tables_of_a_profile_come_and_go_as_whole_rows():
    row = {"article_id": "a", "stage": "read", "error": "empty", "message": "holds no text"}
    assert [c[:2] for c in found({"errors": [row], "ucdp": []}, {"errors": [], "ucdp": [{"article_id": "a"}]})] == [
        ("vanishes", "errors"),
        ("appears", "ucdp"),
    ]


ODD = Change(
    Kind.CHANGES,
    "mentions",
    "<a>",
    (("side", "=1+1", "<script>alert(1)</script>"),),
    {},
    {"text": "“Omid” & <b>", "sentence": "Omid & <i>.", "start": "3", "end": "7"},
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs


def test_the_page_escapes_what_it_is_given_and_asks_no_network():
    html = page([ODD], title="<old> → new", notes=["1 <edit>"], made_by=lambda change: ["<p>/actors.csv:4"])
    tags = Tags()
    tags.feed(html)
    assert tags.seen.isdisjoint({"script", "b", "i", "a", "link", "img", "old", "edit", "p>"})
    assert [value for name, value in tags.attributes if name in ("src", "href", "style") or "http:" in str(value)] == []
    assert "default-src 'none'" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_table_guards_formulas_and_names_the_pattern_line(tmp_path: Path):
    write_csv([ODD], tmp_path / "c.csv", made_by=lambda change: ["actors.csv:4"])
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert tuple(row) == COLUMNS
    assert (row["old"], row["made_by"], row["start"]) == ("'=1+1", "actors.csv:4", "3")


def test_the_lines_are_cut_where_there_are_many():
    many = list(changes({}, {"mentions": [mention(n * 10, "Omid") for n in range(12)]}))
    told = [text for _, text in lines(many, shown=10)]
    assert told[0] == "mentions.csv: 12 rows appear"
    assert told[-1] == "  … and 2 more; --shown 0 lists all, --output FILE.csv writes them"
    assert "more" not in "".join(text for _, text in lines(many, shown=0))


def invoke(*args: object):
    return CliRunner().invoke(app, [str(a) for a in args])


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One dispatch run by two conventions."""
    folder = tmp_path_factory.mktemp("runs")
    (folder / "in").mkdir()
    (folder / "in" / "frost.txt").write_text(
        "Dozens of villagers were killed in Vale, elders said.\n", encoding="utf-8"
    )
    for name in ("acled", "ucdp"):
        made = invoke("run", folder / "in", "-o", folder / name, "--convention", name, "--model", "blank", "-q")
        assert made.exit_code == 0, made.output
    return folder / "acled", folder / "ucdp"


def test_the_command_compares_two_runs(runs: tuple[Path, Path], tmp_path: Path):
    told = invoke("diff", *runs, "--output", tmp_path / "c.csv", "--page", tmp_path / "c.html")
    assert told.exit_code == 0, told.output
    assert "casualties.csv: 1 row changes\n  ~ frost  “Dozens of villagers were killed”\n" in told.stdout
    assert "      convention: acled → ucdp\n" in told.stdout
    assert (tmp_path / "c.csv").read_text(encoding="utf-8-sig").startswith(",".join(COLUMNS))
    assert "Dozens of villagers" in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_the_command_says_that_nothing_differs(runs: tuple[Path, Path]):
    assert invoke("diff", runs[0], runs[0]).stdout == "no row of any table differs\n"


def test_a_folder_without_a_run_is_named(runs: tuple[Path, Path], tmp_path: Path):
    told = invoke("diff", runs[0], tmp_path)
    assert (told.exit_code, told.stderr) == (
        2,
        f"{tmp_path} holds no run's tables (run.json is missing); name the output folder of a run\n",
    )


@pytest.mark.parametrize(("option", "name"), [("--output", "c.xlsx"), ("--page", "c.csv"), ("--page", "no/c.html")])
def test_a_file_that_could_not_be_opened_is_refused(runs: tuple[Path, Path], tmp_path: Path, option: str, name: str):
    told = invoke("diff", *runs, option, tmp_path / name)
    assert told.exit_code == 2
    assert told.stderr.startswith(f"{option} {tmp_path / name} ")
