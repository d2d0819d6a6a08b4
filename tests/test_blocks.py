"""Text that stands, without marks, below the words that report it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import CASUALTIES, QUOTATIONS, Casualty, Quotation, load

BLOCK = "Nobody of ours was near the mill that night."


def blocks(doc: Doc) -> list[tuple[str, str, str]]:
    """Speaker and cue as printed, and the words, of the rows set off below a cue."""
    text = doc.text
    return [
        (text[q.speaker_start : q.speaker_end], text[q.cue_start : q.cue_end], text[q.start : q.end])
        for q in load(doc, QUOTATIONS, Quotation)
        if q.rule_id == "quotes:block"
    ]


@pytest.mark.parametrize(
    ("above", "speaker", "cue"),
    [
        pytest.param("Omid Farrokh writes:", "Omid Farrokh", "writes", id="a cue alone"),
        pytest.param("In a statement on Sunday, the army said:", "the army", "said", id="after an adverbial"),
        pytest.param(
            "The envoy told reporters in the town:", "The envoy", "told", id="before the hearers and the place"
        ),
        pytest.param("Asked about the mill, the mayor replied:", "the mayor", "replied", id="asked"),
        pytest.param(
            "Speaking on the radio, a farmer from the north said:", "a farmer from the north", "said", id="speaking"
        ),
        pytest.param("According to the army:", "the army", "According to", id="a phrase"),
        pytest.param("The front tweeted the following:", "The front", "tweeted", id="the following"),
        pytest.param(
            "The mill lies in ruins. Its owner, Omid Farrokh, told us:", "Its owner", "told", id="the last one"
        ),
        pytest.param("The mayor issued the following statement:", "The mayor", "statement", id="a statement issued"),
        pytest.param("The letter read:", "The letter", "read", id="a letter that reads"),
        pytest.param("The letter, signed by the mayor, reads as follows:", "The letter", "reads", id="as follows"),
        pytest.param("The envoy denied the charge in a letter, saying:", "The envoy", "saying", id="a participle"),
    ],
)
def test_the_paragraph_below_a_cue_is_the_speakers(nlp: Language, above: str, speaker: str, cue: str) -> None:
    assert blocks(nlp(f"{above}\n\n{BLOCK}\n\nThe mill burned down.")) == [(speaker, cue, BLOCK)]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("The envoy noted the poor turnout:", id="an object of its own"),
        pytest.param("The envoy said the mill had burned:", id="a clause of its own"),
        pytest.param("The mill had burned down, the envoy said:", id="a clause before it"),
        pytest.param("The mayor did not say:", id="not said"),
        pytest.param("These are the winners of the year:", id="no cue"),
        pytest.param("Watch the video of his speech below:", id="a link"),
        pytest.param("The survey also found:", id="a finding"),
        pytest.param("The latest on the talks (all times local):", id="boilerplate"),
        pytest.param("The envoy said so. These are the rules:", id="a cue of another sentence"),
    ],
)
def test_a_colon_elsewhere_sets_no_speech_off(nlp: Language, above: str) -> None:
    assert blocks(nlp(f"{above}\n\n{BLOCK}\n\nThe mill burned down.")) == []


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("“Nobody of ours was near the mill.”", id="quoted in marks"),
        pytest.param("<tweet id=1>Nobody of ours was there.</tweet>", id="markup"),
        pytest.param("These are the rules of the talks:", id="words that end in a colon too"),
    ],
)
def test_what_is_no_prose_is_no_block(nlp: Language, below: str) -> None:
    assert blocks(nlp(f"The army wrote:\n\n{below}\n\nThe mill burned down.")) == []


def test_the_words_before_a_block_are_no_content(nlp: Language) -> None:
    doc = nlp(f"Speaking on the radio, a farmer said:\n\n{BLOCK}")
    assert [q.rule_id for q in load(doc, QUOTATIONS, Quotation)] == ["quotes:block"]


def test_the_items_of_a_list_are_one_utterance(nlp: Language) -> None:
    doc = nlp("The army said:\n\n• three of its men were hurt\n• two trucks burned\n\nThe mill burned down.")
    assert [words for _, _, words in blocks(doc)] == ["three of its men were hurt", "two trucks burned"]
    assert len({q.utterance for q in load(doc, QUOTATIONS, Quotation)}) == 1


def test_a_row_of_a_block_is_direct_and_its_confidence_that_of_the_rule(nlp: Language) -> None:
    (found,) = load(nlp(f"The army wrote:\n\n{BLOCK}"), QUOTATIONS, Quotation)
    assert (found.kind, found.speaker_name, found.confidence) == ("direct", "army", 0.86)


def test_a_figure_in_a_block_is_its_speakers_claim(nlp: Language) -> None:
    doc = nlp("In a statement, the army wrote:\n\nOur men killed 11 rebels near the mill.")
    (found,) = load(doc, CASUALTIES, Casualty)
    assert (found.low, found.claimant_name, found.certainty) == (11, "army", "claimed")


def test_marks_inside_a_block_are_its_speakers(nlp: Language) -> None:
    doc = nlp("The army wrote:\n\nThe rebels of the “Northern Shield” burned the mill.")
    assert [q.rule_id for q in load(doc, QUOTATIONS, Quotation)] == ["quotes:block"]


def test_a_block_ends_before_a_quotation_with_its_own_speaker(nlp: Language) -> None:
    doc = nlp("The army wrote:\n\nWe lost two men. “They were brave,” said Omid Farrokh.")
    assert [(doc.text[q.start : q.end], q.speaker_name) for q in load(doc, QUOTATIONS, Quotation)] == [
        ("We lost two men.", "army"),
        ("They were brave,", "Omid Farrokh"),
    ]


def test_what_a_block_says_in_the_first_person_is_no_row_of_its_own(nlp: Language) -> None:
    doc = nlp("The army wrote:\n\nWe believe that the mill was lost to a spark.")
    assert [q.rule_id for q in load(doc, QUOTATIONS, Quotation)] == ["quotes:block"]


def test_it_works_without_a_parse(blank: Language) -> None:
    assert blocks(blank(f"In a statement, the army said:\n\n{BLOCK}")) == [("the army", "said", BLOCK)]
