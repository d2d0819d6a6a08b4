"""A number out of a figure, told in its clause.

"Nineteen passengers were hurt, five of them children", "... wounded eight, two critically", "Fifteen people were
killed, ten of them fighters and five civilians". Those hit "fatally" are killed ("Five people were shot, one fatally").

Not "many of them on foot", which counts nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.inserted import inserted_shares
from pipeline.casualties.sentence.reading import Reading
from pipeline.vocabulary import Effect

ID = "of_them"


def find(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    return [_fatal(reading, share) for share in inserted_shares(ID, reading, figures, "of_them")]


def _fatal(reading: Reading, share: Figure) -> Figure:
    """The share as a figure of the dead where it says so."""
    if reading.text(share.end - 1) != "fatally" or share.trigger.effect != Effect.WOUNDED:
        return share
    trigger = replace(share.trigger, effect=Effect.KILLED)
    return replace(share, trigger=trigger, role="main", parent=None)
