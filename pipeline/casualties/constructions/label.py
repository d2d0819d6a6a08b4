"""A number after a colon, as in lists and in boxes.

"Fatalities: 3", "Perpetrators killed: 2", "Total fatalities: 8".

With a noun after the number ("Killed: 3 civilians, 1 soldier") it is roster.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.constructions.objects import of_object
from pipeline.casualties.sentence.losses import read_loss
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "label"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    number = reading.starting.get(trigger.end + 1) if reading.text(trigger.end) == ":" else None
    if number is None or not number.bare or not number.quantity:
        return None
    if trigger.frame != "noun":
        return of_object(ID, reading, trigger)
    loss = read_loss(reading, trigger)
    if loss is None:
        return None
    figure = Figure(ID, trigger, number, "counted", loss.start, number.end)
    return Told([figure], last=number, at=max(trigger.end, reading.extent(number)))
