"""The number that a toll has reached.

"The death toll rose to 34", "The number of wounded reached 60", "Casualties numbered 45", "The toll, first given as
30, was lowered to 26" (26). A number that it passes is more than that ("topped 300").

Not where it rose from (earlier_toll), not by how much (rise_addend), and no number of another thing or of another
trigger in the sentence ("... has reached 45, with more than 100 injured").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.tolls import final, toll_numbers, toll_start
from pipeline.casualties.sentence.triggers import Trigger

ID = "toll"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    numbers = toll_numbers(reading, trigger) if trigger.frame == "toll" else []
    if not numbers:
        return None
    last = final(numbers)
    if last is None:
        return Told()
    phrase, _ = numbers[last]
    start = toll_start(reading, trigger) if last == 0 else phrase.start
    return Told([Figure(ID, trigger, phrase, "counted", start, phrase.end, "toll")])
