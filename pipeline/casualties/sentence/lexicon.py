"""The words that a casualty pipeline was given: nouns for people and things, and how casualty words find victims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pipeline.language.en.classes import words
from pipeline.language.en.person_rule import NOBODY, PeopleNouns, read_nouns
from pipeline.patterns.entries import CasualtyUse

PASTS = words("irregular past forms")
UNKNOWN = CasualtyUse()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """forms: a casualty word's form -> how it looks for victims; rules: the same by the id of a phrase pattern;
    pasts: irregular past forms, of those words and of others that stand in casualty phrases."""

    nouns: PeopleNouns
    forms: Mapping[str, CasualtyUse]
    rules: Mapping[str, CasualtyUse]
    pasts: frozenset[str]

    def kind(self, form: str) -> str:
        """verb | noun | either | state | captive | toll | unhurt; "" of a word that no row has."""
        return self.forms.get(form, UNKNOWN).kind

    def looks_left(self, form: str) -> bool:
        """Whether the word takes no victim after it: "died"."""
        return self.forms.get(form, UNKNOWN).looks == "left"


EMPTY = Lexicon(NOBODY, {}, {}, frozenset())


def read_lexicon(
    people: Iterable[Mapping[str, Any]],
    things: Iterable[Mapping[str, Any]],
    words: Iterable[Mapping[str, Any]],
    phrases: Iterable[Mapping[str, Any]],
) -> Lexicon:
    """The lexicon of rows as plain values: people and things with their forms, words with forms and use, phrases with
    id and use."""
    rows = list(words)
    forms = {form: _use(row) for row in rows for form in row["forms"]}
    given = {form for row in rows if row["kind"] == "verb" for form in row["forms"][1:] if _is_past(form)}
    return Lexicon(
        nouns=read_nouns(list(people), things),
        forms=forms,
        rules={row["id"]: _use(row) for row in phrases},
        pasts=PASTS | given,
    )


def _use(row: Mapping[str, Any]) -> CasualtyUse:
    given: dict[str, Any] = {}
    for field in fields(CasualtyUse):
        value = row[field.name]
        given[field.name] = tuple(value) if isinstance(value, list) else value
    return CasualtyUse(**given)


def _is_past(form: str) -> bool:
    """Whether a further form of a verb is a past: neither the third person nor the -ing form."""
    return not form.endswith(("s", "ing"))
