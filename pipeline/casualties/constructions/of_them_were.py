"""Numbers out of the figure of the sentence before, and what each was.

"Twelve people were killed. Seven of them were fighters and five were civilians".

Not where one of the numbers has nobody said of it ("Seven of them were on foot").
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.afterthoughts import BACK_REFERENCES, VERBS, look_back, share
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import share_list

ID = "of_them_were"


def find(reading: Reading, before: Sequence[Figure]) -> list[Figure]:
    back = look_back(reading, before)
    if back is None or not back.phrase.bare or back.phrase.quantity is None:
        return []
    of, them, verb = (reading.text(back.phrase.end + k) for k in range(3))
    if of != "of" or them not in BACK_REFERENCES or verb not in VERBS:
        return []
    shares = share_list(reading, back.phrase, back.phrase.end + 2)
    if any(said is None or reading.rank(said) not in ("plural", "single") for _, said in shares):
        return []
    return [share(ID, reading, back, p, said) for p, said in shares]
