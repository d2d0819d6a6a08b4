"""What is known of an article when stories are looked for, and what is found: plain records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryEvidence:
    article_id: str
    title: str
    date: str  # ISO, or ""
    text: str
    figures: tuple[str, ...]  # numbers of people with the effect: "killed 12", in the order of the text
    names: tuple[str, ...]  # actors, places and speakers in one spelling
    quotations: tuple[str, ...]  # words in marks, in the order of the text


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An article in its story.

    kind: first | reprint (the same words) | rewrite (other words) | version (another toll).
    alike: 0 to 1, the share of the shorter text's word triples that the other has: of the first article and this one.
    confidence: 0 to 1, how often an article so like the others of the story is one of them; 1 for the first.
    """

    article_id: str
    kind: str
    alike: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Story:
    story_id: str
    members: tuple[StoryMember, ...]  # the earliest first
    earliest: str  # its article_id; of articles without a date none is earlier than one with
    agency: str  # the agency credited, "" where none is


def story_id_of(earliest: str) -> str:
    """The id depends on the earliest article alone: whoever prints the story later changes nothing."""
    return "st" + hashlib.sha256(earliest.encode("utf-8")).hexdigest()[:16]


def in_time(date: str, article_id: str) -> tuple[str, str]:
    """What articles are sorted by: the day, then the id; without a day last."""
    return (date or "9999", article_id)
