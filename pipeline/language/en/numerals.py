"""Words that are numbers, with their values, from a table beside this module."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from pipeline.language.en.classes import NUMBERS

COLUMNS = ["word", "value", "kind", "note"]
KINDS = ("unit", "tens", "scale", "plural", "ordinal", "fold")


def values(kind: str) -> dict[str, int]:
    """word -> value of one kind, in the table's order: unit (zero to nineteen) | tens ("twenty") | scale ("dozen",
    "million") | plural ("dozens") | ordinal ("second") | fold ("double"). Raises KeyError where the kind is none of
    these."""
    return dict(_kinds()[kind])


@cache
def _kinds() -> dict[str, dict[str, int]]:
    """Raises ValueError, with file and line, where the table breaks its form."""
    found: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    reader = csv.reader((resources.files(__package__) / NUMBERS).read_text(encoding="utf-8").splitlines())
    if next(reader, None) != COLUMNS:
        raise ValueError(f"{NUMBERS}:1: the columns are {', '.join(COLUMNS)}")
    for word, value, kind, _ in reader:
        place = f"{NUMBERS}:{reader.line_num}"
        if kind not in KINDS or not value.isdecimal():
            raise ValueError(f"{place}: {word!r} needs a whole number and one of {', '.join(KINDS)}")
        if any(word in known for known in found.values()):
            raise ValueError(f"{place}: {word!r} stands twice")
        found[kind][word] = int(value)
    return found
