"""Parts of a stated total that are said to be among it.

"Three children were among the 12 people killed".

Where "among" opens the sentence ("Among the 14 dead was a judge") it is total_included.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, parts
from pipeline.casualties.sentence.lists import head_of_chain, with_list_before
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import before_auxiliaries, fit, total_before
from pipeline.casualties.sentence.triggers import Trigger

ID = "among_the_total"


def find(reading: Reading, trigger: Trigger) -> list[Figure]:
    total = total_before(reading, trigger)
    if total is None or reading.text(total.start - 1) not in ("among", "amongst"):
        return []
    before = total.start - 1
    nearest = reading.ending.get(before_auxiliaries(reading, before)) if reading.kind(before - 1) == "X" else None
    left = (head_of_chain(reading, nearest, trigger) or nearest) if nearest else None
    if left is None or not fit(reading, left):
        return []
    return parts(ID, reading, trigger, with_list_before(reading, left, trigger))
