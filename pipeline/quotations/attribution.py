"""Attribute the marked speech of a page: kinds, utterances, speakers and cues together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.quotations.candidates import Candidate, Page
from pipeline.quotations.cues import CueHit
from pipeline.quotations.features import Shape, shape_of
from pipeline.quotations.ranker import Candidates, Ranked, rank
from pipeline.quotations.speech import kinds as kinds_of
from pipeline.quotations.utterances import link

CUE_REACH = 60  # tokens between a quotation and a cue of its own


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance of a page. parts: numbers of marked stretches; kinds: theirs.

    ranked: candidate speakers, most probable first, by the part that says most about them.
    cue: None where the quotation has none of its own (a carried speaker).
    """

    parts: tuple[int, ...]
    kinds: tuple[str, ...]
    ranked: tuple[Ranked, ...]
    cue: CueHit | None
    carried: bool


def attribute(page: Page, weights: Mapping[str, float]) -> list[Utterance]:
    """The utterances of a page in text order, each with its speakers ranked."""
    kinds = kinds_of(page)
    candidates = Candidates(page)
    spoke: list[Candidate] = []
    found = []
    for parts in link(page, kinds):
        shapes = [shape_of(page, n, kinds[n]) for n in parts]
        tried = [rank(page, shape, candidates, spoke, weights) for shape in shapes]
        best = max(range(len(parts)), key=lambda k: (tried[k][0].probability if tried[k] else 0.0, -k))
        ranked = tried[best]
        cue = cue_of(page, shapes[best], ranked[0].candidate) if ranked else None
        carried = bool(ranked) and cue is None and ranked[0].candidate.sentence != shapes[best].sentence
        found.append(Utterance(tuple(parts), tuple(kinds[n] for n in parts), tuple(ranked), cue, carried))
        if ranked:
            spoke.append(ranked[0].candidate)
    return found


def cue_of(page: Page, shape: Shape, speaker: Candidate) -> CueHit | None:
    """The cue that joins quotation and speaker: a verb of the speaker's, a phrase before it, else the nearest."""
    low, high = page.paragraph_tokens(shape.paragraph)
    own = [page.cue_at[v] for v in speaker.verbs if v in page.cue_at and low <= v < high and page.inside[v] < 0]
    phrase = page.cue_at.get(speaker.first - 1)
    if phrase is not None and phrase.cue.part == "phrase" and low <= speaker.first < high:
        own.append(phrase)
    near = [hit for hit in own if _gap(page, shape, hit) <= CUE_REACH]
    if near:
        return min(near, key=lambda hit: (_gap(page, shape, hit), hit.token))
    sentence = range(*_region(page, shape))
    free = [hit for i, hit in page.cue_at.items() if i in sentence and i == hit.token and page.inside[i] < 0]
    return min(free, key=lambda hit: (_gap(page, shape, hit), hit.token), default=None)


def _gap(page: Page, shape: Shape, hit: CueHit) -> int:
    last = bisect_left(page.idx, hit.end)
    return max(hit.token - shape.last, shape.first - last, 0)


def _region(page: Page, shape: Shape) -> tuple[int, int]:
    """Tokens of the quotation's sentence, with the words right after the closing mark."""
    starts = page.sentence_starts
    after = next((s for s in starts if s > shape.last), page.size)
    _, high = page.paragraph_tokens(shape.paragraph)
    return starts[shape.sentence], min(after, high)
