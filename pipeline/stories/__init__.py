"""One report in several papers: which articles are one story, and how the words in marks changed on their way."""

from pipeline.stories.story_evidence import Story, StoryEvidence, StoryMember
from pipeline.stories.story_rows import QuoteVariantRow, StoryRow, stories_rows
from pipeline.stories.story_store import find_stories
from pipeline.stories.variant_store import variant_rows

__all__ = [
    "QuoteVariantRow",
    "Story",
    "StoryEvidence",
    "StoryMember",
    "StoryRow",
    "find_stories",
    "stories_rows",
    "variant_rows",
]
