"""Every form of reported speech has its page, its examples and what it is not; a failing example names its form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from quotation_sentences import BY_GRAMMAR, BY_WORDS_OR_LAYOUT, COUNTER_EXAMPLES
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import QUOTATIONS, Quotation, load
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.quotations.reporting_forms import FORMS, Form
from pipeline.why.provenance import rule_place

PACKAGE = Path(__file__).parent.parent / "pipeline"
EXAMPLES = BY_GRAMMAR | BY_WORDS_OR_LAYOUT
WITHOUT_PARSE = "indirect:plain"


def cases(sentences: dict[str, dict[str, str]]) -> list[object]:
    return [
        pytest.param(form, text, id=f"{form}, {name}")
        for form, named in sentences.items()
        for name, text in named.items()
    ]


def form_of(quotation: Quotation) -> str:
    """The form of a row: of indirect speech its first reason, else its rule."""
    named = [term for term, _ in quotation.reasons[:1] if term.startswith("indirect:")]
    return named[0] if named else quotation.rule_id


def rows(doc: Doc, form: str) -> list[tuple[str, str]]:
    """Speaker and words as printed of the rows that a form has made."""
    return [
        (doc.text[q.speaker_start : q.speaker_end], doc.text[q.start : q.end])
        for q in load(doc, QUOTATIONS, Quotation)
        if form_of(q) == form
    ]


def test_the_forms_with_examples_are_those_of_the_list() -> None:
    ids = [form.id for form in FORMS]
    assert len(set(ids)) == len(ids)
    assert set(EXAMPLES) == set(COUNTER_EXAMPLES) == set(ids)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_says_what_it_reads_with_examples_and_what_it_is_not(form: Form) -> None:
    reads, _, rest = form.doc.partition("\n\nExamples:\n\n")
    examples, _, is_not = rest.partition("\n\nNot this form: ")
    assert reads
    assert is_not
    assert len([line for line in examples.splitlines() if line.startswith("    ")]) >= 2


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_has_two_examples_and_one_of_what_it_is_not(form: Form) -> None:
    assert len(EXAMPLES[form.id]) >= 2
    assert COUNTER_EXAMPLES[form.id]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_the_place_of_a_form_is_the_line_that_defines_it(form: Form) -> None:
    file, _, line = rule_place(form.id, read_patterns(shipped_patterns())).rpartition(":")
    assert file == form.module.replace(".", "/") + ".py"
    assert (PACKAGE.parent / file).read_text(encoding="utf-8").splitlines()[int(line) - 1] == f'ID = "{form.id}"'


@pytest.mark.parametrize(("form", "marked"), cases(BY_WORDS_OR_LAYOUT))
def test_a_form_by_words_or_layout_gives_its_speaker_and_words(
    form: str, marked: str, nlp: Language, blank: Language
) -> None:
    text = re.sub(r"[<>*\[\]]", "", marked)
    found = rows((blank if form == WITHOUT_PARSE else nlp)(text), form)
    assert [words for _, words in found] == re.findall(r"\[(.+?)\]", marked)
    assert {speaker for speaker, _ in found} == set(re.findall(r"<(.+?)>", marked))


@pytest.mark.parametrize(("form", "text"), cases(COUNTER_EXAMPLES))
def test_a_form_finds_nothing_in_what_it_is_not(form: str, text: str, nlp: Language, blank: Language) -> None:
    assert rows((blank if form == WITHOUT_PARSE else nlp)(text), form) == []


def test_what_goes_according_to_plan_is_nobodys_word(nlp: Language) -> None:
    assert rows(nlp("The trucks left at noon, according to plan."), "indirect:according_to") == []
