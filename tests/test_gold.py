"""The sample's gold: sound in itself, and a floor under the accuracy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.evaluation.gold import GoldArticle, read_articles

DATA = Path(__file__).parent.parent / "data"
GOLD = read_articles(DATA / "gold")


def test_every_dispatch_has_its_gold_and_the_other_way_round():
    assert [article.id for article in GOLD] == sorted(path.stem for path in (DATA / "dispatches").iterdir())


def test_there_are_at_least_a_dozen_dispatches():
    assert len(GOLD) >= 12


@pytest.mark.parametrize("article", GOLD, ids=lambda article: article.id)
def test_all_that_is_marked_stands_in_the_text_to_the_letter(article: GoldArticle):
    text = (DATA / "dispatches" / f"{article.id}.txt").read_text(encoding="utf-8")
    marked = [part for quote in article.quotes for part in quote.parts]
    marked += [quote.speaker_text for quote in article.quotes]
    marked += [*article.not_quotes, *(c.text for c in article.casualties)]
    marked += [mention for entity in article.entities for mention in entity.mentions]
    assert [words for words in marked if words not in text] == []


@pytest.mark.parametrize("article", GOLD, ids=lambda article: article.id)
def test_kinds_and_effects_are_words_of_the_tables(article: GoldArticle):
    assert {quote.kind for quote in article.quotes} <= {"direct", "partial", "indirect"}
    assert {casualty.effect for casualty in article.casualties} <= {
        "killed", "wounded", "captured", "missing", "displaced", "casualties",
    }  # fmt: skip


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    path = tmp_path_factory.mktemp("figures") / "figures.json"
    done = CliRunner().invoke(app, ["evaluate", str(DATA / "gold"), "--json", str(path)])
    assert done.exit_code == 0, done.output
    return {figure["name"]: figure["share"] for figure in json.loads(path.read_text(encoding="utf-8"))["figures"]}


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("offsets true", 1.0),
        ("quotes in marks found", 0.98),
        ("quotes in marks right", 0.98),
        ("speaker named", 0.94),
        ("parts of an utterance joined", 0.95),
        ("indirect speech found", 0.84),
        ("indirect speech right", 0.83),
        ("casualty figures found", 0.70),
        ("casualty figures right", 0.87),
        ("how many", 0.95),
        ("by whose word", 0.81),
        ("actors found", 0.92),
        ("places found", 0.95),
    ],
)
def test_the_accuracy_on_the_sample_stays_above_its_floor(figures: dict[str, float], figure: str, floor: float):
    """A change that costs more than two or three cases shows; docs/accuracy.md has the figures themselves."""
    assert figures[figure] >= floor
