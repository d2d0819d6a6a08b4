"""Incidents in the order in which a reader wants them, however many: by first day, place and id, undated ones last."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import Any

UNDATED = "9"  # comes after every day


class ReadingOrder:
    """Rows of several tables, kept on disk until all incidents are there."""

    def __init__(self) -> None:
        self.database = sqlite3.connect("")  # a file of its own that goes as it is closed
        self.database.execute("CREATE TABLE told (day TEXT, place TEXT, id TEXT, name TEXT, made TEXT)")
        self.types: dict[str, type] = {}  # of the rows, by table

    def add(self, name: str, rows: Sequence[Any], *, day: str, place: str, known_by: str) -> None:
        """name: of the table. rows: those of one incident."""
        self.types.update((name, type(row)) for row in rows[:1])
        made = json.dumps([astuple(row) for row in rows])
        self.database.execute("INSERT INTO told VALUES (?, ?, ?, ?, ?)", (day or UNDATED, place, known_by, name, made))

    def rows(self) -> Iterator[tuple[str, Sequence[Any]]]:
        """Each incident's rows with their table; none can be added then."""
        for name, made in self.database.execute("SELECT name, made FROM told ORDER BY day, place, id, name"):
            yield name, [self.types[name](*cells) for cells in json.loads(made)]
        self.database.close()
