"""Texts longer than any article: read in instalments, with true offsets, and in time that grows as they do."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import CASUALTIES, MENTIONS, QUOTATIONS, Casualty, Mention, Quotation, load
from pipeline.components import instalments
from pipeline.components.instalments import InstalmentLimits, borders_of
from pipeline.runs.batch import cut
from pipeline.runs.long_words import LONGEST, cut_long_words

SMALL = InstalmentLimits(tokens=40, sentence=30, figures=4, marks=6)
STORY = (
    "Gunmen killed four herders near Kabul on Sunday. “We buried them at noon,” said Karim Daud, an elder. "
    "He said that two boys were wounded as well."
)


def sentences(*lengths: int, between: str = " ") -> Doc:
    """A doc of sentences of so many tokens, each with its full stop."""
    nlp = spacy.blank("en")
    nlp.add_pipe("rule_sentences")
    return nlp(between.join("It " + "was " * (length - 2) + "." for length in lengths).replace(" .", "."))


def annotated(nlp: Language, text: str) -> Doc:
    return nlp(cut(nlp, text))


def test_what_is_no_longer_than_an_article_is_read_as_one():
    assert borders_of(sentences(10, 10, 10), SMALL) == [0, 30]


def test_a_longer_text_is_parted_between_sentences():
    assert borders_of(sentences(15, 15, 15, 15), SMALL) == [0, 30, 60]


def test_where_paragraphs_are_short_enough_it_is_parted_between_them():
    doc = sentences(15, 10, 10, 15, between="\n")
    starts = [token.i + 1 for token in doc if token.text == "\n"]
    assert borders_of(doc, SMALL) == [0, starts[2], len(doc)]


def test_a_sentence_without_end_is_parted_anywhere():
    assert borders_of(sentences(100), SMALL) == [0, 30, 60, 90, 100]


def test_a_paragraph_without_end_is_parted_sooner_than_an_article_of_many():
    limits = replace(SMALL, paragraph=20)
    assert borders_of(sentences(*[10] * 5), limits) == [0, 20, 40, 50]
    assert borders_of(sentences(*[10] * 3, between="\n"), limits) == [0, 32]


def test_many_quotation_marks_are_parted_too():
    nlp = spacy.blank("en")
    nlp.add_pipe("rule_sentences")
    assert len(borders_of(nlp("“Go.” " * 20), SMALL)) > 5


def test_many_figures_are_parted_too(blank, monkeypatch):
    doc = annotated(blank, "The army killed five men. " * 12)
    assert len(borders_of(doc, replace(SMALL, tokens=1_000))) == 4


def test_a_sentence_with_more_casualty_words_than_any_is_parted_between_them(blank):
    doc = annotated(blank, "killed 5 " * 12)
    limits = replace(SMALL, sentence=1_000, figures_of_sentence=4, figures=1_000)
    assert borders_of(doc, limits) == [0, 8, 16, 24]


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
@pytest.mark.parametrize("model", ["blank", "nlp"])
def test_the_rows_of_each_instalment_are_those_of_its_text_alone(request, monkeypatch, between, model):
    blank = request.getfixturevalue(model)
    alone = annotated(blank, STORY)
    limits = InstalmentLimits(tokens=len(alone) + 1, sentence=len(alone), figures=4, marks=6)
    monkeypatch.setattr(instalments.borders_of, "__defaults__", (limits,))
    text = between.join([STORY] * 3)
    doc = annotated(blank, text)
    figures, quotations = load(doc, CASUALTIES, Casualty), load(doc, QUOTATIONS, Quotation)
    own, said = load(alone, CASUALTIES, Casualty), load(alone, QUOTATIONS, Quotation)
    assert [text[f.start : f.end] for f in figures] == 3 * [STORY[f.start : f.end] for f in own]
    assert [text[q.start : q.end] for q in quotations] == 3 * [STORY[q.start : q.end] for q in said]
    assert [q.speaker_name for q in quotations] == 3 * [q.speaker_name for q in said]
    assert [f.parent for f in figures] == [
        None if f.parent is None else f.parent + n * len(own) for n in range(3) for f in own
    ]
    groups = max(f.claim_group for f in own) + 1
    assert [f.claim_group for f in figures] == [f.claim_group + n * groups for n in range(3) for f in own]
    utterances = max(q.utterance for q in said) + 1
    assert [q.utterance for q in quotations] == [q.utterance + n * utterances for n in range(3) for q in said]
    assert len(load(doc, MENTIONS, Mention)) == 3 * len(load(alone, MENTIONS, Mention))


def test_nothing_of_the_instalments_is_kept_with_the_doc(blank):
    doc = annotated(blank, "The army killed five men. " * 300)
    assert instalments.INSTALMENTS not in doc.user_data
    assert Doc(blank.vocab).from_bytes(doc.to_bytes()).text == doc.text


def test_an_article_of_more_than_a_million_characters_is_read(blank):
    blank.max_length = 2**30
    text = "a " * 500_001 + "Gunmen killed four herders."
    assert len(cut(blank, text)) == 500_001 + 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He left “" + "“" * 2_000 + " and came.", id="marks"),
        pytest.param("(" * 3_000, id="brackets alone"),
        pytest.param("He left" + ")" * 501 + "\n\nand " + "]" * 777 + " came", id="two runs"),
        pytest.param("x" * 1_234 + " \xa0 " + "yz." * 400, id="letters"),
    ],
)
def test_words_too_long_are_cut_in_pieces_and_the_text_stays(text):
    doc = cut_long_words(spacy.blank("en"), text)
    assert doc.text == text
    assert max(len(token) for token in doc) < 200


def test_words_as_long_as_an_address_are_cut_as_ever():
    nlp = spacy.blank("en")
    text = "See https://example.org/" + "a" * 400 + "?q=(b) and " + "-" * LONGEST
    assert [t.text for t in cut_long_words(nlp, text)] == [t.text for t in nlp.make_doc(text)]


def work(nlp: Language, text: str) -> int:
    """How many functions annotating a text calls: what grows as the time does, the same on any machine."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    docs = [cut(nlp, text)]
    sys.setprofile(count)
    try:
        for _ in nlp.pipe(docs):
            pass
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("killed 5 ", id="one sentence of figures"),
        pytest.param("killed 5\n", id="lines"),
        pytest.param("he said that ", id="cues"),
        pytest.param("“We go,” he said. ", id="quotations"),
        pytest.param("Karim Omid, Daud Rahim, ", id="names"),
        pytest.param("Kabul 5 6 killed ", id="a table in one line"),
    ],
)
def test_work_grows_as_the_text_does(blank, monkeypatch, part):
    limits = InstalmentLimits(tokens=200, sentence=60, figures=15, marks=30)
    monkeypatch.setattr(instalments.borders_of, "__defaults__", (limits,))
    work(blank, part * 20)  # what is read once
    assert work(blank, part * 120) < 6 * 2 * work(blank, part * 20)
