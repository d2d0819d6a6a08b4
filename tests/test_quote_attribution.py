"""Marked speech in whole dispatches: what is speech, its parts, and who says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quotation_sentences import SENTENCES
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from pipeline.annotations import QUOTATIONS, Quotation, load
from pipeline.components.quote_attribution import QuoteAttribution, lines

GOLD = re.compile(r"\{(\d)([dp]):([^{}]*)\}|\[([\d,]+):([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold dispatch: its text, its quotations as (start, end, kind, utterance), its speakers' places by utterance."""

    text: str
    quotations: list[tuple[int, int, str, int]]
    speakers: dict[int, tuple[int, int]]


def read_gold(marked: str) -> Gold:
    """The text without its annotation, and the annotation."""
    text, last = "", 0
    quotations, speakers = [], {}
    for m in GOLD.finditer(marked):
        text += marked[last : m.start()]
        words = m[3] if m[1] else m[5]
        span = (len(text), len(text) + len(words))
        if m[1]:
            quotations.append((*span, {"d": "direct", "p": "partial"}[m[2]], int(m[1])))
        else:
            speakers.update({int(n): span for n in m[4].split(",")})
        text += words
        last = m.end()
    return Gold(text + marked[last:], quotations, speakers)


def quotations(doc: Doc) -> list[Quotation]:
    return load(doc, QUOTATIONS, Quotation)


def marked(doc: Doc) -> list[Quotation]:
    return [q for q in quotations(doc) if q.kind != "indirect"]


CASES = [
    pytest.param(sentence, id=f"{name} {number}")
    for name, sentences in SENTENCES.items()
    for number, sentence in enumerate(sentences, start=1)
]


@pytest.mark.parametrize("sentence", CASES)
def test_a_construction_is_read_as_its_gold_says(nlp: Language, sentence: str) -> None:
    gold = read_gold(sentence)
    found = marked(nlp(gold.text))
    assert [(gold.text[q.start : q.end], q.kind) for q in found] == [
        (gold.text[s:e], k) for s, e, k, _ in gold.quotations
    ]
    assert [u == v for u in utterances(found) for v in utterances(found)] == [
        a[3] == b[3] for a in gold.quotations for b in gold.quotations
    ]
    for q, (_, _, _, number) in zip(found, gold.quotations, strict=True):
        if number in gold.speakers:
            start, end = gold.speakers[number]
            assert q.speaker_start is not None
            assert q.speaker_end is not None
            printed = gold.text[q.speaker_start : q.speaker_end]
            overlaps = q.speaker_start < end and start < q.speaker_end
            assert overlaps, f"{printed!r} for {gold.text[start:end]!r}"


def utterances(found: list[Quotation]) -> list[int]:
    return [q.utterance for q in found]


@pytest.mark.parametrize("sentence", CASES)
def test_without_a_parse_the_same_words_are_speech(blank: Language, sentence: str) -> None:
    gold = read_gold(sentence)
    found = marked(blank(gold.text))
    assert [gold.text[q.start : q.end] for q in found] == [gold.text[s:e] for s, e, _, _ in gold.quotations]


DISPATCH = (
    "Fighters held the ridge on Monday, officials said.\n\n"
    "“We will not leave,” said Karim Walizada, a commander. “We have food for a month.”\n\n"
    "The governor called the attack “a show for the cameras”. He said nobody had been hurt.\n\n"
    "“Nobody came,” one resident said.\n\n"
    "“Then the snow began.”"
)


def test_no_row_overlaps_another_of_its_kind(nlp: Language) -> None:
    found = quotations(nlp(DISPATCH))
    assert {q.kind for q in found} == {"direct", "partial", "indirect"}
    for one in found:
        for other in found:
            if one != other and one.kind == other.kind:
                assert one.end <= other.start or other.end <= one.start


def test_parts_of_an_utterance_share_their_speaker(nlp: Language) -> None:
    found = marked(nlp(DISPATCH))
    assert found[0].utterance == found[1].utterance
    assert (found[0].speaker_start, found[0].speaker_name) == (found[1].speaker_start, found[1].speaker_name)


