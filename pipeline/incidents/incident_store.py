"""A database of the events met so far: their evidence, the pairs that are likely, and their incidents.

New events are held against those next to them that share a key with them, and only the parts that they touch are
grouped again; so a day's events take the time of a day, whatever the store holds, and the outcome is that of adding all
at once. Where all are there before the first is looked at, as in a run, they are kept and then linked at once, which
takes less time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter

import numpy as np

from pipeline.incidents.accounts import EventAccount
from pipeline.incidents.accounts import read as account_read
from pipeline.incidents.accounts import written as account_written
from pipeline.incidents.blocking import NEIGHBOURS, comparable, shared
from pipeline.incidents.clusters import LOOSE, clusters
from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.evidence_json import packed, unpacked
from pipeline.incidents.incident_rows import StoryAccount
from pipeline.incidents.pair_scores import because, confidence, score
from pipeline.stories.neighbours import Shared
from pipeline.stories.neighbours import moment as moment_of
from pipeline.stories.pair_store import PairStore
from pipeline.stories.shared_keys import SharedKeys
from pipeline.tables.records import row_id

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    moment INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL, evidence TEXT NOT NULL,
    account TEXT NOT NULL, incident_id TEXT NOT NULL DEFAULT '', confidence REAL NOT NULL DEFAULT 1,
    because TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS events_of_incidents ON events (incident_id, event_id);
CREATE INDEX IF NOT EXISTS events_of_articles ON events (article_id, event_id);
"""
HELD = 4_000  # events held in memory
MOST = 150  # events that are looked at together
RUNGS = (LOOSE, *range(0, 12))  # log-odds, from which on events hang together
NO_DAY = 9_999_999


