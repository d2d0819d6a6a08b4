"""All the articles of a run, in the order of their ids, each read when its turn comes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from pipeline.corpus import publication
from pipeline.corpus.article import Article, Columns, Manuscript, UnreadableError, line_of
from pipeline.corpus.gathering import Gathering
from pipeline.corpus.libraries import guarded
from pipeline.corpus.table_rows import iso_of
from pipeline.corpus.text_language import ENGLISH, language_of, named
from pipeline.corpus.unread import Shelf, Unread
from pipeline.errors import UsageError
from pipeline.layout.paragraphs import LayoutTable
from pipeline.tables.records import ErrorRow
from pipeline.vocabulary import PublishedFrom

__all__ = ["Corpus", "Unread", "read"]


class Corpus:
    """Articles and what stands in errors.csv instead of them, by article id; ``len`` counts both.

    The rows of tables and the entries of feeds wait in a spool, a temporary file without a name, so that
    they can be sorted while memory stays flat. Close the corpus, or use it in a
    ``with`` statement, to be rid of it.
    notes: what the user should know of the input, one sentence each.
    """

    def __init__(
        self,
        entries: Iterable[Unread],
        shelf: Shelf,
        *,
        columns: Columns,
        layout: LayoutTable,
        notes: Sequence[str],
    ) -> None:
        self.entries = sorted(entries, key=lambda entry: (entry.article_id, entry.path))
        self.shelf = shelf
        self.columns = columns
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
        self.shelf.close()

    def load(self, entry: Unread) -> Article | ErrorRow:
        try:
            found, language = self.read(entry)
        except UnreadableError as error:
            return ErrorRow(entry.article_id, entry.path, "read", error.kind, line_of(error.message))
        name = entry.path if entry.file else entry.article_id
        if self.columns.day:
            published = publication.Publication(self.columns.day, PublishedFrom.METADATA)
        else:
            published = publication.find(found.text, metadata=found.date, name=name)
        return Article(
            entry.article_id,
            entry.path,
            found.text,
            line_of(found.title or publication.title(found.text, self.layout)),
            published.date,
            published.source,
            found.plain,
            line_of(found.author),
            found.format,
            found.encoding,
            language,
        )

    def read(self, entry: Unread) -> tuple[Manuscript, str]:
        """What an article says, and its language. Raises UnreadableError, also for one that is set aside by that."""
        with guarded("what its suffix says"):
            found = self.shelf.manuscript(entry)
        language = language_of(found.text)
        if language not in ("", ENGLISH) and not self.columns.any_language:
            said = f"is in {named(language)}, not in English; to read it all the same, add --any-language"
            raise UnreadableError("language", said)
        return found, language

    def text(self, entry: Unread) -> tuple[str, bool]:
        """An article's text, and whether its file holds that as UTF-8. Raises UnreadableError."""
        found, _ = self.read(entry)
        return found.text, found.plain


def read(
    inputs: Sequence[Path],
    *,
    columns: Columns | None = None,
    layout: LayoutTable | None = None,
    leave_out: Path | None = None,
) -> Corpus:
    """Collect the articles of folders, files and tables; see Corpus.

    An id that an earlier input already gave gets ``~2`` at its end, the next
    ``~3``; a file that is met twice is read once. leave_out: a folder below the
    inputs that is not entered. Raises UsageError where an input does not exist,
    is of no known kind, or where none holds an article because the columns of a table are not there.
    """
    columns = with_day(columns or Columns())
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the corpus closes it
    gathered = Gathering(columns, spool)
    try:
        for path in inputs:
            gathered.add(path, leave_out=leave_out)
        if gathered.refused and all(entry.fault for entry in gathered.entries):
            raise gathered.refused[0]
    except BaseException:
        gathered.shelf.close()
        raise
    return Corpus(
        gathered.entries,
        gathered.shelf,
        columns=columns,
        layout=layout or LayoutTable(()),
        notes=gathered.notes(),
    )


def with_day(columns: Columns) -> Columns:
    """The columns with the day of all articles as ISO.

    Raises UsageError where that is no day, or where the format doesn't tell days.
    """
    if columns.date_format and not iso_of(day_as(columns.date_format), columns.date_format):
        raise UsageError(f"--date-format {columns.date_format!r} tells no day; write it as %d/%m/%Y")
    if not columns.day:
        return columns
    day = (columns.date_format and iso_of(columns.day, columns.date_format)) or publication.written(columns.day)
    if not day:
        raise UsageError(f"--date {columns.day!r} can't be read; write it as 2021-09-03")
    return replace(columns, day=day)


def day_as(date_format: str) -> str:
    """A day written in that format; "" where it has no year, month and day."""
    from datetime import date

    said = date(2021, 9, 23).strftime(date_format)
    return said if iso_of(said, date_format) == "2021-09-23" else ""
