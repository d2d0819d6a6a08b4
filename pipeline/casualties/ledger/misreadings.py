"""Numbers that count no people, whatever stands beside them: a year, an age.

"On October 12th 2023, at least 15 …", "Hadi Karim (65) and his wife".
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.counts import MONTHS
from pipeline.casualties.sentence.reading import Reading

YEARS = range(1900, 2101)
OLDEST = 110
BEFORE_YEARS = frozenset({"in", "of", "since", "until", ","})


def misread(reading: Reading, figure: Figure) -> bool:
    """Whether a figure's number is a year or an age."""
    quantity = figure.phrase.quantity
    if quantity is None or quantity.best is None or quantity.end - quantity.start != 1:
        return False
    at, number = quantity.start, quantity.best
    before, after = reading.text(at - 1), reading.text(at + 1)
    if number <= OLDEST and after == ")" and before == "(":
        return True
    if number not in YEARS or not reading.text(at).isdigit() or not figure.phrase.bare:
        return number in YEARS and reading.text(at).isdigit() and (_day(before) or before in MONTHS)
    return _day(before) or before in MONTHS or before in BEFORE_YEARS or at == 0


def _day(word: str) -> bool:
    return word.rstrip("stndrh").isdigit() and len(word) <= len("12th")
