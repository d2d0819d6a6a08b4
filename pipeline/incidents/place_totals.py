"""totals.csv: incidents by month, place and claimant, the table that a monitor publishes.

What several claimants say is never added: a row is by all accounts, or by one claimant alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.incidents.incident_rows import StoryAccount
from pipeline.tables.linked_records import IncidentClaimRow, IncidentRow, TotalRow
from pipeline.tables.totals import Range, added, range_cells, told_range
from pipeline.vocabulary import TOTALLED

Key = tuple[str, str, str, str, str]


class PlaceTotals:
    """Add incidents as they come; the sums are the same in any order."""

    def __init__(self) -> None:
        self.sums: dict[Key, dict[str, Range]] = {}
        self.counts: dict[Key, int] = {}
        self.named: dict[Key, tuple[str, str, str, str]] = {}  # place, claimant, side, place_id

    def add(self, incident: IncidentRow, claims: Iterable[IncidentClaimRow], told: Sequence[StoryAccount]) -> None:
        """told: by whom the incident and its claims are."""
        place = incident.place_id or incident.place_text
        spot = (incident.event_date[:7], incident.iso3, incident.adm1_code, place)
        name = incident.place_text
        by_all = {str(effect): told_range(incident, effect) for effect in TOTALLED}
        self._add((*spot, ""), by_all, (name, "", ""), incident.place_id)
        said: dict[str, list[IncidentClaimRow]] = {}
        for claim in claims:
            if claim.claimant_name and claim.denied == "no" and claim.best is not None:
                said.setdefault(claim.claimant_id or claim.claimant_name, []).append(claim)
        for who, own in said.items():
            figures = {
                str(effect): of_claimant([c for c in own if c.effect == effect], beside=beside(told, who, effect))
                for effect in TOTALLED
            }
            self._add((*spot, who), figures, (name, own[0].claimant_name, own[0].claimant_side), incident.place_id)

    def _add(self, key: Key, figures: dict[str, Range], named: tuple[str, str, str], place_id: str) -> None:
        sums = self.sums.setdefault(key, {})
        for effect, figure in figures.items():
            sums[effect] = added((sums.get(effect, Range()), figure))
        self.counts[key] = self.counts.get(key, 0) + 1
        self.named[key] = min(self.named.get(key, (*named, place_id)), (*named, place_id))

    def rows(self) -> Iterable[TotalRow]:
        for key in sorted(self.sums):
            month, iso3, adm1, _, who = key
            name, claimant, side, place_id = self.named[key]
            cells = range_cells({str(effect): self.sums[key][str(effect)] for effect in TOTALLED})
            yield TotalRow(
                month=month,
                iso3=iso3,
                place_text=name,
                claimant_name=claimant,
                claimant_side=side,
                incidents=self.counts[key],
                **cells,
                adm1_code=adm1,
                claimant_id=who if claimant and who != claimant else "",
                place_id=place_id,
            )


def of_claimant(claims: Sequence[IncidentClaimRow], *, beside: bool) -> Range:
    """One claimant's figure for the dead of an incident, those of several sides added.

    A figure that names no side is another telling of the same dead, and the larger counts, unless it stands beside.
    """
    sided = added(claimed(claim) for claim in claims if claim.victim_side)
    other = added(claimed(claim) for claim in claims if not claim.victim_side)
    if beside:
        return added((sided, other))
    return max(sided, other, key=lambda figure: (figure.best or 0, figure is sided))


def beside(told: Iterable[StoryAccount], who: str, effect: str) -> bool:
    """Whether an article has the claimant give a figure for the people of a side and another for people of none."""
    return any(
        len({bool(c.victim_side) for c in one.account.claims if (c.claimant_id or c.name, c.effect) == (who, effect)})
        == 2
        for one in told
    )


def claimed(claim: IncidentClaimRow) -> Range:
    return Range(claim.low, claim.best, claim.high)
