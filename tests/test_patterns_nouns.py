"""people.csv and things.csv: what is read, what is refused, and which nouns stand for people."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from pipeline.language.en.person_rule import PeopleNouns, named_by_ending, read_nouns
from pipeline.patterns.noun_tables import read_people, read_things, shared_words
from pipeline.patterns.source import Source

PEOPLE = "word,plural,status,party,gender,number,note\n"
THINGS = "word,plural,number,kind,note\n"


@pytest.fixture
def people(tmp_path: Path) -> Source:
    return Source(tmp_path / "people.csv", "people.csv")


@pytest.fixture
def things(tmp_path: Path) -> Source:
    return Source(tmp_path / "things.csv", "things.csv")


def nouns(people: Source, things: Source, persons: str, counted: str = "") -> PeopleNouns:
    people.path.write_text(PEOPLE + persons)
    things.path.write_text(THINGS + counted)
    return read_nouns([asdict(n) for n in read_people(people)], [asdict(t) for t in read_things(things)])


def test_a_plural_is_made_where_none_is_given(people: Source, things: Source):
    assert nouns(people, things, "herder,,civilian,,,,\n").status == {"herder": "civilian", "herders": "civilian"}


def test_a_given_plural_stands_instead_and_is_plural_without_an_s(people: Source, things: Source):
    known = nouns(people, things, "oarsman,oarsmen,civilian,,,,\n")
    assert set(known.status) == {"oarsman", "oarsmen"}
    assert known.plurals == {"oarsmen"}


@pytest.mark.parametrize("number", ["plural", "collective"])
def test_a_noun_for_many_gets_no_plural(people: Source, things: Source, number: str):
    assert set(nouns(people, things, f"militia,,combatant,,,{number},\n").status) == {"militia"}


def test_an_official_is_a_civilian(people: Source, things: Source):
    assert nouns(people, things, "alderman,aldermen,official,,,,\n").is_civilian("aldermen")


def test_a_thing_is_nobody_whatever_its_ending(people: Source, things: Source):
    known = nouns(people, things, "", "harvester,,,vehicle,\nfortnight,,,time,\n")
    assert not known.is_person("harvesters")
    assert known.periods == {"fortnight", "fortnights"}


@pytest.mark.parametrize(
    "noun",
    ["welder", "welders", "violinist", "rider", "saleswoman", "salespersons", "abductee", "claimant", "technician"],
)
def test_an_ending_makes_a_person(noun: str):
    assert named_by_ending(noun)


@pytest.mark.parametrize("noun", ["river", "restaurants", "plant", "committee", "barrier", "october", "list", "coast"])
def test_an_ending_makes_no_person_of_a_thing(noun: str):
    assert not named_by_ending(noun)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "herder,,civil,,,,\n", "people.csv:2: status 'civil' is unknown, did you mean 'civilian'?", id="status"
        ),
        pytest.param(
            "herder,,,rebel,,,\n",
            "people.csv:2: party 'rebel' is unknown, use one of state, irregular, adverse, own",
            id="party",
        ),
        pytest.param("herder,,,,x,,\n", "people.csv:2: gender 'x' is unknown, use one of m, f", id="gender"),
        pytest.param(
            "herder,,,,,plurals,\n", "people.csv:2: number 'plurals' is unknown, did you mean 'plural'?", id="number"
        ),
        pytest.param(
            "herder,,,,,,\nHerders,,,,,plural,\n",
            "people.csv:3: 'herders' stands in line 2 too, remove one",
            id="a form twice",
        ),
        pytest.param(
            "goat herder,,,,,,\n",
            "people.csv:2: 'goat herder' is more than one word and would never be found, write its last word",
            id="two words",
        ),
        pytest.param(",,civilian,,,,\n", "people.csv:2: word is empty, fill it or remove the row", id="no word"),
    ],
)
def test_a_row_of_people_that_means_nothing_is_refused(people: Source, rows: str, expected: str):
    people.path.write_text(PEOPLE + rows)
    read_people(people)
    assert str(people.faults[0]) == expected


def test_a_thing_without_a_kind_is_refused(things: Source):
    things.path.write_text(THINGS + "harvester,,,,\n")
    read_things(things)
    assert [str(f) for f in things.faults] == [
        "things.csv:2: kind is empty, use one of time, measure, vehicle, weapon, place, animal, event, other"
    ]


def test_a_word_in_both_files_is_refused(people: Source, things: Source):
    people.path.write_text(PEOPLE + "pilot,,,,,,\n")
    things.path.write_text(THINGS + "pilot,,,other,\n")
    found = [str(f) for f in shared_words(read_people(people), read_things(things))]
    assert found[0] == "things.csv:2: 'pilot' stands in people.csv:2 too, remove one"
