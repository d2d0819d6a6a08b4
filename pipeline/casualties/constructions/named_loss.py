"""The death of one person whose name owns the noun.

"Karim's murder shocked the town", "Rahim Gul's killing".

Not a group's or a place's ("the Redcaps' killing of two men").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.losses import read_loss
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.language.en.classes import words

ID = "named_loss"
ONE_LOSS = words("casualties.one_loss")


def find(reading: Reading, trigger: Trigger) -> Told | None:
    loss = read_loss(reading, trigger)
    own = loss.own if loss is not None else None
    if loss is None or own is None or loss.word not in ONE_LOSS or reading.kind(trigger.core - 1) != "G":
        return None
    linked = reading.text(loss.at) == "of" and loss.at + 1 in reading.starting
    named = reading.kind(own.start) == "P" and own.start not in reading.groups
    if linked or not named or own.head != trigger.core:
        return None
    return Told([Figure(ID, trigger, own, "single", own.start, own.end)])
