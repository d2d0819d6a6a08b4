"""A list of numbers in brackets, after a colon or between dashes that add up to the number before it.

"Nine people (five men and four women) were killed", "25 people were wounded: 14 sailors, ten dockers and a priest",
"Eighteen people died - 12 pilgrims, five porters and one guide".

Not a list that comes to another sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.inserted import inserted_shares
from pipeline.casualties.sentence.reading import Reading

ID = "sum_list"


def find(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    return inserted_shares(ID, reading, figures, "sum")
