"""The victims named after a noun of harm.

"the deaths of six shepherds and a guide", "The bodies of 11 men were found", "injuries to 21 more", "the lives of nine
people", "The whereabouts of six sailors remain unknown".

Not after "no" or "any" ("no deaths of guards").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.losses import read_loss
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "victims_of_noun"
HARM = frozenset({"injury", "injuries"})  # "injuries to 21 more"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    loss = read_loss(reading, trigger)
    if loss is None or (loss.own is not None and loss.own.det in ("no", "any")):
        return None
    linked = reading.text(loss.at) == "of" or (reading.text(loss.at) == "to" and loss.word in HARM)
    first = reading.starting.get(loss.at + 1) if linked else None
    if first is None:
        return None
    inner = reading.of_phrase(first)
    if reading.rank(first, trigger) == "" and inner is not None and reading.rank(inner, trigger):
        first = inner
    if reading.rank(first, trigger) not in ("counted", "single"):
        return None
    figures = []
    for phrase in list_from(reading, first, trigger):
        start = loss.start if phrase is first else phrase.start
        rank = reading.rank(phrase, trigger)
        figures.append(Figure(ID, trigger, phrase, rank, start, reading.extent(phrase)))
    last = figures[-1]
    told = last.phrase if last.rank == "counted" else None
    return Told(figures, last=told, at=max(trigger.end, reading.extent(last.phrase)))
