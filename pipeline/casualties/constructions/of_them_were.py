"""Numbers out of the figure of the sentence before, and what each was.

"Twelve people were killed. Seven of them were fighters and five were civilians", "Three of the twelve were children".

Not where one of the numbers has nobody said of it ("Seven of them were on foot").
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.afterthoughts import BACK_REFERENCES, VERBS, Back, look_back, share
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import share_list

ID = "of_them_were"


def find(reading: Reading, before: Sequence[Figure]) -> list[Figure]:
    back = look_back(reading, before)
    if back is None or not back.phrase.bare or back.phrase.quantity is None:
        return []
    at = _past_them(reading, back)
    if at is None or reading.text(at) not in VERBS:
        return []
    shares = share_list(reading, back.phrase, at)
    if any(said is None or reading.rank(said) not in ("plural", "single") for _, said in shares):
        return []
    return [share(ID, reading, back, p, said) for p, said in shares]


def _past_them(reading: Reading, back: Back) -> int | None:
    """The word after "of them" or "of the twelve", who are those of the figure before; None where neither follows."""
    at = back.phrase.end
    if reading.text(at) != "of":
        return None
    if reading.text(at + 1) in BACK_REFERENCES:
        return at + 2
    all_, told = reading.starting.get(at + 1), back.figure.phrase.quantity
    if all_ is None or all_.det != "the" or all_.quantity is None or told is None:
        return None
    return all_.end if back.lone and all_.quantity.best == told.best else None
