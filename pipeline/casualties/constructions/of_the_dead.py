"""Numbers of those known already, and what each was: so many of the dead were this, so many were that.

"Seven of the dead were soldiers and three were drivers", "Two of those killed were cooks".

Not where something more befalls them ("Two of the wounded later died": the later verb tells it), and not where the
number counts people beside them ("a cousin of two of the dead"): that tells nothing.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.losses import HELD
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import before_trigger, counted_of, named_before, share_list
from pipeline.casualties.sentence.triggers import Trigger

ID = "of_the_dead"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    own = named_before(reading, trigger)
    first = counted_of(reading, own)
    if own is None or first is None or reading.text(trigger.core) in HELD:
        return None
    if reading.text(first.start - 1) == "of":
        return Told()
    if before_trigger(reading, own.end):
        return None
    shares = share_list(reading, first, own.end)
    return Told([Figure(ID, trigger, p, reading.rank(p, trigger), p.start, p.end, "part", said) for p, said in shares])
