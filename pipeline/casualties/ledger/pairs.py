"""Two figures of one effect side by side: what speaks for their being the same dead, and what against it.

The terms are the only evidence that any pass weighs between two figures; each is true or not, and named as `why`
prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.casualties.ledger.apart import (
    ATTACK,
    days_differ,
    means_differ,
    one_by_one,
    own_place,
    places_differ,
    recalled,
    same_place,
    set_apart,
    weeks_apart,
)
from pipeline.casualties.ledger.identities import (
    both_sides,
    camp,
    content,
    generic,
    killer_and_victim,
    name_words,
    one_name,
    same_party,
    single,
    source,
    told_by_doer,
    two_forces,
    victims_differ,
)
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.single_victims import grown, sex_of
from pipeline.language.en.classes import words

NEAR = 3  # sentences
THE_EVENT = re.compile(rf"\b(?:the|this|that) (?:[\w-]+ ){{0,2}}{ATTACK}\b", re.IGNORECASE)
AN_EVENT = re.compile(rf"\b(?:an?|two|three|four|several) (?:[\w-]+ ){{0,2}}{ATTACK}\b", re.IGNORECASE)
CULPRITS = words("ledger.culprits")
PEOPLE = re.compile(r"\b[A-Z][a-z]+\b")


def pair_terms(one: Entry, other: Entry, ages: tuple[int | None, int | None] = (None, None)) -> tuple[str, ...]:
    """The terms of an earlier and a later figure; ages: of their victims, where told."""
    told = (*_ages(*ages), *_persons(one, other, ages))
    return (*told, *_victims(one, other), *_settings(one, other), *_tellers(one, other))


def _persons(one: Entry, other: Entry, ages: tuple[int | None, int | None]) -> Iterator[str]:
    """What two single victims are told as: a woman and a man, a child and one grown up."""
    sexes = sex_of(one), sex_of(other)
    if all(sexes):
        yield "one sex" if sexes[0] == sexes[1] else "two sexes"
    grown_up = grown(one, ages[0]), grown(other, ages[1])
    if None not in grown_up and grown_up[0] != grown_up[1]:
        yield "a child and one grown up"


def _ages(one: int | None, other: int | None) -> Iterator[str]:
    if one is not None and other is not None:
        yield "one age" if one == other else "two ages"


def _victims(one: Entry, other: Entry) -> Iterator[str]:
    first, second = name_words(one), name_words(other)
    if first and second:
        yield "the same name" if one_name(one, other) else "two names"
    elif first or second:
        yield "a name and a description"
    if victims_differ(one, other):
        yield "victims of two kinds"
    elif same_party(one, other):
        yield "victims of one party"
    if killer_and_victim(one, other):
        yield "a killer and a victim"
    if one.victim.head and one.victim.head == other.victim.head:
        yield "the same noun"
        if not generic(one):
            yield "the same noun, which tells who"
    elif generic(one) and generic(other):
        yield "both nouns say nothing"
    elif generic(one):
        yield "the earlier noun says nothing"
    elif generic(other):
        yield "the later noun says nothing"
    elif content(one.victim.text) & content(other.victim.text):
        yield "a word in common"
    else:
        yield "other nouns"
        if not single(one) and not single(other):
            yield "other nouns of several each"
    if single(one) and single(other):
        yield "one person each"
    if (one.victim.head in CULPRITS) != (other.victim.head in CULPRITS):
        yield "a culprit and another"
    if not (first or second):
        yield f"{camp(one)}, then {camp(other)}"
        if two_forces(one, other):
            yield "two forces"
    peoples = [set(PEOPLE.findall(e.victim.text)) for e in (one, other)]
    if not (first or second) and all(peoples):
        yield "one people" if peoples[0] & peoples[1] else "two peoples"


def _settings(one: Entry, other: Entry) -> Iterator[str]:
    between = other.sentence - one.sentence
    if between == 0:
        yield "in one sentence"
        if one.figure.trigger is other.figure.trigger:
            yield "under one verb"
        if one_by_one(one, other):
            yield "told one by one"
    elif one.heading:
        yield "a heading above"
    elif one.paragraph == other.paragraph:
        yield "in one paragraph"
    else:
        yield "near" if between <= NEAR else "far"
    if between and set_apart(one, other):
        yield "the words set it apart"
    if recalled(one, other):
        yield "the earlier one is recalled"
    if places_differ(one, other):
        yield "two places"
    elif same_place(one, other) and own_place(other):
        yield "one place"
    if means_differ(one, other):
        yield "two means"
    if between:
        if THE_EVENT.search(other.sentence_text):
            yield "speaks of the event"
        if AN_EVENT.search(other.sentence_text):
            yield "brings in an event" + (" as the earlier did" if AN_EVENT.search(one.sentence_text) else "")
    if days_differ(one, other):
        yield "two days"
        if weeks_apart(one, other):
            yield "weeks apart"


def _tellers(one: Entry, other: Entry) -> Iterator[str]:
    if told_by_doer(one) != told_by_doer(other):
        yield "one told by its doer"
    if source(one) and source(other):
        yield "one source" if source(one) == source(other) else "two sources"
        if both_sides(one, other):
            yield "both sides on the dead of one"