def test_utterances_are_numbered_in_text_order(nlp: Language) -> None:
    numbers = [q.utterance for q in quotations(nlp(DISPATCH))]
    assert numbers == sorted(numbers)
    assert numbers[0] == 0


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["The snow fell all night.", "Trucks stood along the road.", "Nothing moved in the valley"]))
def test_a_paragraph_without_marks_or_cues_changes_no_row_before_it(nlp: Language, added: str) -> None:
    before = [replace(q, reasons=()) for q in quotations(nlp(DISPATCH))]
    after = [replace(q, reasons=()) for q in quotations(nlp(f"{DISPATCH}\n\n{added}"))]
    assert after == before


def test_a_carried_speaker_is_named_and_said_to_be_carried(nlp: Language) -> None:
    last = marked(nlp("Laila Sorabi, a farmer, lost her field.\n\n“Next year will be worse.”"))[-1]
    assert (last.speaker_name, last.resolution, last.rule_id, last.cue_start) == (
        "Laila Sorabi",
        "carried",
        "quotes:carried",
        None,
    )


def test_a_row_names_its_cue_and_what_spoke_for_its_speaker(nlp: Language) -> None:
    text = "“We will not leave the pass,” said Karim Walizada."
    (found,) = marked(nlp(text))
    assert text[found.cue_start : found.cue_end] == "said"
    assert found.rule_id == "cue:say"
    assert found.reasons
    assert [value for _, value in found.reasons] == sorted((v for _, v in found.reasons), reverse=True)
    assert found.confidence > 0.8


def test_a_partial_quotation_has_the_cue_whose_content_it_stands_in(nlp: Language) -> None:
    doc = nlp("The envoy urged both sides to “step back” and warned that a wider war was “no longer unthinkable”.")
    assert [doc.text[q.cue_start : q.cue_end] for q in quotations(doc)] == ["urged", "warned"]


def test_the_subject_of_what_is_reported_is_no_runner_up(nlp: Language) -> None:
    (row,) = quotations(nlp("The tribes, the governor said, had freed 40 men."))
    assert (row.speaker_name, row.runner_up) == ("governor", "")


def test_the_runner_up_is_another_name(nlp: Language) -> None:
    (found,) = marked(nlp("Omid Farrokh listened. “We will not leave the pass,” said Karim Walizada."))
    assert found.speaker_name == "Karim Walizada"
    assert found.runner_up == "Omid Farrokh"


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("The shelling went on all night.", id="an event"),
        pytest.param("It rained in July.", id="a month"),
        pytest.param("The road led to a far corner.", id="a thing"),
        pytest.param("The clip was on Telegram.", id="a platform"),
    ],
)
def test_what_cannot_speak_is_no_runner_up(nlp: Language, before: str) -> None:
    (found,) = marked(nlp(f"{before} “We will not leave the pass,” said Karim Walizada."))
    assert (found.speaker_name, found.runner_up) == ("Karim Walizada", "")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("A farmer listened.", "farmer", id="a person"),
        pytest.param("The ministry kept silent.", "ministry", id="a body"),
        pytest.param("A statement was read out.", "statement", id="a document"),
    ],
)
def test_who_can_speak_is_a_runner_up(nlp: Language, before: str, expected: str) -> None:
    (found,) = marked(nlp(f"{before} “We will not leave the pass,” said Karim Walizada."))
    assert found.runner_up == expected


def test_the_content_of_a_partial_quotation_is_the_clause_around_it(nlp: Language) -> None:
    text = "The minister said the road was “open to everyone” again."
    doc = nlp(text)
    (found,) = quotations(doc)
    assert (found.kind, text[found.start : found.end]) == ("partial", "open to everyone")
    assert text[found.content_start : found.content_end] == "the road was “open to everyone” again"