class IncidentStore:
    """Events are their moments (``neighbours.moment``).

    database: what is added is kept when its owner commits; None: one in memory.
    """

    def __init__(self, database: sqlite3.Connection | None = None) -> None:
        self.database = database or sqlite3.connect(":memory:")
        for said in SCHEMA.split(";"):
            self.database.execute(said)
        self.pairs = PairStore(
            self.database,
            "event",
            keys=self._keys,
            judge=self._judge,
            enough=1,
            neighbours=NEIGHBOURS,
            changing=self._mark,
            parted=self._mark_parted,
        )
        self.left: set[int] = set()  # events that are new, and those whose part may have changed
        self.many: dict[float, set[int]] = {rung: set() for rung in RUNGS}  # known to hang together with too many
        self.evidence = lru_cache(maxsize=HELD)(self._evidence)
        self.incident_of = lru_cache(maxsize=HELD)(self._incident_of)
        self.because_of = lru_cache(maxsize=HELD)(self._because_of)
        self.odds = lru_cache(maxsize=1 << 16)(self._odds)

    @cached_property
    def kept(self) -> SharedKeys:
        """The keys of events that nothing was held against yet."""
        return SharedKeys(self.database, "event", neighbours=NEIGHBOURS)

    def close(self) -> None:
        self.database.close()

    def add(self, told: Iterable[tuple[EventEvidence, EventAccount]]) -> None:
        """Take events in; one that is there already stays as it is."""
        for moment, _ in self._held(told):
            self.left.add(moment)
            self.pairs.add(moment)

    def keep(self, told: Iterable[tuple[EventEvidence, EventAccount]]) -> None:
        """The same of events that ``link_kept`` links; nothing else may be added before."""
        for moment, event in self._held(told):
            keys = np.array(sorted(shared(event)), np.int64)
            self.kept.add(moment, Shared(keys, np.ones(len(keys), np.uint8)))

    def _held(self, told: Iterable[tuple[EventEvidence, EventAccount]]) -> Iterator[tuple[int, EventEvidence]]:
        """The events that weren't there."""
        for event, account in told:
            moment = moment_of(event.first or event.published, event.event_id)
            cells = (moment, event.event_id, event.article_id, packed(event), account_written(account))
            new = self.database.execute(
                "INSERT OR IGNORE INTO events (moment, event_id, article_id, evidence, account) VALUES (?, ?, ?, ?, ?)",
                cells,
            ).rowcount
            if new:
                yield moment, event

    def remove(self, article_id: str) -> None:
        """Take an article's events out."""
        for (moment,) in self.database.execute(
            "SELECT moment FROM events WHERE article_id = ?", (article_id,)
        ).fetchall():
            self.pairs.remove(moment)
            self.left.discard(moment)
            self.database.execute("DELETE FROM events WHERE moment = ?", (moment,))
        for held in (self.evidence, self.incident_of, self.because_of, self.odds):
            held.cache_clear()

    def events_of(self, article_id: str) -> list[str]:
        query = "SELECT event_id FROM events WHERE article_id = ? ORDER BY event_id"
        return [row[0] for row in self.database.execute(query, (article_id,))]

    def link(self) -> dict[str, tuple[str, str]]:
        """Bring the events that were added since into their incidents, and those whose like have come or gone.

        Of each event that was looked at, its incident before ("" of a new one) and now.
        """
        done: dict[str, tuple[str, str]] = {}
        looked_at: set[int] = set()
        for moment in sorted(self.left):
            if moment not in looked_at:
                part = self._part(moment)
                looked_at |= part
                done |= self._group(part)
        self.left.clear()
        self._forget()
        return done

    def link_kept(self) -> None:
        """Bring all events that were kept into their incidents."""
        self.pairs.fill(self.kept.near(enough=1))
        last, query = -1, "SELECT moment FROM events WHERE moment > ? AND incident_id = '' ORDER BY moment LIMIT 1"
        while found := self.database.execute(query, (last,)).fetchone():
            (last,) = found
            self._group(self._part(last))
        self._forget()

    def _forget(self) -> None:
        """What was read of incidents before, and which events hang together with too many."""
        self.incident_of.cache_clear()
        self.because_of.cache_clear()
        for many in self.many.values():
            many.clear()

    def _mark(self, one: int, other: int) -> None:
        self.left |= self._part(one) | self._part(other)

    def _mark_parted(self, one: int, other: int) -> None:
        for many in self.many.values():
            many.clear()
        self._mark(one, other)

    def _part(self, moment: int) -> set[int]:
        """The events that hang together with this one: by likely pairs, by likelier ones where that were too many."""
        for rung in RUNGS:
            if found := self._hanging(moment, rung):
                return found
        return {moment}

    def _hanging(self, moment: int, rung: float) -> set[int]:
        """The events that hang together by pairs of these log-odds and more; none where that are more than MOST.

        What were too many stay so, however many pairs more come.
        """
        many = self.many[rung]
        found, waiting = {moment}, [moment]
        while waiting:
            if len(found) > MOST or not found.isdisjoint(many):
                many |= found
                return set()
            near = self.pairs.found_of(waiting.pop()).items()
            new = {other for other, odds in near if float(odds or 0) >= rung} - found
            found |= new
            waiting += new
        return found

    def _group(self, part: set[int]) -> dict[str, tuple[str, str]]:
        at = {self.evidence(moment).event_id: moment for moment in part}
        name = {moment: event_id for event_id, moment in at.items()}
        likely = {
            (name[one], name[other]): float(odds or 0)
            for one in part
            for other, odds in self.pairs.found_of(one).items()
            if other in part and name[one] < name[other]
        }

        def odds(one: str, other: str) -> float:
            return self.odds(*sorted((at[one], at[other])))

        def apart(one: str, other: str) -> bool:
            """An article that tells of two events means two."""
            return self.evidence(at[one]).article_id == self.evidence(at[other]).article_id

        found = {}
        for group in clusters(sorted(at), likely, odds, apart):
            incident_id = row_id("i", min(group, key=lambda event_id: (day_of(self.evidence(at[event_id])), event_id)))
            for event_id in group:
                others = [other for other in group if other != event_id]
                nearest = max(others, key=lambda other: (odds(event_id, other), other), default="")
                found[event_id] = (self._incident_of(event_id), incident_id)
                self._set(at[event_id], incident_id, at.get(nearest))
        return found

    def _set(self, moment: int, incident_id: str, nearest: int | None) -> None:
        """nearest: the event of its group that it is most surely linked to; None where it stands alone."""
        sure, said = 1.0, ""
        if nearest is not None:
            sure = round(confidence(self.odds(*sorted((moment, nearest)))), 3)
            said = because(self.evidence(moment), self.evidence(nearest))
        self.database.execute(
            "UPDATE events SET incident_id = ?, confidence = ?, because = ? WHERE moment = ?",
            (incident_id, sure, said, moment),
        )

    def _keys(self, moment: int) -> dict[int, int]:
        return dict.fromkeys(shared(self.evidence(moment)), 1)

    def _judge(self, one: int, other: int) -> float | None:
        first, second = self.evidence(one), self.evidence(other)
        if first.article_id == second.article_id or not comparable(first, second):
            return None
        odds = score(first, second)
        return odds if odds >= LOOSE else None

    def _evidence(self, moment: int) -> EventEvidence:
        query = "SELECT evidence FROM events WHERE moment = ?"
        return unpacked(self.database.execute(query, (moment,)).fetchone()[0])

    def _odds(self, one: int, other: int) -> float:
        return score(self.evidence(one), self.evidence(other))

    def _incident_of(self, event_id: str) -> str:
        """The incident of an event; "" of one that isn't in the store."""
        found = self.database.execute("SELECT incident_id FROM events WHERE event_id = ?", (event_id,)).fetchone()
        return found[0] if found else ""

    def _because_of(self, event_id: str) -> str:
        """What speaks for an event's nearest link in its incident; "" of one that stands alone."""
        found = self.database.execute("SELECT because FROM events WHERE event_id = ?", (event_id,)).fetchone()
        return found[0] if found else ""

    def incidents(self, story_of: Callable[[EventAccount], str]) -> Iterator[tuple[str, list[StoryAccount]]]:
        """The incidents by id, with what each article tells of them. story_of: an account's story."""
        query = "SELECT incident_id, account, confidence, because FROM events ORDER BY incident_id, event_id"
        for incident_id, rows in groupby(self.database.execute(query), key=itemgetter(0)):
            yield incident_id, accounts_in((row[1:] for row in rows), story_of)

    def accounts(self, incident_id: str, story_of: Callable[[EventAccount], str]) -> list[StoryAccount]:
        """What each article tells of one incident; none of one that isn't there."""
        query = "SELECT account, confidence, because FROM events WHERE incident_id = ? ORDER BY event_id"
        return accounts_in(self.database.execute(query, (incident_id,)), story_of)


def day_of(event: EventEvidence) -> int:
    return event.first or event.published or NO_DAY


def accounts_in(rows: Iterable[tuple[str, float, str]], story_of: Callable[[EventAccount], str]) -> list[StoryAccount]:
    known = ((account_read(account), sure, said) for account, sure, said in rows)
    return [StoryAccount(account, story_of(account), sure, said) for account, sure, said in known]
