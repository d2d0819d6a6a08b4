"""Numbers out of a stated total, and what each was.

"Eight of the 20 dead were children", "Of the 20 dead, eight were children".

Not where something more befalls them ("Two of the six injured died": the later verb tells it).
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import COPULAS, before_trigger, share_list, total_before
from pipeline.casualties.sentence.triggers import Trigger

ID = "of_the_total"


def find(reading: Reading, trigger: Trigger) -> list[Figure]:
    total = total_before(reading, trigger)
    before = total.start - 1 if total is not None else -1
    if reading.text(before) != "of" or before_trigger(reading, trigger.end):
        return []
    first, at = reading.ending.get(before), trigger.end
    if first is None and before == 0 and reading.kind(trigger.end) == ",":
        first = reading.starting.get(trigger.end + 1)
        at = first.end if first else at
    if first is None or not first.bare or first.quantity is None or reading.text(at) not in COPULAS:
        return []
    if before_trigger(reading, at):
        return []
    return [
        Figure(ID, trigger, p, reading.rank(p), p.start, p.end, "part", said)
        for p, said in share_list(reading, first, at)
    ]
