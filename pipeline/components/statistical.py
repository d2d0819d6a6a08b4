"""The statistical pipes of an installed spaCy model, ready to run as fast as numpy can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

from pipeline.components.unique_rows import with_unique_rows
from pipeline.components.windows_in_pieces import with_windows_in_pieces
from pipeline.errors import ModelError

SHARED = ("tok2vec", "transformer")  # what other pipes may listen to
MOST_OF_A_REASON = 200  # characters of what spaCy says
UNUSED = ("senter", "attribute_ruler", "lemmatizer")
PIPES = (*SHARED, "tagger", "parser", "ner", *UNUSED)
Pipes = list[tuple[str, Any]]
_at_hand: list[tuple[str, Vocab, Pipes]] = []


@contextmanager
def loaded_once(model: str, *, exclude: Sequence[str] = UNUSED) -> Iterator[Language]:
    """The model as a pipeline without components; while this lasts, ``load_pipes`` hands out the pipes it had.

    Raises ModelError where the model is not installed, or can't be loaded.
    """
    try:
        nlp = spacy.load(model, exclude=exclude)
    except OSError as error:
        if (Path(model) / "meta.json").is_file():
            raise spoilt(model, error) from error
        installed = ", ".join(spacy.util.get_installed_models())
        raise ModelError(
            f"the model {model!r} is not installed; use one that is ({installed or 'none'}), or --model blank"
        ) from error
    except Exception as error:  # whatever the files of a model make spaCy raise
        raise spoilt(model, error) from error
    pipes = list(nlp.pipeline)
    for name in nlp.pipe_names:
        nlp.remove_pipe(name)
    _at_hand.append((model, nlp.vocab, pipes))
    try:
        yield nlp
    finally:
        _at_hand.pop()


def spoilt(model: str, error: Exception) -> ModelError:
    """What to tell of a model that is there but can't be loaded."""
    why = " ".join(str(error).split())[:MOST_OF_A_REASON]
    return ModelError(
        f"the model {model!r} can't be loaded ({type(error).__name__}: {why}); install it again, or use --model blank"
    )


def load_pipes(model: str, vocab: Vocab, names: Sequence[str]) -> list[Any]:
    """The named pipes of a model, and those they listen to, in the model's order.

    Matrices are multiplied by numpy's BLAS instead of spaCy's own: the same results, spaCy's pipeline a quarter faster.
    Raises OSError (spaCy E050) where the model is not installed, ModelError where it lacks a pipe.
    """
    held = next((pipes for at_hand, where, pipes in _at_hand if at_hand == model and where is vocab), None)
    if held is None:
        held = spacy.load(model, vocab=vocab, exclude=[n for n in PIPES if n not in (*SHARED, *names)]).pipeline
    missing = [name for name in names if name not in dict(held)]
    if missing:
        lacks = " and no ".join(missing)
        raise ModelError(f"the model {model!r} has no {lacks}; name another with --model, or use --model blank")
    pipes: list[Any] = [pipe for name, pipe in held if name in (*SHARED, *names)]
    with_numpys_blas(pipes)
    for pipe in pipes:
        if isinstance(getattr(pipe, "model", None), Model):
            with_unique_rows(pipe.model)
            with_windows_in_pieces(pipe.model)
    return pipes


def with_numpys_blas(pipes: Iterable[Any]) -> None:
    """Let numpy's BLAS multiply the matrices of these pipes; a pipe without a model is left alone."""
    ops = NumpyOps(use_blis=False)
    for pipe in pipes:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = ops
