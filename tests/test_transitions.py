"""The steps of the parser and the recognizer, taken with Python's lock held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.transitions import annotate, is_greedy
from pipeline.runs.assemble import DEFAULT_MODEL

TEXTS = (
    "Governor Halyna Tkach told reporters in Poltava on Friday that three bridges had been closed.",
    "Closed.",
    "",
    "The river, which rose by two metres after the storm, has left nine villages near Lviv without power.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=["lemmatizer", "attribute_ruler", "senter"])


def heads(doc: Doc) -> list[Any]:
    return [(token.head.i, token.dep_) for token in doc]


def names(doc: Doc) -> list[Any]:
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize(
    ("pipe", "told"), [("parser", heads), ("ner", names)], ids=["the parser's trees", "the recognizer's names"]
)
def test_what_is_annotated_is_what_the_pipe_annotates(
    nlp: Language, pipe: str, told: Callable[[Doc], list[Any]]
) -> None:
    theirs = list(nlp.pipe(TEXTS))
    ours = [nlp.make_doc(text) for text in TEXTS]
    annotate([nlp.get_pipe("tok2vec"), nlp.get_pipe(pipe)], ours)
    assert [told(doc) for doc in ours] == [told(doc) for doc in theirs]
    assert any(told(doc) for doc in ours)


def test_docs_without_words_are_annotated(nlp: Language) -> None:
    annotate([nlp.get_pipe("ner")], [nlp.make_doc("")])


def test_a_pipe_that_takes_no_steps_predicts_by_itself(nlp: Language) -> None:
    assert not is_greedy(nlp.get_pipe("tagger"))
