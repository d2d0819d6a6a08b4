"""A further number of "the figure", "the total" or "it".

"The rebels said they killed 23 soldiers, but the army put the figure at four", "Six were reported dead, but officials
later revised the figure to four", "while residents put it at 30". Where a verb of correcting leads to it, it takes the
place of the figure before it.

Not where nothing was counted before it in the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.put_at import PUTTING
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.language.en.classes import words

ID = "restated"
TOTALS = words("casualties.totals")
CORRECTING = words("casualties.correcting")


def find(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    found = []
    for phrase in reading.phrases:
        before = [f for f in figures if f.phrase.end < phrase.start and f.rank == "counted"]
        if before and restates(reading, phrase) and all(f.phrase.start != phrase.start for f in figures):
            last = max(before, key=lambda f: f.phrase.end)
            between = {reading.text(i) for i in range(last.phrase.end, phrase.start)}
            role = "correction" if between & CORRECTING else "restated"
            found.append(Figure(ID, last.trigger, phrase, "counted", phrase.start, phrase.end, role, last.victim))
    return found


def restates(reading: Reading, phrase: Phrase) -> bool:
    """Whether a bare number is put for "the figure", "the total" or "it"."""
    if not phrase.bare or not phrase.quantity:
        return False
    lead = [reading.text(i) for i in range(phrase.start - 3, phrase.start)]
    named = set(lead[:2]) & TOTALS or (lead[1] == "it" and lead[0] in PUTTING)
    return bool(named) and lead[2] in ("to", "at")
