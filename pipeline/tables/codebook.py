"""What each column of each table means, from ``codebook.csv``; the same text wherever a table explains itself."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def entries() -> dict[tuple[str, str], str]:
    text = files("pipeline.tables").joinpath("codebook.csv").read_text(encoding="utf-8")
    return {(row["table"], row["column"]): row["description"] for row in csv.DictReader(text.splitlines())}


def meaning(table: str, column: str = "") -> str:
    """What the column holds, in a line; without one, what the table says. "" where the codebook has no line."""
    return entries().get((table, column), "")
