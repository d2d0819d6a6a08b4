"""What a run noted of its rows beside their cells: ``reasons.jsonl``, a line a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.runs.ownership import REASONS

Reason = tuple[str, str]  # term and value


def row_reasons(folder: Path) -> Iterator[tuple[str, list[Reason]]]:
    """Row id and reasons, nothing where the run kept none; a line that can't be read says nothing."""
    path = folder / REASONS
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            try:
                said = json.loads(line)
                yield str(said["id"]), [(str(term), str(value)) for term, value in said["reasons"]]
            except (ValueError, KeyError, TypeError):
                continue
