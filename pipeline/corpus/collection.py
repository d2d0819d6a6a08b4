"""All the articles of a run, in the order of their ids, each read when its turn comes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from pipeline.corpus import folders, publication
from pipeline.corpus.article import (
    LONGEST,
    Article,
    Columns,
    UnreadableError,
    check_unicode,
    clean,
    too_long,
    written_out,
)
from pipeline.corpus.formats import format_of, suffixes_of
from pipeline.corpus.formats.kinds import Cells, TableFormat, TextFormat
from pipeline.errors import UsageError
from pipeline.layout.paragraphs import LayoutTable
from pipeline.tables.records import ErrorRow

FIRST = 3  # names that a note tells


@dataclass(frozen=True, slots=True)
class Unread:
    """An article not yet read: a file, or a place (offset, bytes) in the spool; or why it can't be read."""

    article_id: str
    path: str
    file: Path | None = None
    place: tuple[int, int] = (0, 0)
    date: str = ""
    title: str = ""
    fault: UnreadableError | None = None


class Corpus:
    """Articles and what stands in errors.csv instead of them, by article id; ``len`` counts both.

    The rows of tables wait in a spool, a temporary file without a name, so that
    they can be sorted while memory stays flat. Close the corpus, or use it in a
    ``with`` statement, to be rid of it.
    notes: what the user should know of the input, one sentence each.
    """

    def __init__(
        self, entries: Iterable[Unread], spool: IO[bytes], *, layout: LayoutTable, notes: Sequence[str]
    ) -> None:
        self.entries = sorted(entries, key=lambda entry: (entry.article_id, entry.path))
        self.spool = spool
        self.layout = layout
        self.notes = tuple(notes)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Article | ErrorRow]:
        return map(self.load, self.entries)

    def between(self, first: int, last: int) -> Iterator[Article | ErrorRow]:
        """The items first to last (exclusive), counted from 0."""
        return map(self.load, self.entries[first:last])

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.spool.close()

    def load(self, entry: Unread) -> Article | ErrorRow:
        try:
            text, plain = self.text(entry)
        except UnreadableError as error:
            return ErrorRow(entry.article_id, entry.path, "read", error.kind, error.message)
        name = entry.path if entry.file else entry.article_id
        published = publication.find(text, metadata=entry.date, name=name)
        title = entry.title or publication.title(text, self.layout)
        return Article(entry.article_id, entry.path, text, title, published.date, published.source, plain)

    def text(self, entry: Unread) -> tuple[str, bool]:
        if entry.fault:
            raise entry.fault
        if entry.file is None:
            offset, size = entry.place
            self.spool.seek(offset)
            return self.spool.read(size).decode("utf-8"), False
        try:
            size = entry.file.stat().st_size
            if size > 4 * (LONGEST + 1):  # no character takes more than four bytes
                raise too_long(f"{size:,} bytes")
            known = format_of(entry.file)
            assert isinstance(known, TextFormat)  # others are never collected as files
            text, plain = known.decode(entry.file.read_bytes())
        except OSError as error:
            raise UnreadableError("unreadable", f"{error.strerror}; check that it exists and may be read") from error
        return clean(text), plain and text == written_out(text)


def read(
    inputs: Sequence[Path],
    *,
    columns: Columns | None = None,
    layout: LayoutTable | None = None,
    leave_out: Path | None = None,
) -> Corpus:
    """Collect the articles of folders, text files and tables; see Corpus.

    An id that an earlier input already gave gets ``~2`` at its end, the next
    ``~3``; a file that is met twice is read once. leave_out: a folder below the
    inputs that is not entered. Raises UsageError where an input does not exist,
    is of no known kind, or holds no article.
    """
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the corpus closes it
    collected = Collection(columns or Columns(), spool)
    try:
        for path in inputs:
            collected.add(path, leave_out=leave_out)
    except BaseException:
        spool.close()
        raise
    return Corpus(collected.entries, spool, layout=layout or LayoutTable(()), notes=collected.notes())


