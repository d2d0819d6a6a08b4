"""Some hundred mutated inputs of each part of the pipeline; ``benchmarks/fuzz.py`` tries thousands."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.corpus import Article
from pipeline.errors import in_one_line, without_controls
from pipeline.evaluation.row_promises import broken
from pipeline.runs.batch import Annotator
from pipeline.tables.article_tables import ArticleTables

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import fuzz  # the benchmark

NUMBERS = {"layout": 60, "marks": 60, "casualties": 60, "csv": 60, "patterns": 40, "run": 60}
TEXT = "Raiders killed four herders near Kabul on Sunday. “We left at noon,” said Harun Sabawi, a teacher from Herat."
PARTS = [
    "“",
    "”",
    " ",
    "\n",
    "\n\n",
    "\x0c",
    "\x85",
    "said",
    "killed",
    "four",
    "people",
    "he",
    ",",
    ".",
    "Kabul",
    "-1",
    ":",
]


@pytest.fixture
def annotator(blank: Language, monkeypatch: pytest.MonkeyPatch) -> Annotator:
    """The pipeline of the session, in place of one that the benchmark would load."""
    own = Annotator(blank)
    monkeypatch.setattr(fuzz, "annotator", lambda: own)
    return own


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_mutated_inputs_break_no_promise(annotator: Annotator, target: str) -> None:
    assert list(fuzz.failures(target, range(NUMBERS[target]), seed=1)) == []


def test_a_number_makes_the_same_input_again() -> None:
    assert fuzz.article_of(random.Random("7")) == fuzz.article_of(random.Random("7"))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=25))
def test_rows_of_any_order_of_words_and_marks_keep_their_promises(blank: Language, parts: list[str]) -> None:
    text = " ".join(parts)
    assert text.isspace() or rows_broken(blank, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It fell,said….", id="a cue that only marks follow"),
        pytest.param("The town fell,said\n", id="a cue that only a line break follows"),
        pytest.param(
            "` Two people fell in Herat, thearmy. ` \r  said two people fell in Herat, the army said.",
            id="words behind a closing mark and a line break",
        ),
        pytest.param(
            "No people were hurt in the raid; one or two; they were killed or captured,", id="nobody, told far from it"
        ),
    ],
)
def test_a_text_that_once_broke_a_promise_keeps_it(blank: Language, text: str) -> None:
    assert rows_broken(blank, text) == []


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_no_text_steers_a_terminal(text: str) -> None:
    shown = in_one_line(text)
    forbidden = {chr(code) for code in (*range(9), *range(10, 32), *range(127, 160), 0x2028, 0x2029, 0x202E)}
    assert not set(shown) & forbidden
    assert without_controls(shown) == shown


def rows_broken(nlp: Language, text: str) -> list[str]:
    return broken(text, rows_of(nlp, text))


def rows_of(nlp: Language, text: str) -> ArticleTables:
    (found,) = Annotator(nlp).annotate([Article("a", "a.txt", text, "", "2023-05-07", "header", plain=True)])
    assert isinstance(found, ArticleTables)
    return found


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("quotes", {"start": 200, "end": 210}, "is not what stands from 200 to 210"),
        ("quotes", {"content": "We"}, "does not hold"),
        ("quotes", {"speaker_text": "", "speaker_end": 70, "speaker_start": 70}, "a speaker of no width at 70"),
        ("quotes", {"speaker_name": ""}, "is resolved as named"),
        ("quotes", {"cue_start": -1}, "cue_start is -1"),
        ("quotes", {"speaker_name": "Harun\x1b[31m"}, "holds a control character"),
        ("quotes", {"sentence": "They left."}, "is not in its sentence"),
        ("casualties", {"low": 9}, "low, best and high are [9, 4, 4]"),
        ("casualties", {"place_text": "Atlantis"}, "place_text are no words of the article"),
        ("casualties", {"relation": "part"}, "a part figure"),
        ("mentions", {"mention_id": "m0"}, "rows have the id m0"),
    ],
)
def test_a_promise_that_is_broken_is_told(blank: Language, table: str, change: dict[str, object], told: str) -> None:
    found = rows_of(blank, TEXT)
    assert broken(TEXT, found) == []
    rows = [replace(row, **change) for row in getattr(found, table)]
    assert any(told in line for line in broken(TEXT, replace(found, **{table: tuple(rows)})))
