"""One side of a comparison: the tables of a run, or rows just made, as cells by column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.runs.outputs import RUN, run_record
from pipeline.tables import csv_tables
from pipeline.tables.extract import ArticleTables
from pipeline.tables.records import TABLES, ErrorRow

Cells = Mapping[str, str]
Side = Mapping[str, Sequence[Cells]]  # rows by table
KEPT_TABLES = ("mentions", "casualties", "events", "victims", "quotes", "errors")  # tables of an ArticleTables


def record_of(folder: Path) -> dict[str, Any]:
    """run.json of a run's folder. Raises UsageError where there is none."""
    record = run_record(folder)
    if record is None:
        raise UsageError(f"{folder} holds no run's tables ({RUN} is missing); name the output folder of a run")
    return record


def of_run(folder: Path) -> dict[str, list[Cells]]:
    """All tables of a run, those of a profile included. Raises UsageError where one is missing."""
    names = [name.removesuffix(".csv") for name in record_of(folder)["tables"]]
    try:
        return {name: list(csv_tables.read(folder / f"{name}.csv")) for name in names}
    except FileNotFoundError as error:
        raise UsageError(f"{error.filename} is missing; run again into {folder}") from error


def of_results(results: Iterable[ArticleTables | ErrorRow]) -> dict[str, list[Cells]]:
    """The rows of annotated articles, to the letter as a run writes them."""
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    for result in results:
        if isinstance(result, ErrorRow):
            rows["errors"].append(result)
            continue
        rows["articles"].append(result.article)
        for name in KEPT_TABLES:
            rows[name].extend(getattr(result, name))
    return {name: written(TABLES[name], found) for name, found in rows.items()}


def written(row_type: type, rows: Sequence[Any]) -> list[Cells]:
    """Rows as the cells that stand in their table."""
    table = csv_tables.header(row_type).removeprefix(csv_tables.BOM) + csv_tables.to_csv(row_type, rows)
    csv.field_size_limit(2**31 - 1)
    read = csv.DictReader(io.StringIO(table, newline=""))
    return [{name: csv_tables.unguarded(cell) for name, cell in row.items()} for row in read]


def of_articles(side: Side, articles: Iterable[str]) -> dict[str, list[Cells]]:
    """The rows of some articles only."""
    wanted = set(articles)
    return {name: [row for row in rows if row.get("article_id", "") in wanted] for name, rows in side.items()}
