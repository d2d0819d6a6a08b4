"""Marks that hold speech are told from marks that hold a name, a title or a word held at arm's length."""

from __future__ import annotations

import pytest
import spacy

from pipeline.components.quote_attribution import QuoteAttribution, cue_from, reporting_cues
from pipeline.quotations.marks.speech import kinds

COMPONENT = QuoteAttribution(cues=[cue_from(values) for values in reporting_cues()], weights={}, reading_weights={})
BLANK = spacy.blank("en")
BLANK.add_pipe("sentencizer")


def kinds_in(text: str) -> list[str]:
    return kinds(COMPONENT.page(BLANK(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We hold the ridge,” he said.", ["direct"], id="a clause before its cue"),
        pytest.param("He said: “We hold the ridge.”", ["direct"], id="a clause after its cue"),
        pytest.param("“Far,” she said.", ["direct"], id="one word that is a whole utterance"),
        pytest.param("“We hold the ridge.”", ["direct"], id="alone in its paragraph"),
        pytest.param("“One word,” he said; “and another.”", ["direct", "direct"], id="resumed"),
        pytest.param(
            "He said the ridge was “firmly in our hands”.", ["partial"], id="a fragment in the reporter's clause"
        ),
        pytest.param("He said 14 “rebels” were killed.", ["partial"], id="one word in a reported clause"),
        pytest.param("They promised to “hold the ridge”.", ["partial"], id="an infinitive"),
        pytest.param("She called the vote “a farce”.", ["partial"], id="what something was called"),
        pytest.param("The crowd shouted “Death to Nobody!” at the gate.", ["partial"], id="a slogan shouted"),
    ],
)
def test_speech_is_direct_or_partial(text: str, expected: list[str]) -> None:
    assert kinds_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He was known as the “Wolf of the Ridge” in the north.", id="a nickname"),
        pytest.param("Friends call him “the Wolf of the Ridge” in letters.", id="a nickname by calling"),
        pytest.param("The “heavy” shelling stopped at noon.", id="a word at arm's length, no cue"),
        pytest.param("They crossed in “Operation Clear Sky” last year.", id="an operation"),
        pytest.param("The so-called “second column” came late.", id="so-called"),
        pytest.param("The film “The Last Bridge” opened.", id="a film"),
        pytest.param("Their anthem, “Mountains Have No Doors”, was played.", id="a song set off by commas"),
        pytest.param("‘Try our luck’", id="a heading"),
        pytest.param("“A cold morning”: pictures of the week", id="a link"),
        pytest.param('<a href="http://example.org/a-long-road-home">more</a>', id="markup"),
        pytest.param("He appeared on “State of the Valley” that night.", id="a programme"),
    ],
)
def test_names_titles_and_scare_quotes_are_no_speech(text: str) -> None:
    assert kinds_in(text) == [""]


def test_capitals_prove_nothing_in_a_headline() -> None:
    assert kinds_in("Governor Says Talks Were ‘A Waste Of Time’ For All Sides") == ["partial"]
