"""A number after a subject of its own, in a clause that leaves the verb out.

"The army lost seven men and the rebels 21", "The first bomb killed four people and the second nine", "The militia lost
three fighters, the police five officers".

Not where a verb or a noun follows the number ("and the rebels 21 tanks took").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.constructions.lending import lender
from pipeline.casualties.sentence.phrases import ORDINALS, Phrase
from pipeline.casualties.sentence.predicates import LOSING
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "verb_left_out"


def find(reading: Reading, trigger: Trigger, told: Told | None) -> list[Figure]:
    if told is None or told.looks != "right" or told.last is None:
        return []
    figures = []
    for phrase, subject in _gapped(reading, told.at):
        lost = reading.text(trigger.core) in LOSING
        victim = (subject if lost else lender(reading, trigger, told.figures)) if phrase.bare else None
        figures.append(Figure(ID, trigger, phrase, "counted", phrase.start, reading.extent(phrase), victim=victim))
    return figures


def _gapped(reading: Reading, at: int) -> list[tuple[Phrase, Phrase]]:
    """(number, subject) of the clauses from ``at`` on."""
    found: list[tuple[Phrase, Phrase]] = []
    while True:
        following = reading.after_modifiers(at)
        while reading.kind(following) in ",;C" or reading.text(following) in ("while", "whereas"):
            following += 1
        subject = reading.starting.get(following)
        if subject is None or following == at or subject.pronoun:
            return found
        phrase = _number_of(reading, subject)
        if phrase is None or not phrase.quantity or reading.rank(phrase) != "counted":
            return found
        at = reading.extent(phrase)
        if at in reading.firing or reading.kind(at) in "VXNP":
            return found
        found.append((phrase, subject))


def _number_of(reading: Reading, subject: Phrase) -> Phrase | None:
    """The number after a subject, or in it after an ordinal: "the second nine"."""
    if not subject.quantity:
        return reading.starting.get(reading.extent(subject))
    return subject if subject.bare and reading.text(subject.quantity.start - 1) in ORDINALS else None
