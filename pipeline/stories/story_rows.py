"""The rows of stories.csv and quote_variants.csv: field order = column order, as in ``tables/records.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.stories.story_evidence import Story


@dataclass(frozen=True, slots=True)
class StoryRow:
    """An article in its story; an article that stands alone is a story of one."""

    article_id: str
    published: str  # ISO date
    title: str
    kind: str  # first | reprint | rewrite | version
    members: int
    agency: str
    alike: float  # 0 to 1
    confidence: float  # 0 to 1
    earliest: str  # article_id
    story_id: str


@dataclass(frozen=True, slots=True)
class QuoteVariantRow:
    """A later print of an utterance beside its earliest."""

    kind: str  # same | changed | shortened | lengthened | joined | parted
    changes: str
    first_quote: str
    quote: str
    similarity: float  # 0 to 1
    speaker_differs: str  # yes | no | ""
    first_speaker: str
    speaker_name: str
    first_article_id: str
    article_id: str
    first_published: str  # ISO date
    published: str
    first_story_id: str
    story_id: str
    first_quote_id: str
    quote_id: str
    utterance_id: str
    variant_id: str  # all prints of one utterance share it


def stories_rows(stories: Iterable[Story], articles: Mapping[str, Mapping[str, Any]]) -> list[StoryRow]:
    """A row an article, story by story. articles: the rows of articles.csv by article_id, for day and title."""
    return [
        StoryRow(
            article_id=member.article_id,
            published=articles[member.article_id]["published"] or "",
            title=articles[member.article_id]["title"] or "",
            kind=member.kind,
            members=len(story.members),
            agency=story.agency,
            alike=member.alike,
            confidence=member.confidence,
            earliest=story.earliest,
            story_id=story.story_id,
        )
        for story in stories
        for member in story.members
    ]
