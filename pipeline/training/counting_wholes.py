"""Learn what a reading of a whole article is worth: between the likeliest readings, which agrees with what is known.

The choices figure by figure are learnt before; how far their score can be trusted beside the terms of the whole is
one more weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from pipeline.casualties.ledger.walk import SHARPNESS

PENALTY = 3.0
RARE = 8


@dataclass(frozen=True, slots=True)
class Readings:
    """The likeliest readings of an effect in an article: their scores, terms, and which are right."""

    scores: Sequence[float]
    terms: Sequence[frozenset[str]]
    right: Sequence[bool]
    weight: float = 1.0

    @property
    def teaches(self) -> bool:
        return any(self.right) and not all(self.right)


def learn_whole(told: Sequence[Readings], penalty: float = PENALTY) -> dict[str, float]:
    """Weights by term, with the sharpness; no lessons: none."""
    lessons = [t for t in told if t.teaches]
    if not lessons:
        return {}
    seen = Counter(term for x in lessons for row in x.terms for term in row)
    names = sorted(t for t, n in seen.items() if n >= RARE)
    number = {t: k + 1 for k, t in enumerate(names)}
    size = len(names) + 1
    described = [_described(x, number, size) for x in lessons]
    drawn = np.zeros(size)
    drawn[0] = 1.0

    def loss(w: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        value, slope = 0.0, np.zeros(size)
        for lesson, rows in zip(lessons, described, strict=True):
            score = rows @ w
            odds = np.exp(score - score.max())
            wanted = np.where(lesson.right, odds, 0.0)
            whole, good = float(odds.sum()), max(float(wanted.sum()), 1e-300)
            value += lesson.weight * (np.log(whole) - np.log(good))
            slope += lesson.weight * (rows.T @ (odds / whole - wanted / good))
        off = w - drawn
        return value + penalty * float(off @ off) / 2, slope + penalty * off

    found = minimize(loss, drawn, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = {SHARPNESS: float(found[0])} | {t: float(found[k]) for t, k in number.items()}
    return {t: round(w, 3) for t, w in weights.items() if abs(w) >= 0.0005}


def _described(lesson: Readings, number: dict[str, int], size: int) -> npt.NDArray[np.float64]:
    """A row a reading: its score beside the best one's, then whether each term holds."""
    rows = np.zeros((len(lesson.scores), size))
    rows[:, 0] = np.array(lesson.scores) - max(lesson.scores)
    for k, terms in enumerate(lesson.terms):
        rows[k, [number[t] for t in terms if t in number]] = 1.0
    return rows
