"""Marked words of all articles as they are compared: whose they are, and which may be one utterance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from pipeline.stories.article_signatures import hashed
from pipeline.stories.story_candidates import FEW, paired
from pipeline.stories.story_evidence import in_time
from pipeline.stories.word_alignment import printed_words, same_words, telling_words

MARKED = ("direct", "partial")  # without marks on both sides other words are no alteration
NAMELESS = ("", "none", "description")  # resolutions that don't say who it was
SHINGLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class PrintedQuotation:
    """A row of quotes.csv with marks, or two parts of one utterance that a reporter's clause parts."""

    quote_id: str
    article_id: str
    story_id: str
    published: str
    speaker_name: str
    speaker_id: str
    speaker_type: str
    named: bool
    utterance_id: str
    quote: str
    start: int
    words: tuple[str, ...]
    telling: frozenset[str]
    parts: tuple[str, ...] = ()  # the quote_ids of two parts read as one


def printed_quotations(rows: Iterable[Mapping[str, Any]], story_of: Mapping[str, str]) -> list[PrintedQuotation]:
    """Those with marks, the earliest first; after them the pairs of parts of one utterance."""
    single = [printed(row, story_of) for row in rows if str(row["kind"]) in MARKED]
    single = [p for p in single if p.words]
    single.sort(key=lambda p: (*in_time(p.published, p.article_id), p.start, p.quote_id))
    return single + list(joined_parts(single))


def printed(row: Mapping[str, Any], story_of: Mapping[str, str]) -> PrintedQuotation:
    words = printed_words(row["quote"])
    return PrintedQuotation(
        quote_id=row["quote_id"],
        article_id=row["article_id"],
        story_id=story_of.get(row["article_id"], ""),
        published=row["published"] or "",
        speaker_name=row["speaker_name"] or "",
        speaker_id=row["speaker_id"] or "",
        speaker_type=row["speaker_type"] or "",
        named=str(row["resolution"] or "") not in NAMELESS,
        utterance_id=row["utterance_id"] or "",
        quote=row["quote"],
        start=int(row["start"]),
        words=words,
        telling=telling_words(words),
    )


def joined_parts(single: Sequence[PrintedQuotation]) -> Iterator[PrintedQuotation]:
    for one, next_one in pairwise(single):
        if one.utterance_id and one.utterance_id == next_one.utterance_id and one.article_id == next_one.article_id:
            words = one.words + next_one.words
            yield replace(
                one,
                quote=f"{one.quote} … {next_one.quote}",
                words=words,
                telling=telling_words(words),
                parts=(one.quote_id, next_one.quote_id),
            )


def speakers_agree(one: PrintedQuotation, other: PrintedQuotation) -> bool | None:
    """Whether both are given to one speaker; None where one of them isn't named, or one is a person and one a group."""
    if not (one.named and other.named and one.speaker_name and other.speaker_name):
        return None
    if one.speaker_id and one.speaker_id == other.speaker_id:
        return True
    if surnames(one.speaker_name) & surnames(other.speaker_name):
        return True
    return False if one.speaker_type == other.speaker_type else None


def surnames(name: str) -> set[str]:
    return {word for word in same_words(printed_words(name)) if len(word) > 3}


def maybe_one_utterance(prints: Sequence[PrintedQuotation]) -> list[tuple[int, int]]:
    """Pairs of places of prints that share a run of words, or two telling words in a row, or a word within a story."""
    keys = [sorted(keys_of(p)) for p in prints]
    if not any(keys):
        return []
    items = hashed(key for of_one in keys for key in of_one)
    owners = np.repeat(np.arange(len(keys)), [len(k) for k in keys])
    pairs = np.unique(paired(items, owners, FEW))
    return [(int(pair) >> 32, int(pair) & 0xFFFFFFFF) for pair in pairs]


def keys_of(print_: PrintedQuotation) -> set[str]:
    words = same_words(print_.words)
    telling = [word[:6] for word in words if word[:6] in print_.telling]
    keys = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}
    keys |= {"+".join(sorted(pair)) for pair in pairwise(telling)}
    if print_.story_id:
        keys |= {f"{print_.story_id} {word}" for word in telling or words}
    return keys
