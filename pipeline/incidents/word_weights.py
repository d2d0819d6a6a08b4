"""How telling a word is that two reports share: a place's name more than "injured".

``word_shares.csv`` has the share of articles that hold a word, by its first six letters, counted over some 3,300
reports and newspaper articles. It is fixed, so that two articles are as alike in a large archive as in a small one.
"""

from __future__ import annotations

import csv
import math
import re
import zlib
from functools import cache, cached_property, lru_cache
from importlib.resources import files

LETTERS = 6
RAREST = 0.0007  # the share of a word that the table doesn't have
TELLING = 4.5  # the weight of a word that makes a name telling
_WORD = re.compile(r"[^\W_]+")


@cache
def shares() -> dict[str, float]:
    lines = files("pipeline.incidents").joinpath("word_shares.csv").read_text(encoding="utf-8").splitlines()
    return {row["word"]: float(row["share"]) for row in csv.DictReader(lines)}


@lru_cache(maxsize=1 << 16)
def weighed(word: str) -> tuple[int, float] | None:
    """A word as a number that is the same everywhere, and its weight; None where it tells nothing.

    Words of up to three letters tell nothing; numbers of two digits and more do: ages, hours, houses.
    """
    if len(word) <= 3 and not (word[0].isdigit() and len(word) > 1):
        return None
    start = word[:LETTERS]
    return zlib.crc32(start.encode()), round(-math.log(shares().get(start, RAREST)), 2)


class TellingWords(dict[int, float]):
    """The words of a text, as numbers, with their weights."""

    @cached_property
    def length(self) -> float:
        """Of the weights as a vector; read once all words are in."""
        return math.sqrt(sum(weight * weight for weight in self.values()))


def telling_words(text: str) -> TellingWords:
    return TellingWords(found for word in _WORD.findall(text.lower()) if (found := weighed(word)))


@lru_cache(maxsize=1 << 16)
def telling(name: str) -> bool:
    """Whether a name holds a word that few articles have."""
    return any((found := weighed(word)) and found[1] >= TELLING for word in name.split())


def likeness(one: TellingWords, other: TellingWords) -> float:
    """The cosine of the two texts' words, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    shared = math.fsum(one[word] * one[word] for word in one.keys() & other.keys())
    return shared / (one.length * other.length) if shared else 0.0
