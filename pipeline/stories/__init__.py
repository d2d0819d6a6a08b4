"""One report in several papers: which articles are one story, and how the words in marks changed on their way."""

from pipeline.stories.quote_variants import variant_rows
from pipeline.stories.story_evidence import Story, StoryEvidence, StoryMember
from pipeline.stories.story_groups import find_stories
from pipeline.stories.story_rows import QuoteVariantRow, StoryRow, stories_rows

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
