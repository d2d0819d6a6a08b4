"""Rank the candidate speakers of a quotation: a conditional logit with readable weights."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.quotations.page import Page
from pipeline.quotations.speakers.features import ASIDE_TERM, fixed_terms, pair_terms
from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.speaker_candidates import (
    PARAGRAPHS_BACK,
    SUBJECTS,
    SpeakerCandidate,
    paragraph_candidates,
)
from pipeline.quotations.weights.learnt_weights import PLAIN


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its share of the probability, 0 to 1, and what spoke for it."""

    candidate: SpeakerCandidate
    probability: float
    terms: tuple[str, ...]


class Candidates:
    """The candidates of a page by paragraph, each found once, with the terms that depend on nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._found: dict[int, list[tuple[SpeakerCandidate, tuple[str, ...]]]] = {}

    def of(self, paragraph: int) -> list[tuple[SpeakerCandidate, tuple[str, ...]]]:
        if paragraph not in self._found:
            self._found[paragraph] = [
                (c, tuple(fixed_terms(self.page, c))) for c in paragraph_candidates(self.page, paragraph)
            ]
        return self._found[paragraph]

    def near(self, shape: Shape, carried: SpeakerCandidate | None) -> list[tuple[SpeakerCandidate, tuple[str, ...]]]:
        """Candidates of the quotation's paragraph and those before it, and the previous speaker wherever it stands."""
        found = []
        for number in range(max(0, shape.paragraph - PARAGRAPHS_BACK), shape.paragraph + 1):
            found += self.of(number)
        if carried is not None and all(c.token != carried.token for c, _ in found):
            found.insert(0, (carried, tuple(fixed_terms(self.page, carried))))
        return found


def terms_of(
    page: Page,
    shape: Shape,
    near: Sequence[tuple[SpeakerCandidate, tuple[str, ...]]],
    spoke: Sequence[SpeakerCandidate],
) -> list[list[str]]:
    """The terms of each candidate for this quotation. spoke: the speakers so far, the last one last."""
    subjects = [0, *accumulate(c.role in SUBJECTS for c, _ in near)]
    split = sum(c.token < shape.first for c, _ in near)
    latest = spoke[-1] if spoke else None
    names = {page.lower[c.token] for c in spoke}
    rows = []
    for position, (candidate, fixed) in enumerate(near):
        after = position >= split
        rank = position - split if after else split - 1 - position
        subjects_between = subjects[position] - subjects[split] if after else subjects[split] - subjects[position + 1]
        same = ""
        if latest is not None and (
            candidate.token == latest.token or page.lower[candidate.token] == page.lower[latest.token]
        ):
            same = "previous speaker"
        elif page.lower[candidate.token] in names:
            same = "earlier speaker"
        between = _quotes_between(page, shape, candidate)
        aside = ASIDE_TERM in fixed
        terms = [*fixed, *pair_terms(page, shape, candidate, rank, between, subjects_between, same, aside)]
        char = page.idx[candidate.token]
        for teller in page.tellers.get(shape.number, ()):
            if teller.start <= char < teller.end:
                terms += [f"{teller.sure} tells", f"{teller.sure} tells {shape.kind}"]
        rows.append(terms)
    if page.plain:
        return [[PLAIN + term for term in row] for row in rows]
    return rows


def _quotes_between(page: Page, shape: Shape, candidate: SpeakerCandidate) -> int:
    """How many marked stretches begin between a quotation and a candidate."""
    starts, number = page.marked_starts, shape.number
    if candidate.token >= shape.last:
        glued = number + 1 < len(starts) and starts[number + 1] < shape.last
        return 0 if glued else max(0, bisect_left(starts, candidate.token) - number - 1)
    glued = number > 0 and starts[number - 1] >= shape.first
    return 0 if glued else max(0, number - bisect_left(starts, candidate.token))


def rank(
    page: Page, shape: Shape, candidates: Candidates, spoke: Sequence[SpeakerCandidate], weights: Mapping[str, float]
) -> list[Ranked]:
    """The candidates, most probable first; empty where there is none."""
    near = candidates.near(shape, spoke[-1] if spoke else None)
    if not near:
        return []
    rows = terms_of(page, shape, near, spoke)
    scores = [sum(weights.get(term, 0.0) for term in row) for row in rows]
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    whole = sum(shares)
    order = sorted(range(len(near)), key=lambda k: (-scores[k], k))
    return [Ranked(near[k][0], shares[k] / whole, tuple(rows[k])) for k in order]
