"""totals.csv: incidents by month, place and claimant, the table that a monitor publishes.

What several claimants say is never added: a row is by all accounts, or by one claimant alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.tables.linked_records import IncidentClaimRow, IncidentRow, TotalRow
from pipeline.tables.totals import Range, added
from pipeline.vocabulary import TOTALLED

Key = tuple[str, str, str, str, str]


class PlaceTotals:
    """Add incidents as they come; the sums are the same in any order."""

    def __init__(self) -> None:
        self.sums: dict[Key, dict[str, Range]] = {}
        self.counts: dict[Key, int] = {}
        self.named: dict[Key, tuple[str, str, str, str]] = {}  # place, claimant, side, place_id

    def add(self, incident: IncidentRow, claims: Iterable[IncidentClaimRow]) -> None:
        place = incident.place_id or incident.place_text
        spot = (incident.event_date[:7], incident.iso3, incident.adm1_code, place)
        name = incident.place_text
        by_all = {str(effect): range_in(incident, f"{effect}_") for effect in TOTALLED}
        self._add((*spot, ""), by_all, (name, "", ""), incident.place_id)
        said: dict[str, list[IncidentClaimRow]] = {}
        for claim in claims:
            if claim.claimant_name and claim.denied == "no" and claim.best is not None:
                said.setdefault(claim.claimant_id or claim.claimant_name, []).append(claim)
        for who, told in said.items():
            figures = {
                str(effect): added(range_in(c, "") for c in told if c.effect == effect)  # of several sides' victims
                for effect in TOTALLED
            }
            self._add((*spot, who), figures, (name, told[0].claimant_name, told[0].claimant_side), incident.place_id)

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
            cells: dict[str, Any] = {
                f"{effect}_{end}": getattr(self.sums[key][effect], end)
                for effect in map(str, TOTALLED)
                for end in ("low", "best", "high")
            }
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


def range_in(row: Any, prefix: str) -> Range:
    return Range(*(getattr(row, f"{prefix}{end}") for end in ("low", "best", "high")))
