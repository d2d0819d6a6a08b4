"""A database of the events met so far: their evidence, their keys, the pairs that are likely, and their incidents.

New events are held against those that share a key with them, and only the parts that they touch are grouped again; so
a day's events take the time of a day, whatever the store holds, and the outcome is that of adding all at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, get_type_hints

from pipeline.incidents.accounts import EventAccount
from pipeline.incidents.accounts import read as account_read
from pipeline.incidents.accounts import written as account_written
from pipeline.incidents.blocking import keys, sought
from pipeline.incidents.clusters import LOOSE, clusters
from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.incident_rows import StoryAccount
from pipeline.incidents.pair_scores import because, confidence, score
from pipeline.incidents.word_weights import TellingWords
from pipeline.tables.records import row_id

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    event_id TEXT PRIMARY KEY, article_id TEXT NOT NULL, day INTEGER NOT NULL, evidence TEXT NOT NULL,
    account TEXT NOT NULL, incident_id TEXT NOT NULL DEFAULT '', confidence REAL NOT NULL DEFAULT 1,
    because TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS events_of_incidents ON events (incident_id, event_id);
CREATE INDEX IF NOT EXISTS events_of_articles ON events (article_id, event_id);
CREATE TABLE IF NOT EXISTS keys (key INTEGER, event_id TEXT, PRIMARY KEY (key, event_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pairs (one TEXT, other TEXT, odds REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pairs_of_others ON pairs (other, one);
CREATE TABLE IF NOT EXISTS new (event_id TEXT PRIMARY KEY, day INTEGER) WITHOUT ROWID;
"""
HELD = 4_000  # events held in memory
MOST = 150  # events that are looked at together
RUNGS = (LOOSE, *range(0, 12))  # log-odds, from which on events hang together
AT_ONCE = 400  # values of a statement
NO_DAY = 9_999_999


