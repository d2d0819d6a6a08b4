"""The editable tables of nouns: who is a person (people.csv), and what is counted but is nobody (things.csv)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.errors import Fault
from pipeline.language.en.inflection import noun_forms
from pipeline.patterns.entries import PersonNoun, Thing
from pipeline.patterns.rows import Row, read_rows, split_list
from pipeline.patterns.source import Source
from pipeline.patterns.word_tables import check_choice, check_word

PEOPLE_COLUMNS = ("word", "plural", "status", "party", "gender", "number", "note")
STATUSES = ("combatant", "civilian", "official")
PARTIES = ("state", "irregular", "adverse", "own")
GENDERS = ("m", "f")
NUMBERS = ("singular", "plural", "collective")

THING_COLUMNS = ("word", "plural", "number", "kind", "note")
THING_NUMBERS = ("singular", "mass")
THING_KINDS = ("time", "measure", "vehicle", "weapon", "place", "animal", "event", "other")


def read_people(source: Source) -> list[PersonNoun]:
    """The rows of people.csv that can be used, each word with its plurals."""
    found: list[PersonNoun] = []
    lines: dict[str, int] = {}
    for row in read_rows(source, PEOPLE_COLUMNS):
        sound = check_word(source, row, "word")
        sound &= _check_choice_or_none(source, row, "status", STATUSES)
        sound &= _check_choice_or_none(source, row, "party", PARTIES)
        sound &= _check_choice_or_none(source, row, "gender", GENDERS)
        sound &= _check_choice_or_none(source, row, "number", NUMBERS)
        forms = _forms(row, unchanging=row["number"] in ("plural", "collective"))
        if sound and _each_once(source, row.line, forms, lines):
            told = {column: row[column] for column in ("plural", "status", "party", "gender", "number")}
            found.append(PersonNoun(word=forms[0], forms=forms, **told, file=source.shown, line=row.line))
    return found


def read_things(source: Source) -> list[Thing]:
    """The rows of things.csv that can be used, each word with its plurals."""
    found: list[Thing] = []
    lines: dict[str, int] = {}
    for row in read_rows(source, THING_COLUMNS):
        sound = check_word(source, row, "word")
        sound &= _check_choice_or_none(source, row, "number", THING_NUMBERS)
        sound &= check_choice(source, row, "kind", THING_KINDS)
        forms = _forms(row, unchanging=row["number"] == "mass")
        if sound and _each_once(source, row.line, forms, lines):
            found.append(Thing(forms[0], forms, row["kind"], source.shown, row.line))
    return found


def shared_words(people: Sequence[PersonNoun], things: Sequence[Thing]) -> Iterator[Fault]:
    """Words that both tables claim."""
    owners = {form: noun for noun in people for form in noun.forms}
    for thing in things:
        for form in thing.forms:
            if form in owners:
                noun = owners[form]
                yield Fault(thing.file, thing.line, f"{form!r} stands in {noun.file}:{noun.line} too, remove one")


def _forms(row: Row, *, unchanging: bool) -> tuple[str, ...]:
    word = row["word"].lower()
    given = tuple(form.lower() for form in split_list(row["plural"]))
    return tuple(dict.fromkeys((word, *given))) if given or unchanging else noun_forms(word)


def _each_once(source: Source, line: int, forms: Sequence[str], lines: dict[str, int]) -> bool:
    """Whether no other row has one of the forms, and each is one word; a fault where not."""
    sound = True
    for form in forms:
        if " " in form:
            source.fault(line, f"{form!r} is more than one word and would never be found, write its last word")
            sound = False
        elif form in lines:
            source.fault(line, f"{form!r} stands in line {lines[form]} too, remove one")
            sound = False
    lines.update((form, line) for form in forms if form not in lines)
    return sound


def _check_choice_or_none(source: Source, row: Row, column: str, allowed: tuple[str, ...]) -> bool:
    return not row[column] or check_choice(source, row, column, allowed)
