"""Victims joined to a subject's after its predicate.

"Colonel Hamed Rasa was killed along with three of his guards", "A commander was killed with four of his fighters",
"Mullah Sharif was killed in a raid with five of his guards".

Not things ("killed a shepherd along with 20 of his sheep"), and not what is only near ("fled with 12 trucks").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.predicates import predicate_rank, stated_in
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "along_with"


def find(reading: Reading, trigger: Trigger, told: Told | None) -> list[Figure]:
    if told is None or told.looks != "left" or told.last is None:
        return []
    figures = []
    for phrase in _joined(reading, trigger, told.at):
        if rank := predicate_rank(reading, trigger, phrase, "apart"):
            figures.append(Figure(ID, trigger, phrase, rank, *stated_in(reading, trigger, phrase, rank, "apart")))
    return figures


def _joined(reading: Reading, trigger: Trigger, at: int) -> list[Phrase]:
    beside = reading.starting.get(at + 1) if reading.text(at) == "with" else _own_people(reading, at)
    if beside is not None and beside.head not in reading.places and reading.nouns.is_person(_noun(reading, beside)):
        return list_from(reading, beside, trigger)
    at = reading.after_modifiers(at)
    if reading.kind(at) == ",":
        at += 1
    joined = reading.joiner(at)
    first = reading.starting.get(joined) if joined is not None else None
    if first is None or reading.rank(first, trigger) not in ("counted", "single"):
        return []
    return list_from(reading, first, trigger)


def _own_people(reading: Reading, at: int) -> Phrase | None:
    """Persons of the victim's own told after a place or a cause: "was killed in a raid with five of his guards"."""
    for i in range(at, reading.after_modifiers(at)):
        phrase = reading.starting.get(i + 1) if reading.text(i) == "with" else None
        inner = reading.of_phrase(phrase) if phrase and phrase.bare else phrase
        if inner is not None and inner.det == "own":
            return phrase
    return None


def _noun(reading: Reading, phrase: Phrase) -> str:
    inner = reading.of_phrase(phrase) if phrase.bare else None
    return reading.text(inner.head if inner else phrase.head)
