"""Numbers in digits and in words, as the world writes them: "2,400", "1,25,000", "12 000", "5k", "3 lakh",
"1.2 million", "two dozen", "one and a half million", "one thousand two hundred".

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
GROUPED = r"\d{1,3}(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+"  # "2,400,000", "24,00,000"
_DIGITS = re.compile(rf"{GROUPED}|\d+(?:\.\d+)?")
_ABBREVIATED = re.compile(r"(\d+(?:\.\d+)?)(k|mn|mln|bn)")  # "5k", "1.2mn"
ABBREVIATIONS = {"k": 1_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
PORTIONS = {"half": ("", 1, 2), "quarter": ("of", 1, 4), "quarters": ("of", 3, 4), "third": ("of", 1, 3)}


def digits(text: str) -> str:
    """A number's digits without separators, and no more of them than any count has: int() and float() have limits."""
    return text.replace(",", "")[:MOST_DIGITS]


def read_number(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """(value, end) of the number that starts at ``at``; fractions only where a scale makes them whole."""
    if at >= len(words):
        return None
    text = words[at].text
    following = words[at + 1].text if at + 1 < len(words) else ""
    if (portion := _portion(words, at)) is not None:
        return portion
    if text in ("a", "one") and following in SCALES:
        return _with_half(words, _number_words(words, at + 1, 1))
    if text == "half" and following in ("a", "of"):
        return None
    if text == "a" and following in ("couple", "pair"):
        of = at + 2 < len(words) and words[at + 2].text == "of"
        scaled = _scaled(words, at + 1 + of, 2)
        return scaled if scaled and scaled[1] > at + 2 + of else (2, at + 2)
    if text == "dozen" and (at == 0 or words[at - 1].kind in {"V", ".", ","}):
        return 12, at + 1
    if abbreviated := _ABBREVIATED.fullmatch(text):
        return round(float(digits(abbreviated[1])) * ABBREVIATIONS[abbreviated[2]]), at + 1
    if _DIGITS.fullmatch(text):
        value, last = _spaced(words, at)
        return _scaled(words, last, value)
    if text in UNITS or text in TENS:
        return _half_more(words, at) or _with_half(words, _number_words(words, at, 0))
    return None


def _portion(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A part of a scale: "half a million", "half a dozen", "a quarter of a million", "three quarters of a million"."""
    first = at + 1 if words[at].text in ("a", "three", "one") else at
    name = words[first].text if first < len(words) else ""
    if name not in PORTIONS or name.endswith("s") != (words[at].text == "three"):
        return None
    of, over, under = PORTIONS[name]
    led = [of, "a"] if of else ["a"]
    last = first + 1 + len(led)
    scale = words[last].text if last < len(words) else ""
    if scale not in SCALES or [w.text for w in words[first + 1 : last]] != led:
        return None
    return SCALES[scale] * over // under, last + 1


def _half_more(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """ "one and a half million", "two and a half thousand"."""
    texts = [w.text for w in words[at + 1 : at + 5]]
    if len(texts) < 4 or texts[:3] != ["and", "a", "half"] or texts[3] not in SCALES:
        return None
    return UNITS.get(words[at].text, 0) * SCALES[texts[3]] + SCALES[texts[3]] // 2, at + 5


def _with_half(words: Sequence[Word], number: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "a million and a half": the number with half of its scale more."""
    if number is None or [w.text for w in words[number[1] : number[1] + 3]] != ["and", "a", "half"]:
        return number
    scale = SCALES.get(words[number[1] - 1].text, 0)
    return (number[0] + scale // 2, number[1] + 3) if scale >= 1_000 else number


def _spaced(words: Sequence[Word], at: int) -> tuple[float, int]:
    """The value and the last word of digits that spaces part into threes: "12 000", "1 250 000"."""
    text, last = words[at].text, at
    if len(text) > 3 or not text.isdecimal() or text.startswith("0"):
        return float(digits(text)), at
    while last + 1 < len(words) and _three(words, last + 1):
        last += 1
        text += words[last].text
    return float(digits(text)), last


def _three(words: Sequence[Word], at: int) -> bool:
    """Whether three digits go on with those before: never after a comma or where a further number begins."""
    return words[at].text.isdecimal() and len(words[at].text) == 3 and not words[at].joined


def _scaled(words: Sequence[Word], at: int, value: float) -> tuple[int, int] | None:
    """The value times the scales after word ``at``; None where a fraction stays."""
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
