"""Numbers out of a stated total, and what each was.

"Eight of the 20 dead were children", "Of the 20 dead, eight were children", "All but three of the 40 dead were
drivers", "Women made up half of the 60 people killed".

Not where something more befalls them ("Two of the six injured died": the later verb tells it).
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import COPULAS, before_trigger, share_list, total_before
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.casualties.sentence.wholes import whole_of_fraction

ID = "of_the_total"
MADE_UP = frozenset({"up", "for", "formed", "constituted", "comprised"})  # "made up half", "accounted for half"


def find(reading: Reading, trigger: Trigger) -> list[Figure]:
    total = total_before(reading, trigger)
    if total is not None and whole_of_fraction(reading, total, trigger) is not None:
        return _of_fraction(reading, trigger, total)
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


def _of_fraction(reading: Reading, trigger: Trigger, share: Phrase) -> list[Figure]:
    """The share of a whole that its own words hold, where the clause says who it was."""
    said = reading.starting.get(trigger.end + 1) if reading.text(trigger.end) in COPULAS else None
    if said is None and reading.text(share.start - 1) in MADE_UP:
        at = share.start - 1
        while reading.kind(at - 1) in "VR":
            at -= 1
        said = reading.ending.get(at)
    if said is None or reading.rank(said) not in ("plural", "single", "counted"):
        return []
    return [Figure(ID, trigger, share, "counted", share.start, share.end, "part", said)]
