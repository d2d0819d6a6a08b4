"""Numbers that count no people, or none whom it befell: a year, an age, the staff that an office takes home.

"On October 12th 2023, at least 15 …", "Hadi Karim (65) and his wife", "The agency is evacuating its 500 staff".
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.counts import MONTHS
from pipeline.casualties.sentence.reading import Reading

YEARS = range(1900, 2101)
OLDEST = 110
EVACUATED = "displaced-evacuate"  # the pattern
BEFORE_YEARS = frozenset({"in", "of", "since", "until", ","})


def misread(reading: Reading, figure: Figure) -> bool:
    """Whether a figure's number is a year or an age, or counts the people of whoever evacuates them."""
    return _year_or_age(reading, figure) or _own_staff(reading, figure)


def _own_staff(reading: Reading, figure: Figure) -> bool:
    if figure.trigger.rule_id != EVACUATED:
        return False
    of_whom = reading.of_phrase(figure.phrase)
    return "own" in (figure.phrase.det, of_whom.det if of_whom is not None else "")


def _year_or_age(reading: Reading, figure: Figure) -> bool:
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
