"""A number that a toll had before.

"The death toll has climbed from 12 to 19" (12), "The toll, first given as 30, was lowered to 26" (30), "Officials
revised the death toll to 45 from 38" (38).

Not the number it reaches (toll), nor the one it rose by (rise_addend).
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.tolls import final, toll_numbers
from pipeline.casualties.sentence.triggers import Trigger

ID = "earlier_toll"


def find(reading: Reading, trigger: Trigger, told: Told | None) -> list[Figure]:
    if trigger.frame != "toll":
        return []
    numbers = toll_numbers(reading, trigger)
    earlier = [p for i, (p, lead) in enumerate(numbers) if i != final(numbers) and lead != "by"]
    return [Figure(ID, trigger, p, "counted", p.start, p.end, "old") for p in earlier]
