"""By how much a toll has risen.

"The death toll rose by three to 34" (three), "The number of wounded grew by 12" (12).

Not the number that it rose to (toll) or from (earlier_toll).
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.tolls import toll_numbers
from pipeline.casualties.sentence.triggers import Trigger

ID = "rise_addend"


def find(reading: Reading, trigger: Trigger, told: Told | None) -> list[Figure]:
    if trigger.frame != "toll":
        return []
    added = [p for p, lead in toll_numbers(reading, trigger) if lead == "by"]
    return [Figure(ID, trigger, p, "counted", p.start, p.end, "addend") for p in added]
