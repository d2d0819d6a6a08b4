"""What makes articles one story, and events one incident, can be learnt anew; the shipped weights are what it gives."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("scipy")

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from archive_maker import as_read, make_archive

from pipeline.cli.app import app
from pipeline.errors import UsageError
from pipeline.incidents import pair_scores
from pipeline.stories import likeness
from pipeline.training.incident_training import hardest, known_pairs, known_sets
from pipeline.training.linking_corpus import truth_of
from pipeline.training.story_training import (
    StoryLesson,
    learnt,
    lessons_of,
    lessons_of_runs,
    read_archive,
    read_lessons,
)
from pipeline.training.weights_training import train_linking_weights

LESSONS = Path(__file__).parent / "story_lessons.csv"
TEXTS = {
    "a1": "Shells hit the market of Kharkiv on Tuesday, 1 March. Police said nine people were killed.",
    "a2": "Nine people were killed as shells hit the market of Kharkiv on Tuesday, 1 March, police said.",
    "b1": "A bomb in Odesa killed three soldiers on Friday, 4 March, the army said.",
    "b2": "Three soldiers were killed by a bomb in Odesa on Friday, 4 March, the army said.",
    "c1": "Oleh Bondar, 41, was killed by a mine near Kherson on Saturday, 5 March, his brother said.",
    "c2": "A mine near Kherson killed Oleh Bondar, a beekeeper of 41, on Saturday, 5 March.",
}  # fmt: skip


def archive(path: Path, stories: int, seed: int) -> Path:
    made = (as_read(one, missed=0.2) for one in make_archive(stories, seed=seed))
    path.write_text("".join(json.dumps(asdict(one)) + "\n" for one in made), encoding="utf-8")
    return path


def table(path: Path, **columns: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        rows.writerows(zip(*columns.values(), strict=True))
    return path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("known")
    (top / "texts").mkdir()
    for name, text in TEXTS.items():
        (top / "texts" / f"{name}.txt").write_text(f"2022-03-06\n\n{text}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["run", str(top / "texts"), "-o", str(top / "run"), "--model", "blank"])
    assert done.exit_code == 0, done.output
    return top / "run"


def test_the_shipped_weights_of_stories_are_those_of_a_made_archive_and_the_kept_lessons(tmp_path: Path):
    lessons = [*lessons_of(read_archive(archive(tmp_path / "made.jsonl", 100, 11))), *read_lessons(LESSONS)]
    assert {term: round(weight, 2) + 0.0 for term, weight in learnt(lessons).items()} == likeness.weights()


def test_what_speaks_for_a_story_never_speaks_against_it():
    shares = {n: {"constant": 1.0, "names": n / 9, "days": n / 9} for n in range(9)}
    lessons = [StoryLesson("s", 1.0, "a", "b", terms, n < 5) for n, terms in shares.items()]
    weights = learnt(lessons)
    assert weights["names"] == 0
    assert weights["days"] < 0


@pytest.mark.parametrize(("stories", "expected"), [
    pytest.param(["x", "x", "y"], [True, False, False], id="all known"),
    pytest.param(["", "", "y"], [False, False], id="of one incident, and not known whether one story"),
])  # fmt: skip
def test_pairs_teach_as_far_as_it_is_known_what_they_tell(
    run: Path, tmp_path: Path, stories: list[str], expected: list[bool], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("pipeline.training.story_training.candidate_pairs", lambda known: combinations(known, 2))
    known = table(tmp_path / "t.csv", article_id=["a1", "a2", "b1"], story=stories, incident=["i", "i", "j"])
    assert [lesson.right for lesson in lessons_of_runs([known], [run])] == expected


def test_incidents_are_learnt_from_a_run_and_a_table(run: Path, tmp_path: Path):
    truth = table(tmp_path / "t.csv", article_id=list(TEXTS), incident=[name[0] for name in TEXTS],
                  killed_low=["9", "9", "3", "3", "1", "1"])  # fmt: skip
    said: list[str] = []
    learnt = train_linking_weights([truth, run], stories=False, say=said.append)["link_weights.csv"]
    assert learnt["day: apart"] < learnt["day: the same"]
    assert {pair_scores.SLOPE, pair_scores.OFFSET, pair_scores.EVERY} <= learnt.keys()
    assert said[0].startswith("t: 6 articles, pairs: precision 1.000")
    assert said[1] == "t: killed exact in 3 of 3 incidents (1.000)"


def test_pairs_of_one_incident_are_those_of_the_events_that_its_articles_are_about(run: Path, tmp_path: Path):
    truth = table(tmp_path / "t.csv", article_id=["a1", "a2", "b1"], incident=["i", "i", "j"])
    (known,) = known_sets(truth_of([truth], wanted=("incident",)), [run]).values()
    assert len(list(known_pairs(known))) == 3
    assert known.together == 1


def test_the_confidence_is_that_of_the_set_that_promises_least():
    easy = [(0.6, n > 0) for n in range(40)] + [(0.99, True)] * 40
    hard = [(0.6, n % 2 == 0) for n in range(40)] + [(0.99, n % 4 > 0) for n in range(40)]
    assert hardest([easy, hard]) == hardest([hard]) != hardest([easy])


@pytest.mark.parametrize(("columns", "fault"), [
    pytest.param({"article_id": ["a1"]}, "no columns article_id and incident", id="no key"),
    pytest.param({"article_id": ["z"], "incident": ["i"]}, "no run has read any article", id="no run of these"),
])  # fmt: skip
def test_a_table_that_teaches_nothing_is_told(run: Path, tmp_path: Path, columns: dict[str, list[str]], fault: str):
    with pytest.raises(UsageError, match=fault):
        train_linking_weights([table(tmp_path / "t.csv", **columns), run], stories=False, say=print)


def test_a_faulty_line_of_an_archive_is_named(tmp_path: Path):
    path = archive(tmp_path / "made.jsonl", 1, 3)
    path.write_text(path.read_text(encoding="utf-8") + '{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"made\.jsonl:7: KeyError: 'article_id'"):
        list(read_archive(path))


def test_two_ways_of_learning_at_once_are_refused(run: Path, tmp_path: Path):
    done = CliRunner().invoke(app, ["train", str(run), "--stories", "--incidents", "-o", str(tmp_path)])
    assert done.exit_code == 2
    assert "name one of --counting, --names, --stories and --incidents" in done.output
