"""A draft of several articles: what those that tell of one incident give together for a coder's row."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.exports.profiles.draft_json import read, written
from pipeline.exports.profiles.drafts import Draft
from pipeline.exports.profiles.event_days import Days
from pipeline.exports.profiles.event_locations import Location
from pipeline.exports.profiles.event_sides import UNKNOWN, Sides
from pipeline.exports.profiles.event_sources import each_once
from pipeline.exports.profiles.profile import Profile
from pipeline.incidents.incident_rows import StoryAccount, in_order, latest_of_stories
from pipeline.tables.linked_records import IncidentRow


class IncidentDrafts:
    """The drafts of articles' events, kept on disk until it is known which of them are one incident."""

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}
        self.database = sqlite3.connect("")  # a file of its own that goes as it is closed
        self.database.execute("CREATE TABLE drafts (profile TEXT, event_id TEXT, draft TEXT)")
        self.database.execute("CREATE INDEX drafts_of_events ON drafts (event_id)")

    def add(self, profile: Profile, drafts: Sequence[Draft]) -> None:
        self.profiles[profile.name] = profile
        made = [(profile.name, draft.known_by, written(draft)) for draft in drafts]
        self.database.executemany("INSERT INTO drafts VALUES (?, ?, ?)", made)

    def rows(self, incident: IncidentRow, told: Sequence[StoryAccount]) -> Iterator[tuple[str, Sequence[Any]]]:
        """An incident's row of each profile that drafts any of its events."""
        found: dict[str, dict[str, Draft]] = {}
        for event_id in (one.account.event.event_id for one in told) if self.profiles else ():
            query = "SELECT profile, draft FROM drafts WHERE event_id = ?"
            for name, draft in self.database.execute(query, (event_id,)):
                found.setdefault(name, {})[event_id] = read(draft)
            self.database.execute("DELETE FROM drafts WHERE event_id = ?", (event_id,))
        for name, drafts in found.items():
            yield name, [self.profiles[name].row(joined(incident, told, drafts))]

    def others(self) -> Iterator[tuple[Draft, str, Sequence[Any]]]:
        """The drafts of events that no incident has, such as those of a period, each with its row."""
        for name, told in self.database.execute("SELECT profile, draft FROM drafts ORDER BY profile, event_id"):
            draft = read(told)
            yield draft, name, [self.profiles[name].row(draft)]

    def close(self) -> None:
        self.database.close()


def joined(incident: IncidentRow, told: Sequence[StoryAccount], drafts: Mapping[str, Draft]) -> Draft:
    """drafts: by event, of those of the incident's events that tell of its dead.

    The figures are those of incidents.csv. What it doesn't have is that of the draft that gives its best figure and
    whose sides most stories share; of a story the latest article counts, and every article is a source.
    """
    every = [one for one in in_order(told) if one.account.event.event_id in drafts]
    counted = [drafts[one.account.event.event_id] for one in latest_of_stories(every)]
    chief = chief_of(counted, incident.killed_best)
    best = incident.killed_best or 0
    known = (incident.killed_low, incident.killed_best, incident.killed_high)
    ordered = [chief, *(draft for draft in counted if draft is not chief)]
    return Draft(
        known_by=incident.incident_id,
        sources=tuple(source for one in every for source in drafts[one.account.event.event_id].sources),
        stories=len(counted),
        sides=replace(chief.sides, deaths=fitted(chief.sides, best)),
        low=incident.killed_low,
        best=best,
        high=incident.killed_high,
        fatalities=next((number for number in known if number is not None), 0),
        where=place_of(counted, incident),
        when=days_of(counted, incident),
        claimants=each_once(name for draft in ordered for name in draft.claimants),
        sentences=tuple(dict.fromkeys(sentence for draft in ordered for sentence in draft.sentences)),
    )


def chief_of(drafts: Sequence[Draft], best: int | None) -> Draft:
    """Of the drafts that give the best figure the one whose sides most of all name, or at least don't contradict."""
    return max(
        [draft for draft in drafts if draft.best == best] or drafts,
        key=lambda draft: (sum(named(other) <= named(draft) for other in drafts), len(named(draft))),
    )


def named(draft: Draft) -> set[str]:
    return {draft.sides.a, draft.sides.b} - {""}


def fitted(sides: Sides, best: int) -> Mapping[str, int]:
    """The sides' deaths where they add up to the figure or to less; the rest are nobody's that the text tells."""
    rest = best - sum(sides.deaths.values())
    if rest < 0:
        return dict.fromkeys(sides.deaths, 0) | {UNKNOWN: best}
    return {**sides.deaths, UNKNOWN: sides.deaths[UNKNOWN] + rest}


def place_of(drafts: Sequence[Draft], incident: IncidentRow) -> Location:
    """The incident's place as a draft tells it, from the body of its article before the dateline; else that of most."""
    ids = [draft.where for draft in drafts if draft.where.known and draft.where.chain[0].id == incident.place_id]
    words = [draft.where for draft in drafts if draft.where and draft.where.text == incident.place_text]
    said = Counter(draft.where.text for draft in drafts if draft.where)
    most = [draft.where for draft in drafts if draft.where and said[draft.where.text] == max(said.values())]
    here = ids or words or most
    return next((where for where in here if not where.dateline), here[0] if here else Location())


def days_of(drafts: Sequence[Draft], incident: IncidentRow) -> Days:
    """Of the days that drafts tell and that hold the incident's, those of most; else its own; else the first told."""
    first, last = incident.event_date, incident.event_date_end or incident.event_date
    told = Counter(d.when for d in drafts if d.when.told and d.when.first <= first and last <= d.when.last)
    if first:
        return max(told, key=lambda days: told[days]) if told else Days(first, last, told=True)
    return min((draft.when for draft in drafts if draft.when.first), key=lambda days: days.first, default=Days())
