"""A toll's number that stands before its noun.

"Two more men died, bringing to 21 the death toll", "The flood raised to 45 the death toll in Sarkan".

Not where a number follows the noun, which is the toll ("The death toll rose to 34").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.tolls import toll_start
from pipeline.casualties.sentence.triggers import Trigger

ID = "toll_before"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    if trigger.frame != "toll":
        return None
    start = toll_start(reading, trigger)
    phrase, own = reading.ending.get(start), reading.starting.get(start)
    if phrase is not None and phrase.bare and phrase.quantity is not None:
        return Told([Figure(ID, trigger, phrase, "counted", phrase.start, trigger.end, "toll")])
    if own is not None and own.quantity is not None:
        return Told([Figure(ID, trigger, own, "counted", own.start, own.end, "toll")])
    return None
