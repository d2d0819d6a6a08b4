"""Names spelt alike: what a row with ``spelling`` folded takes for one and the same.

Names from other scripts reach English by many spellings. Two are alike where only these differ: letter case,
accents, apostrophes; a hyphen or a space between words; the ezafe ("Sar-e Pul", "Sar-i-Pul", "Sar Pul"); how the
article is spelt ("al-Bab", "el-Bab", "Al Bab"); o, u, ou, oo; e, i, y, ee; doubled letters; and the spellings of
Muhammad, Ahmad and Abd al-.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from pipeline.language.en.classes import listed, words

EZAFE = words("spellings.ezafe")
ARTICLES = words("spellings.articles")
SPACED_ARTICLES = frozenset(("al", "el"))
HYPHENS = "-‐‑–"  # the first can stand in a set of a regular expression
APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´]")
_SMALL_WORDS = EZAFE | ARTICLES | frozenset(HYPHENS)
_HYPHEN = re.compile(f"[{HYPHENS}]")
SAME_NAMES = {
    spelling: names[0]
    for names in (listed("spellings.muhammad"), listed("spellings.ahmad"), listed("spellings.abd"))
    for spelling in names
}
_LETTERS = str.maketrans({"o": "u", "e": "i", "y": "i", "ı": "i", "ø": "u", "ł": "l"})
_DOUBLED = re.compile(r"(.)\1+")


def folded(words_in_order: Sequence[str]) -> tuple[str, ...]:
    """A name's words as they are compared, without hyphens; words and hyphens in, in their order."""
    if _SMALL_WORDS.isdisjoint(map(str.casefold, words_in_order)):
        return tuple(filter(None, map(folded_word, words_in_order)))
    kept: list[str] = []
    last = len(words_in_order) - 1
    for at, word in enumerate(words_in_order):
        lower = word.casefold()
        if word in HYPHENS or (lower in EZAFE and kept and at < last):
            continue
        hyphened = at < last and words_in_order[at + 1] in HYPHENS
        if at < last and lower in ARTICLES and (hyphened or lower in SPACED_ARTICLES):
            if kept[-1:] != ["abd"]:
                kept.append("al")
        elif compared := folded_word(word):
            kept.append(compared)
    return tuple(kept)


@lru_cache(maxsize=65_536)
def folded_word(word: str) -> str:
    """One word without accents, apostrophes, letter case and doubled letters, with u and i for the vowels like them."""
    plain = word.casefold()
    if not plain.isalpha() or not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = APOSTROPHES.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))
    if len(plain) < 3 or (word.isupper() and set(word) <= set("IVX")):  # numerals: Kohistan II is another
        return plain
    plain = SAME_NAMES.get(plain, plain).translate(_LETTERS)
    return _DOUBLED.sub(r"\1", plain) if _DOUBLED.search(plain) else plain


def words_of(form: str) -> list[str]:
    """A form's words and hyphens, in order."""
    return (_HYPHEN.sub(" - ", form) if "-" in form or not form.isascii() else form).split()


def folded_form(form: str) -> str:
    """A whole form as it is compared."""
    return " ".join(folded(words_of(form)))
