"""What `why` tells of a quotation, in sentences."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from pipeline.annotations import QUOTATIONS, Quotation, load
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.entries import PatternSet
from pipeline.quotations.reporting_forms import FORMS
from pipeline.why.speech_account import BY_LAYOUT, CARRIED, CONTENTS, NEAREST, speech_account

WORDS = "We will not leave the pass"
ROW = {
    "quote": WORDS, "kind": "direct", "speaker_name": "Karim Walizada", "speaker_id": "", "speaker_text": "Walizada",
    "resolution": "named", "cue": "said", "stance": "neutral", "confidence": "0.958", "runner_up": "",
    "rule_id": "cue:say", "sentence": f"“{WORDS},” Walizada said.", "start": "1", "end": "27",
    "speaker_start": "30", "speaker_end": "38",
}  # fmt: skip


@pytest.fixture(scope="module")
def patterns() -> PatternSet:
    return read_patterns(shipped_patterns())


def told(patterns: PatternSet, *terms: str, **cells: str) -> dict[str, str]:
    return dict(speech_account(ROW | cells, terms, patterns))


@pytest.mark.parametrize(
    ("terms", "cells", "sentence"),
    [
        pytest.param(
            ["place after 0", "subject of say"],
            {},
            "“Walizada”: it is the subject of “said”, behind the words, in the same sentence",
            id="subject",
        ),
        pytest.param(
            ["aside after 0 direct"],
            {},
            "“Walizada”: it stands with “said” between commas, apart from the rest, behind the words, "
            "in the same sentence",
            id="aside",
        ),
        pytest.param(
            ["place after 0"],
            {},
            "“Walizada”: it is linked to the words by “said”, behind the words, in the same sentence",
            id="by its place",
        ),
        pytest.param(
            [],
            {"rule_id": "quotes:carried", "speaker_start": "0", "speaker_end": "0", "sentence": f"“{WORDS}.”"},
            "“Walizada”: the words' own sentence names nobody, and it stands before the words, in another sentence",
            id="carried over",
        ),
        pytest.param(
            ["previous speaker alone"],
            {"rule_id": "quotes:carried"},
            "“Walizada”: the words' own sentence names nobody, and who spoke before goes on",
            id="goes on",
        ),
        pytest.param(
            [],
            {"rule_id": "quotes:nearest"},
            "“Walizada”: no reporting word tells who speaks, and of those in the sentence it fits best",
            id="no cue",
        ),
        pytest.param(
            [],
            {"rule_id": "quotes:transcript"},
            "“Walizada”: a label before the words names who speaks, as in a transcript",
            id="layout",
        ),
        pytest.param([], {"speaker_text": ""}, "nobody is found who could have said it", id="nobody"),
    ],
)
def test_the_link_to_the_speaker_is_told(patterns: PatternSet, terms, cells, sentence) -> None:
    assert told(patterns, *terms, **cells)["speaker"] == sentence


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        pytest.param({}, "“Walizada” is Karim Walizada", id="a surname"),
        pytest.param({"speaker_text": "Karim Walizada"}, "as it is printed", id="the name"),
        pytest.param(
            {"speaker_text": "he", "resolution": "pronoun"},
            "“he” stands for Karim Walizada: of those named or described before it, who fits it best",
            id="a pronoun",
        ),
        pytest.param(
            {"speaker_text": "A baker", "speaker_name": "baker", "resolution": "description"},
            "the article names nobody whom “A baker” surely means, so the row shows the description",
            id="a description",
        ),
    ],
)
def test_who_the_speaker_is_is_told(patterns: PatternSet, cells, sentence) -> None:
    assert told(patterns, **cells)["name"] == sentence


def test_an_entity_is_told_with_its_line(patterns: PatternSet) -> None:
    entity = next(iter(patterns.entities))
    assert re.search(rf"{entity} \(\S+:\d+\)$", told(patterns, speaker_id=entity)["name"])


def test_how_sure_it_is_is_a_share_of_rows(patterns: PatternSet) -> None:
    assert told(patterns)["how sure"] == "0.958: of 100 rows told like this, about 96 have the right name"


def test_a_row_without_a_name_is_not_sure(patterns: PatternSet) -> None:
    found = told(patterns, speaker_name="", confidence="0.0")
    assert (found["how sure"], "name" in found) == ("not at all: it has no name", False)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [("Laila Sorabi", "the next best was Laila Sorabi"), ("", "nobody else near could have said it")],
)
def test_who_else_it_might_be_is_told(patterns: PatternSet, other: str, sentence: str) -> None:
    assert told(patterns, runner_up=other)["who else"] == sentence


def test_indirect_speech_tells_how_its_content_was_found(patterns: PatternSet) -> None:
    found = told(patterns, "indirect:clause", kind="indirect", speaker_start="0", speaker_end="8", start="14", end="30")
    assert found["content"] == "the clause behind “said” is what was said"
    assert found["speaker"] == "“Walizada”: it is who “said” is said of, before the words, in the same sentence"


def test_every_form_of_reported_speech_has_its_sentence() -> None:
    assert {form.id for form in FORMS} == {*CONTENTS, *BY_LAYOUT, CARRIED, NEAREST}


def test_no_term_of_the_ranker_is_printed(patterns: PatternSet, nlp: Language) -> None:
    (found,) = load(nlp(f"“{WORDS},” said Karim Walizada."), QUOTATIONS, Quotation)
    terms = [term for term, _ in found.reasons]
    told_of = " ".join(told(patterns, *terms).values())
    assert terms
    assert not [term for term in terms if term in told_of and " " in term]
