"""The rows of all pattern files in one shape: what each is called, what it says, and what a text must hold for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from pipeline.patterns.ambiguity import AMBIGUOUS
from pipeline.patterns.entries import CasualtyUse, Entity, PatternSet
from pipeline.patterns.name_tables import GIVEN_COLUMNS
from pipeline.patterns.rows import read_rows
from pipeline.patterns.source import Source
from pipeline.workbench import clues
from pipeline.workbench.clues import Clue

NOT_SAID = {"file", "line", "note"}  # of an entry: nothing in the tables depends on them


class Sort(StrEnum):
    """A sort of pattern rows, named as a reader would."""

    ENTITY = "name"
    PHRASE = "phrase"
    CASUALTY_WORD = "casualty word"
    PERSON_NOUN = "noun for people"
    THING = "thing"
    GIVEN_NAME = "given name"
    COUNTRY = "country"
    CUE = "cue"
    LAYOUT = "boilerplate line"
    MEANS = "word for means"
    QUANTITY = "vague quantity"


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One row. key: tells it from the others of its sort. said: its cells, lists as tuples. row_id: as tables show it.

    clues: a text that holds none of them can't concern it.
    """

    sort: Sort
    key: str
    said: Mapping[str, Any]
    clues: tuple[Clue, ...]
    file: str
    line: int
    row_id: str = ""

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


def pattern_rows(patterns: PatternSet, convention: str) -> Iterator[PatternRow]:
    """All rows, in the order of their files; of the conventions only the one in use."""
    for entity in patterns.entities.values():
        if not entity.id.startswith(AMBIGUOUS):
            yield of_entity(entity)
    yield from phrase_rows(patterns)
    for word in patterns.casualty_words:
        said = {**told(word), **told(word.use)}
        yield PatternRow(Sort.CASUALTY_WORD, word.forms[0], said, of_all(word.forms), word.file, word.line, word.id)
    for noun in patterns.people:
        yield PatternRow(Sort.PERSON_NOUN, noun.word, told(noun), of_all(noun.forms), noun.file, noun.line)
    for thing in patterns.things:
        yield PatternRow(Sort.THING, thing.word, told(thing), of_all(thing.forms), thing.file, thing.line)
    given_names = given_names_file(patterns)
    for name, gender in patterns.given_names.items():
        yield PatternRow(Sort.GIVEN_NAME, name, {"gender": gender}, of_all((name,)), str(given_names), 0)
    for country in patterns.countries:
        yield PatternRow(
            Sort.COUNTRY, country.place, told(country), of_all(country.words), country.file, country.line, country.place
        )
    for cue in patterns.cues:
        found = tuple(clues.of_words(form.split()) for form in cue.forms)
        yield PatternRow(Sort.CUE, f"{cue.lemma}:{cue.part}", told(cue), found, cue.file, cue.line, cue.id)
    for line in patterns.layout:
        yield PatternRow(Sort.LAYOUT, line.id, told(line), of_all((line.text,)), line.file, line.line, line.id)
    for means in patterns.means:
        yield PatternRow(Sort.MEANS, means.id, told(means), of_all(means.forms), means.file, means.line, means.id)
    for quantity in patterns.conventions.get(convention, {}).values():
        said, needed = told(quantity), (clues.of_words(quantity.word.split()),)
        rule = f"{convention}:{quantity.word}"
        yield PatternRow(Sort.QUANTITY, quantity.word, said, needed, quantity.file, quantity.line, rule)


def of_entity(entity: Entity) -> PatternRow:
    said = told(entity)
    found = tuple(form_clue(said, form) for form in all_forms(entity))
    return PatternRow(Sort.ENTITY, entity.id, said, found, entity.file, entity.line, entity.id)


def form_clue(said: Mapping[str, Any], form: str) -> Clue:
    """The clue of one of a name's forms; said: its row."""
    return clues.of_form_spelt_alike(form) if said.get("spelling") else clues.of_form(form)


def phrase_rows(patterns: PatternSet) -> Iterator[PatternRow]:
    """The lines of the .jsonl files; those that casualty_words.csv makes are rows of their own."""
    made = {(word.file, word.line) for word in patterns.casualty_words}
    seen: Counter[str] = Counter()
    for phrase in patterns.phrases:
        if (phrase.file, phrase.line) in made:
            continue
        key = f"{phrase.id} {phrase.label} {phrase.pattern!r}"
        seen[key] += 1
        said = {**told(phrase), **told(phrase.use)}
        found = (clues.of_pattern(phrase.pattern),)
        yield PatternRow(Sort.PHRASE, f"{key} {seen[key]}", said, found, phrase.file, phrase.line, phrase.id)


def all_forms(entity: Entity) -> tuple[str, ...]:
    return (*entity.variants, *entity.short)


def of_all(forms: tuple[str, ...]) -> tuple[Clue, ...]:
    return tuple(map(clues.of_form, forms))


def told(entry: Any) -> dict[str, Any]:
    """An entry's cells by column, less where it stands and what nobody reads."""
    return {
        f.name: getattr(entry, f.name)
        for f in fields(entry)
        if f.name not in NOT_SAID and not isinstance(getattr(entry, f.name), CasualtyUse)
    }


def given_names_file(patterns: PatternSet) -> Path:
    return next(iter(sorted(Path(patterns.folder).glob("given_names.*"))), Path(patterns.folder) / "given_names.csv")


def given_name_line(patterns: PatternSet, name: str) -> int:
    """The line of a given name, which the set doesn't keep; 0 where the file hasn't it."""
    path = given_names_file(patterns)
    if not path.is_file():
        return 0
    return next((row.line for row in read_rows(Source(path, str(path)), GIVEN_COLUMNS) if row["name"] == name), 0)
