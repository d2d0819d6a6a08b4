"""Another conflict takes rows and no code: the war in Sudan by a set of its own, and no shipped name in the code."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.evaluation.gold import GoldArticle, read_articles
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.tables.csv_tables import read

ROOT = Path(__file__).parent.parent
SUDAN = ROOT / "data" / "sudan"
GOLD = read_articles(SUDAN / "gold")
SHIPPED = read_patterns(shipped_patterns())
OWN = read_patterns(SUDAN / "patterns")
SHORTEST = 4  # letters of a name that is looked for in the code


def test_every_dispatch_has_its_gold_and_the_other_way_round():
    assert [article.id for article in GOLD] == sorted(path.stem for path in (SUDAN / "dispatches").iterdir())


@pytest.mark.parametrize("article", GOLD, ids=lambda article: article.id)
def test_all_that_is_marked_stands_in_the_text_to_the_letter(article: GoldArticle):
    text = (SUDAN / "dispatches" / f"{article.id}.txt").read_text(encoding="utf-8")
    marked = [part for quote in article.quotes for part in quote.parts]
    marked += [quote.speaker_text for quote in article.quotes]
    marked += [*article.not_quotes, *(c.text for c in article.casualties)]
    marked += [mention for entity in article.entities for mention in entity.mentions]
    assert [words for words in marked if words not in text] == []


def test_the_set_is_read_without_a_fault_or_a_warning():
    assert OWN.warnings == ()


def test_the_set_holds_nobody_of_the_shipped_conflict():
    assert [e.id for e in OWN.entities.values() if e.within == "afghanistan"] == ["kabul"]
    assert {e.side for e in OWN.entities.values()} & {"taliban", "resistance"} == set()


def test_every_side_of_a_government_is_a_side_of_the_conflict():
    own = ["army", "chad", "egypt", "emirates", "ethiopia", "international", "south_sudan"]
    assert sorted({c.side for c in OWN.countries} - {""}) == own


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sudan") / "tables"
    arguments = ["run", SUDAN / "dispatches", "-o", folder, "--patterns", SUDAN / "patterns"]
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def figures(tables: Path) -> dict[str, float]:
    path = tables.parent / "figures.json"
    arguments = ["evaluate", SUDAN / "gold", "-o", tables, "--json", path]
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return {figure["name"]: figure["share"] for figure in json.loads(path.read_text(encoding="utf-8"))["figures"]}


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("offsets true", 1.0),
        ("quotes in marks found", 0.96),
        ("quotes in marks right", 0.96),
        ("speaker named", 0.92),
        ("indirect speech found", 0.85),
        ("indirect speech right", 0.90),
        ("casualty figures found", 0.77),
        ("casualty figures right", 0.88),
        ("how many", 0.95),
        ("by whose word", 0.85),
        ("actors found", 0.85),
        ("actors right", 0.96),
        ("places found", 0.95),
        ("places named", 0.96),
    ],
)
def test_the_accuracy_on_another_conflict_stays_above_its_floor(figures: dict[str, float], figure: str, floor: float):
    assert figures[figure] >= floor


def test_names_sides_codes_and_points_come_from_the_set(tables: Path):
    mentions = read(tables / "mentions.csv")
    found = {(r["entity_id"], r["entity_type"], r["side"], r["p_code"], r["latitude"]) for r in mentions}
    assert found >= {
        ("rsf-sudan", "armed_group", "rsf", "", ""),
        ("saf", "military", "army", "", ""),
        ("north-darfur", "province", "", "SD02", "13.628"),
        ("zamzam", "other", "", "", "13.49"),
    }
    places = {(r["place_id"], r["iso3"]) for r in read(tables / "casualties.csv")}
    assert ("el-fasher", "SDN") in places


def test_no_name_of_the_shipped_set_stands_in_the_code():
    """But for those that any conflict has: agencies of the UN, aid groups, papers."""
    names = re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, shipped_names()), key=len, reverse=True))})(?![\w-])"
    )
    strings = [(path, text) for path in sorted((ROOT / "pipeline").rglob("*.py")) for text in strings_of(path)]
    strings += [
        (path, text) for path in sorted((ROOT / "pipeline" / "language").rglob("*.csv")) for text in words_of(path)
    ]
    assert len(strings) > 3000
    assert [(path.name, text[:60]) for path, text in strings if names.search(text)] == []


def shipped_names() -> set[str]:
    """The full forms and ids of the shipped set, less those that a set for any conflict begins with."""
    with (ROOT / "pipeline" / "groundwork" / "common_actors.csv").open(encoding="utf-8", newline="") as file:
        common = {row["id"] for row in csv.DictReader(file)}
    own = [entity for entity in SHIPPED.entities.values() if entity.id not in common]
    forms = {form for entity in own for form in (entity.id, *entity.variants)}
    return {form for form in forms if len(form) >= SHORTEST and ("-" in form or form != form.lower())}


def strings_of(path: Path) -> Iterator[str]:
    """The strings of a module, but for docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def words_of(path: Path) -> Iterator[str]:
    """The words of a table of word classes; its notes are for people."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from (row["words"] for row in csv.DictReader(file) if "words" in row)
