"""A number out of a figure, told in its clause.

"Nineteen passengers were hurt, five of them children", "... wounded eight, two critically", "Fifteen people were killed,
ten of them fighters and five civilians".

Not "many of them on foot", which counts nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.inserted import inserted_shares
from pipeline.casualties.sentence.reading import Reading

ID = "of_them"


def find(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    return inserted_shares(ID, reading, figures, "of_them")
