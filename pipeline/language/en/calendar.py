"""English names of months and weekdays, and how days are counted in words."""

from __future__ import annotations

from pipeline.language.en.classes import listed

MONTHS = listed("months")  # in their order: the first is month 1
WEEKDAYS = listed("weekdays")  # Monday is 0, as in datetime
COUNTS = listed("small numbers")  # "one" first

# Names in full or cut short ("Sept"), capitalised, as an expression without a group.
MONTH = "|".join(
    "Sep(?:t(?:ember)?)?" if m == "september" else f"{m[:3].title()}(?:{m[3:]})?" if m[3:] else "May" for m in MONTHS
)
# Feasts that fall on one day of every year: name -> month and day.
HOLIDAYS = {name: (int(month), int(day)) for name, month, day in (h.rsplit(" ", 2) for h in listed("holidays"))}
HOLIDAY = "|".join(name.title().replace("'S", "[’']s") for name in HOLIDAYS)
WEEKDAY = "|".join(day.title() for day in WEEKDAYS)


def month_number(name: str) -> int:
    """The number of a month named in full or cut short. Raises StopIteration where the name is none."""
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name.lower()[:3]))


def days_counted(words: str) -> int:
    """ "two" or "2"; 1 for "a", "the" and "".  Raises ValueError where the word counts nothing."""
    word = words.lower()
    if word in ("", "a", "an", "the"):
        return 1
    return int(word) if word.isdigit() else COUNTS.index(word) + 1
