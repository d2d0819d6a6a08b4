"""How sure the name is that a row of marked speech shows: of the choice of the mention and of who it is, together.

What the ranker and the resolver say, multiplied, is one statement; how the name was come by are others, each a term
with a weight (``weights/naming_weights.csv``), learnt from rows whose name a person judged.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from pipeline.annotations import Quotation
from pipeline.quotations.cues.speaking_nouns import GROUP_TYPES
from pipeline.quotations.speakers import carried, nearest
from pipeline.quotations.weights.learnt_weights import CONFIDENCE_OFFSET, CONFIDENCE_SLOPE, log_odds
from pipeline.vocabulary import QuoteKind, Resolution

BY_LAYOUT = "by layout"
NO_ONE_PERSON = frozenset({"they", "it"})
MOST = 0.99  # no name is surer


def naming_terms(q: Quotation, text: str) -> Iterator[str]:
    """How the name of a row was come by. text: the article's."""
    yield f"resolved {q.resolution}"
    printed = text[q.speaker_start : q.speaker_end].removeprefix("The ") if q.speaker_start is not None else ""
    if printed.lower() in NO_ONE_PERSON:
        yield "they or it"
    elif printed.islower() and q.resolution == Resolution.NAMED:
        yield "by a noun"
    if q.kind == QuoteKind.PARTIAL:
        yield "partial"
    if q.rule_id == nearest.ID:
        yield "no cue"
    elif q.rule_id == carried.ID:
        yield "carried"
    elif q.rule_id.startswith("quotes:"):
        yield BY_LAYOUT
    if q.speaker_type in GROUP_TYPES:
        yield "a group"
    elif not q.speaker_type:
        yield "of no known kind"
    if q.speaker_id and q.speaker_name not in text:
        yield "spelt otherwise"
    if " " not in q.speaker_name:
        yield "one word"
    if q.runner_up:
        yield "runner-up"


def named_confidence(raw: float, terms: Iterator[str], weights: Mapping[str, float]) -> float:
    """The confidence of a row's name, 0 to 1; as it was where there are no weights, and where the layout tells it: its
    confidence was measured on names.

    raw: the ranker's confidence times how sure the resolver is.
    """
    told = set(terms)
    if not weights or not raw or BY_LAYOUT in told:
        return raw
    score = weights.get(CONFIDENCE_SLOPE, 1.0) * log_odds(raw) + weights.get(CONFIDENCE_OFFSET, 0.0)
    score += sum(weights.get(term, 0.0) for term in told)
    return min(MOST, 1 / (1 + math.exp(-score)))
