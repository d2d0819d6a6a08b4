"""One side of a comparison: the tables of a run, or rows just made, as cells by column."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.runs.finished_runs import finished_run
from pipeline.tables import csv_tables
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.linked_records import LINKED_COLUMNS, LINKED_TABLES
from pipeline.tables.records import TABLES, ErrorRow

Cells = Mapping[str, str]
Side = Mapping[str, Sequence[Cells]]  # rows by table
KEPT_TABLES = ("mentions", "casualties", "events", "victims", "quotes", "errors")  # tables of an ArticleTables


def of_run(folder: Path, *, articles: Container[str] | None = None) -> dict[str, list[Cells]]:
    """The tables of a run that are made article by article, those of a profile included; of some articles only where
    they are given.

    Raises UsageError where a table is missing.
    """
    named = (name.removesuffix(".csv") for name in finished_run(folder)["tables"])
    names = [name for name in named if name not in LINKED_TABLES]
    try:
        return {name: list(rows(folder / f"{name}.csv", articles)) for name in names}
    except FileNotFoundError as error:
        raise UsageError(f"{error.filename} is missing; run again into {folder}") from error


def rows(path: Path, articles: Container[str] | None = None) -> Iterator[Cells]:
    """The rows of a table, as csv_tables reads them; those of other articles cost next to nothing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv_tables.lines_of(file)
        header = next(table, [])
        place = header.index("article_id") if "article_id" in header else None
        asked = [at for at, name in enumerate(header) if name not in LINKED_COLUMNS]
        named = [header[at] for at in asked]
        for cells in table:
            if articles is None or (place is not None and csv_tables.unguarded(cells[place]) in articles):
                yield dict(zip(named, (csv_tables.unguarded(cells[at]) for at in asked), strict=True))


def of_results(results: Iterable[ArticleTables | ErrorRow]) -> dict[str, list[Cells]]:
    """The rows of annotated articles, to the letter as a run writes them."""
    made: dict[str, list[Any]] = {name: [] for name in TABLES}
    for result in results:
        if isinstance(result, ErrorRow):
            made["errors"].append(result)
            continue
        made["articles"].append(result.article)
        for name in KEPT_TABLES:
            made[name].extend(getattr(result, name))
    return {name: written(TABLES[name], found) for name, found in made.items() if name not in LINKED_TABLES}


def written(row_type: type, made: Sequence[Any]) -> list[Cells]:
    """Rows as the cells that stand in their table."""
    table = csv_tables.header(row_type).removeprefix(csv_tables.BOM) + csv_tables.to_csv(row_type, made)
    csv.field_size_limit(2**31 - 1)
    read = csv.DictReader(io.StringIO(table, newline=""))
    return [
        {name: csv_tables.unguarded(cell) for name, cell in row.items() if name not in LINKED_COLUMNS} for row in read
    ]
