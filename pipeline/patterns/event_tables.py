"""The editable tables that tell of events: means.csv (how people come to harm), country_codes.csv (their codes)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.errors import Fault
from pipeline.language.en.inflection import noun_forms
from pipeline.patterns.entries import CountryCode, Entity, MeansWord
from pipeline.patterns.rows import read_rows
from pipeline.patterns.source import Source, nearest

CODE_COLUMNS = ("id", "iso3", "note")
MEANS_COLUMNS = ("word", "means", "note")
MEANS = (
    *("airstrike", "drone", "shelling", "rocket", "bomb", "suicide bomb", "mine", "shooting", "clash", "execution"),
    *("stabbing", "abduction", "arrest", "fire", "accident", "other", "unknown"),
)
_ISO3 = re.compile(r"[A-Z]{3}\Z")


def read_means(source: Source) -> list[MeansWord]:
    """The rows of means.csv that can be used: each word or phrase with its plural.

    A phrase of means unknown keeps the words in it from telling any: "gold mine".
    """
    found: list[MeansWord] = []
    lines: dict[str, int] = {}
    for row in read_rows(source, MEANS_COLUMNS):
        word = row["word"].lower()
        if not any(c.isalpha() for c in word):
            source.fault(row.line, "word is empty, write a word of a means, such as 'shelling'")
        elif row["means"] not in MEANS:
            source.fault(row.line, f"means {row['means']!r} is unknown, {nearest(row['means'], MEANS)}")
        elif word in lines:
            source.fault(row.line, f"{word!r} stands in line {lines[word]} too, remove one")
        else:
            lines[word] = row.line
            *before, last = word.replace("-", " ").split()
            forms = tuple(" ".join([*before, form]) for form in dict.fromkeys((last, *noun_forms(last))))
            found.append(MeansWord(f"means:{word}", forms, row["means"], source.shown, row.line))
    return found


def read_country_codes(source: Source) -> list[CountryCode]:
    """The rows of country_codes.csv that can be used."""
    found: list[CountryCode] = []
    for row in read_rows(source, CODE_COLUMNS):
        if not _ISO3.match(row["iso3"]):
            source.fault(row.line, f"iso3 {row['iso3']!r} is not three capital letters, write it like AFG")
        elif earlier := next((c for c in found if row["id"] == c.id or row["iso3"] == c.iso3), None):
            source.fault(row.line, f"{row['id']} or {row['iso3']} stands in line {earlier.line} too, remove one")
        else:
            found.append(CountryCode(row["id"], row["iso3"], source.shown, row.line))
    return found


def unknown_countries(countries: Sequence[CountryCode], entities: Sequence[Entity]) -> Iterator[Fault]:
    """Rows of country_codes.csv whose id is no country of places.csv."""
    known = [e.id for e in entities if e.type == "country"]
    for country in countries:
        if known and country.id not in known:
            yield Fault(country.file, country.line, f"id {country.id!r} is no country of places.csv, add its row first")


def with_codes(entities: Mapping[str, Entity], countries: Sequence[CountryCode]) -> dict[str, Entity]:
    """The entities, the countries among them with their code."""
    codes = {country.id: country.iso3 for country in countries}
    return {key: replace(e, iso3=codes[key]) if key in codes else e for key, e in entities.items()}
