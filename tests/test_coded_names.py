"""Names of a letter and a number: what each is, the words beside it say."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import MENTIONS, Mention, load


def named(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    return [(m.label, m.entity_type, doc.text[m.start : m.end]) for m in load(doc, MENTIONS, Mention)]


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        pytest.param(
            "K23 said it had left Uvira. The army and K23 blamed each other.", "K23", 2, id="it speaks, Congo"
        ),
        pytest.param("The R19 rebels took the mine. Soldiers shelled R19 at dawn.", "R19", 2, id="its fighters"),
        pytest.param("Fighters of the B25 have left the hills.", "B25", 1, id="fighters of it, Colombia"),
        pytest.param("H9, an armed group backed by traders, holds the port.", "H9", 1, id="an apposition, Haiti"),
        pytest.param("The army shelled D17 positions near the river.", "D17", 1, id="its positions, Myanmar"),
    ],
)
def test_a_coded_name_is_a_groups_at_all_its_places(nlp: Language, text: str, name: str, places: int) -> None:
    assert [m for m in named(nlp, text) if m[2] == name] == [("ACTOR", "organization", name)] * places


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("A convoy was hit on the M04 road near the river.", "road", "M04 road", id="a road, Ukraine"),
        pytest.param("The N2 highway was closed at noon.", "road", "N2 highway", id="a highway, Congo"),
        pytest.param(
            "Shops in PK5, a district of the capital, were looted.", "district", "PK5", id="a district, Bangui"
        ),
        pytest.param("Rockets hit the K7 base at dawn.", "other", "K7 base", id="a base, Iraq"),
    ],
)
def test_a_coded_name_is_a_place_where_a_noun_says_so(nlp: Language, text: str, kind: str, name: str) -> None:
    assert ("PLACE", kind, name) in named(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army fired S-300 missiles and T-72 tanks entered the town.", id="missiles and tanks"),
        pytest.param("Kh-101 missiles and MiG-29 fighters hit the port.", id="fighters that fly"),
        pytest.param("Men with an AK47 and an RPG-7 ran into the school.", id="rifles"),
        pytest.param("H5N1 spread in the camp and COVID-19 killed nine.", id="diseases"),
    ],
)
def test_weapons_and_diseases_are_no_names(nlp: Language, text: str) -> None:
    assert [m for m in named(nlp, text) if any(c.isdigit() for c in m[2])] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Jabhat al-Sahra, a group linked to smugglers, took the well.", "Jabhat al-Sahra", id="Mali"),
        pytest.param("Harakat Nurin, a militia backed by Iran, fired the rockets.", "Harakat Nurin", id="Iraq"),
        pytest.param("Lumad Rising, an alliance that has fought the mine, left.", "Lumad Rising", id="Philippines"),
    ],
)
def test_a_name_that_an_apposition_calls_a_group_is_one(nlp: Language, text: str, name: str) -> None:
    assert ("ACTOR", "organization", name) in named(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ali Nasr, an army officer, was shot.", id="an officer of the army"),
        pytest.param("It began in the Kutvan, a narrow green valley", id="a text that ends in an apposition"),
        pytest.param("In Kutvan, a group of gunmen burned the market.", id="a town, and a group in it"),
    ],
)
def test_a_groups_noun_that_is_somebody_elses_makes_no_group(nlp: Language, text: str) -> None:
    assert "organization" not in {kind for _, kind, _ in named(nlp, text)}
