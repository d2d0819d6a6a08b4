"""Many names, matched at the cost of the few that an article can hold.

spaCy's matchers hold every pattern from the start, which for 100,000 names takes longer to build than many articles
to read. Here a name is only filed under one of its words; its printed spellings are made, cut into tokens and given to
the matcher with the first article that has that word. What is found is the same.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from pipeline.components.anchors import AnchoredPatterns

Pattern = dict[str, Any]
EVERY_ARTICLE = ""  # what names without a word to file them under are filed under
CROWDED = 32
MOST_WORDS_KEPT = 200_000
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """Printed spellings under one label and id. spelt: makes them of each form."""

    label: str
    id: str
    forms: tuple[str, ...]
    spelt: Callable[[str], Iterable[str]]

    def patterns(self) -> Iterator[Pattern]:
        for spelling in dict.fromkeys(s for form in self.forms for s in self.spelt(form)):
            yield {"label": self.label, "pattern": spelling, "id": self.id}


class NameRuler:
    """Finds names, and token patterns, by one attribute of tokens.

    patterns: what it holds, as spaCy's rulers take them.
    """

    def __init__(self, nlp: Language, *, attribute: str = "ORTH") -> None:
        self.nlp = nlp
        self.attribute = attribute
        self.clear()

    def __len__(self) -> int:
        return len(self.names) + len(self.token_patterns)

    def clear(self) -> None:
        self.names: list[Names] = []
        self.token_patterns: list[Pattern] = []
        self.filed: dict[str, list[Any]] = {}  # word -> names' numbers and forms, in turn, not given to the matcher yet
        self.words: dict[int, tuple[str, ...]] = {}  # token -> the words of it under which names may be filed
        self.named: dict[int, tuple[str, str]] = {}  # match -> label and id
        self.anchored = AnchoredPatterns(self.nlp.vocab)
        self.phrases = PhraseMatcher(self.nlp.vocab, attr=self.attribute)
        rules = getattr(self.nlp.tokenizer, "rules", None)
        self.cut: frozenset[str] | None = None if rules is None else frozenset(key_of(rule) for rule in rules)

    @property
    def patterns(self) -> list[Pattern]:
        return [*(p for names in self.names for p in names.patterns()), *self.token_patterns]

    def add_names(self, names: Iterable[Names]) -> None:
        for entry in names:
            number = len(self.names)
            self.names.append(entry)
            for form in entry.forms:
                word = self.filing_word(form)
                filed = self.filed.get(word)
                if filed is None:
                    self.filed[word] = [number, form]
                else:
                    filed += (number, form)

    def add_patterns(self, patterns: Iterable[Mapping[str, Any]]) -> None:
        """Patterns as spaCy's rulers take them: texts, and lists of tokens."""
        for pattern in patterns:
            label, identity = pattern["label"], pattern.get("id", "")
            if isinstance(pattern["pattern"], str):
                self.add_names([Names(label, identity, (pattern["pattern"],), as_it_is)])
            else:
                self.token_patterns.append(dict(pattern))
                self.anchored.add(self.match_name(label, identity), pattern["pattern"])

    def match(self, doc: Doc) -> list[Span]:
        """What is found in a doc, in order, each once."""
        words = set(doc.to_array(ORTH).tolist())
        self.take_up(words)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W036")  # nothing to be found
            found = {*self.anchored.match(doc, words), *self.phrases(doc)}
        spans = [(self.named[m], start, end) for m, start, end in found if start != end]
        return sorted({Span(doc, start, end, label=label, span_id=name) for (label, name), start, end in spans})

    def take_up(self, words: Iterable[int]) -> None:
        """Give the matcher the names that an article of these words may hold and that it does not have yet."""
        if not self.filed:
            return
        strings = self.nlp.vocab.strings
        for token in {EVERY_ARTICLE, *(word for orth in words for word in self.words_of(orth, strings))}:
            filed = self.filed.pop(token, ())
            for number, form in zip(filed[::2], filed[1::2], strict=True):
                entry = self.names[number]
                name = self.match_name(entry.label, entry.id)
                self.phrases.add(name, [self.nlp.make_doc(spelling) for spelling in dict.fromkeys(entry.spelt(form))])

    def words_of(self, orth: int, strings: StringStore) -> tuple[str, ...]:
        words = self.words.get(orth)
        if words is None:
            if len(self.words) >= MOST_WORDS_KEPT:
                self.words.clear()
            words = tuple(map(key_of, _RUN.findall(strings[orth])))
            self.words[orth] = words
        return words

    def filing_word(self, form: str) -> str:
        """The longest word of a form, or a rarer one, that stands within one token however the form is printed."""
        if self.cut is None:
            return EVERY_ARTICLE
        if not form.isascii():
            return self.filing_word_of_any(form)
        words = form.lower().split()
        if not form.replace(" ", "").isalpha():
            words = _RUN.findall(form.lower())
        word = max(words, key=len, default="")
        if len(self.filed.get(word, ())) > CROWDED:  # "district": another word tells more
            word = min([w for w in words if len(w) > 1], key=self.filed_under, default=word)
        return word if (word.isalpha() or word.isdigit()) and word not in self.cut else EVERY_ARTICLE

    def filed_under(self, word: str) -> int:
        """How much."""
        return len(self.filed.get(word, ()))

    def filing_word_of_any(self, form: str) -> str:
        """The same where letters may change with their case: a word that all cases have."""
        cases = (form, form.lower(), form.upper())
        word, *others = (key_of(max(_RUN.findall(case), key=len, default="")) for case in cases)
        sound = word.isalpha() and all(other == word for other in others) and word not in (self.cut or ())
        return word if sound else EVERY_ARTICLE

    def match_name(self, label: str, identity: str) -> str:
        name = repr((label, identity))
        # The matcher asks for the name ever after, whatever memory zone the article is read in (a spaCy stub lacks it).
        key = self.nlp.vocab.strings.add(name, allow_transient=False)  # type: ignore[call-arg]
        self.named[key] = (label, identity)
        return name


def as_it_is(form: str) -> tuple[str]:
    return (form,)


def key_of(word: str) -> str:
    """A word whatever its letter case."""
    return word.casefold() if word.isascii() else word.upper().casefold()
