"""A written table read back as values of its columns' types, for whatever else is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

from pipeline.tables.csv_tables import lines_of, unguarded
from pipeline.tables.records import columns
from pipeline.vocabulary import closed_fields

Value = str | int | float | None


@cache
def column_types(row_type: type) -> dict[str, type]:
    """What each column of a table holds where it holds something: str, int or float."""
    hints = get_type_hints(row_type)
    closed = closed_fields(row_type)
    plain = {f.name: (get_args(hints[f.name]) or (hints[f.name],))[0] for f in fields(row_type)}
    return {name: str if name in closed else plain[name] for name in plain}


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
