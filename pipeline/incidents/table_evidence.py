"""The evidence of a run's events, read from its tables an article at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.incidents.event_evidence import EventEvidence, evidence_of
from pipeline.tables.csv_tables import lines_of
from pipeline.tables.records import TABLES, columns, of_cells
from pipeline.tables.typed_rows import column_types, typed

READ = ("events", "casualties", "victims", "mentions")


def rows_in(folder: Path, table: str) -> Iterator[Any]:
    """The rows of a table as a run wrote it."""
    row_type = TABLES[table]
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        if tuple(next(lines_of(file), [])) != columns(row_type):
            raise UsageError(f"{path} has other columns than a run writes now; run again into {folder}")
    types = [column_types(row_type)[name] for name in columns(row_type)]
    for cells in typed(path, row_type):
        yield of_cells(row_type, ["" if c is None and t is str else c for c, t in zip(cells, types, strict=True)])


class ByArticle:
    """A table's rows by article, read on as the articles are asked for in the order of the table."""

    def __init__(self, folder: Path, table: str) -> None:
        self.groups = groupby(rows_in(folder, table), key=lambda row: row.article_id)
        self.next: tuple[str, list[Any]] | None = self._next()

    def _next(self) -> tuple[str, list[Any]] | None:
        found = next(self.groups, None)
        return (found[0], list(found[1])) if found else None

    def of(self, article_id: str) -> list[Any]:
        if self.next is None or self.next[0] != article_id:
            return []
        rows = self.next[1]
        self.next = self._next()
        return rows

    def passing(self, article_id: str) -> list[Any]:
        """As ``of``, past the rows of articles that were not asked for."""
        while self.next is not None and self.next[0] < article_id:
            self.next = self._next()
        return self.of(article_id)


def articles_in(folder: Path) -> Iterator[tuple[Any, dict[str, list[Any]]]]:
    """Each article's row with its rows of the other tables."""
    tables = {table: ByArticle(folder, table) for table in READ}
    for article in rows_in(folder, "articles"):
        yield article, {table: rows.of(article.article_id) for table, rows in tables.items()}


def evidence_in(folder: Path) -> Iterator[EventEvidence]:
    for article, rows in articles_in(folder):
        yield from evidence_of(article, rows["events"], rows["casualties"], rows["victims"], rows["mentions"])
