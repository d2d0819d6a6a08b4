"""Each distinct word of a batch embedded once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import Sentencizer
from thinc.api import Model, Relu, chain, list2ragged, ragged2list, with_array

from pipeline.components import unique_rows
from pipeline.components.rule_sentences import sentence_starts
from pipeline.components.statistical import load_pipes, loaded_once
from pipeline.components.unique_rows import NAME, distinct, with_unique_rows
from pipeline.errors import ModelError
from pipeline.runs.assemble import DEFAULT_MODEL

ROWS = np.array([[5, 1], [7, 1], [5, 1], [5, 2], [7, 1]], dtype="uint64")


def test_rows_are_made_again_of_the_distinct_ones() -> None:
    first, places = distinct(ROWS)
    assert len(first) == 3
    assert (ROWS[first][places] == ROWS).all()


def test_rows_that_share_a_key_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: npt.NDArray[np.uint64] = np.zeros(3, dtype="uint64")
    monkeypatch.setattr(unique_rows, "ODD", nothing)
    first, places = distinct(ROWS)
    assert (ROWS[first][places] == ROWS).all()


def test_the_embedding_is_the_same_bit_by_bit() -> None:
    model = spacy.load(DEFAULT_MODEL, exclude=["ner", "tagger", "parser", "lemmatizer", "attribute_ruler", "senter"])
    tok2vec = model.get_pipe("tok2vec").model
    docs = [model.make_doc("The ferry sank, and the ferry was old."), model.make_doc(""), model.make_doc("The end.")]
    before = tok2vec.predict(docs)
    with_unique_rows(tok2vec)
    assert any(node.name == NAME for node in tok2vec.walk())
    assert all((a == b).all() for a, b in zip(before, tok2vec.predict(docs), strict=True))


def test_what_is_unknown_is_left_alone() -> None:
    model: Model[Any, Any] = chain(list2ragged(), with_array(Relu(4, 4)), ragged2list())
    with_unique_rows(model)
    assert NAME not in [node.name for node in model.walk()]


def test_a_model_loaded_once_hands_out_its_own_pipes() -> None:
    with loaded_once(DEFAULT_MODEL) as held:
        tagger, again = (load_pipes(DEFAULT_MODEL, held.vocab, ["tagger"])[-1] for _ in range(2))
    assert tagger is again
    assert not held.pipe_names


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="'xx_nowhere' is not installed"), loaded_once("xx_nowhere"):
        pass


@pytest.mark.parametrize("text", ["It rained. Nobody came!", "“Go.” He went … (Then?) 5.", "...", " . a"])
def test_sentences_by_rule_are_those_of_spacys_sentencizer(blank: Language, text: str) -> None:
    doc = blank.make_doc(text)
    assert sentence_starts(doc) == Sentencizer().predict([doc])[0]
