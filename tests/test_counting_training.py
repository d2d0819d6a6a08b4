"""What counts once can be learnt anew from counted articles, and the measures are of articles held out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sentence_lessons

pytest.importorskip("scipy")

from pipeline.casualties.ledger.weighing import OFFSET, SLOPE, shipped_weights
from pipeline.errors import UsageError
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.runs import assemble
from pipeline.training.counting_corpus import CountedArticle, read_articles
from pipeline.training.counting_measures import calibration_error, measured
from pipeline.training.counting_training import FOLDS, LearningSettings, fold_of, learnt, told_effects
from pipeline.training.weights_training import train_counting_weights

TOWNS = ["Sarkan", "Gozar", "Tala", "Dara", "Anabad", "Oku"]
MODEL = assemble.DEFAULT_MODEL


def record(town: str, number: int) -> dict[str, object]:
    return {
        "text": f"A blast killed {number} people in {town} on Monday. Doctors counted {number} bodies at the clinic.",
        "story": town,
        "totals": {"killed": [number, number]},
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "counted.jsonl"
    told = [record(town, number) for town in TOWNS for number in (3, 14)]
    path.write_text("\n".join(json.dumps(r) for r in told), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of gold of one article, its text beside it."""
    folder = tmp_path_factory.mktemp("counted")
    (folder / "gold").mkdir()
    (folder / "dispatches").mkdir()
    text = "Gunmen killed six farmers near Tala. Since January 90 farmers have been killed in the province."
    figures = [
        {"text": "killed six farmers", "effect": "killed", "group": "A", "counted": True, "min": 6, "max": 6},
        {
            "text": "90 farmers have been killed",
            "effect": "killed",
            "group": "B",
            "relation": "cumulative",
            "counted": False,
        },
    ]
    told = {"id": "tala", "casualties": figures, "totals": {"killed": [6, 6]}}
    (folder / "gold" / "tala.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "dispatches" / "tala.txt").write_text(text, encoding="utf-8")
    return folder / "gold"


@pytest.fixture(scope="module")
def articles(corpus: Path, gold: Path) -> list[CountedArticle]:
    settings = assemble.Settings(MODEL, str(shipped_patterns()), "acled")
    return list(read_articles([corpus, gold], assemble.build(settings, read_patterns(shipped_patterns()))))


def test_the_command_prints_what_is_held_out_and_gives_one_table(corpus: Path, gold: Path) -> None:
    said: list[str] = []
    tables = train_counting_weights([corpus, gold], model=MODEL, patterns=shipped_patterns(), say=said.append)
    assert list(tables) == ["counting_weights.csv"]
    assert {SLOPE, OFFSET} <= tables["counting_weights.csv"].keys()
    assert said[0] == f"13 articles of 7 stories, {FOLDS} folds"
    assert any(line.startswith("chosen: penalty") for line in said)
    assert any(line.startswith("calibration error of") for line in said)


def test_the_same_articles_teach_the_same_weights(articles: list[CountedArticle]) -> None:
    first, second = (learnt(told_effects(articles), LearningSettings(4.0)) for _ in range(2))
    assert first == second


def test_figures_of_gold_are_found_with_their_groups_and_times(articles: list[CountedArticle]) -> None:
    figures = articles[-1].figures.values()
    assert [(f.group, f.other_time, f.counted) for f in figures] == [("A", False, True), ("B", True, False)]


def test_articles_of_one_story_stand_in_one_fold() -> None:
    assert {fold_of(town) for town in TOWNS} <= set(range(FOLDS))
    assert fold_of("Sarkan") == fold_of("Sarkan")


def test_the_measures_say_what_was_counted(articles: list[CountedArticle]) -> None:
    found = measured(articles, shipped_weights())
    assert found.all["counted killed exact"] == len(articles) - 1
    assert found.share("counted killed exact") == 1.0


def test_a_confidence_that_is_always_right_has_no_error() -> None:
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == pytest.approx(0.0)


def test_a_line_without_totals_is_named(tmp_path: Path) -> None:
    corpus = tmp_path / "bad.jsonl"
    corpus.write_text('{"text": "Nobody died."}', encoding="utf-8")
    settings = assemble.Settings("blank", str(shipped_patterns()), "acled")
    nlp = assemble.build(settings, read_patterns(shipped_patterns()))
    with pytest.raises(UsageError, match=r"bad\.jsonl:1: KeyError"):
        list(read_articles([corpus], nlp))


def test_a_folder_of_gold_needs_its_texts(tmp_path: Path) -> None:
    settings = assemble.Settings("blank", str(shipped_patterns()), "acled")
    nlp = assemble.build(settings, read_patterns(shipped_patterns()))
    with pytest.raises(UsageError, match="none of the folders dispatches, text, texts"):
        list(read_articles([tmp_path], nlp))


def test_the_lessons_are_those_of_the_sentences() -> None:
    assert sentence_lessons.FILE.read_text(encoding="utf-8") == sentence_lessons.written()