class Collection:
    """The entries of the inputs seen so far."""

    def __init__(self, columns: Columns, spool: IO[bytes]) -> None:
        self.columns = columns
        self.spool = spool
        self.entries: list[Unread] = []
        self.ids: set[str] = set()
        self.files: set[str] = set()
        self.odd_dates: list[str] = []
        self.renamed: list[str] = []
        self.passed_over: list[str] = []  # files that are no text

    def add(self, path: Path, *, leave_out: Path | None) -> None:
        known = format_of(path)
        if path.is_dir():
            self.add_folder(path, leave_out=leave_out)
        elif not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        elif isinstance(known, TextFormat):
            self.add_file(path, path.name)
        elif isinstance(known, TableFormat):
            self.add_table(path, known)
        else:
            suffixes = ", ".join((*suffixes_of(TextFormat), *suffixes_of(TableFormat)))
            raise UsageError(f"{path} is neither a folder nor one of {suffixes}; convert it or name another")

    def add_folder(self, folder: Path, *, leave_out: Path | None) -> None:
        found = sorted(folders.files(folder, leave_out=leave_out), key=lambda f: printable(f[0]))
        if not any(error or is_text(path) for path, error in found):
            tables = [path.name for path, _ in found if isinstance(format_of(path), TableFormat)]
            remedy = (
                f"to read its tables, name them ({some(tables)})" if tables else "name a folder that does, or a table"
            )
            raise UsageError(f"{folder} holds no {joined(suffixes_of(TextFormat), 'or')} file; {remedy}")
        for path, error in found:
            below = printable(path.relative_to(folder))
            if not error and not is_text(path):
                self.passed_over.append(below)
            elif error:
                fault = UnreadableError("unreadable", f"{error.strerror}; check that the folder may be listed")
                self.entries.append(Unread(below, below, fault=fault))
            else:
                self.add_file(path, below)

    def add_file(self, path: Path, below: str) -> None:
        real = os.path.realpath(path)
        if real not in self.files:
            self.files.add(real)
            self.entries.append(Unread(self.distinct(below.rpartition(".")[0] or below), below, file=path))

    def add_table(self, path: Path, known: TableFormat) -> None:
        real = os.path.realpath(path)
        if real in self.files:
            return
        self.files.add(real)
        lines: dict[str, int] = {}  # the line of each id, within this table
        empty = True
        for number, cells in known.rows(path, self.columns):
            empty = False
            self.entries.append(self.of_row(path.name, number, cells, lines))
        if empty:
            raise UsageError(f"{path} holds no rows; name a table that does")

    def of_row(self, table: str, number: int, cells: Cells | str, lines: dict[str, int]) -> Unread:
        """Spool the row's text. A row that can't be read becomes an entry with its fault."""
        article_id = ""
        try:
            if isinstance(cells, str):
                raise UnreadableError("row", cells)
            said = cell(cells, self.columns.id).strip()
            check_unicode(said)
            if not said:
                raise UnreadableError("no id", f"{self.columns.id!r} is empty; give every article an id of its own")
            if said in lines:
                raise UnreadableError(
                    "id used twice", f"line {lines[said]} has the id {said!r} too; give every article its own"
                )
            lines[said] = number
            article_id = self.distinct(said)
            date, title = (
                " ".join(cell(cells, name).split()) if name else "" for name in (self.columns.date, self.columns.title)
            )
            check_unicode(date + title)
            text = clean(cell(cells, self.columns.text))
        except UnreadableError as error:
            located = UnreadableError(error.kind, f"line {number}: {error.message}")
            return Unread(article_id, table, fault=located)
        if date and not publication.written(date):
            self.odd_dates.append(date)
        data = text.encode("utf-8")
        entry = Unread(article_id, table, place=(self.spool.tell(), len(data)), date=date, title=title)
        self.spool.write(data)
        return entry

    def distinct(self, article_id: str) -> str:
        """The id, with ~2, ~3 and so on at its end where it is taken."""
        candidate, number = article_id, 1
        while candidate in self.ids:
            number += 1
            candidate = f"{article_id}~{number}"
        if number > 1:
            self.renamed.append(candidate)
        self.ids.add(candidate)
        return candidate

    def notes(self) -> list[str]:
        notes = []
        if self.odd_dates:
            count, example = len(self.odd_dates), self.odd_dates[0]
            notes.append(f"{count:,} of the dates can't be read, such as {example!r}: write them as 2021-09-03")
        if self.renamed:
            taken = (
                "1 id was taken and got" if len(self.renamed) == 1 else f"{len(self.renamed):,} ids were taken and got"
            )
            notes.append(f"{taken} a number: {some(self.renamed)}")
        if self.passed_over:
            number = len(self.passed_over)
            files = "1 file that is" if number == 1 else f"{number:,} files that are"
            notes.append(
                f"passed over {files} neither {joined(suffixes_of(TextFormat), 'nor')}: {some(self.passed_over)}; "
                "save documents as text, and name tables by themselves"
            )
        return notes


def is_text(path: Path) -> bool:
    return isinstance(format_of(path), TextFormat)


def joined(words: Sequence[str], last: str) -> str:
    """ "a, b or c"."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def some(names: Sequence[str]) -> str:
    """The first few names."""
    return ", ".join(names[:FIRST]) + (", …" if len(names) > FIRST else "")


def cell(cells: Cells, name: str) -> str:
    """The cell as text, "" where it is missing. Raises UnreadableError where it holds a list or an object."""
    value: Any = cells.get(name)
    if value is None:
        return ""
    if isinstance(value, (list, dict, bytes)):
        raise UnreadableError("row", f"{name!r} holds a {type(value).__name__}, not text")
    return str(value)


def printable(path: Path) -> str:
    """The path with /, and with names that are not UTF-8 made printable."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
