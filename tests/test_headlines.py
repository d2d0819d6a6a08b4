"""Headlines whose label, before a colon or behind a colon or dash, says whose word they are."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import CASUALTIES, QUOTATIONS, Casualty, Quotation, load

BODY = "Snow fell in the valley on Monday. Omid Farrokh told reporters so."


def headed(doc: Doc) -> list[tuple[str, str, str]]:
    """Kind, speaker as printed and content of the rows that a headline's label attributes."""
    text = doc.text
    return [
        (q.kind, text[q.speaker_start : q.speaker_end], text[q.content_start : q.content_end])
        for q in load(doc, QUOTATIONS, Quotation)
        if q.rule_id == "quotes:headline"
    ]


def under(headline: str) -> str:
    return f"{headline}\n\n{BODY}"


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        pytest.param("Police: five dead in market blast", "Police", "five dead in market blast", id="a noun before"),
        pytest.param("Mortar fire kills 14: ministry", "ministry", "Mortar fire kills 14", id="a noun behind"),
        pytest.param("Shells hit school, two hurt - residents", "residents", "Shells hit school, two hurt", id="dash"),
        pytest.param("Over 30 killed in landslide – governor", "governor", "Over 30 killed in landslide", id="en dash"),
        pytest.param("UN: 90 families displaced in May", "UN", "90 families displaced in May", id="an organisation"),
        pytest.param("Taliban: no prisoner was harmed", "Taliban", "no prisoner was harmed", id="an armed group"),
        pytest.param(
            "Villagers of Darband: soldiers burned our barns",
            "Villagers of Darband",
            "soldiers burned our barns",
            id="whose noun has a place",
        ),
        pytest.param("Omid Farrokh: we will rebuild the bridge", "Omid Farrokh", "we will rebuild the bridge", id="I"),
        pytest.param(
            "Omid Farrokh on the talks: we will walk out", "Omid Farrokh", "we will walk out", id="with its topic"
        ),
        pytest.param("Bridge will open by June: Farrokh", "Farrokh", "Bridge will open by June", id="a person behind"),
        pytest.param(
            "Northern front: Six soldiers were captured here.",
            "Northern front",
            "Six soldiers were captured here",
            id="with a full stop",
        ),
        pytest.param("Clashes: 12 fighters killed - police", "police", "12 fighters killed", id="behind a topic"),
        pytest.param("Turkey: Nine hurt in fire - state media", "state media", "Nine hurt in fire", id="the media"),
    ],
)
def test_a_label_is_the_speaker_of_its_headline(nlp: Language, headline: str, speaker: str, content: str) -> None:
    assert headed(nlp(under(headline))) == [("indirect", speaker, content)]


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param("Afghanistan: Rebels claim two districts", id="a place as topic"),
        pytest.param("Live: Taliban enter the capital", id="live"),
        pytest.param("Exclusive: Army chief has resigned", id="exclusive"),
        pytest.param("Photo: AP", id="a credit"),
        pytest.param("Editor: Omid Farrokh was there", id="who made the piece"),
        pytest.param("Explainer: How the bridge was lost", id="a kind of piece"),
        pytest.param("Correction: The bridge was not lost", id="a correction"),
        pytest.param("Taliban: what we know of the raid", id="a piece about somebody"),
        pytest.param("Taliban: Who is leading them now?", id="a question"),
        pytest.param("Taliban: From village boys to rulers", id="no verb"),
        pytest.param("Farrokh vs Taliban: fighting spreads north", id="two sides"),
        pytest.param("Taliban offensive: three districts fall", id="an event"),
        pytest.param("Gunmen kill police chief: three others hurt", id="a clause that ends in a person"),
        pytest.param("Taliban name army chief: Omar Gulzad", id="a name told, of one who says nothing"),
        pytest.param("Two killed on road: a nurse and her driver", id="the victims behind"),
        pytest.param("40 fighters killed in the pass - BBC News", id="the site's name behind a page's title"),
        pytest.param("Women march for bread – in pictures", id="no speaker behind"),
        pytest.param("“Nobody will leave”: life in the valley", id="a label in quotation marks"),
    ],
)
def test_another_label_attributes_nothing(nlp: Language, headline: str) -> None:
    assert headed(nlp(under(headline))) == []


def test_a_long_first_paragraph_is_no_headline(nlp: Language) -> None:
    text = "Police: five men were seen at the bridge. They left at noon, and nobody knows where they went."
    assert headed(nlp(text)) == []


def test_a_later_paragraph_is_no_headline(nlp: Language) -> None:
    assert headed(nlp(f"{BODY}\n\nPolice: five men were seen at the bridge.")) == []


