"""A noun of harm that the text says there was none of.

"No casualties were reported", "The office denied any deaths", "without losses". "Almost no casualties" is a plural
without a number.

Not "the army denied the deaths of nine villagers": a verb denies a figure there, and the figure is victims_of_noun.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.losses import none_told, read_loss, victims_of
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "none_lost"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    loss = read_loss(reading, trigger)
    rank = none_told(reading, loss) if loss is not None else ""
    if loss is None or loss.own is None or not rank:
        return None
    own = loss.own
    return Told([Figure(ID, trigger, own, rank, own.start, own.end, "main", victims_of(reading, trigger, loss))])
