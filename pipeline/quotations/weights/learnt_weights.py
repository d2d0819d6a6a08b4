"""The learnt weights of both rankers and of the names: tables of term and weight beside this module."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

SPEAKER_WEIGHTS = "speaker_weights.csv"
READING_WEIGHTS = "reading_weights.csv"
NAMING_WEIGHTS = "naming_weights.csv"
PLAIN = "plain: "  # before the terms of a page without a parse, which have weights of their own
CONFIDENCE_SLOPE = "(confidence: slope)"  # of calibrated on predicted log-odds, in the table of weights
CONFIDENCE_OFFSET = "(confidence: offset)"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights that a row's confidence and reasons come from, by term: of speakers, of readings, of names."""

    speakers: Mapping[str, float]
    readings: Mapping[str, float]
    names: Mapping[str, float]


def shipped_weights(table: str) -> dict[str, float]:
    """The shipped weights of a ranker by term; table: SPEAKER_WEIGHTS, READING_WEIGHTS or NAMING_WEIGHTS."""
    return read_weights((resources.files(__package__) / table).read_text("utf-8").splitlines())


def read_weights(lines: Sequence[str]) -> dict[str, float]:
    """Weights by term from CSV lines with the columns term and weight."""
    return {row["term"]: float(row["weight"]) for row in csv.DictReader(lines)}


def calibrated(probability: float, weights: Mapping[str, float], *, view: str = "") -> float:
    """A ranker's probability as the share of right answers, by the two confidence terms in its weights."""
    slope, offset = weights.get(view + CONFIDENCE_SLOPE, 1.0), weights.get(view + CONFIDENCE_OFFSET, 0.0)
    return 1 / (1 + math.exp(-slope * log_odds(probability) - offset))


def log_odds(probability: float) -> float:
    """Log-odds, of a probability kept away from 0 and 1."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))
