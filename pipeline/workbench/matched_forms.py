"""Every form that a row of the patterns matches: as it is listed, as it is inflected, and as it may be printed."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.components.gazetteer import any_case_spellings, cased_spellings, spellings, word_sequences
from pipeline.errors import UsageError
from pipeline.patterns.entries import Entity, PatternSet
from pipeline.workbench.pattern_rows import PatternRow, Sort, all_forms, given_name_line, pattern_rows

LETTER_CASE = "letter case"
NEAR, NEAR_ENOUGH = 3, 0.7  # ids proposed where one is not known
TOLD = {  # what else is told of a row, by its column
    Sort.ENTITY: ("name", "type", "side", "within", "match", "p_code", "iso3"),
    Sort.PHRASE: ("label", "kind", "looks", "victims", "after", "not_after", "only_before", "not_before"),
    Sort.CASUALTY_WORD: ("effect", "kind", "looks", "victims", "only_before", "not_before"),
    Sort.CUE: ("part", "stance", "takes"),
    Sort.PERSON_NOUN: ("status", "party", "gender", "number"),
    Sort.THING: ("kind",),
    Sort.GIVEN_NAME: ("gender",),
    Sort.COUNTRY: ("capital", "side"),
    Sort.MEANS: ("means",),
    Sort.LAYOUT: ("match", "role", "rest"),
    Sort.QUANTITY: ("low", "best", "high"),
}


@dataclass(frozen=True, slots=True)
class MatchedForms:
    """A row: what it is, where it stands, and (label, forms) of each kind of form."""

    row: PatternRow
    place: str
    forms: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def told(self) -> list[tuple[str, str]]:
        """(column, cell) of what else the row says."""
        found = []
        for column in TOLD[self.row.sort]:
            cell = self.row.said.get(column)
            if cell not in ("", None, ()):
                found.append((column, " | ".join(cell) if isinstance(cell, tuple) else str(cell)))
        return found


def matched_forms(name: str, patterns: PatternSet, *, everything: bool = False) -> list[MatchedForms]:
    """The rows of an id, else of a word, else those that list a form; with every form that each matches.

    everything: the sequences of words that a rule stands for one by one, not in short.

    Raises UsageError where no row has it.
    """
    rows = [row for convention in sorted(patterns.conventions) for row in pattern_rows(patterns, convention)]
    rows = list({(row.sort, row.key, row.row_id): row for row in rows}.values())
    for found in (
        [row for row in rows if row.row_id == name],
        [row for row in rows if name.casefold() in (row.key.casefold(), row.key.partition(":")[0].casefold())],
        [row for row in rows if name.casefold() in listed(row)],
    ):
        if found:
            names = [row for row in found if row.sort == Sort.ENTITY]  # which tell of their phrases and country too
            return [of_row(row, patterns, everything=everything) for row in names or found]
    ids = sorted({row.row_id for row in rows if row.row_id} | {row.key for row in rows if row.sort != Sort.PHRASE})
    close = difflib.get_close_matches(name, ids, n=NEAR, cutoff=NEAR_ENOUGH)
    remedy = f"did you mean {', '.join(close)}?" if close else "take one from the columns rule_id and entity_id"
    raise UsageError(f"{name!r} is no id, word or form of {patterns.folder}; {remedy}")


def listed(row: PatternRow) -> set[str]:
    columns = ("variants", "short", "forms", "words")
    return {form.casefold() for column in columns for form in row.said.get(column, ()) if isinstance(form, str)}


def of_row(row: PatternRow, patterns: PatternSet, *, everything: bool = False) -> MatchedForms:
    place = row.place
    if row.sort == Sort.GIVEN_NAME:
        place = f"{row.file}:{given_name_line(patterns, row.key)}"
    return MatchedForms(row, place, tuple((label, forms) for label, forms in kinds(row, patterns, everything) if forms))


def kinds(row: PatternRow, patterns: PatternSet, everything: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    if row.sort == Sort.ENTITY:
        yield from of_entity(patterns.entities[row.key], patterns, everything)
    elif row.sort == Sort.PHRASE:
        yield "matches", of_pattern(row.said["pattern"], everything=everything)
    elif row.sort in (Sort.LAYOUT, Sort.QUANTITY, Sort.GIVEN_NAME):
        yield "matches", (row.said.get("text") or row.key,)
    else:
        yield "matches", tuple(row.said.get("forms") or row.said.get("words") or ())


def of_entity(entity: Entity, patterns: PatternSet, everything: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "full forms", entity.variants
    yield "short forms", entity.short
    own = set(all_forms(entity))
    cases = any_case_spellings if entity.match == "any_case" else cased_spellings
    spelt = {spelling for form in own for spelling in spellings(form, cases)} - own
    cased = {form for form in spelt if form.casefold() in {listed.casefold() for listed in own}}
    yield "printed also", tuple(sorted(spelt - cased))
    yield LETTER_CASE, tuple(sorted(cased))
    yield from sharing(entity, patterns)
    for phrase in patterns.phrases:
        if phrase.id == entity.id:
            yield f"by {phrase.file}:{phrase.line}", of_pattern(phrase.pattern, everything=everything)
    country = next((c for c in patterns.countries if entity.id in (c.place, c.capital)), None)
    if country:
        what = "its own" if country.place == entity.id else f"its country ({country.place})"
        yield f"{what}, {country.file}:{country.line}", country.words


def sharing(entity: Entity, patterns: PatternSet) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The forms that other rows list too, by row: the article decides between them."""
    own = set(all_forms(entity))
    for other in patterns.entities.values():
        if other.id != entity.id and (shared := tuple(form for form in all_forms(other) if form in own)):
            yield f"shared with {other.id}, {other.file}:{other.line}", shared


def of_pattern(pattern: object, *, everything: bool = False) -> tuple[str, ...]:
    """A pattern in short, "former [-] Afghan army/troops"; with everything all sequences of words it stands for.

    A token that is no list of words is shown as it is written.
    """
    if isinstance(pattern, str):
        return (pattern,)
    assert isinstance(pattern, Sequence)
    sequences = word_sequences(tuple(pattern)) if everything else []
    return tuple(" ".join(words) for words in sequences) or (" ".join(map(in_short, pattern)),)


def in_short(token: Mapping[str, Any]) -> str:
    given = {str(key).upper(): value for key, value in token.items()}
    operator = given.pop("OP", "")
    value = next(iter(given.values()), "")
    words: Any = value.get("IN") if isinstance(value, Mapping) else [value]
    plain = len(given) == 1 and isinstance(words, list) and all(isinstance(word, str) for word in words)
    text = "/".join(words) if plain else json.dumps(given, ensure_ascii=False)
    return f"[{text}]" if operator == "?" else text + operator
