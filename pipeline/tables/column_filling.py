"""A written table's cells filled in afterwards: what is known only when all articles are read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.tables.csv_tables import BOM, LINE_END, guarded, unguarded
from pipeline.tables.dialect import DIALECT, Dialect


def fill(path: Path, made: Mapping[str, tuple[str, Callable[[str], str]]], *, dialect: Dialect = DIALECT) -> None:
    """Write the table anew, a line at a time, the other cells as they are.

    made: of each column to fill, the column that it follows from and how.
    """
    begun = path.with_name(f"{path.name}.filled")
    with path.open(encoding="utf-8-sig", newline="") as file, begun.open("w", encoding="utf-8", newline="") as filled:
        csv.field_size_limit(2**31 - 1)
        lines = csv.reader(file, delimiter=dialect.delimiter)
        named = next(lines)
        steps = [(named.index(column), named.index(source), of) for column, (source, of) in made.items()]
        filled.write(BOM + dialect.delimiter.join(named) + LINE_END)
        table = csv.writer(filled, delimiter=dialect.delimiter, lineterminator=LINE_END)
        for cells in lines:
            for at, source, of in steps:
                cells[at] = guarded(of(unguarded(cells[source])))
            table.writerow(cells)
    begun.replace(path)