class IncidentStore:
    """database: what is added is kept when its owner commits; None: one in memory."""

    def __init__(self, database: sqlite3.Connection | None = None) -> None:
        self.database = database or sqlite3.connect(":memory:")
        for said in SCHEMA.split(";"):
            self.database.execute(said)
        self.left: set[str] = set()  # events whose like have gone
        self.many: dict[tuple[float, frozenset[str]], set[str]] = {}  # those known to hang together with too many
        self.evidence = lru_cache(maxsize=HELD)(self._evidence)
        self.incident_of = lru_cache(maxsize=HELD)(self._incident_of)
        self.because_of = lru_cache(maxsize=HELD)(self._because_of)
        self.odds = lru_cache(maxsize=1 << 16)(self._odds)

    def close(self) -> None:
        self.database.close()

    def add(self, told: Iterable[tuple[EventEvidence, EventAccount]]) -> None:
        """Take events in; one that is there already stays as it is."""
        for event, account in told:
            day = event.first or event.published or NO_DAY
            cells = (event.event_id, event.article_id, day, packed(event), account_written(account))
            new = self.database.execute(
                "INSERT OR IGNORE INTO events (event_id, article_id, day, evidence, account) VALUES (?, ?, ?, ?, ?)",
                cells,
            ).rowcount
            if new:
                self.database.execute("INSERT INTO new VALUES (?, ?)", (event.event_id, day))

    def remove(self, article_id: str) -> None:
        """Take an article's events out."""
        for event_id in self.events_of(article_id):
            self.left |= set(self._part(event_id))
            self.many.clear()
            near = self._by_rungs(event_id)
            own = [(key, event_id) for key in keys(self.evidence(event_id))]
            self.database.executemany("DELETE FROM keys WHERE key = ? AND event_id = ?", own)
            for column in ("one", "other"):
                self.database.execute(f"DELETE FROM pairs WHERE {column} = ?", (event_id,))
            for table in ("events", "new"):
                self.database.execute(f"DELETE FROM {table} WHERE event_id = ?", (event_id,))
            self.many.clear()
            self.left |= self._small_parts(near, without=frozenset())
            self.many.clear()
            self.left.discard(event_id)
        for held in (self.evidence, self.incident_of, self.because_of, self.odds):
            held.cache_clear()

    def events_of(self, article_id: str) -> list[str]:
        query = "SELECT event_id FROM events WHERE article_id = ? ORDER BY event_id"
        return [row[0] for row in self.database.execute(query, (article_id,))]

    def link(self) -> dict[str, tuple[str, str]]:
        """Bring the events that were added since into their incidents, and those whose like have gone.

        Of each event that was looked at, its incident before ("" of a new one) and now.
        """
        new = [row[0] for row in self.database.execute("SELECT event_id FROM new ORDER BY day, event_id")]
        for event_id in new:
            self._match(event_id)
        newest = frozenset(new)
        self.many.clear()
        for event_id in new:
            self.left |= self._small_parts(self._by_rungs(event_id), without=newest)
        done: dict[str, tuple[str, str]] = {}
        for event_id in (*new, *sorted(self.left)):
            if event_id not in done:
                done |= self._group(self._part(event_id))
        self.database.execute("DELETE FROM new")
        self.left.clear()
        self.many.clear()
        self.incident_of.cache_clear()
        self.because_of.cache_clear()
        return done

    def _match(self, event_id: str) -> None:
        event = self.evidence(event_id)
        met: set[str] = set()
        for some in chunks(sorted(sought(event))):
            marks = ",".join("?" * len(some))
            met |= {row[0] for row in self.database.execute(f"SELECT event_id FROM keys WHERE key IN ({marks})", some)}
        likely = []
        for other_id in sorted(met - {event_id}):
            other = self.evidence(other_id)
            if other.article_id != event.article_id and (odds := score(event, other)) >= LOOSE:
                likely.append((*sorted((event_id, other_id)), odds))
        self.database.executemany("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?)", likely)
        self.database.executemany(
            "INSERT OR IGNORE INTO keys VALUES (?, ?)", ((key, event_id) for key in sorted(keys(event)))
        )

    def _part(self, event_id: str) -> list[str]:
        """The events that hang together with this one: by likely pairs, by likelier ones where that were too many."""
        for rung in RUNGS:
            found = self._hanging(event_id, rung, without=frozenset())
            if len(found) <= MOST:
                return sorted(found)
        return [event_id]

    def _hanging(self, event_id: str, rung: float, *, without: frozenset[str]) -> set[str]:
        """The events that hang together by pairs of these log-odds and more; more than MOST where there are so many."""
        many = self.many.setdefault((rung, without), set())
        found, waiting = {event_id}, [event_id]
        while waiting and len(found) <= MOST and not (found & many):
            near = self._near(waiting.pop(), rung) - found - without
            found |= near
            waiting += near
        if found & many or len(found) > MOST:
            many |= found
            return many
        return found

    def _small_parts(self, near: Sequence[set[str]], *, without: frozenset[str]) -> set[str]:
        """The events whose part an event between them can change. near: those next to it, rung by rung.

        What already was too many at a rung, without the new events, is parted there however many more come.
        """
        touched: set[str] = set()
        for rung, others in zip(RUNGS, near, strict=True):
            for other in others - without:
                if other not in touched:
                    part = self._hanging(other, rung, without=without)
                    touched |= part if len(part) <= MOST else set()
        return touched

    def _by_rungs(self, event_id: str) -> list[set[str]]:
        return [self._near(event_id, rung) for rung in RUNGS]

    def _near(self, event_id: str, rung: float) -> set[str]:
        query = (
            "SELECT other FROM pairs WHERE one = ? AND odds >= ? "
            "UNION SELECT one FROM pairs WHERE other = ? AND odds >= ?"
        )
        return {row[0] for row in self.database.execute(query, (event_id, rung) * 2)}

    def _group(self, part: Sequence[str]) -> dict[str, tuple[str, str]]:
        likely, within = {}, set(part)
        for some in chunks(part):
            marks = ",".join("?" * len(some))
            for one, other, odds in self.database.execute(f"SELECT * FROM pairs WHERE one IN ({marks})", some):
                if other in within:
                    likely[one, other] = odds
        found = {}
        for group in clusters(part, likely, self.odds, self._apart):
            days = {event_id: self._day(event_id) for event_id in group}
            first = min(group, key=lambda event_id: (days[event_id], event_id))
            incident_id = row_id("i", first)
            for event_id in group:
                found[event_id] = (self._incident_of(event_id), incident_id)
                self._set(event_id, incident_id, self._nearest(event_id, group))
        return found

    def _nearest(self, event_id: str, group: Sequence[str]) -> str:
        """The event of its group that it is most surely linked to; "" where it stands alone."""
        others = (other for other in group if other != event_id)
        return max(others, key=lambda other: (self.odds(event_id, other), other), default="")

    def _set(self, event_id: str, incident_id: str, nearest: str) -> None:
        sure, said = 1.0, ""
        if nearest:
            sure = round(confidence(self.odds(event_id, nearest)), 3)
            said = because(self.evidence(event_id), self.evidence(nearest))
        self.database.execute(
            "UPDATE events SET incident_id = ?, confidence = ?, because = ? WHERE event_id = ?",
            (incident_id, sure, said, event_id),
        )

    def _day(self, event_id: str) -> int:
        return int(self.database.execute("SELECT day FROM events WHERE event_id = ?", (event_id,)).fetchone()[0])

    def _evidence(self, event_id: str) -> EventEvidence:
        query = "SELECT evidence FROM events WHERE event_id = ?"
        return unpacked(self.database.execute(query, (event_id,)).fetchone()[0])

    def _odds(self, one: str, other: str) -> float:
        return score(self.evidence(min(one, other)), self.evidence(max(one, other)))

    def _apart(self, one: str, other: str) -> bool:
        """An article that tells of two events means two."""
        return self.evidence(one).article_id == self.evidence(other).article_id

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


def accounts_in(rows: Iterable[tuple[str, float, str]], story_of: Callable[[EventAccount], str]) -> list[StoryAccount]:
    known = ((account_read(account), sure, said) for account, sure, said in rows)
    return [StoryAccount(account, story_of(account), sure, said) for account, sure, said in known]


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(values), AT_ONCE):
        yield values[at : at + AT_ONCE]


def packed(event: EventEvidence) -> str:
    cells = [plain(getattr(event, field.name)) for field in fields(event)]
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value.items()) if isinstance(value, dict) else value


def unpacked(text: str) -> EventEvidence:
    return EventEvidence(*(maker(value) for maker, value in zip(MAKERS, json.loads(text), strict=True)))


def _figures(cells: Any) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, cells))


def _maker(hint: Any) -> Any:
    origin = getattr(hint, "__origin__", None)
    if origin is frozenset:
        return frozenset
    if origin is tuple:
        return _figures
    return TellingWords if hint is TellingWords else _same


def _same(value: Any) -> Any:
    return value


MAKERS = [_maker(get_type_hints(EventEvidence)[field.name]) for field in fields(EventEvidence)]