def test_a_transcript_is_none(nlp: Language) -> None:
    text = "FARROKH: We hold the pass.\n\nHOST: Since when do you?\n\nFARROKH: Since the spring of last year."
    assert headed(nlp(text)) == []
    assert {q.rule_id for q in load(nlp(text), QUOTATIONS, Quotation)} == {"quotes:transcript"}


def test_marked_words_belong_to_the_label_and_their_content_is_the_headline(nlp: Language) -> None:
    headline = "Governor: pass is ‘open to all’ and ‘will be so for years’"
    found = nlp(under(headline))
    assert headed(found) == [("partial", "Governor", headline.removeprefix("Governor: "))] * 2
    assert len({q.utterance for q in load(found, QUOTATIONS, Quotation) if q.rule_id == "quotes:headline"}) == 1


def test_a_headline_quoted_as_a_whole_is_direct_speech(nlp: Language) -> None:
    assert headed(nlp(under("Farrokh: ‘We will never leave this valley’"))) == [
        ("direct", "Farrokh", "We will never leave this valley")
    ]


def test_a_medium_that_passes_on_a_claim_is_not_its_speaker(nlp: Language) -> None:
    doc = nlp(under("BBC: Taliban say 40 fighters killed"))
    assert headed(doc) == []
    assert load(doc, QUOTATIONS, Quotation)[0].speaker_name == "Taliban"


def test_the_colon_is_the_cue_and_the_name_the_fullest_of_the_article(nlp: Language) -> None:
    text = under("Bridge will open by June: Farrokh")
    found = load(nlp(text), QUOTATIONS, Quotation)[0]
    assert (text[found.cue_start : found.cue_end], found.speaker_name, found.resolution) == (
        ":",
        "Omid Farrokh",
        "named",
    )


@pytest.mark.parametrize(
    ("headline", "low", "claimant"),
    [
        pytest.param("Police: five dead in market blast", 5, "Police", id="before"),
        pytest.param("Mortar fire kills 14: ministry", 14, "ministry", id="behind a bare number"),
        pytest.param("Blast toll rises to 23: UN", 23, "United Nations", id="a toll"),
    ],
)
def test_a_figure_in_the_headline_is_the_labels_claim(nlp: Language, headline: str, low: int, claimant: str) -> None:
    (found,) = load(nlp(under(headline)), CASUALTIES, Casualty)
    assert (found.low, found.claimant_name, found.certainty) == (low, claimant, "claimed")


def test_it_works_without_a_parse(blank: Language) -> None:
    assert headed(blank(under("Police: five killed in market blast"))) == [
        ("indirect", "Police", "five killed in market blast")
    ]


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        pytest.param("Scores hurt in bus raid, say rescuers", "rescuers", "Scores hurt in bus raid", id="inverted"),
        pytest.param(
            "Two medics killed at clinic, says ministry", "ministry", "Two medics killed at clinic", id="says"
        ),
        pytest.param(
            "Darband: herders eat bark, says charity", "charity", "herders eat bark", id="with a place before"
        ),
        pytest.param("Darband: snow again — herders eat bark, says charity", "charity", "herders eat bark", id="dash"),
        pytest.param("THUGS ‘BEAT’ BRAVE GUARD, FAMILY SAYS", "FAMILY", "THUGS ‘BEAT’ BRAVE GUARD", id="capitals"),
        pytest.param("Barn burned in Darband, neighbours say", "neighbours", "Barn burned in Darband", id="verb last"),
        pytest.param(
            "BANDITS ‘FLOGGED’ NIGHT GUARD, FAMILY CLAIMS",
            "FAMILY",
            "BANDITS ‘FLOGGED’ NIGHT GUARD",
            id="in capitals, where the verb may be a noun",
        ),
    ],
)
def test_the_short_words_behind_the_last_comma_tell_who_says_it(nlp, headline, speaker, content):
    doc = nlp(under(headline))
    assert [(s, c) for _, s, c in headed(doc)] == [(speaker, content)]
    assert [
        q for q in load(doc, QUOTATIONS, Quotation) if q.start < len(headline) and q.rule_id != "quotes:headline"
    ] == []


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param("Rain, wind and hunger, the north reports", id="no clause before it"),
        pytest.param("The truce is dead, he says", id="a pronoun"),
        pytest.param("President flees, army claims victory", id="something claimed"),
        pytest.param("Shots reported around Darband as talks resume", id="a participle with nobody who reports"),
    ],
)
def test_a_headline_without_such_an_end_is_attributed_to_nobody(nlp, headline):
    assert headed(nlp(under(headline))) == []
