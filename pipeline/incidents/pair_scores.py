"""How likely two events are one incident: the sum of their terms' weights, as log-odds."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.link_terms import terms

SHIPPED = "link_weights.csv"
EVERY = "(every pair)"
SLOPE, OFFSET = "(confidence: slope)", "(confidence: offset)"
FLOOR = -3.0  # so much a single pair may speak against a group that others speak for
REASONS = 5
SPEAKS = 0.2  # the least weight of a reason


@cache
def weights() -> dict[str, float]:
    lines = files("pipeline.incidents").joinpath(SHIPPED).read_text(encoding="utf-8").splitlines()
    return {row["term"]: float(row["weight"]) for row in csv.DictReader(lines)}


def log_odds(said: Sequence[str]) -> float:
    known = weights()
    return known[EVERY] + sum(known.get(term, 0.0) for term in said)


def score(one: EventEvidence, other: EventEvidence) -> float:
    return max(FLOOR, log_odds(terms(one, other)))


def confidence(odds: float) -> float:
    """From 0 to 1: how often a pair that was joined at these log-odds is one incident."""
    return 1 / (1 + math.exp(-weights().get(SLOPE, 1.0) * odds - weights().get(OFFSET, 0.0)))


def because(one: EventEvidence, other: EventEvidence) -> str:
    """What speaks most for the pair, strongest first: "place: the same name; killed: the same, many"."""
    known = weights()
    told = sorted((-known.get(term, 0.0), term) for term in terms(one, other))
    return "; ".join(term for weight, term in told[:REASONS] if weight < -SPEAKS)