def test_boilerplate_holds_no_quotations() -> None:
    doc = spacy.blank("en")("“Never miss a story,” said nobody.")
    component = QuoteAttribution(cues=[], weights={}, reading_weights={})
    from pipeline.annotations import PARAGRAPHS, Paragraph, store

    store(doc, PARAGRAPHS, [Paragraph(0, len(doc.text), "boilerplate")])
    assert component.find(doc) == []


def test_an_empty_doc_has_no_quotations() -> None:
    assert quotations(spacy.blank("en").add_pipe("quote_attribution")(spacy.blank("en")(""))) == []


def test_it_works_in_anybodys_pipeline_without_the_other_components() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quote_attribution")
    text = "“We will not leave,” said Karim Walizada."
    (found,) = marked(nlp(text))
    assert text[found.start : found.end] == "We will not leave,"
    assert found.speaker_name == "Karim Walizada"


def test_the_rows_survive_bytes(nlp: Language) -> None:
    doc = nlp(DISPATCH)
    again = next(DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab))
    assert quotations(again) == quotations(doc)


def test_the_settings_are_in_the_config() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quote_attribution")
    assert nlp.config["components"]["quote_attribution"]["cues"] == {"@misc": "wireledger.reporting_cues.v1"}
    assert nlp.config["components"]["quote_attribution"]["weights"] == {"@misc": "wireledger.speaker_weights.v1"}


def test_lines_are_paragraphs_without_their_white_space() -> None:
    assert [(p.start, p.end) for p in lines("  a b\n\n c \n")] == [(2, 5), (8, 9)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param("Farrokh harrumphed: “Ask the army.” He added that the men had slept.", "", id="after a colon"),
        pytest.param("Farrokh fumed: “Ask the army.” He added that the men had slept.", "fumed", id="its own"),
        pytest.param(
            "Farrokh met the men. “Ask the army.” Sorabi said prices had doubled.", "", id="with its own content"
        ),
        pytest.param("Farrokh met the men. “Ask the army.” Sorabi said.", "said", id="that only names the speaker"),
        pytest.param("Farrokh said the men slept. “Ask the army.”", "said", id="of the sentence before"),
    ],
)
def test_a_quotation_has_no_cue_of_a_later_sentence(nlp: Language, text: str, cue: str) -> None:
    first = marked(nlp(text))[0]
    assert text[first.cue_start : first.cue_end] == cue if cue else first.cue_start is None


def test_a_proverb_has_no_speaker(nlp: Language) -> None:
    (proverb,) = marked(nlp("There is a saying in Barak that “the river forgets nobody.”"))
    assert (proverb.speaker_name, proverb.speaker_start) == ("", None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army did not call it a “retreat”.", id="not called so"),
        pytest.param("Nobody at the table said “peace”, and the soup went cold.", id="nobody"),
        pytest.param("None of the generals has called it “a coup”.", id="none of them"),
        pytest.param("No minister has said “sorry” to the widows.", id="no minister"),
        pytest.param("The president has never said “sorry”.", id="never"),
        pytest.param("The spokesman stopped short of calling the siege a “massacre”.", id="stopped short"),
        pytest.param("Sorabi refused to say “guilty”, and left.", id="refused"),
        pytest.param("The junta will hold “elections” in what it calls a free town.", id="another's clause"),
        pytest.param("The “caliphate” it declared lasted three years.", id="a deed that the words name"),
        pytest.param("His name means “whale” in the old tongue, he explained.", id="what a word means"),
    ],
)
def test_what_is_not_said_is_no_quotation(nlp: Language, text: str) -> None:
    assert marked(nlp(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“I never said we were ready,” Sorabi said.", id="within the marks"),
        pytest.param("Sorabi said she did not want “a second winter” in tents.", id="a denial of her own"),
        pytest.param("Sorabi did not call it a coup but “a change of guard”.", id="but what was said"),
        pytest.param("The rebels said they would hold “free elections” in March.", id="in a reported clause"),
        pytest.param("Sorabi denied that the ward was “a morgue”.", id="denied"),
    ],
)
def test_what_is_said_against_something_is_a_quotation(nlp: Language, text: str) -> None:
    assert len(marked(nlp(text))) == 1
