"""What must stand in a text for a pattern to find anything in it: the quick test that goes before the slow run.

The test may say yes too often, and must never say no where a pattern could match. Texts and patterns are therefore
compared by their runs of letters and of digits, folded (no accents, small letters), with all that stands between
them left out: a matcher that sees more than that finds less.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from pipeline.patterns.entries import TokenPattern

Clue = tuple[frozenset[str], ...]  # of each set one must stand in the text; no set: any text will do
ANYTHING: Clue = ()

RUN = re.compile(r"[^\W\d_]+|\d+")
OTHER_THAN_ASCII = re.compile(r"[^\x00-\x7f]+")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
NEGATED = re.compile(r"n't\b", re.IGNORECASE)
BROKEN_SPACE = re.compile(r"Â(?![^\W\d_])")  # a space read in the wrong encoding
WORD = re.compile(r"[^\W_]+(?:['’‘ʼʻʿʾ`´][^\W_]+)*")
VOWELS = re.compile(r"[aeiouyıø]")
DOUBLED = re.compile(r"(.)\1+")
# Names whose consonants differ from spelling to spelling: Ahmad and Ahmet, Abd and Abdul.
MANY_SPELLINGS = re.compile(r"(?i)m[ou]?h|mah|a[hk]m|abd|[ae]l\Z|u[ld]\Z")
ALIKE = "~"
LITERAL = ("LOWER", "TEXT", "ORTH")


def runs(text: str) -> str:
    """The folded runs of a text, in order, with single spaces between and around: " ahmad massoud 40 "."""
    plain = BROKEN_SPACE.sub(" ", text).translate(APOSTROPHES)
    plain = OTHER_THAN_ASCII.sub(_folded, plain).casefold()
    found = RUN.findall(NEGATED.sub(" n't", plain))
    split = contractions()
    return f" {' '.join(split.get(run, run) for run in found)} "


def _folded(match: re.Match[str]) -> str:
    """Letters without their accents; signs as they are ("™" is no pair of letters)."""
    return "".join(
        "".join(p for p in unicodedata.normalize("NFKD", c) if not unicodedata.combining(p)) if c.isalpha() else c
        for c in match[0]
        if not unicodedata.combining(c)
    )


@cache
def contractions() -> Mapping[str, str]:
    """Words of letters only that spaCy cuts in several: "cannot" is "can not"."""
    from spacy.attrs import ORTH
    from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS

    cut = {
        key.casefold(): [str(token[ORTH]).casefold() for token in tokens]
        for key, tokens in TOKENIZER_EXCEPTIONS.items()
        if len(tokens) > 1 and key.isalpha()
    }
    return {key: " ".join(parts) for key, parts in cut.items() if all(part.isalpha() for part in parts)}


@lru_cache(maxsize=200_000)
def of_form(form: str) -> Clue:
    """The clue of words that stand together; any text will do for a form without letters and digits."""
    found = runs(form).strip()
    return (frozenset({found}),) if found else ANYTHING


def of_form_spelt_alike(form: str) -> Clue:
    """The clue of a form of which other spellings count too: the consonants of its longest word.

    Whatever a folding makes of vowels, doubled letters, hyphens and small words between, these stay.
    """
    found = [consonants(word) for word in WORD.findall(form) if not MANY_SPELLINGS.match(word)]
    longest = max(found, key=len, default="")
    return (frozenset({f"{ALIKE}{longest}"}),) if len(longest) > 1 else ANYTHING


@lru_cache(maxsize=200_000)
def consonants(word: str) -> str:
    plain = runs(word).replace(" ", "")
    return VOWELS.sub("", DOUBLED.sub(r"\1", plain))


def runs_and_consonants(text: str) -> str:
    """The runs of a text, and after them the consonants of each of its words, for forms that are spelt alike."""
    words = {part for word in WORD.findall(text) for part in (word, word[:-2], *RUN.findall(word))}  # 's left out
    return f"{runs(text)}{' '.join(sorted(ALIKE + consonants(word) for word in words))} "


def of_words(words: Iterable[str]) -> Clue:
    """The clue of words that all stand somewhere in the text."""
    return tuple(group for word in words for group in of_form(word))


def of_pattern(pattern: str | TokenPattern) -> Clue:
    """The clue of a line in spaCy's format: the words that it can't do without, ANYTHING where it has none."""
    if isinstance(pattern, str):
        return of_form(pattern)
    groups = []
    for token in pattern:
        given = {str(key).upper(): value for key, value in token.items()}
        if may_be_absent(given.get("OP", "")):
            continue
        for key in LITERAL:
            words = given.get(key)
            listed = words.get("IN") if isinstance(words, Mapping) and "IN" in words else words
            options = [listed] if isinstance(listed, str) else list(listed) if isinstance(listed, list) else []
            found = {runs(option).strip() for option in options if isinstance(option, str)}
            if found and "" not in found:
                groups.append(frozenset(found))
    return tuple(groups)


def may_be_absent(operator: object) -> bool:
    """Whether a token's operator lets it match nothing, or asks that it doesn't match."""
    return str(operator) not in ("", "+", "1") and not re.match(r"\{[1-9]", str(operator))


class ClueIndex:
    """Many clues, each with what it speaks for, ready to be asked of one text after another."""

    def __init__(self, clues: Iterable[tuple[Clue, int]]) -> None:
        self.always = set()
        self.by_run: dict[str, list[tuple[Clue, int]]] = defaultdict(list)
        for clue, owner in clues:
            if not clue:
                self.always.add(owner)
                continue
            # One group that is short to list: where none of its words' longest runs stands, the clue doesn't either.
            for words in min(clue, key=len):
                self.by_run[max(words.split(), key=len)].append((clue, owner))
        self.alike = any(run.startswith(ALIKE) for run in self.by_run)

    def owners(self, text: str) -> set[int]:
        """Whom a text could concern."""
        told = runs_and_consonants(text) if self.alike else runs(text)
        found = set(self.always)
        for run in set(told.split()) & self.by_run.keys():
            found |= {owner for clue, owner in self.by_run[run] if owner not in found and stands(clue, told)}
        return found


def stands(clue: Clue, text: str) -> bool:
    """Whether of each group one stands in the text, as ``runs`` or ``runs_and_consonants`` gives it."""
    return all(any(f" {words} " in text for words in group) for group in clue)


def weakest(clues: Sequence[Clue]) -> Iterator[Clue]:
    """Each clue once; where one is ANYTHING, that alone."""
    yield from [ANYTHING] if ANYTHING in clues else dict.fromkeys(clues)
