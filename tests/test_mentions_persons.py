"""Persons printed with a nickname, beside what they do, or by their given name alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import MENTIONS, Mention, load


def named(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entity_name) for m in load(nlp(text), MENTIONS, Mention) if m.label == "ACTOR"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param(
            "Wilner “Ti Roro” Estimable, a gang leader, fled.", "Wilner “Ti Roro” Estimable", id="curly marks"
        ),
        pytest.param('We met Anwar "the Fox" Karimov there.', 'Anwar "the Fox" Karimov', id="straight marks"),
        pytest.param("Mayor Olga «Baba» Kovalenko stayed.", "Olga «Baba» Kovalenko", id="after a title"),
    ],
)
def test_a_nickname_in_marks_is_part_of_the_name(nlp: Language, text: str, printed: str) -> None:
    assert (printed, printed) in named(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Then Karimi said “No” Monday in Kunduz.",
        "Operation “Iron Fist” Karimi began.",
        "The Karimi “Iron Fist” Brigade left.",
        "He shouted “Allah Akbar” and fled.",
    ],
)
def test_other_words_in_marks_are_no_nickname(nlp: Language, text: str) -> None:
    found = load(nlp(text), MENTIONS, Mention)
    assert not [m for m in found if "“" in m.entity_name and m.entity_type == "person"]


def test_a_given_name_means_who_was_named_by_two_names_that_overlap(nlp: Language) -> None:
    text = (
        "Abu Faris Alkhatib carried his nephew Ibrahim bin Salem Al-Khatib, showing a torn map of his. "
        "Amir Al-Nur also sang for Ibrahim who was a baker."
    )
    whole = "Ibrahim bin Salem Al-Khatib"
    assert named(nlp, text)[1:] == [(whole, whole), ("Amir Al-Nur", "Amir Al-Nur"), ("Ibrahim", whole)]


def test_the_surname_means_who_was_named_with_a_nickname(nlp: Language) -> None:
    text = "Massoud “Tiger” Sangar came back. Sangar said little."
    assert named(nlp, text)[-1] == ("Sangar", "Massoud “Tiger” Sangar")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("Selam Gebru, a nurse, fled. “We ran,” Selam said.", ("Selam", "Selam Gebru"), id="unknown"),
        pytest.param("Marta Novak fled. “We ran,” said Marta.", ("Marta", "Marta Novak"), id="after the cue"),
    ],
)
def test_a_given_name_means_the_one_who_bears_it(nlp: Language, text: str, meant: tuple[str, str]) -> None:
    assert named(nlp, text)[-1] == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Selam Tarzi fled with Selam Sangar. Selam said nothing.", id="two bearers"),
        pytest.param("Selam Tarzi fled. Her daughter Selam stayed.", id="a relative"),
        pytest.param("Selam Tarzi fled. Selam, 12, stayed.", id="somebody with an age"),
        pytest.param("Selam stayed. Then Selam Tarzi fled.", id="before the full name"),
        pytest.param("Selam-Ali Tarzi fled. Selam stayed.", id="half of a name with a hyphen"),
        pytest.param("Will Tarzi fled. Will he come back?", id="a common word"),
    ],
)
def test_a_given_name_that_may_be_somebody_elses_is_not_joined(nlp: Language, text: str) -> None:
    assert all(printed != name.split()[0] for printed, name in named(nlp, text) if " " in name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("A spokesman for the Taliban, Bilal Karwan, said no.", "Bilal Karwan", id="of a group"),
        pytest.param(
            "A spokesperson for the teachers' union, Tamar Bar-Lev, said no.", "Tamar Bar-Lev", id="with a hyphen"
        ),
        pytest.param("U.N. spokeswoman Ana Petrov said no.", "Ana Petrov", id="of which the model saw the half"),
        pytest.param("The officer, Kamau wa Njoroge, said no.", "Kamau wa Njoroge", id="with a particle"),
    ],
)
def test_who_speaks_beside_a_description_is_a_person(nlp: Language, text: str, name: str) -> None:
    doc = nlp(text)
    assert [m.entity_name for m in load(doc, MENTIONS, Mention) if m.entity_type == "person"] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Syrian Observatory said so.", "Syrian Observatory for Human Rights"),
        ("The Syrian Observatory for Human Rights said so.", "Syrian Observatory for Human Rights"),
        ("The Syrian Observatory for Farm Wages said so.", "Syrian Observatory for Farm Wages"),
    ],
)
def test_a_shortened_name_that_ends_otherwise_is_somebody_elses(nlp: Language, text: str, name: str) -> None:
    assert [name for _, name in named(nlp, text)] == [name]
