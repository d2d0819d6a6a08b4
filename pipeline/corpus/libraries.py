"""Libraries that read what people hold, and what they do where a file is spoilt."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.corpus.article import UnreadableError, line_of
from pipeline.errors import PipelineError

LONGEST_REASON = 150  # characters


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Whatever a library raises as an UnreadableError that says what the file can't be read as; its warnings unheard.

    Libraries raise anything over spoilt bytes, and the file is to cost itself only.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except (UnreadableError, PipelineError):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.strerror:
                told = f"{error.strerror}; check that it exists and may be read"
                raise UnreadableError("unreadable", told) from error
            said = line_of(str(error))
            why = said[:LONGEST_REASON] or type(error).__name__
            raise UnreadableError(
                "damaged", f"can't be read as {what}: {why}; get it whole, or leave it out"
            ) from error
