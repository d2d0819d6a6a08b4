"""Stories in a database: articles come and go, and only the stories that they touch are told anew.

What it holds is at any time what ``find_stories`` finds of the same articles.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from pipeline.stories.article_signatures import Signature
from pipeline.stories.pair_store import PairStore
from pipeline.stories.signature_bytes import packed, unpacked
from pipeline.stories.story_candidates import ENOUGH, story_keys
from pipeline.stories.story_evidence import Story, StoryMember, in_time, story_id_of
from pipeline.stories.story_groups import joining, stories_among

SCHEMA = """
CREATE TABLE IF NOT EXISTS story_members (
    moment INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, sorted_by TEXT NOT NULL, first INTEGER,
    kind TEXT, alike REAL, confidence REAL, agency TEXT
);
CREATE INDEX IF NOT EXISTS members_of_stories ON story_members (first, sorted_by, article_id);
CREATE TABLE IF NOT EXISTS signatures (moment INTEGER PRIMARY KEY, signature BLOB NOT NULL);
"""
HELD = 4_000  # signatures in memory, of some five kilobytes


class StoryStore:
    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        for said in SCHEMA.split(";"):
            database.execute(said)
        self.signature = lru_cache(maxsize=HELD)(self._signature)
        self.keys = lru_cache(maxsize=HELD)(self._keys)
        self.pairs = PairStore(database, "story", keys=self.keys, judge=self._joining, enough=ENOUGH)

    def add(self, moment: int, signature: Signature) -> None:
        """moment: the article as a number, ``neighbours.moment``."""
        sorted_by, _ = in_time(signature.date, signature.article_id)
        self.database.execute(
            "INSERT INTO story_members (moment, article_id, sorted_by) VALUES (?, ?, ?)",
            (moment, signature.article_id, sorted_by),
        )
        self.database.execute("INSERT INTO signatures VALUES (?, ?)", (moment, packed(signature)))
        self.pairs.add(moment)

    def remove(self, moment: int) -> None:
        self.pairs.touched |= self.mates([moment])
        self.pairs.remove(moment)
        for table in ("story_members", "signatures"):
            self.database.execute(f"DELETE FROM {table} WHERE moment = ?", (moment,))
        self.signature.cache_clear()
        self.keys.cache_clear()

    def link(self) -> dict[int, tuple[str, str]]:
        """Tell the touched stories anew: of each of their articles its story before ("" of a new one) and now."""
        told: dict[int, tuple[str, str]] = {}
        for part in self.pairs.touched_parts():
            told |= self._tell(sorted(part))
        return told

    def _tell(self, part: Sequence[int]) -> dict[int, tuple[str, str]]:
        before = {moment: self.story_of(moment) for moment in part}
        known = sorted(((self.signature(moment), moment) for moment in part), key=lambda pair: time_of(pair[0]))
        place = {moment: number for number, (_, moment) in enumerate(known)}
        sure = {}
        for one in part:
            for other, found in self.pairs.found_of(one).items():
                first, later = sorted((place[one], place[other]))
                sure[first, later] = float(found or 0)
        moment_of = {signature.article_id: moment for signature, moment in known}
        stories = stories_among([signature for signature, _ in known], sure)
        self.database.executemany(
            "UPDATE story_members SET first = ?, kind = ?, alike = ?, confidence = ?, agency = ? WHERE moment = ?",
            (
                (moment_of[story.earliest], m.kind, m.alike, m.confidence, story.agency, moment_of[m.article_id])
                for story in stories
                for m in story.members
            ),
        )
        now = {moment_of[m.article_id]: story.story_id for story in stories for m in story.members}
        return {moment: (before[moment], now[moment]) for moment in part}

    def story_of(self, moment: int) -> str:
        """The id of an article's story; "" before it was told."""
        query = "SELECT article_id FROM story_members WHERE moment = (SELECT first FROM story_members WHERE moment = ?)"
        found = self.database.execute(query, (moment,)).fetchone()
        return story_id_of(found[0]) if found else ""

    def stories(self, moments: Iterable[int] | None = None) -> Iterator[Story]:
        """The stories of these articles, or all, in the order of their earliest article."""
        query = (
            "SELECT e.sorted_by, e.article_id, m.agency, m.article_id, m.kind, m.alike, m.confidence "
            "FROM story_members e JOIN story_members m ON m.first = e.moment {} "
            "ORDER BY e.sorted_by, e.article_id, m.sorted_by, m.article_id"
        )
        if moments is None:
            yield from stories_in(self.database.execute(query.format("")))
            return
        firsts = self._firsts(moments)
        told = [row for first in firsts for row in self.database.execute(query.format("WHERE e.moment = ?"), (first,))]
        yield from stories_in(sorted(told, key=lambda row: row[:2]))

    def mates(self, moments: Iterable[int]) -> set[int]:
        """All articles of the stories of these articles."""
        query = "SELECT moment FROM story_members WHERE first = ?"
        return {row[0] for first in self._firsts(moments) for row in self.database.execute(query, (first,))}

    def _firsts(self, moments: Iterable[int]) -> set[int]:
        query = "SELECT first FROM story_members WHERE moment = ?"
        return {row[0] for moment in moments for row in self.database.execute(query, (moment,))}

    def _signature(self, moment: int) -> Signature:
        return unpacked(
            self.database.execute("SELECT signature FROM signatures WHERE moment = ?", (moment,)).fetchone()[0]
        )

    def _keys(self, moment: int) -> Mapping[int, int]:
        shared = story_keys(self.signature(moment))
        return dict(zip(shared.keys.tolist(), shared.weights.tolist(), strict=True))

    def _joining(self, one: int, other: int) -> float | None:
        return joining(*sorted((self.signature(one), self.signature(other)), key=time_of))


def time_of(signature: Signature) -> tuple[str, str]:
    return in_time(signature.date, signature.article_id)


def stories_in(rows: Iterable[tuple[Any, ...]]) -> Iterator[Story]:
    for (_, earliest), told in groupby(rows, key=itemgetter(0, 1)):
        members = list(told)
        yield Story(story_id_of(earliest), tuple(StoryMember(*m[3:]) for m in members), earliest, members[0][2])
