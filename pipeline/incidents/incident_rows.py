"""incidents.csv and incident_claims.csv: what an incident comes to by the accounts of several articles.

A story counts once, by its latest account. Rival figures make a range and are never averaged or added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from pipeline.incidents.accounts import AccountClaim, EventAccount, most
from pipeline.incidents.event_evidence import EFFECTS
from pipeline.incidents.incident_figures import differ, ends, range_of
from pipeline.tables.linked_records import IncidentClaimRow, IncidentRow
from pipeline.tables.records import EventRow, row_id
from pipeline.tables.totals import range_cells
from pipeline.vocabulary import Effect

Cells = dict[str, Any]
HAND = ("perpetrator_name", "perpetrator_id", "perpetrator_side")
HAND_OF = attrgetter(*HAND)


@dataclass(frozen=True, slots=True)
class StoryAccount:
    """An account with its article's story."""

    account: EventAccount
    story: str
    confidence: float
    because: str

    def tells(self, effect: str) -> bool:
        """Whether it gives a figure of an effect."""
        return self.account.range(effect).best is not None


def in_order(told: Iterable[StoryAccount]) -> list[StoryAccount]:
    """The accounts by day of publication, those without one last, then by article and event."""
    return sorted(
        told, key=lambda t: (t.account.published or "9", t.account.event.article_id, t.account.event.event_id)
    )


def latest_of_stories(told: Sequence[StoryAccount]) -> list[StoryAccount]:
    """Each story's latest account, in the order in which the stories were first told."""
    latest: dict[str, StoryAccount] = {}
    for one in told:
        latest[one.story] = one
    return list(latest.values())


def incident_row(incident_id: str, told: Iterable[StoryAccount]) -> IncidentRow:
    every = in_order(told)
    stories = latest_of_stories(every)
    accounts = [one.account for one in stories]
    events = [account.event for account in accounts]
    return IncidentRow(
        incident_id=incident_id,
        **place_cells(accounts),
        **day_cells(events),
        **hand_cells(events),
        **figure_cells(every),
        civilians_killed=max((e.civilians_killed for e in events if e.civilians_killed is not None), default=None),
        stories=len(stories),
        **telling_cells(every),
        **link_cells(every),
    )


def place_cells(accounts: Sequence[EventAccount]) -> Cells:
    names = ("place_text", "place_id", "latitude", "longitude")
    wide = {"iso3": most(a.iso3 for a in accounts), "adm1_code": most(a.adm1 for a in accounts)}
    return dict(zip(names, best_place(accounts), strict=True)) | wide


def day_cells(events: Sequence[EventRow]) -> Cells:
    days = sorted({day for e in day_tellers(events) for day in (e.event_date, e.event_date_end) if day})
    first, last = (days[0], days[-1]) if days else ("", "")
    return {"event_date": first, "event_date_end": last}


def hand_cells(events: Sequence[EventRow]) -> Cells:
    """By whose hand, as most events that tell it have it, of equals the first told; and by what means."""
    named = Counter(hand for hand in map(HAND_OF, events) if hand[0])
    hand = max(named, key=lambda cells: named[cells]) if named else ("", "", "")
    means = most(e.means for e in events if e.means != "unknown") or "unknown"
    return dict(zip(HAND, hand, strict=True)) | {"means": means}


def figure_cells(every: Sequence[StoryAccount]) -> Cells:
    """Of each effect what the latest accounts that give a figure of it come to: one that gives none denies none."""
    cells: Cells = {}
    rivals = False
    for effect in EFFECTS:
        accounts = [one.account for one in latest_of_stories([one for one in every if one.tells(effect)])]
        figure = range_of(accounts, effect)
        cells |= range_cells({effect: figure})
        rivals = rivals or differ(accounts, effect)
    return cells | {"rivals": "yes" if rivals else "no"}


def telling_cells(every: Sequence[StoryAccount]) -> Cells:
    """Who tells of the incident, and when."""
    tolls = [one.account.event.killed_best for one in every if one.tells(Effect.KILLED)] or [None]
    days = sorted(one.account.published for one in every if one.account.published) or [""]
    return {
        "articles": len({one.account.event.article_id for one in every}),
        "claimants": len({c.claimant_id or c.name.lower() for one in every for c in one.account.claims if c.name}),
        "first_told": days[0],
        "latest_told": days[-1],
        "killed_first": tolls[0],
        "killed_latest": tolls[-1],
    }


def link_cells(every: Sequence[StoryAccount]) -> Cells:
    """What the weakest of its links is told by."""
    weakest = min((one for one in every if one.because), key=lambda one: one.confidence, default=None)
    if weakest is None:
        return {"confidence": 1.0, "linked_because": ""}
    return {"confidence": round(weakest.confidence, 3), "linked_because": weakest.because}


def best_place(accounts: Sequence[EventAccount]) -> tuple[str, str, float | None, float | None]:
    """The place that most stories give, one that the patterns know before others, a finer one before what holds it."""
    found = Counter(
        (e.place_text, e.place_id, e.latitude, e.longitude) for e in (a.event for a in accounts) if e.place_text
    )
    known = {place: n for place, n in found.items() if place[1]} or found
    return max(known, key=lambda place: known[place]) if known else ("", "", None, None)


def day_tellers(events: Sequence[EventRow]) -> Sequence[EventRow]:
    """The events whose day most stories give; all where no two agree."""
    days = Counter(e.event_date for e in events if e.event_date)
    if not days or days.most_common(1)[0][1] == 1:
        return events
    chief = days.most_common(1)[0][0]
    return [e for e in events if e.event_date == chief]


def claim_rows(incident: IncidentRow, told: Iterable[StoryAccount]) -> Iterator[IncidentClaimRow]:
    """The incident's claims, by effect, side of the victims, then claimant."""
    said: dict[tuple[str, ...], list[tuple[StoryAccount, AccountClaim]]] = {}
    for one in in_order(told):
        for claim in one.account.claims:
            who = claim.claimant_id or claim.name
            said.setdefault((claim.effect, claim.victim_side, who, str(claim.denied)), []).append((one, claim))
    for key, claims in sorted(said.items()):
        yield claim_row(incident, key, claims)


def claim_row(
    incident: IncidentRow, key: tuple[str, ...], said: Sequence[tuple[StoryAccount, AccountClaim]]
) -> IncidentClaimRow:
    chief = said[0][1]
    latest = {one.story: claim for one, claim in said}
    low, high = ends(list(latest.values()))
    votes = Counter(c.best for c in latest.values() if c.best is not None)
    dated = [one.account.published for one, _ in said if one.account.published]
    return IncidentClaimRow(
        incident_id=incident.incident_id,
        event_date=incident.event_date,
        place_text=incident.place_text,
        claimant_name=chief.name,
        claimant_side=most(c.side for _, c in said),
        effect=Effect(chief.effect),
        victim_side=chief.victim_side,
        low=low,
        best=max(reversed(votes), key=lambda n: votes[n]) if votes else None,  # of equals the latest
        high=high,
        stories=len(latest),
        articles=len({one.account.event.article_id for one, _ in said}),
        first_best=said[0][1].best,
        first_told=dated[0] if dated else "",
        latest_best=said[-1][1].best,
        latest_told=dated[-1] if dated else "",
        denied="yes" if chief.denied else "no",
        text=said[-1][1].text,
        casualty_ids=" ".join(sorted({i for _, claim in said for i in claim.casualty_ids})),
        claimant_id=chief.claimant_id,
        claim_id=row_id("k", incident.incident_id, *key),
    )
