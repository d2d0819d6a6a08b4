"""A toll's number that stands before its noun.

"... bringing to 21 the death toll", "A 40-strong count" not; "the 30 counted dead" not.

Only where no number follows the noun, which would be the toll.
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
