"""A model's windows of words, worked through in pieces."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from thinc.api import Model, Relu, chain, expand_window, residual

from pipeline.components import windows_in_pieces
from pipeline.components.windows_in_pieces import NAME, with_windows_in_pieces
from pipeline.runs.assemble import DEFAULT_MODEL


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return spacy.load(DEFAULT_MODEL, exclude=["ner", "tagger", "parser", "lemmatizer", "attribute_ruler", "senter"])


@pytest.mark.parametrize("rows", [3, 96, 10_000], ids=["many pieces", "some pieces", "one piece"])
def test_the_sums_are_the_same(nlp: spacy.language.Language, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(windows_in_pieces, "ROWS", rows)
    docs = [nlp.make_doc(text) for text in ("The old ferry sank off Odesa, officials said. " * 9, "", "The end.")]
    plain = spacy.load(DEFAULT_MODEL, vocab=nlp.vocab, disable=nlp.pipe_names).get_pipe("tok2vec").model
    model: Any = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    with_windows_in_pieces(model)
    assert sum(node.name == NAME for node in model.walk()) == 4
    for before, after in zip(plain.predict(docs), model.predict(docs), strict=True):
        np.testing.assert_allclose(after, before, atol=1e-4)


def test_other_layers_are_left_alone() -> None:
    model: Model[Any, Any] = residual(chain(expand_window(window_size=1), Relu(4, 12)))
    with_windows_in_pieces(model)
    assert NAME not in [node.name for node in model.walk()]
