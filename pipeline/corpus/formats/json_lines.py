"""JSON lines: one object a line, its keys the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.article import Columns
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat, check_columns
from pipeline.corpus.formats.lines import opened


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each object by its line; the first sound one is asked for the columns."""
    checked = False
    with opened(path) as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                cells = json.loads(line)
            except ValueError as error:
                yield number, f"is not JSON: {error}"
                continue
            if not isinstance(cells, dict):
                yield number, f"holds a JSON {type(cells).__name__}, not an object with columns"
                continue
            if not checked:
                check_columns(path, columns, list(cells))
                checked = True
            yield number, cells


FORMAT = TableFormat("JSON lines", (".jsonl", ".ndjson"), rows)
