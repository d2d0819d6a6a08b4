"""The walk through an article's figures: at each, the ranker weighs what it can be to those told before it.

The walk keeps the likeliest few states of the whole article side by side, so that a later figure can still decide
what an earlier one was: "a man died … a woman died … two were killed in all".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.casualties.ledger.choices import Choices
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.states import Option, State

BEAM = 12
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Step:
    entry: Entry
    option: Option
    probability: float
    before: State


@dataclass(frozen=True, slots=True)
class Path:
    """One reading of the article: its choices so far, the log of their probability, and the groups they make."""

    steps: tuple[Step, ...]
    score: float
    state: State


def score(option: Option, weights: Weights) -> float:
    return sum(weights.get(term, 0.0) for term in option.terms)


def shares(options: Sequence[Option], weights: Weights) -> list[float]:
    """The probability of each option; they sum to 1."""
    scores = [score(o, weights) for o in options]
    top = max(scores)
    odds = [math.exp(s - top) for s in scores]
    whole = sum(odds)
    return [o / whole for o in odds]


def walk(
    choices: Choices,
    entries: Sequence[Entry],
    weights: Weights,
    *,
    beam: int = BEAM,
    allowed: Callable[[Path, Entry, Option], bool] | None = None,
) -> list[Path]:
    """The likeliest readings, best first. entries: those of one effect that are to be weighed, in text order.

    allowed: what a lesson permits; a reading that it leaves no option ends there. No entries: one empty reading.
    """
    paths = [Path((), 0.0, State())]
    for entry in entries:
        size = choices.figures.sizes[entry.number]
        grown: list[tuple[float, Path, Option, float]] = []
        for path in paths:
            options = choices.options(entry, path.state)
            for option, share in zip(options, shares(options, weights), strict=True):
                if allowed is None or allowed(path, entry, option):
                    grown.append((path.score + math.log(max(share, 1e-12)), path, option, share))
        grown.sort(key=lambda g: -g[0])
        paths = [_longer(path, entry, size, option, share, total) for total, path, option, share in grown[:beam]]
    return paths


def _longer(path: Path, entry: Entry, size: int, option: Option, share: float, total: float) -> Path:
    step = Step(entry, option, share, path.state)
    return Path((*path.steps, step), total, path.state.after(entry, size, option))
