"""A database of the events met so far: their evidence, their keys, the pairs that are likely, and their incidents.

New events are held against those that share a key with them, and only the parts that they touch are grouped again; so
a day's events take the time of a day, whatever the store holds, and the outcome is that of adding all at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, get_type_hints

from pipeline.incidents.accounts import EventAccount
from pipeline.incidents.accounts import read as account_read
from pipeline.incidents.accounts import written as account_written
from pipeline.incidents.blocking import keys, sought
from pipeline.incidents.clusters import LOOSE, clusters
from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.incident_rows import StoryAccount
from pipeline.incidents.pair_scores import because, confidence, score
from pipeline.tables.records import row_id

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    event_id TEXT PRIMARY KEY, article_id TEXT NOT NULL, day INTEGER NOT NULL, evidence TEXT NOT NULL,
    account TEXT NOT NULL, incident_id TEXT NOT NULL DEFAULT '', confidence REAL NOT NULL DEFAULT 1,
    because TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS events_of_incidents ON events (incident_id, event_id);
CREATE TABLE IF NOT EXISTS keys (key INTEGER, event_id TEXT, PRIMARY KEY (key, event_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pairs (one TEXT, other TEXT, odds REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS new (event_id TEXT PRIMARY KEY, day INTEGER) WITHOUT ROWID;
"""
HELD = 4_000  # events held in memory
AT_ONCE = 400  # values of a statement
NO_DAY = 9_999_999


class IncidentStore:
    """path: of the database; ":memory:" for none."""

    def __init__(self, path: Path | str = ":memory:") -> None:
        self.open = True
        self.database = sqlite3.connect(path)
        self.database.execute("PRAGMA synchronous = OFF")
        self.database.executescript(SCHEMA)
        self.evidence = lru_cache(maxsize=HELD)(self._evidence)
        self.incident_of = lru_cache(maxsize=HELD)(self._incident_of)
        self.because_of = lru_cache(maxsize=HELD)(self._because_of)
        self.odds = lru_cache(maxsize=1 << 16)(self._odds)

    def close(self) -> None:
        """Keep what was added; a second time does nothing."""
        if self.open:
            self.database.commit()
            self.database.close()
        self.open = False

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

    def link(self) -> None:
        """Bring the events that were added since into their incidents."""
        new = [row[0] for row in self.database.execute("SELECT event_id FROM new ORDER BY day, event_id")]
        for event_id in new:
            self._match(event_id)
        done: set[str] = set()
        for event_id in new:
            if event_id not in done:
                part = self._part(event_id)
                done |= set(part)
                self._group(part)
        self.database.execute("DELETE FROM new")
        self.database.commit()

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
        """The events that hang together with this one."""
        found, waiting = {event_id}, [event_id]
        while waiting:
            node = waiting.pop()
            query = "SELECT other FROM pairs WHERE one = ?1 UNION SELECT one FROM pairs WHERE other = ?1"
            near = {row[0] for row in self.database.execute(query, (node,))} - found
            found |= near
            waiting += near
        return sorted(found)

    def _group(self, part: Sequence[str]) -> None:
        likely = {}
        for some in chunks(part):
            marks = ",".join("?" * len(some))
            for one, other, odds in self.database.execute(f"SELECT * FROM pairs WHERE one IN ({marks})", some):
                likely[one, other] = odds
        for group in clusters(part, likely, self.odds, self._apart):
            days = {event_id: self._day(event_id) for event_id in group}
            first = min(group, key=lambda event_id: (days[event_id], event_id))
            incident_id = row_id("i", first)
            for event_id in group:
                self._set(event_id, incident_id, self._nearest(event_id, group))

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

    def incidents(self, story_of: Mapping[str, str]) -> Iterator[tuple[str, list[StoryAccount]]]:
        """The incidents by id, with what each article tells of them."""
        query = (
            "SELECT incident_id, article_id, account, confidence, because FROM events ORDER BY incident_id, event_id"
        )
        for incident_id, rows in groupby(self.database.execute(query), key=itemgetter(0)):
            yield (
                incident_id,
                [
                    StoryAccount(account_read(account), story_of.get(article_id, article_id), sure, said)
                    for _, article_id, account, sure, said in rows
                ],
            )


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
    return dict if origin is not None and hint is not float | None else _same


def _same(value: Any) -> Any:
    return value


MAKERS = [_maker(get_type_hints(EventEvidence)[field.name]) for field in fields(EventEvidence)]
