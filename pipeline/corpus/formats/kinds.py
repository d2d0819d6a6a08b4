"""The kinds of input formats: files that hold an article each, or several, tables whose rows are one each, archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from pipeline.corpus.article import LONGEST, Columns, Manuscript, UnreadableError

Cells = Mapping[str, Any]
NumberedRow = tuple[int, Cells | str]

TEXT = 4 * (LONGEST + 1)  # bytes: no character takes more than four
LARGE = 40_000_000  # bytes of a file with pictures and markup beside its text


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Files that hold one article each; they are also sought in folders.

    suffixes: small letters, each with its dot. decode: from a file's bytes to what it says; raises UnreadableError.
    largest: bytes of a file that is read at all.
    """

    name: str
    suffixes: tuple[str, ...]
    decode: Callable[[bytes], Manuscript]
    largest: int = TEXT


@dataclass(frozen=True, slots=True)
class SeriesFormat:
    """Files that hold several articles each, whole with title and day; they are also sought in folders.

    articles: from a file's bytes to each article's own id ("" where it has none) and what it says, or what is wrong
    with it; raises UnreadableError where the file can't be read.
    """

    name: str
    suffixes: tuple[str, ...]
    articles: Callable[[bytes], Iterator[tuple[str, Manuscript | UnreadableError]]]
    largest: int = LARGE


@dataclass(frozen=True, slots=True)
class TableFormat:
    """Tables whose rows are articles.

    rows: from a path to each row's number (its line where it has one, else counted from 1) and its cells, or what is
    wrong with it. Undecodable bytes arrive as lone surrogates, so that they cost their own row only. Raises UsageError
    where the file lacks one of the columns, UnreadableError where it can't be read as its suffix says.
    encoding: of its bytes; "" where the format settles it.
    """

    name: str
    suffixes: tuple[str, ...]
    rows: Callable[[Path, Columns], Iterator[NumberedRow]]
    encoding: Callable[[Path], str] = lambda path: ""


@dataclass(frozen=True, slots=True)
class ArchiveFormat:
    """Files that are folders within.

    members: from a path to each file in it and what is wrong with it, if anything is; raises UnreadableError where the
    archive can't be read. opened: the archive, to be closed again; read: from it to the bytes of one of its files, at
    most so many; raises UnreadableError.
    """

    name: str
    suffixes: tuple[str, ...]
    members: Callable[[Path], Iterator[tuple[str, UnreadableError | None]]]
    opened: Callable[[Path], ZipFile]
    read: Callable[[ZipFile, str, int], bytes]


Known = TextFormat | SeriesFormat | TableFormat | ArchiveFormat
