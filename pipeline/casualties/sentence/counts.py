"""What a number counts: things and people, or nothing at all (a date, an age, a clock time, a sum, a label)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.casualties.sentence.numbers import digits
from pipeline.casualties.sentence.words import Word
from pipeline.language.en.classes import words as class_of

MONEY = class_of("casualties.money")
MONTHS = class_of("months") | class_of("short months")
MANY = class_of("casualties.many")  # plurals that an age can't follow
ONE_BODY = class_of("casualties.bodies_of_people")  # singular nouns that are no one thing
UNITS_OF_MEASURE = class_of("casualties.units_of_measure")
LABELS_OF_NUMBERS = class_of("casualties.labels_of_numbers")
YEAR_LEADS = class_of("leads of a year")
ORDINAL_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)")  # "October 12th 2023"
YEAR_DIGITS = re.compile(r"(?:19|20)\d\d")


def is_count(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the number in words start to end counts things (not a date, time, age, sum, share or label)."""
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    if before is not None:
        if _labelled(words, start, before):
            return False
        if _follows_month(words, start, before):
            return after is not None and after.kind in {"N", "P"} and (_whole(words[start]) or 0) > 31
        if _is_age(words, start, before, after):
            return False
    if after is not None:
        if after.kind == "-" and after.joined and end + 1 < len(words) and words[end + 1].joined:
            return not _measures(after) and words[end + 1].text == "plus"
        if _measures(after) or _is_span(words, end, after):
            return False
    return not _is_year(words, start, end, before, after)


def _labelled(words: Sequence[Word], start: int, before: Word) -> bool:
    """ "Highway 1", "No. 4", "$ 30", "F-16", "Image 2 of 9"; not "no one"."""
    label = before.text in LABELS_OF_NUMBERS and before.text not in ("point", "class")
    if (label and (before.text, words[start].text) != ("no", "one")) or before.text in MONEY:
        return True
    if before.text in ("of", "/") and start > 2 and words[start - 2].kind == "M" and _counter(words, start - 2):
        return True
    return before.kind == "-" and before.joined and words[start].joined


def _counter(words: Sequence[Word], at: int) -> bool:
    """Whether the number at ``at`` numbers a picture of a gallery or the like."""
    return words[at - 1].text in LABELS_OF_NUMBERS


def _follows_month(words: Sequence[Word], start: int, before: Word) -> bool:
    """ "June 7", "June 2021"; not "12 September 14", where the day stands before the month."""
    named = before.text.rstrip(".") in MONTHS and (before.shape[:1].isupper() or before.text == "may")
    if not named or not words[start].shape[:1].isdigit():
        return False
    return not (start > 1 and _day_number(words[start - 2]) and not YEAR_DIGITS.fullmatch(words[start].text))


def _is_age(words: Sequence[Word], start: int, before: Word, after: Word | None) -> bool:
    """ "Hamid Gul, 34, ...", "aged 9 and 12", "were under 18", "children under five"; not "under 30 men"."""
    if before.text == "under" and (after is None or (after.kind not in "NJP" and after.text != "of")):
        return True
    age = _whole(words[start])
    named = start > 1 and _one_person(words[start - 2]) and age is not None and age < 110
    if before.text == "," and named and (after is None or after.kind in {",", "."}):
        return True
    return before.text == "and" and start > 1 and _aged(words, start - 2)


def _measures(after: Word) -> bool:
    """ "12 kilometres", "30 percent", "7 June"."""
    return after.text in UNITS_OF_MEASURE or (after.text.rstrip(".") in MONTHS and after.shape[:1].isupper())


def _is_span(words: Sequence[Word], end: int, after: Word) -> bool:
    """ "12 years old", "9:30", "3/4"; not "kills 13: ministry"."""
    if after.text in ("year", "years") and end + 1 < len(words) and words[end + 1].text in ("old", "-", "ago"):
        return True
    return after.text in ("/", ":") and after.joined and end + 1 < len(words) and words[end + 1].joined


def _day_number(word: Word) -> bool:
    return 0 < (_whole(word) or 0) <= 31


def _whole(word: Word) -> int | None:
    return int(digits(word.text)) if word.text.isdecimal() else None


def _one_person(word: Word) -> bool:
    return word.kind == "P" or (word.kind == "N" and not word.text.endswith("s") and word.text not in MANY)


def _aged(words: Sequence[Word], at: int) -> bool:
    """Whether the number that ends at ``at`` is an age: "aged 9 and", "ages 4, 6 and"."""
    while at >= 0 and (words[at].kind == "M" or words[at].text in (",", "and")):
        at -= 1
    return at >= 0 and words[at].text in ("aged", "ages", "age")


def _one_thing(words: Sequence[Word], at: int) -> bool:
    """Whether the noun phrase from ``at`` on is singular."""
    last = None
    while at < len(words) and words[at].kind in "NPJ":
        last, at = words[at], at + 1
    return last is not None and last.tag == "NN" and last.text not in MANY | ONE_BODY


def _is_year(words: Sequence[Word], start: int, end: int, before: Word | None, after: Word | None) -> bool:
    if end - start != 1 or not 1900 <= (_whole(words[start]) or 0) <= 2100:
        return False
    if _one_thing(words, end):
        return True  # "the 2014 attack"
    dated = before is not None and (
        before.text in YEAR_LEADS
        or before.text.rstrip(".") in MONTHS
        or before.text == ","
        or ORDINAL_DAY.fullmatch(before.text) is not None
        or (start > 1 and _day_number(before) and words[start - 2].text.rstrip(".") in MONTHS)
    )
    return dated and (after is None or after.kind not in {"N", "P", "J"})
