"""A noun of a deed that tells how many died of it, with no victim beside it.

"Police investigate a double homicide" (two), "a triple murder", "an apparent murder-suicide" (at least two), "arrested
in a fatal shooting" (at least one).

Not where its victims follow ("the double murder of a couple": victims_of_noun), not one only tried or counted among
others ("attempted murder-suicide", "the third fatal shooting of the year").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.losses import UNREAL
from pipeline.casualties.sentence.phrases import ORDINALS, Phrase
from pipeline.casualties.sentence.quantities import Quantity
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.language.en.numerals import values

ID = "deed_noun"
FOLDS = values("fold")  # "double"
UNTOLD = UNREAL | ORDINALS | {"no", "any", "every", "each", "first", "another"}


def find(reading: Reading, trigger: Trigger) -> Told | None:
    number = _number(reading, trigger) if trigger.frame == "noun" else None
    of = reading.text(trigger.end) == "of" and trigger.end + 1 in reading.starting
    if number is None or of:
        return None
    own = next((p for p in reading.phrases if p.start <= trigger.start < p.end), None)
    start = own.start if own is not None else trigger.start
    if own is not None and own.quantity is not None:
        return None
    if any(reading.text(i) in UNTOLD for i in range(max(0, start - 1), trigger.start)):
        return Told()
    phrase = Phrase(start, trigger.end, trigger.core, number, "", False, False, False, False)
    return Told([Figure(ID, trigger, phrase, "counted", start, trigger.end)])


def _number(reading: Reading, trigger: Trigger) -> Quantity | None:
    """How many the noun tells of; None where it tells of no number."""
    first, last = reading.text(trigger.start), reading.text(trigger.end - 1)
    at = trigger.start
    if first == "fatal":
        return Quantity(at, at + 1, 1, 1, None, "at_least")
    dead = FOLDS.get(first, 1)
    if last == "suicide" and trigger.end - at > 1:
        return Quantity(at, trigger.end, dead + 1, dead + 1, None, "at_least")
    return Quantity(at, at + 1, dead, dead, dead, "exact") if dead > 1 else None
