"""incidents.csv and incident_claims.csv: what an incident comes to by the accounts of several articles.

A story counts once, by its latest account. Rival figures make a range and are never averaged or added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.incidents.accounts import AccountClaim, EventAccount, most
from pipeline.incidents.event_evidence import EFFECTS
from pipeline.tables.linked_records import IncidentClaimRow, IncidentRow
from pipeline.tables.records import row_id
from pipeline.tables.totals import Range
from pipeline.vocabulary import Effect


@dataclass(frozen=True, slots=True)
class StoryAccount:
    """An account with its article's story."""

    account: EventAccount
    story: str
    confidence: float
    because: str


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
    place = best_place(accounts)
    hand = most_telling(events, lambda e: (e.perpetrator_name, e.perpetrator_id, e.perpetrator_side)) or ("", "", "")
    ranges = {effect: range_of(accounts, effect) for effect in EFFECTS}
    days = sorted({day for e in day_tellers(events) for day in (e.event_date, e.event_date_end) if day})
    tolls = [(one, n) for one in every if (n := one.account.event.killed_best) is not None]
    published = sorted(one.account.published for one in every if one.account.published)
    links = [one for one in every if one.because]
    cells = {f"{effect}_{end}": getattr(ranges[effect], end) for effect in EFFECTS for end in ("low", "best", "high")}
    return IncidentRow(
        incident_id=incident_id,
        event_date=days[0] if days else "",
        event_date_end=days[-1] if days else "",
        place_text=place[0],
        place_id=place[1],
        latitude=place[2],
        longitude=place[3],
        iso3=most(a.iso3 for a in accounts),
        adm1_code=most(a.adm1 for a in accounts),
        means=most(e.means for e in events if e.means != "unknown") or "unknown",
        perpetrator_name=hand[0],
        perpetrator_id=hand[1],
        perpetrator_side=hand[2],
        **cells,
        civilians_killed=max((e.civilians_killed for e in events if e.civilians_killed is not None), default=None),
        stories=len(stories),
        articles=len({one.account.event.article_id for one in every}),
        claimants=len({c.claimant_id or c.name.lower() for one in every for c in one.account.claims if c.name}),
        rivals="yes" if any(differ(accounts, effect) for effect in EFFECTS) else "no",
        first_told=published[0] if published else "",
        latest_told=published[-1] if published else "",
        killed_first=tolls[0][1] if tolls else None,
        killed_latest=tolls[-1][1] if tolls else None,
        confidence=round(min((one.confidence for one in links), default=1.0), 3),
        linked_because=min(links, key=lambda one: one.confidence).because if links else "",
    )


def most_telling(events: Sequence[Any], cells: Callable[[Any], tuple[str, ...]]) -> tuple[str, ...] | None:
    """The cells that most events have, of equals the first told; None where none has the first of them."""
    found = Counter(cells(event) for event in events if cells(event)[0])
    return max(found, key=lambda key: found[key]) if found else None


def best_place(accounts: Sequence[EventAccount]) -> tuple[str, str, float | None, float | None]:
    """The place that most stories give, one that the patterns know before others, a finer one before what holds it."""
    found = Counter(
        (e.place_text, e.place_id, e.latitude, e.longitude) for e in (a.event for a in accounts) if e.place_text
    )
    known = {place: n for place, n in found.items() if place[1]} or found
    return max(known, key=lambda place: known[place]) if known else ("", "", None, None)


def day_tellers(events: Sequence[Any]) -> Sequence[Any]:
    """The events whose day most stories give; all where no two agree."""
    days = Counter(e.event_date for e in events if e.event_date)
    if not days or days.most_common(1)[0][1] == 1:
        return events
    chief = days.most_common(1)[0][0]
    return [e for e in events if e.event_date == chief]


def range_of(accounts: Sequence[EventAccount], effect: str) -> Range:
    """The lowest and the highest that any story gives, and the figure that most give.

    Of figures that as many give, that of the first teller stands; but where both may speak with one voice a higher
    toll stands if the lower's wounded can have died since.
    """
    told = [(account, account.range(effect)) for account in accounts]
    told = [(account, figure) for account, figure in told if figure.best is not None]
    if not told:
        return Range()
    votes = Counter(figure.best for _, figure in told)
    most_given = [n for n in votes if votes[n] == max(votes.values())]
    best = most_given[0] if len(most_given) == 1 else of_equals(told, most_given, effect)
    lows = [figure.low for _, figure in told if figure.low is not None]
    highs = [figure.high for _, figure in told if figure.high is not None]
    closed = bool(highs) and all((f.low or f.best or 0) <= max(highs) for _, f in told if f.high is None)
    return Range(min(lows) if lows else None, best, max(highs) if closed else None)


def of_equals(told: Sequence[tuple[EventAccount, Range]], figures: Sequence[int | None], effect: str) -> int | None:
    if effect == Effect.KILLED:
        for high, low in ((a, b) for a in sorted(told, key=lambda t: -(t[1].best or 0)) for b in told):
            if high[1].best in figures and low[1].best in figures and may_have_risen(low[0], high[0]):
                return high[1].best
    dated = [figure.best for account, figure in told if account.published and figure.best in figures]
    return dated[0] if dated else min(n for n in figures if n is not None)


def may_have_risen(earlier: EventAccount, later: EventAccount) -> bool:
    """Whether the later toll may be the earlier one with those who died of their wounds, and are no longer wounded."""
    low, high = earlier.event.killed_best or 0, later.event.killed_best or 0
    hurt, left = earlier.event.wounded_best or 0, later.event.wounded_best or 0
    if not low < high <= low + hurt or high + left > low + hurt:
        return False
    if earlier.published and later.published and earlier.published > later.published:
        return False
    one, other = earlier.sides(Effect.KILLED), later.sides(Effect.KILLED)
    return not one or not other or bool(one & other)


def differ(accounts: Sequence[EventAccount], effect: str) -> bool:
    """Whether two figures of an effect exclude each other, between stories or within one."""
    told = [a.range(effect) for a in accounts if a.range(effect).best is not None]
    apart = any(one.best != other.best for one in told for other in told)
    return apart or any(a.event.rivals == "yes" and a.range(effect).best is not None for a in accounts)


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
    lows = [c.low for c in latest.values() if c.low is not None]
    highs = [c.high for c in latest.values() if c.high is not None]
    closed = bool(highs) and all((c.low or c.best or 0) <= max(highs) for c in latest.values() if c.high is None)
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
        low=min(lows) if lows else None,
        best=max(reversed(votes), key=lambda n: votes[n]) if votes else None,  # of equals the latest
        high=max(highs) if closed else None,
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
