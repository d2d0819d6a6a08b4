"""Tables that are written as text, opened in the encoding that their first bytes tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.corpus.article import UTF16
from pipeline.errors import UsageError


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The file as UTF-8, or as UTF-16 where it begins so. Raises UsageError, also while it is read."""
    try:
        with path.open("rb") as start:
            encoding = "utf-16" if start.read(2) in UTF16 else "utf-8-sig"
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            yield file
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:  # of UTF-16; single bytes that are not UTF-8 cost their row only
        raise UsageError(f"{path} begins as UTF-16 but is not; save it as UTF-8") from error
