"""A noun of harm with its number.

"The operation resulted in six deaths and 14 arrests", "Over 50 civilian casualties", "claimed 21 lives", "A man's body
was found", "His body was later dumped".

Not "the six victims" or "the two hostages", whose number only describes; not "two arrest", which misreads a verb; not
"the 2013 house party murders", whose number is a year.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.counts import YEAR_DIGITS
from pipeline.casualties.sentence.losses import Loss, none_told, read_loss, victims_of
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.language.en.classes import words

ID = "noun_count"
FOUND = words("casualties.found")
ONE_OWNER = frozenset({"his", "her"})
SINGULAR = words("casualties.counted_losses")  # which no other number than one stands before


def find(reading: Reading, trigger: Trigger) -> Told | None:
    loss = read_loss(reading, trigger)
    own = loss.own if loss is not None else None
    if loss is None or own is None or none_told(reading, loss) or not _counts(reading, loss, own):
        return None
    victim = victims_of(reading, trigger, loss)
    figure = Figure(ID, trigger, own, "counted", own.start, own.end, "main", victim)
    return Told([figure], last=own, at=max(trigger.end, reading.extent(victim or own)))


def _counts(reading: Reading, loss: Loss, own: Phrase) -> bool:
    quantity = own.quantity
    if quantity is None:
        owner = next((i for i in range(own.start, own.head) if reading.kind(i) == "G"), None)
        if loss.word not in ("body", "corpse"):
            return False
        if own.det == "own" and (owner == own.start or (owner is not None and own.start + 2 == owner)):
            return reading.text(owner) in ONE_OWNER and _found(reading, own.end)
        return own.det == "a" and (owner is None or reading.nouns.is_person(reading.text(owner - 1)))
    if loss.word in SINGULAR and quantity.best != 1:
        return False
    if loss.word == "victims" and quantity.kind == "exact" and quantity.best == 1:
        return False
    if _year(reading, own, loss):
        return False
    definite = own.det in ("the", "own") or any(reading.text(i) == "the" for i in range(own.start, own.head))
    return not (definite and loss.word in ("victims", "hostages", "detainees"))


def _found(reading: Reading, at: int) -> bool:
    """Whether what was done to a body is told from word ``at`` on: "was later found in a ditch"."""
    while reading.kind(at) in "XR":
        at += 1
    return reading.text(at) in FOUND


def _year(reading: Reading, own: Phrase, loss: Loss) -> bool:
    """Whether the number is a year that describes what was done there: no people stand between it and the noun."""
    quantity = own.quantity
    if (
        quantity is None
        or quantity.end - quantity.start != 1
        or not YEAR_DIGITS.fullmatch(reading.text(quantity.start))
    ):
        return False
    nouns = [reading.text(i) for i in range(quantity.end, own.head) if reading.kind(i) in "NP"]
    return bool(nouns) and not any(reading.nouns.is_person(noun) for noun in nouns)
