"""The confidence of a name: its terms, and how well it keeps its word on articles kept apart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.annotations import QUOTATIONS, Quotation, load
from pipeline.quotations.speakers.naming_confidence import named_confidence, naming_terms
from pipeline.quotations.weights.learnt_weights import NAMING_WEIGHTS, shipped_weights

LESSONS = Path(__file__).parent / "naming_lessons.csv"
BINS = 10
HIGH = 0.95


def quotation(nlp: Language, text: str) -> Quotation:
    return load(nlp(text), QUOTATIONS, Quotation)[-1]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("“We hold it,” Omid Farrokh said.", "resolved named", id="a name"),
        pytest.param("Omid Farrokh came. “We hold it,” he said.", "resolved pronoun", id="a pronoun"),
        pytest.param("“We hold it,” a baker said.", "resolved description", id="a description"),
        pytest.param("Omid Farrokh said it was “a farce”.", "partial", id="a part of a clause"),
        pytest.param("“We hold it,” said Omid Farrokh.\n\n“Nobody else does.”", "carried", id="carried over"),
        pytest.param("“We hold it.” — Omid Farrokh, baker", "by layout", id="a signature"),
        pytest.param("“We hold it,” a baker said.", "one word", id="one word"),
        pytest.param("Omid Farrokh, a baker, came. “We hold it,” the baker said.", "by a noun", id="a noun"),
        pytest.param("The front met. “We hold it,” they said.", "they or it", id="they"),
    ],
)
def test_a_row_tells_how_its_name_was_come_by(nlp: Language, text: str, term: str) -> None:
    assert term in set(naming_terms(quotation(nlp, text), text))


def test_a_known_name_that_the_article_spells_otherwise_is_less_sure(nlp: Language) -> None:
    text = "“We hold it,” Omid Farrokh said."
    named = quotation(nlp, text)
    known = replace(named, speaker_id="omid-farrokh", speaker_name="Omed Farrukh")
    assert "spelt otherwise" in set(naming_terms(known, text))
    weights = shipped_weights(NAMING_WEIGHTS)
    sure, unsure = (named_confidence(0.95, naming_terms(q, text), weights) for q in (named, known))
    assert unsure < sure


def test_without_weights_the_confidence_is_the_rankers_times_the_resolvers() -> None:
    assert named_confidence(0.87, iter(["partial"]), {}) == 0.87


def test_no_name_has_no_confidence() -> None:
    assert named_confidence(0.0, iter(()), shipped_weights(NAMING_WEIGHTS)) == 0.0


def test_the_confidence_of_names_keeps_its_word_on_articles_kept_apart() -> None:
    pytest.importorskip("scipy")
    from pipeline.training.naming_training import folds, read_lessons, train_naming

    judged = []
    for taught, apart in folds(read_lessons(LESSONS)):
        weights = train_naming(taught)
        judged += [(named_confidence(x.raw, iter(x.terms), weights), x.right) for x in apart]
    bins = [[(p, r) for p, r in judged if min(int(p * BINS), BINS - 1) == b] for b in range(BINS)]
    off = sum(abs(sum(p for p, _ in found) - sum(r for _, r in found)) for found in bins) / len(judged)
    wrong = [p for p, right in judged if not right]
    assert off <= 0.03
    assert sum(p >= HIGH for p in wrong) <= 0.2 * len(wrong)


def test_the_shipped_weights_are_those_that_the_lessons_teach() -> None:
    pytest.importorskip("scipy")
    from pipeline.training.naming_training import read_lessons, train_naming

    assert train_naming(read_lessons(LESSONS)) == pytest.approx(shipped_weights(NAMING_WEIGHTS), abs=0.02)


def test_the_lessons_of_a_corpus_are_its_named_rows(nlp: Language, tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    from pipeline.training.naming_training import lessons_of

    text = "“We hold it,” Omid Farrokh said. “We do not,” said Laila Sorabi."
    told = [{"words": "hold it", "names": ["Omid Farrokh"]}, {"words": "We do not", "names": ["Omid Farrokh"]}]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"text": text, "speakers": told}), encoding="utf-8")
    assert [lesson.right for lesson in lessons_of(corpus, nlp)] == [True, False]
