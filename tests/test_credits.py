"""Who made an article is nobody in its news: bylines, credits of photos, editors' lines, agencies."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import MENTIONS, QUOTATIONS, Mention, Quotation, load
from pipeline.corpus.publication import title
from pipeline.layout.paragraphs import paragraphs

PROSE = "Fighters took the bridge at noon and held it until the army came, the mayor said."


def rules(said: str) -> list[tuple[str, str]]:
    text = f"Fighters take the bridge\n\n{said}\n\n{PROSE}"
    return [(text[p.start : p.end], p.rule_id) for p in paragraphs(text)][1:-1]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("By Claude Habimana and Ruth Wairimu", id="two names"),
        pytest.param("By OLENA DANYLIUK, Associated Press", id="an agency, in capitals"),
        pytest.param("by Amina Yusuf | BBC News, Maiduguri", id="outlet and town"),
        pytest.param("By Hawa Diallo in Gao and Paul Ode in Abuja", id="a town for each"),
        pytest.param("By AFP", id="an agency alone"),
    ],
)
def test_a_line_that_only_says_who_wrote_it_is_a_byline(said: str) -> None:
    assert rules(said) == [(said, "layout:byline")]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            "(Reporting by Claude Habimana in Goma; Writing by Hugh Carter; Editing by A. Moss)", id="editors"
        ),
        pytest.param("Edited by: Lena Okafor", id="one editor"),
        pytest.param("Photo: Idrissa Toure/AFP", id="a photo"),
        pytest.param("AP Photo/Baba Ahmed", id="an agency's photo"),
        pytest.param("Photograph: Rami Nasser/AFP/Getty Images", id="three owners"),
        pytest.param("Source: Reuters", id="a source"),
        pytest.param("Reuters", id="an agency"),
        pytest.param("Associated Press writer Sam Medina in Dakar contributed to this report.", id="a contributor"),
    ],
)
def test_a_line_that_only_says_whose_it_is_is_a_credit(said: str) -> None:
    assert rules(said) == [(said, "layout:credit")]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("By Monday, the rebels held the town", id="a day"),
        pytest.param("By train to Kyiv", id="a heading"),
        pytest.param("Video by Omar Karimi shows the blast on the bridge.", id="prose about a video"),
        pytest.param("Reporting by a local monitor shows that 12 died.", id="prose about reporting"),
        pytest.param("Video: Fighters Storm The Northern Bridge", id="a headline of a video"),
        pytest.param("Sources in Kabul said so.", id="sources who speak"),
        pytest.param("NRF", id="a body in capitals"),
    ],
)
def test_what_goes_on_in_words_is_no_credit(said: str) -> None:
    assert not {rule for _, rule in rules(said)} & {"layout:byline", "layout:credit"}


@pytest.mark.parametrize(
    ("said", "credit"),
    [
        pytest.param(
            "He fled. (Reporting by Omar Karimi; editing by Jo Hill)", "Reporting by Omar Karimi", id="editors"
        ),
        pytest.param("Soldiers patrol Mopti on Tuesday. (AP Photo/Baba Ahmed)", "AP Photo/Baba Ahmed", id="a photo"),
        pytest.param("Smoke over the port [File: Rami Nasser/Reuters]", "File: Rami Nasser", id="from the archive"),
        pytest.param("Six died, it said. – AFP", "– AFP", id="an agency behind a dash"),
        pytest.param("Six died, it said. (Reuters)", "Reuters", id="an agency in brackets"),
    ],
)
def test_a_credit_at_the_end_of_a_paragraph_is_one_of_its_own(said: str, credit: str) -> None:
    first, last = rules(said)
    assert (credit in first[0], credit in last[0], last[1]) == (False, True, "layout:credit")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("He led the National Rescue Front (NRF)", id="an abbreviation"),
        pytest.param("He fled (to Goma and Kampala).", id="an aside"),
        pytest.param("Six died in clashes - Reuters", id="a headline's source"),
    ],
)
def test_other_brackets_at_the_end_stay_with_their_paragraph(said: str) -> None:
    assert [text for text, _ in rules(said)] == [said]


DISPATCH = (
    "Raid kills 15 near Mopti\n\nBy Hawa Diallo and Samir Qadri\n\n"
    "BAMAKO, Mali (AP) — Gunmen killed 15 men near Mopti, Colonel Moussa Keita told AFP. (Reporting by Lena Okafor)"
    "\n\nSoldiers search a car in Mopti. (AP Photo/Baba Ahmed)\n\n"
    "“We buried nine,” said Hawa Diallo, a nurse who has the reporter's name."
)


def test_the_makers_of_an_article_are_media_and_its_people_persons(nlp: Language) -> None:
    doc = nlp(DISPATCH)
    actors = [
        (m.entity_type, doc.text[m.start : m.end], m.rule_id)
        for m in load(doc, MENTIONS, Mention)
        if m.label == "ACTOR"
    ]
    persons = [name for kind, name, _ in actors if kind == "person"]
    assert persons == ["Moussa Keita", "Hawa Diallo"]
    assert {kind for kind, _, rule in actors if rule == "mentions:credit"} == {"media"}
    assert ("media", "AFP", "mentions:credit") not in actors


def test_the_makers_of_an_article_say_nothing(nlp: Language) -> None:
    doc = nlp(DISPATCH)
    assert {q.speaker_name for q in load(doc, QUOTATIONS, Quotation)} == {"Moussa Keita", "Hawa Diallo"}


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param("Militants storm village in North Kivu, “everyone ran”", id="ends in a quotation, Congo"),
        pytest.param('Junta jails editor over "false news"', id="straight marks, Myanmar"),
        pytest.param(
            "‘They shot at everyone’: survivors tell of raid on ‘our village’", id="begins and ends in one, Mali"
        ),
        pytest.param("“We will not leave Avdiivka”", id="nothing but a quotation, Ukraine"),
        pytest.param("Who killed the mayor of “New Aleppo”?", id="a question, Syria"),
    ],
)
def test_a_headline_may_begin_and_end_in_a_quotation(headline: str) -> None:
    assert title(f"{headline}\n\n{PROSE}\n\n{PROSE}") == headline


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("By Hawa Diallo", id="a byline"),
        pytest.param("June 3, 2024", id="a day"),
        pytest.param(f"GAO, Mali (AP) — {PROSE}", id="a dateline"),
    ],
)
def test_what_stands_above_who_wrote_it_when_and_where_is_the_headline(below: str) -> None:
    headline = "Minister: “We will not yield.”"
    assert title(f"{headline}\n\n{below}\n\n{PROSE}") == headline


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("She said: “We will not yield.”", id="it ends in a sentence"),
        pytest.param("“We leave,” said one.", id="a sentence behind it"),
        pytest.param("“We were nine in the cart, and then,", id="it goes on"),
    ],
)
def test_a_first_paragraph_of_speech_is_no_headline(first: str) -> None:
    assert title(f"{first}\n\n{PROSE}\n\n{PROSE}") == ""
