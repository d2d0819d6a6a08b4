"""The figures of one sentence: the registry's constructions, asked in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.inserted import mark_parts
from pipeline.casualties.constructions.lending import lend_within
from pipeline.casualties.constructions.registry import (
    FURTHER,
    INSERTED,
    JOINED,
    OF_BOTH,
    OF_SENTENCE,
    OF_SENTENCE_BEFORE,
    OF_TOTAL,
    OF_TRIGGER,
)
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger


def find_figures(reading: Reading, before: Sequence[Figure] = ()) -> list[Figure]:
    """The figures of a sentence in text order; one phrase gives an effect once.

    before: those of the sentence before.
    """
    found: list[Figure] = []
    for trigger in reading.triggers:
        for figure in _of_trigger(reading, trigger):
            if all(_key(f) != _key(figure) for f in found):
                found.append(figure)
    for construction in OF_SENTENCE:
        found += construction.find(reading, found)
    found += [f for asked in OF_BOTH for f in asked.find(reading, tuple(found), before)]
    mark_parts(reading, found, before)
    found += [f for construction in INSERTED for f in construction.find(reading, tuple(found))]
    for told_otherwise in TOLD_OTHERWISE:
        found = [f for f in found if not told_otherwise(f, found)]
    return sorted(found, key=lambda f: (f.at, f.start, f.trigger.effect))


def find_afterthoughts(reading: Reading, before: Sequence[Figure]) -> list[Figure]:
    """The figures that a sentence without triggers tells of those of the sentence before."""
    return next((list(told) for c in OF_SENTENCE_BEFORE if (told := c.find(reading, before))), [])


def _of_trigger(reading: Reading, trigger: Trigger) -> list[Figure]:
    told = next((t for c in OF_TRIGGER if (t := c.find(reading, trigger)) is not None), None)
    if told is not None:
        for construction in JOINED:
            told.figures += construction.find(reading, trigger, told)
    own = told.figures if told is not None else []
    further = [f for construction in FURTHER for f in construction.find(reading, trigger, told)]
    if told is not None and told.looks:
        lend_within(reading, trigger, own, further)
    shares = _shares(reading, trigger, open_=told.shares if told else trigger.frame not in CLOSED)
    whole = next((f for f in own if f.rank == "counted" and f.phrase.end == trigger.start), None)
    for share in shares:
        share.parent = whole
    return [*own, *further, *shares]


CLOSED = ("noun", "toll")  # frames that leave nothing of a total to be told


def _shares(reading: Reading, trigger: Trigger, *, open_: bool) -> Sequence[Figure]:
    return next((told for c in OF_TOTAL if (told := c.find(reading, trigger))), ()) if open_ else ()


def _wounded_who_died(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "Four of the men hurt there have died", "Two men missing since May were found dead": a wound and what isn't
    known only describe those whom a later verb calls dead."""
    told_before = figure.trigger.effect in ("wounded", "missing")
    return told_before and any(
        f.trigger.effect == "killed" and f.phrase.start == figure.phrase.start and f.trigger.start >= figure.trigger.end
        for f in figures
    )


def _described_again(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "Ten captured soldiers were executed": the trigger before the noun only describes them."""
    describes = figure.phrase.start < figure.trigger.start < figure.phrase.head
    return describes and any(g is not figure and g.phrase.start == figure.phrase.start for g in figures)


def _dead_in_hospital(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "A tailor died after he was taken to hospital": one and the same person, who died."""
    lone = figure.trigger.effect == "wounded" and figure.phrase.pronoun and figure.rank == "single"
    return lone and any(f.trigger.effect == "killed" and f.trigger.end <= figure.phrase.start for f in figures)


def _died_of_it(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "A tailor was taken to hospital, where he died", "She was shot, but passed away there": a wound and the death
    of the one whom it hit, told in one sentence."""
    if figure.trigger.effect != "wounded" or figure.rank != "single":
        return False
    dead = [f for f in figures if f.trigger.effect == "killed" and f.trigger.start >= figure.trigger.end]
    alone = len([f for f in figures if f.trigger.effect == "wounded"]) == 1
    return alone and any(f.rank == "single" and f.phrase.pronoun and f.trigger.intransitive for f in dead)


# Figures whose phrase another trigger tells of, in order; each has its case in its docstring.
TOLD_OTHERWISE: tuple[Callable[[Figure, Sequence[Figure]], bool], ...] = (
    _wounded_who_died,
    _described_again,
    _dead_in_hospital,
    _died_of_it,
)


def _key(figure: Figure) -> tuple[str, int, int]:
    return figure.trigger.effect, figure.phrase.start, figure.victim.start if figure.victim else -1
