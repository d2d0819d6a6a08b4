"""A written table read back as values of its columns' types, for whatever else is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.tables.column_types import column_types
from pipeline.tables.csv_tables import lines_of, unguarded
from pipeline.tables.records import columns

Value = str | int | float | None


def typed(path: Path, row_type: type) -> Iterator[list[Value]]:
    """The rows of a CSV table that a run wrote, cells in the order of the columns; an empty cell is None."""
    types = column_types(row_type)
    numbers = [(at, types[name]) for at, name in enumerate(columns(row_type)) if types[name] is not str]
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = lines_of(file)
        next(lines)
        for line in lines:
            row: list[Value] = [(unguarded(cell) if cell[0] == "'" else cell) if cell else None for cell in line]
            for at, number in numbers:
                if line[at]:
                    row[at] = number(line[at])
            yield row
