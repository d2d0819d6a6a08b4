"""Numbers in digits and in words: "2,400", "1.2 million", "two dozen", "one thousand two hundred".

A number is read from a list of words; what follows from its neighbours is the
quantities' business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.casualties.sentence.words import Word
from pipeline.language.en.numerals import values

UNITS, TENS, SCALES = values("unit"), values("tens"), values("scale")
MOST_DIGITS = 30
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def digits(text: str) -> str:
    """A number's digits without separators, and no more of them than any count has: int() and float() have limits."""
    return text.replace(",", "")[:MOST_DIGITS]


def read_number(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """(value, end) of the number that starts at ``at``; fractions only where a scale makes them whole."""
    if at >= len(words):
        return None
    text = words[at].text
    following = words[at + 1].text if at + 1 < len(words) else ""
    if text in ("a", "one") and following in SCALES:
        return _number_words(words, at + 1, 1)
    if text == "half" and following in ("a", "of"):
        return (
            (6, at + 3)
            if at + 2 < len(words) and words[at + 2].text == "dozen"
            else ((500_000, at + 3) if at + 2 < len(words) and words[at + 2].text == "million" else None)
        )
    if text == "a" and following in ("couple", "pair"):
        return 2, at + 2
    if text == "dozen" and (at == 0 or words[at - 1].kind in {"V", ".", ","}):
        return 12, at + 1
    if _DIGITS.fullmatch(text):
        return _scaled(words, at, float(digits(text)))
    if text in UNITS or text in TENS:
        return _number_words(words, at, 0)
    return None


def _scaled(words: Sequence[Word], at: int, value: float) -> tuple[int, int] | None:
    end = at + 1
    while end < len(words) and words[end].text in SCALES:
        value = min(value * SCALES[words[end].text], 10.0**MOST_DIGITS)
        end += 1
    whole = round(value)
    return (whole, end) if abs(value - whole) < 1e-6 else None


def _number_words(words: Sequence[Word], at: int, value: int) -> tuple[int, int] | None:
    """A number in words from ``at``; value is what came before it (1 for "a hundred")."""
    total, group, end = 0, value, at
    while end < len(words):
        text = words[end].text
        if text in SCALES and (group or end > at):
            group = max(group, 1) * SCALES[text]
            if SCALES[text] >= 1_000:
                total, group = total + group, 0
        elif text in TENS and (group == 0 or group % 100 == 0):
            group += TENS[text]
        elif text in UNITS and _unit_fits(group, UNITS[text], end == at):
            group += UNITS[text]
        elif not (text in ("and", "-") and _continues(words, end, group, total)):
            break
        end += 1
    return (total + group, end) if end > at else None


def _unit_fits(group: int, unit: int, first: bool) -> bool:
    return first or group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20 and unit < 10)


def _continues(words: Sequence[Word], at: int, group: int, total: int) -> bool:
    """Whether the "and" or hyphen at ``at`` lies inside a number: "two hundred and five", "twenty-five"."""
    if at + 1 >= len(words):
        return False
    following = words[at + 1].text
    if words[at].text == "-":
        return group % 10 == 0 and group % 100 >= 20 and 0 < UNITS.get(following, 0) < 10
    larger = (group >= 100 and group % 100 == 0) or (total and not group)
    return bool(larger) and (following in UNITS or following in TENS)
