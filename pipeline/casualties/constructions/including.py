"""Parts of a figure after "including", "among them" or "of whom".

"Six people were killed, including two women and a child", "Twenty people were killed, among them a midwife", "three of
whom were policemen".

Not those freed meanwhile ("of whom 26 have been released"), and not after a figure of none.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.inserted import inserted_shares
from pipeline.casualties.sentence.reading import Reading

ID = "including"


def find(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    return inserted_shares(ID, reading, figures, "including", "age")
