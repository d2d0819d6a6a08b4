"""stories.csv: each story with the articles that print it."""

from __future__ import annotations

from collections import Counter

from pipeline.stories.story_evidence import Story
from pipeline.tables.linked_records import StoryRow


def story_row(story: Story, title: str, published: str) -> StoryRow:
    """title, published: those of its earliest article."""
    kinds = Counter(member.kind for member in story.members)
    return StoryRow(
        story_id=story.story_id,
        title=title,
        published=published,
        agency=story.agency,
        articles=len(story.members),
        reprints=kinds["reprint"],
        rewrites=kinds["rewrite"],
        versions=kinds["version"],
        earliest=story.earliest,
        members="; ".join(member.article_id for member in story.members),
        member_kinds="; ".join(member.kind for member in story.members),
        alike=min(member.alike for member in story.members),
        confidence=min(member.confidence for member in story.members),
    )
