"""Names anywhere: groups by grammar, states that act, persons with a place's name, places by their nouns."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import MENTIONS, Mention, load

GROUPS = {
    "a demonym and an army": ("Chadian troops shot at the Malian army.", "Malian army", "military", ""),
    "with its country's side": ("They met Russian border guards.", "Russian border guards", "military", "russia"),
    "who is for a state is not the state": (
        "They fought pro-Russian separatists.",
        "pro-Russian separatists",
        "armed_group",
        "",
    ),
    "the neighbour's army": ("They left South Sudan's army.", "South Sudan's army", "military", ""),
    "a place's police": ("He told Garissa police.", "Garissa police", "military", ""),
    "an unknown word's fighters": ("They met Naxalite fighters.", "Naxalite fighters", "armed_group", ""),
    "an embassy": ("The U.S. Embassy was shut.", "U.S. Embassy", "government", "international"),
    "the government of a place": ("He wrote to the government of Oman.", "government of Oman", "government", ""),
    "a ministry and its country": (
        "Peru's Ministry of Foreign Affairs knew.",
        "Peru's Ministry of Foreign Affairs",
        "government",
        "",
    ),
    "state television": ("He told Libyan state TV.", "Libyan state TV", "media", ""),
    "formerly": ("They met ousted Russian officials there.", "Russian officials", "government", "russia"),
}  # fmt: skip


def mentions(nlp: Language, text: str) -> dict[str, Mention]:
    return {text[m.start : m.end]: m for m in load(nlp(text), MENTIONS, Mention)}


@pytest.mark.parametrize(("text", "words", "kind", "side"), GROUPS.values(), ids=GROUPS)
def test_a_group_is_found_by_its_grammar(nlp: Language, text: str, words: str, kind: str, side: str):
    found = mentions(nlp, text)
    assert words in found, list(found)
    assert (found[words].label, found[words].entity_type, found[words].side) == ("ACTOR", kind, side)


def test_a_row_that_lists_a_group_lends_its_id_and_the_group_keeps_its_name(nlp: Language):
    found = mentions(nlp, "They met Russian soldiers there.")["Russian soldiers"]
    assert (found.entity_id, found.entity_name) == ("russian-army", "Russian soldiers")


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        pytest.param("Turkey denied that it had closed the bridge.", "Turkey", "ACTOR", id="a country that denies"),
        pytest.param("Moscow said the bridge was closed.", "Moscow", "ACTOR", id="a capital that says"),
        pytest.param("Officials said rain fell in Turkey.", "Turkey", "PLACE", id="a country where it rains"),
        pytest.param("He said Moscow was cold.", "Moscow", "PLACE", id="a capital that is cold"),
    ],
)
def test_a_place_that_acts_as_a_state_is_an_actor(nlp: Language, text: str, word: str, label: str):
    assert mentions(nlp, text)[word].label == label


PERSONS = {
    "a given name before a town": ("Farid Herat, a baker, said no. Herat lost an arm.", "Farid Herat", "Herat"),
    "a title before a country": ("Colonel Jordan said no.", "Jordan", "Jordan"),
    "a given name that is a country": ("Georgia Hale, a nurse, said no.", "Georgia Hale", "Georgia Hale"),
    "a title inside": ("They met Sharif Hassan Sheikh Aden. Aden said no.", "Sharif Hassan Sheikh Aden", "Aden"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "full", "alone"), PERSONS.values(), ids=PERSONS)
def test_a_person_with_a_places_name_is_a_person(nlp: Language, text: str, full: str, alone: str):
    found = mentions(nlp, text)
    assert [found[full].entity_type, found[alone].entity_type] == ["person", "person"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        pytest.param("They hid in the Marrakol forest.", "Marrakol forest", "PLACE", id="a forest"),
        pytest.param("A blast hit the Marrakol refugee camp.", "Marrakol refugee camp", "PLACE", id="a camp"),
        pytest.param("He flew to the capital Marrakol, officials said.", "Marrakol", "PLACE", id="the capital"),
        pytest.param("The mayor of Marrakol said no.", "Marrakol", "PLACE", id="a mayor's town"),
        pytest.param("The Bank of Ghana froze the funds.", "Bank of Ghana", "ACTOR", id="a bank of a country"),
        pytest.param("It was told by the newspaper Al-Marrakol, he said.", "Al-Marrakol", "ACTOR", id="a newspaper"),
    ],
)
def test_the_noun_beside_a_name_tells_what_it_is(nlp: Language, text: str, words: str, label: str):
    found = mentions(nlp, text)
    assert words in found, list(found)
    assert found[words].label == label
