"""The pairs of articles that are near by what they share, in a database, each with what was found of the two.

What ``SharedKeys`` finds among all articles at once is kept here an article after the other: an article that comes
between two others on a key can part them, one that goes can bring them together. Adding one looks at its neighbours on
its own keys and at nobody else, so that it takes as long in a large archive as in a small one.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from pipeline.stories.neighbours import NEIGHBOURS

Found = float | str | None
Pair = tuple[int, int]


def unheeded(one: int, other: int) -> None:
    """What is done about a pair that comes or goes, where nothing is."""


class PairStore:
    """Articles are their moments (``neighbours.moment``).

    keys: what an article can share, and what each key weighs; enough: what two must share to be near. judge: what is
    found of a near pair, given in order of their moments; None where nothing is. neighbours: of an article on a key, to
    either side. changing, parted: called before a pair of which something is
    found comes or goes, and after one has gone.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        name: str,
        *,
        keys: Callable[[int], Mapping[int, int]],
        judge: Callable[[int, int], Found],
        enough: int,
        neighbours: int = NEIGHBOURS,
        changing: Callable[[int, int], None] = unheeded,
        parted: Callable[[int, int], None] = unheeded,
    ) -> None:
        self.database, self.keys, self.judge, self.enough = database, keys, judge, enough
        self.neighbours, self.changing, self.parted = neighbours, changing, parted
        self.of_keys, self.of_pairs = f"{name}_keys", f"{name}_pairs"
        self.touched: set[int] = set()  # articles whose pairs have changed, and those that came
        for said in (
            f"{self.of_keys} (key INTEGER, moment INTEGER, PRIMARY KEY (key, moment)) WITHOUT ROWID",
            f"{self.of_pairs} (one INTEGER, other INTEGER, found, PRIMARY KEY (one, other)) WITHOUT ROWID",
        ):
            database.execute(f"CREATE TABLE IF NOT EXISTS {said}")
        database.execute(f"CREATE INDEX IF NOT EXISTS {name}_others ON {self.of_pairs} (other, one)")

    def add(self, moment: int) -> None:
        self.touched.add(moment)
        weights: Counter[int] = Counter()
        parted: set[Pair] = set()
        own = self.keys(moment)
        for key, weight in own.items():
            before, after = self._around(key, moment)
            for other in (*before, *after):
                weights[other] += weight
            parted |= self._straddling(before, after)
        self.database.executemany(f"INSERT INTO {self.of_keys} VALUES (?, ?)", ((key, moment) for key in own))
        for other, weight in weights.items():
            if weight >= self.enough:
                self._judge(min(moment, other), max(moment, other))
        for one, other in parted:
            if self._holds(one, other) and not self._near(one, other):
                self._drop(one, other)

    def remove(self, moment: int) -> None:
        """What ``keys`` says of the article must still be what it said when it came."""
        brought: set[Pair] = set()
        own = self.keys(moment)
        for key in own:
            brought |= self._straddling(*self._around(key, moment))
        self.database.executemany(
            f"DELETE FROM {self.of_keys} WHERE key = ? AND moment = ?", ((key, moment) for key in own)
        )
        for other in self.found_of(moment):
            self._drop(min(moment, other), max(moment, other))
        self.touched.discard(moment)
        for one, other in brought:
            if not self._holds(one, other) and self._near(one, other):
                self._judge(one, other)

    def fill(self, pairs: Iterable[Pair]) -> None:
        """Judge all near pairs of articles that were kept beside, each in order of its moments."""
        told = ((one, other, self.judge(one, other)) for one, other in pairs)
        found = (pair for pair in told if pair[2] is not None)
        self.database.executemany(f"INSERT INTO {self.of_pairs} VALUES (?, ?, ?)", found)

    def found_of(self, moment: int) -> dict[int, Found]:
        """What was found of an article and of each other."""
        query = (
            f"SELECT other, found FROM {self.of_pairs} WHERE one = ? "
            f"UNION ALL SELECT one, found FROM {self.of_pairs} WHERE other = ?"
        )
        return dict(self.database.execute(query, (moment, moment)))

    def part(self, moment: int) -> set[int]:
        """The articles that hang together with this one, by pairs of which something is found."""
        found, waiting = {moment}, [moment]
        while waiting:
            near = self.found_of(waiting.pop()).keys() - found
            found |= near
            waiting += near
        return found

    def touched_parts(self) -> Iterator[set[int]]:
        """What hangs together with articles that were touched since this was last asked for."""
        waiting, self.touched = sorted(self.touched), set()
        told: set[int] = set()
        for moment in waiting:
            if moment not in told:
                part = self.part(moment)
                told |= part
                yield part

    def _around(self, key: int, moment: int) -> tuple[list[int], list[int]]:
        """The key's next articles before the moment and after it, the nearest first."""
        query = f"SELECT moment FROM {self.of_keys} WHERE key = ? {{}} LIMIT {{}}"
        most = 2 * self.neighbours + 1  # the article and its neighbours
        some = [row[0] for row in self.database.execute(query.format("ORDER BY moment", most + 1), (key,))]
        if len(some) <= most:
            before = some[: bisect_left(some, moment)]
            return before[: -self.neighbours - 1 : -1], some[bisect_right(some, moment) :][: self.neighbours]
        before, after = (
            [row[0] for row in self.database.execute(query.format(which, self.neighbours), (key, moment))]
            for which in ("AND moment < ? ORDER BY moment DESC", "AND moment > ? ORDER BY moment")
        )
        return before, after

    def _near(self, one: int, other: int) -> bool:
        query = (
            f"SELECT COUNT(*) FROM (SELECT 1 FROM {self.of_keys} WHERE key = ? AND moment > ? AND moment <= ? "
            f"LIMIT {self.neighbours + 1})"
        )
        first, second = self.keys(one), self.keys(other)
        weight = 0
        for key in first.keys() & second.keys():
            if self.database.execute(query, (key, one, other)).fetchone()[0] <= self.neighbours:
                weight += first[key]
        return weight >= self.enough

    def _judge(self, one: int, other: int) -> None:
        found = self.judge(one, other)
        if found is not None:
            self.changing(one, other)
            self.database.execute(f"INSERT INTO {self.of_pairs} VALUES (?, ?, ?)", (one, other, found))
            self.touched |= {one, other}

    def _holds(self, one: int, other: int) -> bool:
        query = f"SELECT 1 FROM {self.of_pairs} WHERE one = ? AND other = ?"
        return self.database.execute(query, (one, other)).fetchone() is not None

    def _drop(self, one: int, other: int) -> None:
        self.changing(one, other)
        self.database.execute(f"DELETE FROM {self.of_pairs} WHERE one = ? AND other = ?", (one, other))
        self.touched |= {one, other}
        self.parted(one, other)

    def _straddling(self, before: list[int], after: list[int]) -> set[Pair]:
        """The pairs that are neighbours on a key where nothing stands between them, and none with an article there."""
        last = self.neighbours - 1
        return {(one, after[last - at]) for at, one in enumerate(before) if last - at < len(after)}
