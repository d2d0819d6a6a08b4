"""The tables about names: which gender a given name tells, and what a country's people and government are called."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.patterns.entries import Country
from pipeline.patterns.rows import read_rows, split_list
from pipeline.patterns.source import Source, nearest

GIVEN_COLUMNS = ("name", "gender", "note")
COUNTRY_COLUMNS = ("place", "words", "capital", "side", "note")
GENDERS = {"m": "m", "f": "f", "either": ""}


def read_given_names(source: Source) -> dict[str, str]:
    """The rows of given_names.csv: name as written -> m, f, or "" where men and women bear it."""
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    for row in read_rows(source, GIVEN_COLUMNS):
        name, gender = row["name"], row["gender"]
        if gender not in GENDERS:
            source.fault(row.line, f"gender {gender!r} is unknown, {nearest(gender, GENDERS)}")
        elif not name or len(name.split()) > 1 or not name[0].isupper():
            source.fault(row.line, f"name {name!r} is no given name, write one word with a capital")
        elif name in lines:
            source.fault(row.line, f"{name!r} stands in line {lines[name]} too, keep one, 'either' if both bear it")
        else:
            found[name], lines[name] = GENDERS[gender], row.line
    return found


def read_countries(source: Source, places: Collection[str]) -> list[Country]:
    """The rows of countries.csv. places: the ids of places.csv, of which place and capital are; empty for a folder
    that lists no countries, where they may be anything."""
    found: list[Country] = []
    lines: dict[str, int] = {}
    for row in read_rows(source, COUNTRY_COLUMNS):
        sound = True
        for column in ("place", "capital"):
            given = row[column] or column == "place"
            if given and places and row[column] not in places:
                source.fault(row.line, f"{column} {row[column]!r} is no id of places.csv, add the place or mend the id")
                sound = False
        for word in split_list(row["words"]):
            if word in lines:
                source.fault(row.line, f"{word!r} stands in line {lines[word]} too, keep one")
                sound = False
            lines.setdefault(word, row.line)
        if sound:
            words = split_list(row["words"])
            found.append(Country(row["place"], words, row["capital"], row["side"], source.shown, row.line))
    return found
