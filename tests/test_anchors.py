"""Token patterns tried only where an article holds their anchor find what spaCy's matcher finds."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.attrs import ORTH
from spacy.matcher import Matcher

from pipeline.components.anchors import AnchoredPatterns, anchor_of

NLP = spacy.blank("en")
WORDS = ["the", "The", "sea", "Sea", "patrol", "of", "-", "and", "Dana", "@Dana7", "7"]
VALUES = st.one_of(
    st.sampled_from(WORDS).map(lambda word: {"TEXT": word}),
    st.sampled_from(["the", "sea", "dana"]).map(lambda word: {"LOWER": word}),
    st.lists(st.sampled_from(["the", "sea", "of"]), min_size=1).map(lambda words: {"LOWER": {"IN": words}}),
    st.just({"LOWER": {"NOT_IN": ["the"]}, "IS_ALPHA": True}),
    st.just({"TEXT": {"REGEX": "^@?Dana[0-9]*$"}}),
    st.just({}),
)
TOKENS = st.builds(
    lambda value, operator: {**value, **({"OP": operator} if operator else {})},
    VALUES,
    st.sampled_from("?*+!") | st.just(""),
)
PATTERNS = st.lists(st.lists(TOKENS, min_size=1, max_size=4), min_size=1, max_size=4)


@given(PATTERNS, st.lists(st.sampled_from(WORDS), max_size=12))
def test_what_is_found_is_what_the_matcher_finds(patterns: list[list[dict[str, object]]], words: list[str]) -> None:
    doc = spacy.tokens.Doc(NLP.vocab, words=words)
    anchored, matcher = AnchoredPatterns(NLP.vocab), Matcher(NLP.vocab)
    for number, pattern in enumerate(patterns):
        anchored.add(f"p{number}", pattern)
        matcher.add(f"p{number}", [pattern])
    assert anchored.match(doc, set(doc.to_array(ORTH).tolist())) == set(matcher(doc))


@pytest.mark.parametrize(
    ("pattern", "word", "accepted"),
    [
        ([{"TEXT": "Dana"}, {"LOWER": "patrol"}], "Patrol", True),
        ([{"TEXT": "Dana"}, {"LOWER": "patrol"}], "Dana", False),
        ([{"LOWER": {"IN": ["sea", "patrol"]}}, {"TEXT": "Dana", "OP": "?"}], "SEA", True),
        ([{"TEXT": {"REGEX": "^@Dana"}}], "@Dana7", True),
        ([{"TEXT": {"REGEX": "^@Dana"}}], "Dana", False),
        ([{"IS_ALPHA": True}], "anything", True),
    ],
    ids=["longest word", "shorter word", "a list", "an expression", "not the expression", "no anchor"],
)
def test_the_anchor_is_a_word_that_each_match_needs(
    pattern: list[dict[str, object]], word: str, accepted: bool
) -> None:
    assert anchor_of(pattern)(word) is accepted
