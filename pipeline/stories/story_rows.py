"""The rows of stories.csv; those of quote_variants.csv are made in ``quote_variants.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.stories.story_evidence import Story
from pipeline.tables.linked_records import QuoteVariantRow, StoryRow

__all__ = ["QuoteVariantRow", "StoryRow", "stories_rows"]


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
