"""Learn the weights of a ranker: an L2-penalised conditional logit over candidates described by terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pipeline.quotations.weights.learnt_weights import log_odds

PENALTY = 1.0  # on the squared weights
RARE = 15  # candidates that a term must be seen on


@dataclass(frozen=True, slots=True)
class Lesson:
    """One choice to learn from: the terms of each candidate, which candidates are right, and how often it counts."""

    document: int
    rows: list[list[str]]
    right: list[bool]
    weight: float = 1.0


def calibration(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset on the log-odds of a probability that make it the share of right answers (Platt scaling)."""
    odds = np.array([log_odds(p) for p, _ in judged])
    right = np.array([r for _, r in judged], dtype=float)

    def loss(w: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = w[0] * odds + w[1]
        off = 1 / (1 + np.exp(-score)) - right
        return float(np.sum(np.logaddexp(0, score) - right * score)), np.array([off @ odds, off.sum()])

    found = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B")
    return round(float(found.x[0]), 3), round(float(found.x[1]), 3)


def of_most_weight(taught: Sequence[Lesson], weights: Mapping[str, float], terms: int) -> frozenset[str]:
    """The terms that move most."""
    seen = Counter(term for lesson in taught for row in lesson.rows for term in set(row))
    return frozenset(sorted(weights, key=lambda t: (-abs(weights[t]) * seen[t] ** 0.5, t))[:terms])


def logistic(
    rows: npt.NDArray[np.float64],
    right: npt.NDArray[np.float64],
    counts: npt.NDArray[np.float64],
    *,
    drawn: npt.NDArray[np.float64],
    penalty: npt.NDArray[np.float64],
    bounds: Sequence[tuple[float | None, float | None]] | None = None,
) -> list[float]:
    """The weight of each column that makes the rows' log-odds those of being right.

    counts: how often each row counts; drawn: what each weight is drawn to, penalty: how much; bounds: between what each
    must lie.
    """

    def loss(w: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = rows @ w
        off = (1 / (1 + np.exp(-score)) - right) * counts
        away = w - drawn
        value = float(np.sum(counts * (np.logaddexp(0, score) - right * score)) + penalty @ away**2 / 2)
        return value, rows.T @ off + penalty * away

    return [float(w) for w in minimize(loss, drawn, jac=True, method="L-BFGS-B", bounds=bounds).x]


def learn_few(taught: Sequence[Lesson], terms: int, *, rare: int = RARE, penalty: float = PENALTY) -> dict[str, float]:
    """Learn, keep the terms that move most, learn again, until so many terms are left."""
    weights = learn(taught, rare=rare, penalty=penalty)
    for left in (2 * terms, terms):
        kept = of_most_weight(taught, weights, left)
        fewer = [replace(x, rows=[[t for t in row if t in kept] for row in x.rows]) for x in taught]
        weights = learn(fewer, rare=rare, penalty=penalty)
    return weights


def learn(
    taught: Sequence[Lesson],
    *,
    rare: int = RARE,
    penalty: float = PENALTY,
    expected: Mapping[str, float] | None = None,
    firm: float = 1.0,
) -> dict[str, float]:
    """Weights that make the right candidates most probable.

    expected: the weights that the penalty draws to, and that a term has where no lesson speaks of it; 0 otherwise.
    firm: how many times as strongly the expected ones are drawn as the others.

    Terms seen on fewer than rare candidates get no weight. Where several candidates are
    right, their probabilities are summed. No lessons teach nothing.
    """
    expected = expected or {}
    if not taught:
        return dict(expected)
    seen = Counter(term for lesson in taught for row in lesson.rows for term in set(row))
    terms = sorted({term for term, n in seen.items() if n >= rare} | expected.keys())
    drawn = np.array([expected.get(term, 0.0) for term in terms])
    strength = np.array([penalty * firm if term in expected else penalty for term in terms])
    number = {term: k for k, term in enumerate(terms)}
    columns: list[int] = []
    pointers = [0]
    groups: list[int] = []
    right: list[bool] = []
    for g, lesson in enumerate(taught):
        for row, is_right in zip(lesson.rows, lesson.right, strict=True):
            columns += [number[t] for t in row if t in number]
            pointers.append(len(columns))
            groups.append(g)
            right.append(is_right)
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(groups), len(terms)))
    group = np.array(groups)
    correct = np.array(right)
    weight = np.array([lesson.weight for lesson in taught])
    first = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])

    def loss(w: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = matrix @ w
        score -= np.maximum.reduceat(score, first)[group]
        share = np.exp(score)
        whole = np.add.reduceat(share, first)
        of_right = np.add.reduceat(np.where(correct, share, 0.0), first)
        predicted = share / whole[group]
        wanted = np.where(correct, share, 0.0) / np.maximum(of_right, 1e-300)[group]
        value = float(weight @ (np.log(whole) - np.log(np.maximum(of_right, 1e-300))))
        off = w - drawn
        value += float(strength @ (off * off)) / 2
        return value, matrix.T @ (weight[group] * (predicted - wanted)) + strength * off

    found = minimize(loss, drawn, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {term: round(float(w), 3) for term, w in zip(terms, found.x, strict=True) if abs(w) >= 0.0005}
