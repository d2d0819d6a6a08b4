"""Token patterns that spaCy would take and that could never match, or match everything, or take for ever."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.matcher import Matcher

from pipeline.patterns.tokens import _regex_fault, phrase_fault, token_faults

SOUND = [
    pytest.param([{"LOWER": "hamas"}], "We saw HAMAS there", id="one word"),
    pytest.param([{"lower": "red"}, {"lower": "cross"}], "the Red Cross", id="keys in small letters"),
    pytest.param([{"LOWER": "al"}, {"LOWER": "-"}, {"LOWER": "shabaab"}], "said Al-Shabaab", id="a hyphen as a token"),
    pytest.param([{"ORTH": "was"}, {"LOWER": "n't"}], "it wasn't", id="a clitic"),
    pytest.param([{"LOWER": "u.s."}, {"LOWER": "troops"}], "U.S. troops", id="an abbreviation"),
    pytest.param([{"LOWER": {"IN": ["two", "three"]}}, {"LOWER": "men"}], "two men", id="a list of words"),
    pytest.param(
        [{"LIKE_NUM": True}, {"IS_PUNCT": False, "OP": "?"}, {"LOWER": "dead"}], "12 men dead", id="an optional token"
    ),
    pytest.param([{"LOWER": {"REGEX": r"^kill(ed|s)?$"}}], "he killed it", id="a regular expression"),
    pytest.param([{"LOWER": {"REGEX": r"^\D+ed\b$"}}], "he killed it", id="capitals in an escape"),
    pytest.param([{"LOWER": {"FUZZY1": "taliban"}}], "the Talibann", id="a fuzzy word"),
    pytest.param([{"LENGTH": {">=": 9}, "IS_ALPHA": True}], "seventeen men", id="a length"),
    pytest.param([{"SHAPE": "Xxxxx"}], "Kabul", id="a shape"),
    pytest.param([{"LOWER": "big", "OP": "{1,2}"}, {"LOWER": "men"}], "big big men", id="a counted token"),
]

FAULTY = [
    pytest.param([], "the pattern is empty, write at least one token", id="no token"),
    pytest.param(
        ["dead"], 'token 1 is \'dead\', write each token as an object such as {"LOWER": "troops"}', id="a bare word"
    ),
    pytest.param(
        [{}], 'token 1: matches every token, say what it must be, such as {"IS_PUNCT": false}', id="an empty token"
    ),
    pytest.param(
        [{"LOWER": "a"}, {"OP": "*"}],
        'token 2: matches every token, say what it must be, such as {"IS_PUNCT": false}',
        id="only an operator",
    ),
    pytest.param(
        [{"LOWER": {}}],
        "token 1: 'LOWER' is {}, which matches every token, give a value or remove it",
        id="an empty test",
    ),
    pytest.param(
        [{"LOWER": "Hamas"}],
        "token 1: 'LOWER': 'Hamas' has capitals and would never match, write 'hamas' (or use ORTH)",
        id="capitals",
    ),
    pytest.param(
        [{"LOWER": {"IN": ["hamas", "Fatah"]}}],
        "token 1: 'LOWER': 'Fatah' has capitals and would never match, write 'fatah' (or use ORTH)",
        id="capitals in a list",
    ),
    pytest.param(
        [{"LOWER": {"REGEX": "^Hamas$"}}],
        "token 1: 'LOWER' REGEX '^Hamas$' has capitals and would never match, write it in lower case (or use ORTH)",
        id="capitals in a regular expression",
    ),
    pytest.param(
        [{"LOWER": "red cross"}],
        "token 1: 'LOWER': 'red cross' holds white space and would never match, "
        'write one token a word: {"LOWER": "red"}, {"LOWER": "cross"}',
        id="two words",
    ),
    pytest.param(
        [{"LOWER": "al-shabaab"}],
        "token 1: 'LOWER': 'al-shabaab' is several tokens and would never match, "
        'write {"LOWER": "al"}, {"LOWER": "-"}, {"LOWER": "shabaab"}',
        id="a hyphenated word",
    ),
    pytest.param([{"TEXT": ""}], "token 1: 'TEXT' is empty and would never match, write the word", id="an empty word"),
    pytest.param([{"LOWER": 7}], "token 1: 'LOWER' is 7, use a text in quotation marks", id="a number for a word"),
    pytest.param([{"LOWR": "dead"}], "token 1: unknown key 'LOWR', did you mean 'LOWER'?", id="a key misspelt"),
    pytest.param(
        [{"LEMMA": "kill"}],
        "token 1: 'LEMMA' is not known yet where patterns are matched, use LOWER, ORTH or a flag such as LIKE_NUM",
        id="a key that comes too late",
    ),
    pytest.param([{"LIKE_NUM": "yes"}], "token 1: 'LIKE_NUM' is 'yes', use true or false", id="a flag that is no flag"),
    pytest.param([{"LENGTH": "9"}], "token 1: 'LENGTH' is '9', use a whole number", id="a length that is no number"),
    pytest.param(
        [{"LOWER": {"INN": ["a"]}}],
        "token 1: 'LOWER' has the unknown test 'INN', did you mean 'IN'?",
        id="a test misspelt",
    ),
    pytest.param(
        [{"LOWER": {"IN": "dead"}}],
        'token 1: \'LOWER\' IN needs a list of values, such as {"LOWER": {"IN": ["troops"]}}',
        id="a list that is none",
    ),
    pytest.param(
        [{"LOWER": {"REGEX": "(dead"}}],
        "token 1: 'LOWER' REGEX '(dead' is no regular expression "
        "(missing ), unterminated subpattern at position 0), mend it",
        id="a broken regular expression",
    ),
    pytest.param(
        [{"LOWER": {"REGEX": "^(a+)+$"}}],
        "token 1: 'LOWER' REGEX '^(a+)+$' repeats a group that itself repeats, which can take for ever, simplify it",
        id="nested repeats",
    ),
    pytest.param(
        [{"LOWER": {"REGEX": "^((x|y*)z){2,}$"}}],
        "token 1: 'LOWER' REGEX '^((x|y*)z){2,}$' repeats a group that itself repeats, "
        "which can take for ever, simplify it",
        id="nested repeats, deeper",
    ),
    pytest.param(
        [{"LOWER": {"REGEX": "a|" * 200}}],
        "token 1: 'LOWER' REGEX has 400 characters, keep it within 300 or list the words with IN",
        id="an overlong regular expression",
    ),
    pytest.param(
        [{"LOWER": "a", "OP": "1"}], "token 1: 'OP' is '1', use one of !, ?, *, +, {n}, {n,m}", id="a bad operator"
    ),
    pytest.param(
        [{"LOWER": "a", "OP": "{3,1}"}],
        "token 1: 'OP' is '{3,1}', write the smaller number first",
        id="a falling count",
    ),
    pytest.param(
        [{"LOWER": "a", "OP": "?"}, {"LOWER": "b", "OP": "{,2}"}],
        "every token is optional and the pattern can match nothing, let one stand without '?', '*' or '!'",
        id="nothing but optional tokens",
    ),
]


@pytest.mark.parametrize(("pattern", "text"), SOUND)
def test_a_pattern_that_matches_has_no_fault(pattern: list[dict[str, Any]], text: str) -> None:
    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    matcher.add("x", [pattern])
    assert matcher(nlp(text))
    assert list(token_faults(pattern)) == []


@pytest.mark.parametrize(("pattern", "fault"), FAULTY)
def test_a_pattern_that_cannot_work_is_refused(pattern: list[object], fault: str) -> None:
    assert list(token_faults(pattern)) == [fault]


def test_each_token_is_checked() -> None:
    faults = list(token_faults([{"LOWER": "Dead"}, {}, {"LOWER": "ok"}, {"LOWR": "x"}]))
    assert [fault.split(":")[0] for fault in faults] == ["token 1", "token 2", "token 4"]


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        pytest.param("shot dead", "", id="sound"),
        pytest.param("", "the pattern is empty, write the words to be found", id="empty"),
        pytest.param(" \t", "the pattern is empty, write the words to be found", id="blank"),
        pytest.param(
            "shot  dead ",
            "'shot  dead ' has white space at its ends or doubled and would never match, write 'shot dead'",
            id="white space",
        ),
        pytest.param("--", "'--' has no letter or digit, write the words to be found", id="marks only"),
    ],
)
def test_a_phrase_must_hold_words(phrase: str, fault: str) -> None:
    assert phrase_fault(phrase) == fault


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        pytest.param(r"([\u0430-\u044f]|[\u0430-\u044f])*x", "can be tried in too many ways", id="a range"),
        pytest.param(r"(?:\u4e00|\u4e00\u4e00)*x", "can be tried in too many ways", id="letters by escapes"),
        pytest.param(r"(?:\x41|A)*x", "can be tried in too many ways", id="a letter in two spellings"),
        pytest.param(r"(?i:\u0436a|\u0416a)*x", "can be tried in too many ways", id="both cases of one"),
        pytest.param(r"\w*\w*\w*!", "can be tried in too many ways", id="the cube of the length"),
        pytest.param("a{99999999999}", "is no regular expression", id="a repeat beyond numbers"),
        pytest.param(
            "[[a]b", "is no regular expression (Possible nested set", id="what may come to mean another thing"
        ),
    ],
)
def test_an_expression_that_could_hang_a_run_is_refused(expression, told):
    assert told in _regex_fault("ORTH", expression)


@pytest.mark.parametrize("expression", [r"^.*(kill|wound).*ed$", r"^\w+-\w+$", r"^https?://[^/]+/.*\.html?$"])
def test_an_expression_for_words_and_links_is_none_that_hangs(expression):
    assert _regex_fault("ORTH", expression) == ""
