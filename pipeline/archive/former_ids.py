"""Ids that stories and incidents of an archive had before, and which they have now.

An id is made of the earliest article or event, so it stays as days are added. It changes where an earlier one comes
later, and where two become one.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.tables.linked_records import FormerIdRow

SCHEMA = """CREATE TABLE IF NOT EXISTS former_ids (
    kind TEXT, former_id TEXT, id TEXT, why TEXT NOT NULL, members INTEGER NOT NULL, PRIMARY KEY (kind, former_id, id)
) WITHOUT ROWID"""
OF_IDS = "CREATE INDEX IF NOT EXISTS former_ids_of_ids ON former_ids (id)"
ANOTHER_FIRST, JOINED, PARTED = "another first", "joined", "parted"


class FormerIds:
    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        database.execute(SCHEMA)
        database.execute(OF_IDS)

    def note(self, kind: str, told: Mapping[Any, tuple[str, str]]) -> list[FormerIdRow]:
        """Note what has another id now. told: of each article or event looked at, its id before ("" for new) and now.

        All that had or have one of these ids are told.
        """
        moved = Counter(pair for pair in told.values() if pair[0] and pair[0] != pair[1])
        alive = {now for _, now in told.values()}
        sources: dict[str, set[str]] = {}
        for before, now in told.values():
            if before:
                sources.setdefault(now, set()).add(before)
        rows = []
        for (before, now), members in sorted(moved.items()):
            joined = JOINED if len(sources[now]) > 1 else ANOTHER_FIRST
            rows.append(FormerIdRow(kind, before, now, PARTED if before in alive else joined, members))
        for row in rows:
            self._write(row)
        self.database.executemany(
            "DELETE FROM former_ids WHERE kind = ? AND former_id = ? AND why <> ?", ((kind, id, PARTED) for id in alive)
        )
        return rows

    def _write(self, row: FormerIdRow) -> None:
        if row.why != PARTED:
            changed = "UPDATE OR REPLACE former_ids SET id = ? WHERE kind = ? AND id = ?"
            self.database.execute(changed, (row.id, row.kind, row.former_id))
        cells = (row.kind, row.former_id, row.id, row.why, row.members)
        self.database.execute("INSERT OR REPLACE INTO former_ids VALUES (?, ?, ?, ?, ?)", cells)

    def rows(self, ids: Iterable[str] | None = None) -> Iterator[FormerIdRow]:
        """Those that lead to these ids, or all."""
        query = "SELECT kind, former_id, id, why, members FROM former_ids {} ORDER BY kind, former_id, id"
        if ids is None:
            found = self.database.execute(query.format("")).fetchall()
        else:
            found = sorted(row for id in ids for row in self.database.execute(query.format("WHERE id = ?"), (id,)))
        return (FormerIdRow(*row) for row in found)
