"""Victims that a number without a noun has from another: "34 rebels were killed and 65 wounded"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.losses import left_neighbour
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.predicates import LOSING
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger


def lender(reading: Reading, trigger: Trigger, own: Sequence[Figure]) -> Phrase | None:
    """Who the bare numbers of a trigger are: the first victims named among its own, or the subject that lost them."""
    named = next((f.phrase for f in own if not (f.phrase.bare or f.reflexive)), None)
    if named is None and reading.text(trigger.core) in LOSING:
        return left_neighbour(reading, trigger.start)
    return named


def lend_within(reading: Reading, trigger: Trigger, own: Sequence[Figure], further: Sequence[Figure]) -> None:
    """Give the bare numbers of one trigger their victims: the group they come from, else those of its own figures."""
    lent = lender(reading, trigger, own)
    for figure in (*own, *further):
        if figure.victim is None and figure.phrase.bare and reading.of_phrase(figure.phrase) is None:
            figure.victim = _origin(reading, figure.phrase) or lent


def lend_victims(reading: Reading, figures: list[Figure]) -> None:
    """Give victims to a number that has none of its own: "34 rebels were killed and 65 wounded" from the figure
    before it, "two deaths and five injuries among his men" from the one after it."""
    for before, figure in pairwise(figures):
        if figure.victim is None and before.role != "part" and _bare_after(reading, figure):
            lent = before.victim or before.phrase
            told = reading.of_phrase(lent) or lent
            if not told.bare and (
                not figure.phrase.more or told.det == "own"
            ):  # "four of his men dead, six others hurt"
                figure.victim = lent
        joined = reading.text(before.end) == "and" and before.end + 1 == figure.start
        if (
            joined
            and before.victim is None
            and figure.victim
            and before.trigger.frame == figure.trigger.frame == "noun"
        ):
            before.victim = figure.victim


def _bare_after(reading: Reading, figure: Figure) -> bool:
    """Whether a number without a noun stands before its trigger."""
    phrase, trigger = figure.phrase, figure.trigger
    bare = phrase.bare and trigger.start >= phrase.end
    return bare and reading.of_phrase(phrase) is None and trigger.frame in ("participle", "state")


def _origin(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The group that a bare number comes from: "seventeen from the army"."""
    origin = reading.starting.get(phrase.end + 1) if reading.text(phrase.end) == "from" else None
    return origin if origin and origin.head not in reading.places and reading.kind(origin.head) in "NP" else None
