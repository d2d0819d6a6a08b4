"""Who speaks where words between commas say more of him: the noun before them, not the one in them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import QUOTATIONS, Quotation, load


def spoken(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Name of the speaker and words of each row."""
    doc = nlp(text)
    return [(q.speaker_name, doc.text[q.start : q.end]) for q in load(doc, QUOTATIONS, Quotation)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Fighters of Harakat al-Nur, a group linked to Iran, said “more rockets will follow”.",
            "Fighters of Harakat al-Nur",
            id="fighters of a group, Iraq",
        ),
        pytest.param(
            "The leader of Jaysh al-Wadi, a group linked to Turkey, said “we will not withdraw”.",
            "leader of Jaysh al-Wadi",
            id="the leader of a group, Syria",
        ),
        pytest.param(
            "“Our dead are farmers,” a spokesperson of Lumad Rising, a group allied with the rebels, told reporters.",
            "spokesperson of Lumad Rising",
            id="behind the marks, Philippines",
        ),
        pytest.param(
            "“Our dead are farmers,” the spokesperson of Lumad Rising, a group allied with the rebels, said.",
            "spokesperson of Lumad Rising",
            id="behind the marks, the cue last",
        ),
        pytest.param(
            "The head of Relief Now, a charity based in Oslo, said “the camp is full”.",
            "head of Relief Now",
            id="a charity, Sudan",
        ),
        pytest.param(
            "Locals in Banki, a settlement raided by gunmen, spoke of “bodies in every lane”.",
            "Locals in Banki",
            id="a place, Nigeria",
        ),
        pytest.param(
            "Petro Danyliuk, the head of Vilna Media -- a firm that owns two stations in Lviv -- told the paper, “We"
            " sell what people want”.",
            "Petro Danyliuk",
            id="an aside between dashes is no dateline, Ukraine",
        ),
        pytest.param(
            "The council has had a cool relationship with Mariam Kone, now the regional governor, who in May said the"
            " aim of the talks was to make the truce a “tea party”.",
            "Mariam Kone",
            id="the relative clause hangs on the apposition, Mali",
        ),
    ],
)
def test_marked_words_are_those_of_whom_the_apposition_describes(nlp: Language, text: str, speaker: str) -> None:
    assert [name for name, _ in spoken(nlp, text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "According to Rahim Sadiq, a commander linked to the rebels, 12 soldiers died.",
            [("Rahim Sadiq", "12 soldiers died")],
            id="of a person, Kashmir",
        ),
        pytest.param(
            "According to witnesses in Rutaka, a village held by the army, 12 huts burned.",
            [("witnesses in Rutaka", "12 huts burned")],
            id="of a place, Congo",
        ),
        pytest.param(
            "According to residents, a bomb hidden in a cart, a gift from a trader, killed six men.",
            [("residents", "a bomb hidden in a cart, a gift from a trader, killed six men")],
            id="the subject of what is said is no apposition",
        ),
    ],
)
def test_what_is_so_according_to_somebody_begins_behind_his_apposition(
    nlp: Language, text: str, rows: list[tuple[str, str]]
) -> None:
    assert spoken(nlp, text) == rows


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("A small rebel faction, the Lake Force, said it had taken Minova.", "Lake Force", id="a faction"),
        pytest.param(
            "The country's largest union, the Halmat League, said the strike would go on.",
            "Halmat League",
            id="a union",
        ),
        pytest.param(
            "The main opposition party, the Blue Dawn Congress, denied that it had armed the youths.",
            "Blue Dawn Congress",
            id="a party",
        ),
        pytest.param(
            "A spokesman for the rival group, the Lake Force, said it had taken Minova.",
            "spokesman for the rival group",
            id="a person who speaks for it is not the group",
        ),
        pytest.param(
            "A leader of the group, the Lake Force, said it had taken Minova.", "leader of the group", id="its leader"
        ),
    ],
)
def test_a_body_named_between_commas_is_who_the_noun_means(nlp: Language, text: str, speaker: str) -> None:
    assert [name for name, _ in spoken(nlp, text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "Nine soldiers died in clashes with the Shan Hill Army on Monday, the group said.",
            ["Shan Hill Army"],
            id="named before it in the same sentence, Myanmar",
        ),
        pytest.param(
            "The army shelled the Bright Path Movement near Deraa. The group said it lost nobody.",
            ["Bright Path Movement"],
            id="not the army before it, Syria",
        ),
        pytest.param(
            "The court banned the Halmat League on Tuesday. The organisation said it would appeal.",
            ["Halmat League"],
            id="not the court before it, Uganda",
        ),
        pytest.param(
            "Troops loyal to the Vale Council fought the Ndere Brigade on Friday. The group said four men died.",
            ["group"],
            id="two are named and none is the subject",
        ),
    ],
)
def test_a_group_that_is_taken_up_is_the_one_named_last_and_no_states_body(
    nlp: Language, text: str, speakers: list[str]
) -> None:
    assert [name for name, _ in spoken(nlp, text)] == speakers
