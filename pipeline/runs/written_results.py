"""What a run wrote, read back an article at a time: each with its rows, or why it has none, in the run's order.

Nothing but the article that is read is held.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pipeline.runs.outputs import OutputFolder, text_name
from pipeline.runs.ownership import REASONS, TEXTS
from pipeline.tables.article_tables import ArticleTables, Result
from pipeline.tables.column_types import column_types
from pipeline.tables.records import TABLES, ErrorRow, columns, of_cells
from pipeline.tables.typed_rows import typed

Line = TypeVar("Line")

REMADE = ("profile", "link")  # stages whose rows and errors are made anew
BY_ARTICLE = ("mentions", "casualties", "events", "victims", "quotes")


class Ahead(Generic[Line]):
    """Lines of which the next can be looked at."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = iter(lines)
        self.next = next(self.lines, None)

    def taken(self, belongs: Callable[[Line], bool]) -> Iterator[Line]:
        """The next lines, as long as they belong."""
        while self.next is not None and belongs(self.next):
            line, self.next = self.next, next(self.lines, None)
            yield line


def rows_of(folder: Path, table: str) -> Iterator[Any]:
    """The rows of a table as a run wrote them."""
    row_type = TABLES[table]
    texts = [column_types(row_type)[name] is str for name in columns(row_type)]
    for cells in typed(folder / f"{table}.csv", row_type):
        yield of_cells(row_type, ["" if c is None and text else c for c, text in zip(cells, texts, strict=True)])


def reasons_of(folder: Path) -> Iterator[tuple[str, Any]]:
    with (folder / REASONS).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            said = json.loads(line)
            yield said["id"], tuple((term, value) for term, value in said["reasons"])


def results_of(folder: Path) -> Iterator[Result]:
    """The results that the run wrote, in its order."""
    tables = {table: Ahead(rows_of(folder, table)) for table in BY_ARTICLE}
    errors = Ahead[ErrorRow](rows_of(folder, "errors"))
    reasons = Ahead(reasons_of(folder))
    for article in rows_of(folder, "articles"):
        at = article.article_id
        yield from errors.taken(lambda row, at=at: row.article_id < at)  # type: ignore[misc]
        rows = {name: tuple(table.taken(lambda row, at=at: row.article_id == at)) for name, table in tables.items()}  # type: ignore[misc]
        ids = {row.quote_id for row in rows["quotes"]} | {row.casualty_id for row in rows["casualties"]}
        yield ArticleTables(
            article=article,
            **rows,
            reasons=tuple(reasons.taken(lambda line, ids=ids: line[0] in ids)),  # type: ignore[misc]
            errors=tuple(errors.taken(lambda row, at=at: row.article_id == at)),  # type: ignore[misc]
        )
    yield from errors.taken(lambda row: True)


def without_remade(result: Result) -> Result:
    """The result without errors of what is made anew."""
    if isinstance(result, ErrorRow) or not result.errors:
        return result
    return replace(result, errors=tuple(error for error in result.errors if error.stage not in REMADE))


def place_of(result: Result) -> tuple[str, str]:
    """Where a run puts it: by article id and path."""
    row = result if isinstance(result, ErrorRow) else result.article
    return row.article_id, row.path


def text_of(folder: Path, result: Result) -> str | None:
    """The article's text, where its run wrote that down."""
    text = folder / TEXTS / text_name(place_of(result)[0])
    return text.read_bytes().decode("utf-8") if text.is_file() else None


def add_text(written: OutputFolder, folder: Path, result: Result) -> None:
    if (text := text_of(folder, result)) is not None:
        written.add_text(place_of(result)[0], text)
