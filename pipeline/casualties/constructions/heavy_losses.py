"""Losses without a number that are called heavy or light.

"The battalion suffered heavy losses", "Casualties were heavy on both sides". The row has no number.

Not casualties of which nothing more is said ("The exact number of casualties is not clear").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.losses import none_told, read_loss, victims_of
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.language.en.classes import words

ID = "heavy_losses"
HEAVY = words("casualties.heavy")
MEASURES = words("casualties.measures")
UNNUMBERED = frozenset({"casualties", "losses", "fatalities", "deaths"})


def find(reading: Reading, trigger: Trigger) -> Told | None:
    loss = read_loss(reading, trigger)
    own = loss.own if loss is not None else None
    if loss is None or own is None or loss.word not in UNNUMBERED or none_told(reading, loss):
        return None
    if own.quantity is not None or own.det == "any":
        return None
    if not (_heavy(reading, own) or _measured(reading, trigger.end)):
        return None
    return Told([Figure(ID, trigger, own, "plural", own.start, own.end, "main", victims_of(reading, trigger, loss))])


def _heavy(reading: Reading, own: Phrase) -> bool:
    return any(reading.text(i) in HEAVY for i in range(own.start, own.head))


def _measured(reading: Reading, at: int) -> bool:
    """Whether the clause calls the casualties heavy or low: "casualties were heavy on both sides"."""
    for i in range(at, min(at + 8, len(reading.words))):
        if reading.kind(i) in ",;.S":
            return False
        if reading.kind(i) == "X":
            at = i + 1
            while reading.kind(at) == "R" or reading.text(at) in ("very", "extremely"):
                at += 1
            return reading.text(at) in MEASURES
    return False
