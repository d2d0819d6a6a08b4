"""JSON lines: one object a line, its keys the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.article import Columns
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat
from pipeline.corpus.formats.lines import encoding_of, opened


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each object by its line."""
    with opened(path) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, of_line(line)


def of_line(line: str) -> dict[str, object] | str:
    """The object that a line holds, or what is wrong with it."""
    try:
        cells = json.loads(line)
    except ValueError as error:
        return f"is not JSON: {error}"
    except RecursionError:
        return "is nested too deep to be read; write its fields side by side"
    if not isinstance(cells, dict):
        return f"holds a JSON {type(cells).__name__}, not an object with columns"
    return cells


FORMAT = TableFormat("JSON lines", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), rows, encoding_of)
