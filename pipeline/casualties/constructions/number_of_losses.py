"""A number of a noun of harm, joined to it by "of".

"hundreds of casualties", "dozens of deaths", "Witnesses spoke of dozens of dead".

Not of those who are held ("two of the hostages left"), nor "many of the victims", which counts nobody.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.losses import HELD, read_loss, sufferer, victim_after
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "number_of_losses"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    loss = read_loss(reading, trigger)
    if trigger.frame in ("state", "participle"):
        return _of_dead(reading, trigger)
    if loss is None or loss.own is None or reading.text(loss.own.start - 1) != "of":
        return None
    own, outer = loss.own, reading.ending.get(loss.own.start - 1)
    if own.quantity is not None or outer is None or not outer.bare or not outer.quantity:
        return None
    if loss.word in HELD or reading.text(outer.quantity.start) == "many":
        return None
    victim = victim_after(reading, trigger.end) or sufferer(reading, outer)
    figure = Figure(ID, trigger, outer, "counted", outer.start, own.end, "main", victim)
    return Told([figure], last=outer, at=max(trigger.end, reading.extent(victim or outer)))


def _of_dead(reading: Reading, trigger: Trigger) -> Told | None:
    """ "dozens of dead", with no noun after it."""
    outer = reading.ending.get(trigger.start - 1) if reading.text(trigger.start - 1) == "of" else None
    if outer is None or not outer.bare or not outer.quantity or reading.kind(trigger.end) in "NPJ":
        return None
    return Told([Figure(ID, trigger, outer, "counted", outer.start, trigger.end)])
