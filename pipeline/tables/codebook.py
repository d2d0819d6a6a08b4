"""What each column of each table means, from ``codebook.csv``; the same text wherever a table explains itself."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

ALL = "*"  # a column of that name in any table that has no line of its own


@cache
def entries() -> dict[tuple[str, str], str]:
    text = files("pipeline.tables").joinpath("codebook.csv").read_text(encoding="utf-8")
    return {(row["table"], row["column"]): row["description"] for row in csv.DictReader(text.splitlines())}


def meaning(table: str, column: str) -> str:
    """A sentence or two about the column; "" where the codebook has none."""
    said = entries()
    return said.get((table, column)) or said.get((ALL, column), "")
