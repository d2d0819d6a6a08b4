"""Choose what a cue attributes, if anything: a conditional logit over its readings, with readable weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.quotations.contents.content_ends import ended
from pipeline.quotations.contents.forms import noun_cue, object_phrase
from pipeline.quotations.contents.reading_terms import VIOLENCE, ReadingTold, cue_terms, reading_terms
from pipeline.quotations.contents.readings import ContentReading, readings
from pipeline.quotations.cues.clauses import sentence
from pipeline.quotations.cues.nearby_subjects import speaker_nearby
from pipeline.quotations.cues.subjects import speaker_of
from pipeline.quotations.page import CueHit, Inside

# The least probability that a cue attributes anything: more for what somebody wants and for what a cue only names,
# which the corpus counts as attributed and an analyst reads as less than a statement. Where the text names nobody,
# nothing is attributed: it only tells of the words in marks in it.
ACCEPTED = 0.25
ACCEPTED_OF = {"position": 0.5, "demand": 0.6}  # by the cue's stance
ACCEPTED_BY = {object_phrase.ID: 0.4}  # by the construction
ACCEPTED_IN = {("position", noun_cue.ID): 0.8}  # by both: the eager and the keen have said little
# What begins with a number says something by itself: confirmed [three deaths], denied [any losses].
COUNTED = frozenset({"content begins CD", "content begins any", "content begins no"})
# Set by hand, not learnt: what the construction's grammar speaks for where the readings are about as probable. On
# the corpus it costs nothing; the complements of dispatches ("vowed to fight as the army drew near") it tells better.
BY_GRAMMAR = 1.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The most probable reading of a cue.

    probability: that the cue attributes something, 0 to 1, of all its readings together.
    terms: what holds of the cue and of this reading.
    """

    told: ReadingTold
    reading: ContentReading
    probability: float
    terms: tuple[str, ...]

    @property
    def accepted(self) -> bool:
        if self.told.speaker is None or VIOLENCE in self.terms:
            return False
        stance, rule = self.told.hit.cue.stance, self.reading.rule
        by_stance = max(ACCEPTED_OF.get(stance, ACCEPTED), ACCEPTED_IN.get((stance, rule), ACCEPTED))
        counted = not COUNTED.isdisjoint(self.terms)
        by_form = ACCEPTED if counted else ACCEPTED_BY.get(rule, ACCEPTED)
        return self.probability >= max(by_stance, by_form)


def told_by(doc: Doc, hit: CueHit, verbs: Sequence[CueHit]) -> ReadingTold:
    """A cue and its speaker: by the grammar, else a subject near by."""
    start, end = sentence(doc[hit.token])
    speaker = speaker_of(doc, hit, verbs)
    if speaker is not None:
        return ReadingTold(hit, speaker, "subject", start, end)
    near = speaker_nearby(doc, hit)
    return ReadingTold(hit, near, "nearby" if near is not None else "nobody", start, end)


def choose(
    doc: Doc, told: ReadingTold, cues: Sequence[CueHit], marked: Sequence[Inside], weights: Mapping[str, float]
) -> Chosen | None:
    """The reading of a parsed cue; None where it has none. That it attributes nothing scores 0."""
    found = readings(doc, told.hit, told.speaker)
    if not found:
        return None
    of_cue = cue_terms(doc, told, cues)
    rows = [reading_terms(doc, told, reading, marked) for reading in found]
    base = score(of_cue, weights)
    scores = [base + score(row, weights) for row in rows]
    top = max([*scores, 0.0])
    shares = [math.exp(s - top) for s in scores]
    best = max(range(len(found)), key=lambda k: (scores[k] + (BY_GRAMMAR if found[k].by_grammar else 0.0), -k))
    chosen = Chosen(told, found[best], sum(shares) / (sum(shares) + math.exp(-top)), (*of_cue, *rows[best]))
    return replace(chosen, reading=ended(doc, told, chosen.reading, weights))


def score(terms: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights[term] for term in terms if term in weights)
