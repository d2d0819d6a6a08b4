"""Figures that a sentence calls untrue without a verb of denial: "it is not true that", "such reports are false"."""

from __future__ import annotations

from pipeline.casualties.sentence.reading import Reading
from pipeline.language.en.classes import words

UNTRUE = words("attribution.untrue")
TRUE = words("attribution.true")
NEGATIONS = words("negations")
ACCOUNTS = words("attribution.accounts")
CALLING = words("attribution.calling")
PROVING = words("attribution.proving")
BORDERS = words("contrasts")
NEAR = 3  # words between a judgement and its "that", or between the negation and what it denies


def called_untrue(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence calls a figure of words start to end untrue, before it or after it."""
    return _before(reading, start) or _after(reading, start, end)


def _untrue_at(reading: Reading, at: int) -> bool:
    if reading.text(at) in UNTRUE:
        return not any(reading.text(i) in NEGATIONS for i in range(max(0, at - 2), at))
    return reading.text(at) in TRUE and any(reading.text(i) in NEGATIONS for i in range(max(0, at - NEAR), at))


def _before(reading: Reading, start: int) -> bool:
    """ "It is not true that five ...", "There is no truth in reports that ...", "It is a lie that ..."."""
    for at in range(start - 1, -1, -1):
        if reading.kind(at) == ";" or reading.text(at) in BORDERS:
            return False
        if reading.text(at) in ("that", "of", "about") and any(
            _untrue_at(reading, i) for i in range(max(0, at - 4), at)
        ):
            return True
    return False


def _after(reading: Reading, start: int, end: int) -> bool:
    """ "Reports that 40 soldiers were killed are false", "Rumours that six died proved unfounded"; the judgement must
    be of an account that opens the clause."""
    opening = next((i for i in range(start - 1, -1, -1) if reading.text(i) in ("that", "of")), None)
    if opening is None or reading.text(opening - 1) not in ACCOUNTS:
        return False
    if any(reading.text(i) in CALLING for i in range(opening)):
        return any(_untrue_at(reading, i) for i in range(end, min(end + NEAR, len(reading.words))))
    for at in range(end, len(reading.words)):
        if reading.kind(at) in ";S" or reading.text(at) == "but":
            return False
        if _untrue_at(reading, at) and any(_linking(reading, i) for i in range(max(end, at - 4), at)):
            return True
    return False


def _linking(reading: Reading, at: int) -> bool:
    """ "are", "proved", "turned out to be": what leads to a judgement."""
    return reading.kind(at) == "X" or reading.text(at) in PROVING
