"""Marked words of articles as they are compared: whose they are, and which articles may print one utterance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from pipeline.stories.article_signatures import word_hash
from pipeline.stories.neighbours import Shared
from pipeline.stories.story_evidence import in_time
from pipeline.stories.word_alignment import printed_words, same_words, telling_words

MARKED = ("direct", "partial")  # without marks on both sides other words are no alteration
NAMELESS = ("", "none", "description")  # resolutions that don't say who it was
LEAST_TELLING = 4  # words of a quotation that is looked for in other stories


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
    same: tuple[str, ...]  # the words as they are compared
    telling: frozenset[str]
    parts: tuple[str, ...] = ()  # the quote_ids of two parts read as one


@dataclass(frozen=True)
class PrintedArticle:
    """An article's marked words in the order of the text, then what it has of two parts of one utterance."""

    article_id: str
    published: str
    story_id: str
    single: tuple[PrintedQuotation, ...]

    @cached_property
    def prints(self) -> tuple[PrintedQuotation, ...]:
        return (*self.single, *joined_parts(self.single))

    @property
    def in_time(self) -> tuple[str, str]:
        return in_time(self.published, self.article_id)


def printed_article(rows: Sequence[Mapping[str, Any]], story_id: str) -> PrintedArticle:
    """rows: the marked quotations of one article, at least one."""
    single = [print_ for row in rows if (print_ := printed(row, story_id)).words]
    single.sort(key=lambda p: (p.start, p.quote_id))
    return PrintedArticle(rows[0]["article_id"], rows[0]["published"] or "", story_id, tuple(single))


def printed(row: Mapping[str, Any], story_id: str) -> PrintedQuotation:
    words = printed_words(row["quote"])
    return PrintedQuotation(
        quote_id=row["quote_id"],
        article_id=row["article_id"],
        story_id=story_id,
        published=row["published"] or "",
        speaker_name=row["speaker_name"] or "",
        speaker_id=row["speaker_id"] or "",
        speaker_type=row["speaker_type"] or "",
        named=str(row["resolution"] or "") not in NAMELESS,
        utterance_id=row["utterance_id"] or "",
        quote=row["quote"],
        start=int(row["start"]),
        words=words,
        same=same_words(words),
        telling=telling_words(words),
    )


def joined_parts(single: Sequence[PrintedQuotation]) -> Iterator[PrintedQuotation]:
    for one, next_one in pairwise(single):
        if one.utterance_id and one.utterance_id == next_one.utterance_id:
            words = one.words + next_one.words
            yield replace(
                one,
                quote=f"{one.quote} … {next_one.quote}",
                words=words,
                same=one.same + next_one.same,
                telling=one.telling | next_one.telling,
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


@lru_cache(maxsize=1 << 14)
def surnames(name: str) -> frozenset[str]:
    return frozenset(word for word in same_words(printed_words(name)) if len(word) > 3)


def quotation_keys(article: PrintedArticle) -> Shared:
    """The article's story, and of its longer quotations two telling words in a row."""
    found = {word_hash(f"story {article.story_id}")} if article.story_id else set()
    for print_ in article.prints:
        if len(print_.telling) >= LEAST_TELLING:
            telling = [word[:6] for word in print_.same if word[:6] in print_.telling]
            found |= {word_hash("+".join(sorted(pair))) for pair in pairwise(telling)}
    keys = np.array(sorted(found), np.uint32)
    return Shared(keys, np.ones(len(keys), np.uint8))
