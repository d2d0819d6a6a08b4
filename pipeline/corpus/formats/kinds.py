"""The two kinds of input formats: files that are an article each, and tables whose rows are one each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corpus.article import Columns
from pipeline.errors import UsageError

Cells = Mapping[str, Any]
NumberedRow = tuple[int, Cells | str]


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Files that hold one article each; they are also sought in folders.

    suffixes: small letters, each with its dot. decode: from a file's bytes to its text, and whether the file holds
    that very text as UTF-8; raises UnreadableError.
    """

    name: str
    suffixes: tuple[str, ...]
    decode: Callable[[bytes], tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class TableFormat:
    """Tables whose rows are articles.

    rows: from a path to each row's number (its line where it has one, else counted from 1) and its cells, or what is
    wrong with it. Undecodable bytes arrive as lone surrogates, so that they cost their own row only. Raises UsageError
    where the file can't be read as its suffix says or lacks one of the columns.
    """

    name: str
    suffixes: tuple[str, ...]
    rows: Callable[[Path, Columns], Iterator[NumberedRow]]


def check_columns(path: Path, columns: Columns, names: Sequence[str]) -> None:
    """Raises UsageError where a table has not the columns that were asked for."""
    wanted = {"--id-column": columns.id, "--text-column": columns.text, "--date-column": columns.date}
    for option, name in {**wanted, "--title-column": columns.title}.items():
        if name and name not in names:
            has = ", ".join(names) or "none"
            raise UsageError(f"{path.name} has no column {name!r} (its columns: {has}); name one with {option}")
