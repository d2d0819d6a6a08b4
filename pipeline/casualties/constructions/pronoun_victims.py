"""Victims that only a pronoun names, with the number of those for whom it stands.

"Soldiers stopped two men and killed them", "Six guards were taken hostage. They were all killed", "Three boys were
abducted. Rebels later shot them dead".

Not where the same was told of them before ("Six guards were killed. They were killed at dawn"), not where the pronoun
may stand for one of several groups, and not for those who do it ("Two gunmen fled; they killed a guard").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.quantities import Quantity
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.subject_search import subject_before
from pipeline.casualties.sentence.triggers import Trigger, voice

ID = "pronoun_victims"


def find(reading: Reading, figures: Sequence[Figure], before: Sequence[Figure]) -> list[Figure]:
    found: list[Figure] = []
    for trigger in reading.triggers:
        untold = trigger.effect != "displaced" and all(f.trigger is not trigger for f in figures)
        pronoun = _pronoun(reading, trigger) if untold else None  # they who flee may be soldiers
        if pronoun is None:
            continue
        told = [*figures, *found]
        own = _of_sentence(reading, trigger, pronoun)
        if own is not None and any(_same(f, own, trigger) for f in told):
            continue
        number = own.quantity if own is not None else _of_sentence_before(trigger, before)
        if number is not None:
            found.append(_figure(reading, trigger, pronoun, number, own))
    return found


def _pronoun(reading: Reading, trigger: Trigger) -> Phrase | None:
    """The "they" that the trigger is said of, or the "them" that it takes."""
    spoken = voice(reading.words, trigger)
    if trigger.frame == "state" or (trigger.frame == "participle" and (spoken == "passive" or trigger.intransitive)):
        subject = subject_before(reading, trigger.start)
        named = ("they", "them") if trigger.frame == "state" else ("they",)  # "shot them dead"
        return subject if subject and reading.text(subject.start) in named else None
    if trigger.frame in ("verb", "gerund", "participle") and not trigger.intransitive:
        taken = reading.starting.get(trigger.end)
        return taken if taken and taken.pronoun and reading.text(taken.start) == "them" else None
    return None


def _of_sentence(reading: Reading, trigger: Trigger, pronoun: Phrase) -> Phrase | None:
    """The last people counted before the pronoun; of "them" none that do the deed."""
    first = min(trigger.start, pronoun.start)
    for phrase in reversed([p for p in reading.phrases if p.end <= first and _several(p.quantity)]):
        if phrase.bare or reading.rank(phrase) != "counted" or not reading.nouns.is_person(reading.text(phrase.head)):
            continue
        acts = reading.text(pronoun.start) == "them" and reading.kind(reading.extent(phrase)) in "VX"
        return None if acts and reading.extent(phrase) not in reading.firing else phrase
    return None


def _of_sentence_before(trigger: Trigger, before: Sequence[Figure]) -> Quantity | None:
    """The number of the only people told of in the sentence before; none where the like was told of them."""
    counted = [f for f in before if f.role == "main" and f.rank == "counted"]
    if not counted or any(f.trigger.effect == trigger.effect for f in counted):
        return None
    numbers = {(f.phrase.quantity.low, f.phrase.quantity.best) for f in counted if f.phrase.quantity}
    quantity = counted[0].phrase.quantity
    return quantity if len(numbers) == 1 and len(counted) == 1 and _several(quantity) else None


def _several(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.best is not None and quantity.best > 1


def _same(figure: Figure, phrase: Phrase, trigger: Trigger) -> bool:
    return figure.trigger.effect == trigger.effect and figure.phrase.start == phrase.start


def _figure(reading: Reading, trigger: Trigger, pronoun: Phrase, number: Quantity, own: Phrase | None) -> Figure:
    phrase = replace(pronoun, quantity=replace(number, start=pronoun.start, end=pronoun.end), bare=True)
    start, end = min(pronoun.start, trigger.start), max(pronoun.end, trigger.end)
    return Figure(ID, trigger, phrase, "counted", start, end, victim=own)
