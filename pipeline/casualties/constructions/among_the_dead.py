"""People who are said to be among the dead or the wounded, with no number of all of them.

"Three women were among the wounded", "A clerk of the court was among those killed", "A policeman, two women and three
children were among the injured".

Where all of them have a number ("were among the 12 people killed") it is among_the_total; where "among" opens the
sentence ("Among those killed was a judge") it is roster.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told, whole
from pipeline.casualties.sentence.lists import head_of_chain, with_list_before
from pipeline.casualties.sentence.losses import HELD
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import before_auxiliaries, counted_of, fit, named_before
from pipeline.casualties.sentence.triggers import Trigger

ID = "among_the_dead"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    own = named_before(reading, trigger)
    if own is None or counted_of(reading, own) or reading.text(trigger.core) in HELD:
        return None
    before = own.start - 1
    if reading.text(before) not in ("of", "among", "amongst") or reading.kind(before - 1) != "X":
        return None
    nearest = reading.ending.get(before_auxiliaries(reading, before))
    left = (head_of_chain(reading, nearest, trigger) or nearest) if nearest else None
    if left is None or not fit(reading, left):
        return None
    return whole(ID, reading, trigger, with_list_before(reading, left, trigger), "part")
