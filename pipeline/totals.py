"""What several figures come to: rival claims are read side by side, events are added."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import CasualtyRow


def stands(row: CasualtyRow) -> bool:
    """Whether a row is an account of its figure, counted or rival: no part, repeat or denial, and with a number."""
    numbered = row.low is not None or row.high is not None
    return row.relation == "main" and row.certainty not in ("denied", "hypothetical") and numbered


def bounds(rows: Iterable[CasualtyRow]) -> tuple[int, int | None]:
    """Lowest and highest total of figures of one effect; the highest is None where a group has no upper bound.

    Claim groups are added up; the rows of one group speak of the same figure and
    are never added: they give its lowest low and its highest high. No rows: (0, 0).
    """
    groups: dict[str, list[CasualtyRow]] = {}
    for row in rows:
        groups.setdefault(row.claim_group, []).append(row)
    low, high = 0, 0
    bounded = True
    for claims in groups.values():
        low += min(row.low or 0 for row in claims)
        highs = [row.high for row in claims if row.high is not None]
        bounded = bounded and len(highs) == len(claims)
        high += max(highs, default=0)
    return low, high if bounded else None
