"""Token patterns: what spaCy's matcher would take without a word and could never match."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pipeline.patterns.letters import letter_faults
from pipeline.patterns.regexes import costly_word
from pipeline.patterns.source import nearest
from pipeline.spacy_start import import_spacy

_FLAGS = (
    "IS_ALPHA",
    "IS_ASCII",
    "IS_DIGIT",
    "IS_LOWER",
    "IS_UPPER",
    "IS_TITLE",
    "IS_PUNCT",
    "IS_SPACE",
    "IS_STOP",
    "IS_BRACKET",
    "IS_QUOTE",
    "IS_LEFT_PUNCT",
    "IS_RIGHT_PUNCT",
    "IS_CURRENCY",
    "LIKE_NUM",
    "LIKE_URL",
    "LIKE_EMAIL",
    "SPACY",
)
_TEXTS = ("ORTH", "TEXT", "LOWER", "NORM", "SHAPE")
_KEYS = (*_TEXTS, "LENGTH", *_FLAGS, "OP")
# Known to spaCy, but written on the text only after the patterns were matched.
_LATER = (
    "POS",
    "TAG",
    "MORPH",
    "DEP",
    "LEMMA",
    "ENT_TYPE",
    "ENT_ID",
    "ENT_IOB",
    "ENT_KB_ID",
    "IS_SENT_START",
    "SENT_START",
    "_",
)
_SET_TESTS = ("IN", "NOT_IN")
_TEXT_TESTS = (*_SET_TESTS, "REGEX", "FUZZY", *(f"FUZZY{n}" for n in range(1, 10)))
_NUMBER_TESTS = (*_SET_TESTS, "==", ">=", "<=", ">", "<")
_OPERATOR = re.compile(r"[!?*+]|\{(?:(\d+)|(\d*),(\d*))\}")
_LONGEST_REGEX = 300
_LONGEST_WORD = 16


def token_faults(tokens: Sequence[object]) -> Iterator[str]:
    """What is wrong with a token pattern, as 'what, remedy'; nothing where it is sound."""
    if not tokens:
        yield "the pattern is empty, write at least one token"
        return
    optional = True
    for number, token in enumerate(tokens, start=1):
        if not isinstance(token, Mapping):
            yield f'token {number} is {token!r}, write each token as an object such as {{"LOWER": "troops"}}'
            return
        given = {str(key).upper(): value for key, value in token.items()}
        yield from (f"token {number}: {fault}" for fault in _one_token(given))
        optional = optional and _may_be_absent(given.get("OP"))
    if optional:
        yield "every token is optional and the pattern can match nothing, let one stand without '?', '*' or '!'"


def phrase_fault(text: str) -> str:
    """What is wrong with a phrase pattern, "" where it is sound."""
    if not text.strip():
        return "the pattern is empty, write the words to be found"
    if " ".join(text.split()) != text:
        clean = " ".join(text.split())
        return f"{text!r} has white space at its ends or doubled and would never match, write {clean!r}"
    if not any(c.isalnum() for c in text):
        return f"{text!r} has no letter or digit, write the words to be found"
    return next(iter(letter_faults(text)), "")


def _one_token(given: Mapping[str, Any]) -> Iterator[str]:
    if not set(given) - {"OP"}:
        yield 'matches every token, say what it must be, such as {"IS_PUNCT": false}'
    for key, value in given.items():
        if key == "OP":
            if fault := _operator_fault(value):
                yield fault
        elif key in _LATER:
            yield f"{key!r} is not known yet where patterns are matched, use LOWER, ORTH or a flag such as LIKE_NUM"
        elif key not in _KEYS:
            yield f"unknown key {key!r}, {nearest(key, _KEYS)}"
        elif key in _FLAGS:
            if not isinstance(value, bool):
                yield f"{key!r} is {value!r}, use true or false"
        elif key == "LENGTH":
            yield from _tests(key, value, _NUMBER_TESTS, _number_fault)
        else:
            yield from _tests(key, value, _TEXT_TESTS, _text_fault)


def _tests(key: str, value: object, allowed: Sequence[str], check: Callable[[str, object], str]) -> Iterator[str]:
    """Faults of a value, or of each test where the value is an object such as {"IN": [...]}."""
    if not isinstance(value, Mapping):
        if fault := check(key, value):
            yield fault
        return
    if not value:
        yield f"{key!r} is {{}}, which matches every token, give a value or remove it"
    for test, wanted in value.items():
        yield from _one_test(key, str(test), wanted, allowed, check)


def _one_test(
    key: str, test: str, wanted: object, allowed: Sequence[str], check: Callable[[str, object], str]
) -> Iterator[str]:
    if test not in allowed:
        yield f"{key!r} has the unknown test {test!r}, {nearest(test, allowed)}"
    elif test in _SET_TESTS:
        if not isinstance(wanted, list) or not wanted:
            yield f'{key!r} {test} needs a list of values, such as {{"{key}": {{"{test}": ["troops"]}}}}'
        else:
            yield from (fault for item in wanted if (fault := check(key, item)))
    elif fault := _regex_fault(key, wanted) if test == "REGEX" else check(key, wanted):
        yield fault


def _number_fault(key: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return f"{key!r} is {value!r}, use a whole number"
    return ""


def _text_fault(key: str, value: object) -> str:
    if not isinstance(value, str):
        return f"{key!r} is {value!r}, use a text in quotation marks"
    if not value:
        return f"{key!r} is empty and would never match, write the word"
    if value != value.strip() or len(value.split()) > 1:
        words = ", ".join(f'{{"{key}": "{word}"}}' for word in value.split())
        return f"{key!r}: {value!r} holds white space and would never match, write one token a word: {words}"
    if faults := letter_faults(value):
        return f"{key!r}: {faults[0]}"
    if key in ("LOWER", "NORM") and value != value.lower():
        return f"{key!r}: {value!r} has capitals and would never match, write {value.lower()!r} (or use ORTH)"
    if key != "SHAPE" and (parts := _parts(value)):
        words = ", ".join(f'{{"{key}": "{part}"}}' for part in parts)
        return f"{key!r}: {value!r} is several tokens and would never match, write {words}"
    return ""


def _regex_fault(key: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        return f"{key!r} REGEX is {value!r}, write a regular expression in quotation marks"
    if len(value) > _LONGEST_REGEX:
        return f"{key!r} REGEX has {len(value)} characters, keep it within {_LONGEST_REGEX} or list the words with IN"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what may come to mean something else, such as [[a]
            re.compile(value)
    except (re.error, OverflowError, Warning) as error:
        return f"{key!r} REGEX {value!r} is no regular expression ({error}), mend it"
    if _has_nested_repeats(value):
        return f"{key!r} REGEX {value!r} repeats a group that itself repeats, which can take for ever, simplify it"
    if (word := costly_word(value)) is not None:
        shown = word if len(word) <= _LONGEST_WORD else f"{word[:_LONGEST_WORD]}…"
        ways = f"can be tried in too many ways on a word such as {shown!r}" if word else "repeats too much"
        return f"{key!r} REGEX {value!r} {ways}, which can take for ever, simplify it"
    literal = re.sub(r"\\.|\[[^\]]*\]|\(\?P<\w+>", "", value)
    if key in ("LOWER", "NORM") and "(?i" not in value and re.search(r"[A-Z]", literal):
        return f"{key!r} REGEX {value!r} has capitals and would never match, write it in lower case (or use ORTH)"
    return ""


def _has_nested_repeats(expression: str) -> bool:
    """Whether a group under *, + or {n,} holds another repeat: (a+)+ backtracks exponentially."""
    plain = re.sub(r"\\.", "a", expression)
    plain = re.sub(r"\[\^?\]?[^\]]*\]", "a", plain)
    repeat = re.compile(r"[*+]|\{\d*,\d*\}")
    holds_repeat = [False]
    for position, character in enumerate(plain):
        if character == "(":
            holds_repeat.append(False)
        elif character == ")" and len(holds_repeat) > 1:
            inner = holds_repeat.pop()
            repeated = bool(repeat.match(plain, position + 1))
            if inner and repeated:
                return True
            holds_repeat[-1] = holds_repeat[-1] or inner
        elif repeat.match(plain, position):
            holds_repeat[-1] = True
    return False


def _operator_fault(value: object) -> str:
    match = _OPERATOR.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return f"'OP' is {value!r}, use one of !, ?, *, +, {{n}}, {{n,m}}"
    low, high = match.group(2), match.group(3)
    if low and high and int(low) > int(high):
        return f"'OP' is {value!r}, write the smaller number first"
    return ""


def _may_be_absent(operator: object) -> bool:
    if not isinstance(operator, str):
        return False
    match = _OPERATOR.fullmatch(operator)
    if match is None:
        return False
    least = match.group(1) or match.group(2)
    return operator in ("?", "*", "!") or (operator[0] == "{" and not int(least or 0))


@cache
def _parts(value: str) -> tuple[str, ...]:
    """The tokens that English text would make of a word; empty where it can stand as one token."""
    if value.isascii() and value.isalpha() and value not in _exceptions():
        return ()  # the tokenizer's rules cut at what is no letter
    alone = _cut(value)
    if len(alone) == 1 or any(len(_cut(case)) == 1 for case in (value.upper(), value.title())):
        return ()  # "u.s." is two tokens, the "U.S." that it matches is one
    # "n't", "'ll" and the like are one token only behind or before another word
    attached = [token for side in (f"did{value}", f"{value}did") for token in _cut(side)]
    return () if value in attached else tuple(alone)


def _cut(text: str) -> list[str]:
    """As spaCy's English tokenizer cuts it. Of its exceptions it is given those that the text holds: to take up all of
    them costs as much as reading the rest of the pattern files."""
    tokenizer = _tokenizer()
    for held in _exceptions().keys() - tokenizer.rules.keys():
        if held in text:
            tokenizer.add_special_case(held, _exceptions()[held])
    return [token.text for token in tokenizer(text)]


def _exceptions() -> Mapping[str, Any]:
    """What the tokenizer cuts by a list: "cannot"."""
    return _english().Defaults.tokenizer_exceptions  # type: ignore[no-any-return]


@cache
def _tokenizer() -> Any:
    """spaCy's English tokenizer without its exceptions."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

    english = _english().Defaults
    return Tokenizer(
        Vocab(),
        prefix_search=compile_prefix_regex(english.prefixes).search,
        suffix_search=compile_suffix_regex(english.suffixes).search,
        infix_finditer=compile_infix_regex(english.infixes).finditer,
        token_match=english.token_match,
        url_match=english.url_match,
    )


@cache
def _english() -> Any:
    """spaCy's English; loaded only where a token pattern needs it, and no model with it."""
    import_spacy()
    from spacy.lang.en import English

    return English
