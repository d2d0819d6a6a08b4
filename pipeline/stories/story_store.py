"""Stories in a database: articles come and go, and only the stories that they touch are told anew.

Where all articles are there before the first story is told, as in a run, they are kept and then told at once, which
takes less time; what is told is the same. Memory is that of a few thousand articles either way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from pipeline.stories.agencies import credited_agency
from pipeline.stories.article_signatures import Signature, signature_of
from pipeline.stories.neighbours import moment as moment_of
from pipeline.stories.pair_store import PairStore
from pipeline.stories.shared_keys import SharedKeys
from pipeline.stories.signature_bytes import packed, unpacked
from pipeline.stories.story_candidates import ENOUGH, story_keys
from pipeline.stories.story_evidence import Story, StoryEvidence, StoryMember, in_time, story_id_of
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

    @cached_property
    def kept(self) -> SharedKeys:
        """The keys of articles of which nothing is told yet."""
        return SharedKeys(self.database, "story")

    def add(self, moment: int, signature: Signature) -> None:
        """moment: the article as a number, ``neighbours.moment``."""
        self._hold(moment, signature)
        self.pairs.add(moment)

    def keep(self, moment: int, signature: Signature) -> None:
        """The same of an article that ``link_kept`` tells the story of; nothing else may be added before."""
        self._hold(moment, signature)
        self.kept.add(moment, story_keys(signature))

    def _hold(self, moment: int, signature: Signature) -> None:
        sorted_by, _ = in_time(signature.date, signature.article_id)
        self.database.execute(
            "INSERT INTO story_members (moment, article_id, sorted_by) VALUES (?, ?, ?)",
            (moment, signature.article_id, sorted_by),
        )
        self.database.execute("INSERT INTO signatures VALUES (?, ?)", (moment, packed(signature)))

    def link_kept(self) -> None:
        """Tell the stories of all articles that were kept."""
        self.pairs.fill(self.kept.near(enough=ENOUGH))
        for moment in self._in_time():
            if not self.story_of(moment):
                self._told(sorted(self.pairs.part(moment)))

    def _in_time(self) -> Iterator[int]:
        query = "SELECT moment FROM story_members WHERE moment > ? ORDER BY moment LIMIT ?"
        last = -1
        while some := self.database.execute(query, (last, HELD)).fetchall():
            yield from (row[0] for row in some)
            last = some[-1][0]

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
        return {moment: (before[moment], now) for moment, now in self._told(part).items()}

    def _told(self, part: Sequence[int]) -> dict[int, str]:
        """Tell the stories of articles of which none hangs together with any other."""
        known = sorted(((self.signature(moment), moment) for moment in part), key=lambda pair: time_of(pair[0]))
        place = {moment: number for number, (_, moment) in enumerate(known)}
        sure = {}
        for one in part:
            for other, found in self.pairs.found_of(one).items():
                first, later = sorted((place[one], place[other]))
                sure[first, later] = float(found or 0)
        moments = {signature.article_id: moment for signature, moment in known}
        stories = stories_among([signature for signature, _ in known], sure)
        self.database.executemany(
            "UPDATE story_members SET first = ?, kind = ?, alike = ?, confidence = ?, agency = ? WHERE moment = ?",
            (
                (moments[story.earliest], m.kind, m.alike, m.confidence, story.agency, moments[m.article_id])
                for story in stories
                for m in story.members
            ),
        )
        return {moments[m.article_id]: story.story_id for story in stories for m in story.members}

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
        return story_keys(self.signature(moment)).weight_of()

    def _joining(self, one: int, other: int) -> float | None:
        return joining(*sorted((self.signature(one), self.signature(other)), key=time_of))


def find_stories(evidence: Iterable[StoryEvidence]) -> list[Story]:
    """Every article in exactly one story, in the order of the earliest; the order of the input changes nothing.

    The evidence is read once and only signatures of it are kept.
    """
    with closing(sqlite3.connect("")) as database:
        store = StoryStore(database)
        for one in evidence:
            signature = signature_of(one, credited=credited_agency(one.text))
            store.keep(moment_of(signature.day, signature.article_id), signature)
        store.link_kept()
        return list(store.stories())


def time_of(signature: Signature) -> tuple[str, str]:
    return in_time(signature.date, signature.article_id)


def stories_in(rows: Iterable[tuple[Any, ...]]) -> Iterator[Story]:
    for (_, earliest), told in groupby(rows, key=itemgetter(0, 1)):
        members = list(told)
        yield Story(story_id_of(earliest), tuple(StoryMember(*m[3:]) for m in members), earliest, members[0][2])
