"""The keys of all articles of a run, kept on disk until the last is read; then which of them are near each other.

Keys are cut into slices by their value, and the pairs that they make into spans of time, so that no more than a slice
or a span is in memory, however many articles there are.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.stories.neighbours import NEIGHBOURS, Shared, paired, weighed

KEPT = np.dtype([("key", "<i8"), ("weight", "u1"), ("owner", "<i8")])
PAIR = np.dtype([("pair", "<i8"), ("weight", "<u2")])
AT_ONCE = 200_000  # keys in memory
SLICES = 128  # of which one is sorted at once
HEAVY = 0xFFFF  # a pair weighs no more


class SharedKeys:
    """Articles are their moments (``neighbours.moment``). neighbours: of an article on a key, to either side."""

    def __init__(self, database: sqlite3.Connection, name: str, *, neighbours: int = NEIGHBOURS) -> None:
        self.database, self.neighbours = database, neighbours
        self.of_keys, self.of_pairs = f"{name}_kept_keys", f"{name}_kept_pairs"
        for table in (self.of_keys, self.of_pairs):
            database.execute(f"CREATE TABLE {table} (slice INTEGER, kept BLOB NOT NULL)")
            database.execute(f"CREATE INDEX {table}_slices ON {table} (slice)")
        self.moments = array("q")  # of all articles
        self.waiting: list[npt.NDArray[Any]] = []
        self.held = self.number = 0  # keys in memory, and of all articles

    def add(self, moment: int, shared: Shared) -> None:
        self.moments.append(moment)
        rows = np.empty(len(shared.keys), KEPT)
        rows["key"], rows["weight"], rows["owner"] = shared.keys, shared.weights, moment
        self.waiting.append(rows)
        self.held += len(rows)
        self.number += len(rows)
        if self.held >= AT_ONCE:
            self._store()

    def near(self, *, enough: int) -> Iterator[tuple[int, int]]:
        """The pairs that are near by keys that together weigh enough: each once, in the order of time."""
        order = np.sort(np.array(self.moments, np.int64))
        kept = self._pairs(order)
        for span in self._spans(order, kept):
            pairs, weights = weighed(span["pair"], span["weight"])
            often = pairs[weights >= enough]
            yield from zip(order[often >> 32].tolist(), order[often & 0xFFFFFFFF].tolist(), strict=True)

    def _pairs(self, order: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[Any]]:
        """The pairs of each slice of the keys, with what they weigh; once in each slice."""
        if self.held < self.number:
            self._store()
            for number in range(SLICES):
                yield self._paired(self._read(self.of_keys, number, KEPT), order)
        elif self.waiting:
            yield self._paired(np.concatenate(self.waiting), order)
        self.waiting.clear()

    def _paired(self, rows: npt.NDArray[Any], order: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
        places = np.searchsorted(order, rows["owner"])
        pairs, weights = weighed(*paired(rows["key"], rows["weight"], places, neighbours=self.neighbours))
        made = np.empty(len(pairs), PAIR)
        made["pair"], made["weight"] = pairs, np.minimum(weights, HEAVY)
        return made

    def _spans(self, order: npt.NDArray[np.int64], kept: Iterator[npt.NDArray[Any]]) -> Iterator[npt.NDArray[Any]]:
        """The same pairs, those of a span of time together."""
        if self.held == self.number:
            yield from kept
            return
        for pairs in kept:
            self._insert(self.of_pairs, (pairs["pair"] >> 32) * SLICES // len(order), pairs)
        for number in range(SLICES):
            yield self._read(self.of_pairs, number, PAIR)

    def _store(self) -> None:
        rows = np.concatenate(self.waiting) if self.waiting else np.empty(0, KEPT)
        self._insert(self.of_keys, rows["key"] % SLICES, rows)
        self.waiting.clear()
        self.held = 0

    def _insert(self, table: str, slices: npt.NDArray[np.int64], rows: npt.NDArray[Any]) -> None:
        order = np.argsort(slices, kind="stable")
        slices, rows = slices[order], rows[order]
        starts = np.flatnonzero(np.diff(slices, prepend=-1)).tolist()
        cut = ((int(slices[a]), rows[a:b].tobytes()) for a, b in pairwise([*starts, len(rows)]))
        self.database.executemany(f"INSERT INTO {table} VALUES (?, ?)", cut)

    def _read(self, table: str, number: int, kind: npt.DTypeLike) -> npt.NDArray[Any]:
        """A slice, which is gone then."""
        found = self.database.execute(f"SELECT kept FROM {table} WHERE slice = ?", (number,))
        data = b"".join(row[0] for row in found)
        self.database.execute(f"DELETE FROM {table} WHERE slice = ?", (number,))
        return np.frombuffer(data, kind)
