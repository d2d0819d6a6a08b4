"""Classes of English words, read from the tables beside this module.

Each ``*.csv`` here has the columns class, words, note: a row is one class, its words in small letters and parted
by " | ", as in the pattern files. ``closed.csv`` holds the closed classes (pronouns, determiners, auxiliaries …);
the other tables hold the words that the rules of one grammar ask for, under names that begin with the grammar's
("casualties.losing"). A word list stands in one table once; code asks for it by name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

COLUMNS = ["class", "words", "note"]
NUMBERS = "numbers.csv"  # has a form of its own: see numerals.py


def words(name: str) -> frozenset[str]:
    """The words of a class, as one set. Raises KeyError where no table has the class."""
    return frozenset(listed(name))


def listed(name: str) -> tuple[str, ...]:
    """The words of a class in the order of its row."""
    return classes()[name]


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Every class of every table. Raises ValueError, with file and line, where a table breaks its form."""
    found: dict[str, tuple[str, ...]] = {}
    for place, name, members in _rows():
        if name in found:
            raise ValueError(f"{place}: the class {name!r} stands twice")
        if not all(members) or len(set(members)) < len(members):
            raise ValueError(f"{place}: {name!r} has an empty word or one that stands twice")
        found[name] = members
    return found


def _rows() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    tables = (t for t in resources.files(__package__).iterdir() if t.name.endswith(".csv") and t.name != NUMBERS)
    for table in sorted(tables, key=lambda t: t.name):
        reader = csv.reader(table.read_text(encoding="utf-8").splitlines())
        if next(reader, None) != COLUMNS:
            raise ValueError(f"{table.name}:1: the columns are {', '.join(COLUMNS)}")
        for name, members, _ in reader:
            yield f"{table.name}:{reader.line_num}", name, tuple(members.split(" | "))
