"""What must stand in a text for a pattern to find anything: never no where the pattern could match."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import Matcher, PhraseMatcher

from pipeline.workbench.clues import (
    ANYTHING,
    ClueIndex,
    of_form,
    of_form_spelt_alike,
    of_pattern,
    of_words,
    runs,
    stands,
)

ENGLISH = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ahmad Massoud’s men, 40 of them.", " ahmad massoud s men 40 of them "),
        ("AL-ŠAʿB\nand Bogotá", " al šaʿb and bogota ".replace("šaʿb", "saʿb")),
        ("They cannot; they don't", " they can not they do n t "),
        ("10km off PK17", " 10 km off pk 17 "),
        ("bombÂ\xa0blast", " bomb blast "),
        ("Acme™ Corp", " acme corp "),
        ("", "  "),
    ],
)
def test_a_text_is_told_by_its_runs(text: str, expected: str):
    assert runs(text) == expected


@pytest.mark.parametrize(
    ("pattern", "clue"),
    [
        ("Torab Khan", (frozenset({"torab khan"}),)),
        ([{"LOWER": "anti"}, {"ORTH": "-"}, {"TEXT": "Taliban"}], (frozenset({"anti"}), frozenset({"taliban"}))),
        ([{"LOWER": {"IN": ["lay", "lie"]}}, {"LOWER": "dead"}], (frozenset({"lay", "lie"}), frozenset({"dead"}))),
        ([{"LOWER": "the", "OP": "?"}, {"lower": "front", "op": "+"}], (frozenset({"front"}),)),
        ([{"LOWER": "left", "OP": "{0,2}"}, {"LOWER": "right", "OP": "{2}"}], (frozenset({"right"}),)),
        ([{"LOWER": "army", "OP": "!"}, {"IS_ALPHA": True}], ANYTHING),
        ([{"TEXT": {"REGEX": "^@nrf"}}], ANYTHING),
        ([{"LOWER": {"IN": ["x", "’s"]}}, {"LOWER": "vale"}], (frozenset({"x", "s"}), frozenset({"vale"}))),
    ],
)
def test_a_pattern_needs_the_words_that_it_cant_do_without(pattern: object, clue: object):
    assert of_pattern(pattern) == clue


def test_an_index_names_whom_a_text_could_concern():
    clues = [of_form("Torab Khan"), of_words(["call", "for"]), ANYTHING, of_form("Khan")]
    index = ClueIndex((clue, number) for number, clue in enumerate(clues, start=1))
    assert index.owners("Torab, a khan, said so") == {3, 4}
    assert index.owners("He called. For Torab-Khan they call") == {1, 2, 3, 4}
    assert index.owners("") == {3}


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("Fahim Dashti", "Faheem Dashtee said so."),
        ("Sar-e Pul", "In Sari Pool, and in Sar Pol."),
        ("al-Bab", "El Bab fell."),
        ("Na’im Khan", "Naeem Khan left; Naim was gone."),
        ("Ahmad Massoud", "Ahmet Mas'oud’s men."),
        ("Muhammad Yusuf", "Mohammed Yousef."),
        ("Abd al-Rahman", "Abdurrahman or Abdul Rahman."),
    ],
)
def test_a_form_of_which_other_spellings_count_is_told_by_its_consonants(form: str, printed: str):
    assert ClueIndex([(of_form_spelt_alike(form), 1)]).owners(printed) == {1}
    assert ClueIndex([(of_form_spelt_alike(form), 1)]).owners("Nothing of the kind, they wrote.") == set()


def test_a_form_that_only_has_names_of_many_spellings_may_stand_in_any_text():
    assert of_form_spelt_alike("Abdul Ahmad") == ANYTHING


WORDS = st.sampled_from(
    ["Torab", "torab", "KHAN", "can", "cannot", "don't", "U.S.", "Massoud's", "anti-Taliban", "10km", "café",
     "Cafe\u0301", "al-Tanf", "“front”", "3,000", "Jr.", "ﬁve", "I’m", "end.Start", "™", "-", "…"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_whatever_a_matcher_finds_has_its_clue_in_the_text(words: list[str], data: st.DataObject):
    """Any stretch of tokens, taken as a pattern, is found by spaCy in the text it comes from."""
    doc = ENGLISH.make_doc(" ".join(words))
    start = data.draw(st.integers(0, len(doc) - 1))
    end = data.draw(st.integers(start + 1, len(doc)))
    form = doc[start:end].text
    cased = data.draw(st.sampled_from([str, str.lower, str.upper]))(form)
    for attribute in ("ORTH", "LOWER"):
        phrases = PhraseMatcher(ENGLISH.vocab, attr=attribute)
        phrases.add("x", [ENGLISH.make_doc(cased)])
        if phrases(doc):
            assert stands(of_form(cased), runs(doc.text))
    pattern = [{"LOWER": token.lower_} for token in doc[start:end]]
    tokens = Matcher(ENGLISH.vocab)
    tokens.add("x", [pattern])
    assert tokens(doc)
    assert stands(of_pattern(pattern), runs(doc.text))
