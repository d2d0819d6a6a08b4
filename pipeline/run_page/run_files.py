"""What a finished run left in its folder: the record, the tables as cells, the reasons of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluation.row_verdicts import JUDGED
from pipeline.runs.finished_runs import finished_run
from pipeline.runs.ownership import MADE_OF_TABLES
from pipeline.tables.csv_tables import read
from pipeline.tables.records import KEYS, TABLES
from pipeline.why.row_reasons import Reason, row_reasons

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RunFiles:
    """tables: rows by table, none where an optional table is missing. reasons: what the run noted of a row, by id."""

    folder: Path
    record: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]]
    reasons: Mapping[str, Sequence[Reason]]


def read_run(folder: Path) -> RunFiles:
    """Everything a page needs. Raises UsageError where the folder holds no finished run."""
    record = finished_run(folder)
    if not (folder / "articles.csv").is_file():
        raise UsageError(f"{folder / 'articles.csv'} is missing; run again into {folder}")
    tables = {name: rows_of(folder / f"{name}.csv") for name in (*TABLES, *further(record))}
    for name in ("articles", *JUDGED):
        if any(not row.keys() >= {"article_id", KEYS[name]} for row in tables[name][:1]):
            raise UsageError(f"{folder / name}.csv is no table of this version; run wireledger again")
    return RunFiles(folder, record, tables, dict(row_reasons(folder)))


def further(record: Mapping[str, Any]) -> list[str]:
    """The tables that the run wrote beside those of every run."""
    names = [name.removesuffix(".csv") for name in record.get("tables", ()) if MADE_OF_TABLES.fullmatch(name)]
    return [name for name in names if name not in TABLES]


def rows_of(path: Path) -> list[Row]:
    """The rows of a table, none where there is no such file. Raises UsageError where it is not in the run's form."""
    return list(read(path)) if path.is_file() else []
