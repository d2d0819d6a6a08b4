"""A participle or a state before the noun of its victims.

"The rebels executed 10 captured soldiers", "13 wounded policemen were flown out", "the eight dead officers".

Only a number counts them: "Wounded soldiers filled the ward" tells nothing. Where the trigger is no noun, the trigger
is taken all the same, so that no other construction finds a victim for it.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "attributive"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    if trigger.frame not in ("participle", "state", "unhurt"):
        return None
    inside = next((p for p in reading.phrases if p.start <= trigger.start and trigger.end < p.end), None)
    if inside is None or inside.head == trigger.core:
        return None
    if inside.quantity and inside.head >= trigger.end and reading.rank(inside) == "counted":
        return Told([Figure(ID, trigger, inside, "counted", inside.start, inside.end)])
    return None if reading.kind(trigger.start) == "N" else Told()
