"""One report in several papers: which articles are one story, and how the words in marks changed on their way."""

from pipeline.stories.story_evidence import Story, StoryEvidence, StoryMember
from pipeline.stories.story_groups import find_stories

__all__ = ["Story", "StoryEvidence", "StoryMember", "find_stories"]
