"""What several figures come to: rival claims are read side by side, events are added."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.tables.records import CasualtyRow
from pipeline.vocabulary import Certainty, Relation

UNREAL = (Certainty.DENIED, Certainty.HYPOTHETICAL)


def stands(row: CasualtyRow) -> bool:
    """Whether a row is an account of its figure, counted or rival: no part, repeat or denial, and with a number."""
    numbered = row.low is not None or row.high is not None
    return row.relation == Relation.MAIN and row.certainty not in UNREAL and numbered


def bounds(rows: Iterable[CasualtyRow]) -> tuple[int, int | None]:
    """Lowest and highest total of figures of one effect; the highest is None where a group has no upper bound.

    Claim groups are added up; the rows of one group speak of the same figure and are never added: they give its
    lowest low and its highest high, which is open where an open figure ("at least 30") is the largest. No rows: (0, 0).
    """
    groups: dict[str, list[CasualtyRow]] = {}
    for row in rows:
        groups.setdefault(row.claim_group, []).append(row)
    low, high = 0, 0
    bounded = True
    for claims in groups.values():
        low += min(row.low or 0 for row in claims)
        highest = max((row.high for row in claims if row.high is not None), default=-1)
        bounded = bounded and all(row.high is not None or (row.low or 0) <= highest for row in claims)
        high += max(highest, 0)
    return low, high if bounded else None
