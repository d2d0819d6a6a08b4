"""One judged thing after another, and the shares they add up to.

All the figures of an evaluation are counts over one list of verdicts: by
figure, by a trait of the row (its kind, rule, resolution, construction), or by
confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

Trait = Literal["kind", "rule", "resolution", "construction"]
Z_95 = 1.959964  # two-sided 95 % of the normal distribution


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one row (or one gold entry) is right in one respect.

    note: what was expected and what came, for ``--show``; confidence: the row's own, None where it has none.
    """

    figure: str
    right: bool
    article_id: str
    note: str = ""
    kind: str = ""
    rule: str = ""
    resolution: str = ""
    confidence: float | None = None
    construction: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    name: str
    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval (Wilson 1927), which stays within 0 and 1 and is honest for few cases.

        It takes the cases as independent; rows of one article are not quite, so the truth is a little wider.
        """
        centre = (self.value + Z_95**2 / (2 * self.of)) / (1 + Z_95**2 / self.of)
        spread = (
            Z_95 * sqrt(self.value * (1 - self.value) / self.of + Z_95**2 / (4 * self.of**2)) / (1 + Z_95**2 / self.of)
        )
        return max(0.0, centre - spread), min(1.0, centre + spread)


def shares(verdicts: Iterable[Verdict]) -> list[Share]:
    """The share right of each figure, in the order in which the figures first appear."""
    return _grouped((v.figure, v.right) for v in verdicts)


def shares_by(verdicts: Iterable[Verdict], figure: str, trait: Trait, *, at_least: int = 1) -> list[Share]:
    """The share right of one figure for each value of a trait, the most frequent first.

    Values with fewer cases than at_least are put together at the end.
    """
    found = _grouped((getattr(v, trait) or "none", v.right) for v in verdicts if v.figure == figure)
    often = sorted((share for share in found if share.of >= at_least), key=lambda share: (-share.of, share.name))
    rare = [share for share in found if share.of < at_least]
    if rare:
        often.append(Share(f"the other {len(rare)}", sum(s.right for s in rare), sum(s.of for s in rare)))
    return often


def calibration(verdicts: Iterable[Verdict], figure: str, *, edges: Sequence[float]) -> list[tuple[Share, float]]:
    """For each bin of confidence: the share right, and the mean confidence it should equal.

    edges: the bins' lower ends, ascending from 0; a bin ends where the next begins, the last at 1 inclusive.
    Empty bins are left out.
    """
    bins: list[list[Verdict]] = [[] for _ in edges]
    for verdict in verdicts:
        if verdict.figure == figure and verdict.confidence is not None:
            bins[max(i for i, edge in enumerate(edges) if edge <= verdict.confidence)].append(verdict)
    table = []
    for lower, upper, members in zip(edges, [*edges[1:], 1.0], bins, strict=True):
        if members:
            share = Share(f"{lower:.2f} to {upper:.2f}", sum(v.right for v in members), len(members))
            table.append((share, sum(v.confidence or 0.0 for v in members) / len(members)))
    return table


def _grouped(judged: Iterable[tuple[str, bool]]) -> list[Share]:
    counts: dict[str, tuple[int, int]] = {}
    for name, right in judged:
        hits, of = counts.get(name, (0, 0))
        counts[name] = (hits + right, of + 1)
    return [Share(name, hits, of) for name, (hits, of) in counts.items()]
