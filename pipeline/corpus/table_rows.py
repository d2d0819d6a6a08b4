"""The rows of a table as entries, by the columns that it has for id, text, day and title."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus import folders, publication
from pipeline.corpus.article import Manuscript, UnreadableError, clean, line_of
from pipeline.corpus.column_names import base_name, settled
from pipeline.corpus.formats import web_page
from pipeline.corpus.formats.kinds import Cells, NumberedRow, TableFormat
from pipeline.corpus.markup import is_fragment, is_page
from pipeline.corpus.table_cells import cell
from pipeline.corpus.unread import Unread
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.corpus.gathering import Gathering

HEAD = 50  # rows whose keys are taken together for a table's columns


class TableRows:
    """A table of which each row is an article."""

    def __init__(self, gathering: Gathering, path: Path, known: TableFormat) -> None:
        self.gathering = gathering
        self.path = path
        self.known = known
        self.shown = folders.printable(Path(path.name))
        self.base = folders.printable(Path(base_name(path)))
        self.encoding = ""
        self.lines: dict[str, int] = {}  # the line of each id
        self.columns = gathering.columns
        self.alone = False  # its only row is one object: it goes by the file's name

    def add(self) -> None:
        """Add the rows. Raises UsageError where the columns are not there or no row is, UnreadableError where the table
        is spoilt; the rows before that are added."""
        rows = self.known.rows(self.path, self.columns)
        first, fault = taken(rows, HEAD)
        names = list(dict.fromkeys(name for _, cells in first if not isinstance(cells, str) for name in cells))
        if names:
            self.columns = settled(self.path.name, self.columns, names)
            self.encoding = self.known.encoding(self.path)
        self.alone = len(first) == 1 and self.known.name == "JSON"
        count = 0
        try:
            for number, cells in first if fault else chain(first, rows):
                self.gathering.entries.append(self.of_row(number, cells))
                count += 1
            if fault:
                raise fault
        except UnreadableError as error:
            raise UnreadableError(
                error.kind, f"after {count:,} row{'s' * (count > 1)}: {error.message}" if count else error.message
            ) from error
        if not count:
            raise UsageError(f"{self.path} holds no rows; name a table that does")
        if not self.columns.id and not self.alone and names:
            self.gathering.numbered.append(self.shown)

    def of_row(self, number: int, cells: Cells | str) -> Unread:
        """Spool the row's text. A row that can't be read becomes an entry with its fault."""
        article_id = ""
        try:
            if isinstance(cells, str):
                raise UnreadableError("row", cells)
            article_id = self.gathering.distinct(self.id_of(number, cells))
            found = self.manuscript(cells)
            clean(found.text)
        except UnreadableError as error:
            located = UnreadableError(error.kind, f"line {number}: {error.message}")
            return Unread(article_id, self.shown, fault=located)
        return self.gathering.of_manuscript(article_id, self.shown, found, self.known.name)

    def id_of(self, number: int, cells: Cells) -> str:
        if not self.columns.id:
            return self.base if self.alone else f"{self.base}/{number}"
        said = line_of(cell(cells, self.columns.id)[0])
        if not said:
            raise UnreadableError("no id", f"{self.columns.id!r} is empty; give every article an id of its own")
        if said in self.lines:
            raise UnreadableError(
                "id used twice", f"line {self.lines[said]} has the id {said!r} too; give every article its own"
            )
        self.lines[said] = number
        return said

    def manuscript(self, cells: Cells) -> Manuscript:
        """What a row says. HTML in its text is read as such."""
        date, title = (line_of(cell(cells, name)[0]) for name in (self.columns.date, self.columns.title))
        text, encoding = cell(cells, self.columns.text)
        told = self.day(date)
        if is_page(text) or is_fragment(text):
            page = web_page.manuscript(text)
            text, title, told = page.text, title or page.title, told or page.date
        return Manuscript(text, title=title, date=told, encoding=encoding or self.encoding)

    def day(self, said: str) -> str:
        """The cell of the date column, as ISO where the user says how it is written."""
        asked = self.columns.date_format
        told = iso_of(said, asked) if asked and said else said
        if said and not publication.written(told):
            self.gathering.odd_dates.append(said)
        return told


def taken(rows: Iterator[NumberedRow], number: int) -> tuple[list[NumberedRow], UnreadableError | None]:
    """The first rows, and what ends them before that."""
    first: list[NumberedRow] = []
    try:
        first.extend(islice(rows, number))
    except UnreadableError as error:
        return first, error
    return first, None


def iso_of(said: str, date_format: str) -> str:
    """A day written as the format says, as ISO; "" where it isn't."""
    try:
        return datetime.strptime(said, date_format).date().isoformat()
    except ValueError:
        return ""
