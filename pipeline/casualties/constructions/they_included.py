"""Parts of the figure of the sentence before, listed after "among them were" or "they included".

"Twelve people died. Among them were five children and a nurse", "They included five children", "Among the 40 were 12
children".

Not where figures of two effects came before, since "them" may mean either.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.afterthoughts import BACK_REFERENCES, VERBS, Back, look_back, share
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import fit

ID = "they_included"


def find(reading: Reading, before: Sequence[Figure]) -> list[Figure]:
    back = look_back(reading, before)
    if back is None or reading.text(back.phrase.end) not in VERBS or not _means_them(reading, back):
        return []
    first = reading.starting.get(back.phrase.end + 1)
    included = reading.text(back.phrase.end).startswith("includ")
    if first is None or included == (back.phrase.start == 1) or not fit(reading, first):
        return []
    return [share(ID, reading, back, p, None) for p in list_from(reading, first, back.trigger) if fit(reading, p)]


def _means_them(reading: Reading, back: Back) -> bool:
    """Whether the phrase that opens the sentence, after "among" or alone, stands for those told of before."""
    phrase, told = back.phrase, back.figure.phrase.quantity
    if phrase.start == 1 and reading.text(0) not in ("among", "amongst"):
        return False
    if phrase.pronoun:
        return reading.text(phrase.start) in BACK_REFERENCES | {"they"}
    if phrase.det != "the" or not back.lone or phrase.quantity is None or phrase.quantity.best is None:
        return False
    return told is not None and told.best == phrase.quantity.best
