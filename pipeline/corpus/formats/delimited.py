"""CSV, parted by commas, semicolons or tabs, whichever the header has most of."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.article import Columns
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat, check_columns
from pipeline.corpus.formats.lines import opened


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each row by the line it begins in, the header's being 1."""
    csv.field_size_limit(2**31 - 1)  # the limit of 128 KB is shorter than some articles
    with opened(path) as file:
        header = file.readline()
        delimiter = max(",;\t", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        check_columns(path, columns, names)
        line = 2
        reader = csv.reader(file, delimiter=delimiter)
        for cells in reader:
            if len(cells) > len(names) and any(cells[len(names) :]):
                found = f"has {len(cells)} cells for {len(names)} columns"
                yield line, f"{found}; put quotes around a cell that holds a comma"
            elif cells:
                yield line, dict(zip(names, cells, strict=False))
            line = reader.line_num + 2


FORMAT = TableFormat("CSV", (".csv", ".tsv"), rows)
