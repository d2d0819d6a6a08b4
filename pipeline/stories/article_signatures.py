"""What is kept of an article while stories are looked for: hashed words and facts, a few kilobytes, not its text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.stories.story_evidence import StoryEvidence

Hashes = npt.NDArray[np.uint32]

WORDS_READ = 700  # of a text: what follows is rarely the story's own
SHINGLE = 3  # words
LEAD = 500  # characters: headline and first sentences, which say what, where and when
QUOTATIONS_READ = 40
SENTENCE_END = re.compile(r"(?<=[.!?”\"’)])\s+(?=[“\"‘(]?[A-Z0-9])|\n+")
WORD = re.compile(r"[^\W_]+")
# A capital inside a sentence, or a number: who, where and how many.
FACT = re.compile(r"(?<=[\w,;)’'-] )[A-Z][^\W_]+|\d+")
# Words that any two texts share; they don't make two sentences alike.
FUNCTION_WORDS = frozenset(
    "a about after all also an and any are as at be because been before being but by can could did do for from "
    "had has have he her here him his how i if in into is it its just me more most my no not now of on one or our "
    "out over own said says she so some such than that the their them then there these they this those to too up "
    "us very was we were what when where which while who whom whose why will with would you your s t re ve ll "
    "m d".split()
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """Sets of words one after the other, and how many words each has."""

    words: Hashes
    sizes: npt.NDArray[np.int32]

    def sets(self) -> Iterator[list[int]]:
        words, end = self.words.tolist(), 0
        for size in self.sizes.tolist():
            yield words[end : end + size]
            end += size


@dataclass(frozen=True, slots=True)
class Signature:
    article_id: str
    date: str
    day: int  # since the year 1, 0 where unknown
    shingles: Hashes  # sorted, each once
    sentences: Sketch
    quotations: Sketch
    facts: Hashes  # sorted, each once
    lead: Hashes  # those of the headline and the first sentences
    names: Hashes  # sorted, each once
    figures: tuple[str, ...]
    agency: str
    credit: int  # how plainly it is credited, 0 where not


def signature_of(evidence: StoryEvidence, *, credited: tuple[str, int] = ("", 0)) -> Signature:
    """credited: the agency and how plainly, as ``agencies.credited_agency`` tells."""
    sentences, words = [], []
    for sentence in SENTENCE_END.split(evidence.text):
        found = WORD.findall(sentence.casefold())
        words += found
        sentences.append(found)
        if len(words) >= WORDS_READ:
            break
    read = evidence.text[: 8 * WORDS_READ]
    return Signature(
        article_id=evidence.article_id,
        date=evidence.date,
        day=day_number(evidence.date),
        shingles=shingles_of(hashed(words)),
        sentences=sketch(s for s in sentences if len(s) > 3),
        quotations=sketch(WORD.findall(q.casefold()) for q in evidence.quotations[:QUOTATIONS_READ]),
        facts=distinct(hashed(f.casefold() for f in FACT.findall(read))),
        lead=distinct(hashed(f.casefold() for f in FACT.findall(f"{evidence.title}\n{read[:LEAD]}"))),
        names=distinct(hashed(name.casefold() for name in evidence.names)),
        figures=tuple(dict.fromkeys(evidence.figures)),
        agency=credited[0],
        credit=credited[1],
    )


def day_number(iso: str) -> int:
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return 0


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8"))


def hashed(words: Iterable[str]) -> Hashes:
    return np.array([word_hash(w) for w in words], dtype=np.uint32)


def distinct(hashes: Hashes) -> Hashes:
    return np.unique(hashes)


def shingles_of(words: Hashes) -> Hashes:
    """Hashes of the runs of three words, sorted, each once; none for a text of fewer."""
    if len(words) < SHINGLE:
        return np.empty(0, np.uint32)
    wide = words.astype(np.uint64)
    mixed = wide[:-2] * np.uint64(0x9E3779B97F4A7C15) + wide[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed + wide[2:]) * np.uint64(0xFF51AFD7ED558CCD)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def sketch(lists: Iterable[Sequence[str]]) -> Sketch:
    """Of each list the words that carry its sense; all of them where none does."""
    words: list[int] = []
    sizes = []
    for found in lists:
        telling = {w for w in found if w not in FUNCTION_WORDS} or set(found)
        words += sorted(word_hash(w) for w in telling)
        sizes.append(len(telling))
    return Sketch(np.array(words, np.uint32), np.array(sizes, np.int32))


def shared(one: Hashes, other: Hashes) -> int:
    """How many two sorted arrays have in common."""
    if not len(one) or not len(other):
        return 0
    both = np.concatenate((one, other))
    both.sort(kind="stable")
    return int(np.count_nonzero(both[1:] == both[:-1]))


def containment(one: Hashes, other: Hashes) -> float:
    """The share of the smaller set that the other has; 0 where one is empty."""
    least = min(len(one), len(other))
    return shared(one, other) / least if least else 0.0
