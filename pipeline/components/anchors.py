"""Token patterns tried only in the articles that hold a word each of them needs.

spaCy's matcher tries every pattern at every token, which for a dozen patterns costs more than all names together.
Each pattern is asked here what one of its tokens must be, its anchor; an article without such a word is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

Accepts = Callable[[str], bool]
COMPULSORY = ("", "+")
MOST_WORDS_KEPT = 200_000


class AnchoredPatterns:
    """Token patterns, each with a matcher of its own and its anchor."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.matchers: list[Matcher] = []
        self.anchors: list[Accepts] = []
        self.tried: dict[int, tuple[int, ...]] = {}  # word -> the patterns whose anchor it may be

    def add(self, name: str, pattern: Sequence[Mapping[str, Any]]) -> None:
        """One more pattern, whose matches bear that name."""
        matcher = Matcher(self.vocab)
        matcher.add(name, [[dict(token) for token in pattern]])
        self.matchers.append(matcher)
        self.anchors.append(anchor_of(pattern))
        self.tried.clear()

    def match(self, doc: Doc, words: set[int]) -> set[tuple[int, int, int]]:
        """Name, start and end of what is found. words: the article's, as keys of the string store."""
        if not self.matchers:
            return set()
        due = {number for word in words for number in self.patterns_of(word)}
        return {found for number in due for found in self.matchers[number](doc)}

    def patterns_of(self, word: int) -> tuple[int, ...]:
        known = self.tried.get(word)
        if known is None:
            if len(self.tried) >= MOST_WORDS_KEPT:
                self.tried.clear()
            text = self.vocab.strings[word]
            known = tuple(number for number, accepts in enumerate(self.anchors) if accepts(text))
            self.tried[word] = known
        return known


def anchor_of(pattern: Sequence[Mapping[str, Any]]) -> Accepts:
    """What one token of each match must be like: that of the longest word where several are; anything where none is."""
    tests = [test for token in pattern for test in token_tests(token)]
    return max(tests, key=lambda test: test[0])[1] if tests else lambda _: True


def token_tests(token: Mapping[str, Any]) -> list[tuple[int, Accepts]]:
    """What a word must be to be this token, with the letters of the shortest that may."""
    given = {key.upper(): value for key, value in token.items()}
    if given.get("OP", "") not in COMPULSORY:
        return []
    tests: list[tuple[int, Accepts]] = []
    for attribute, cased in (("TEXT", str), ("ORTH", str), ("LOWER", str.lower)):
        value = given.get(attribute)
        if isinstance(value, str):
            tests.append((len(value), in_words(cased, [value])))
        elif isinstance(value, Mapping) and value.get("IN"):
            tests.append((min(map(len, value["IN"])), in_words(cased, value["IN"])))
        elif isinstance(value, Mapping) and isinstance(value.get("REGEX"), str):
            tests.append((0, by_expression(cased, value["REGEX"])))
    return tests


def in_words(cased: Callable[[str], str], words: Sequence[str]) -> Accepts:
    held = frozenset(words)
    return lambda text: cased(text) in held


def by_expression(cased: Callable[[str], str], expression: str) -> Accepts:
    search = re.compile(expression).search
    return lambda text: search(cased(text)) is not None
