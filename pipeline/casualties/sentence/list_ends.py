"""Where a list of phrases ends: "two cooks, a driver of the mission and three guards"."""

from __future__ import annotations

from pipeline.casualties.sentence.reading import Reading, opens_clause


def list_end(reading: Reading, at: int) -> int:
    """The end of the list of phrases that starts at ``at``; ``at`` itself where none does."""
    end = at
    while at < len(reading.words):
        phrase = reading.starting.get(at)
        if phrase is None:
            return end
        end = _with_modifiers(reading, reading.extent(phrase))
        at = _next_item(reading, end)
        if at == end:
            return end
    return end


def _with_modifiers(reading: Reading, at: int) -> int:
    """The end of prepositional phrases that belong to the list item before ``at``."""
    while (
        reading.kind(at) == "I"
        and reading.text(at) not in ("by", "in", "on", "after", "when")
        and (phrase := reading.starting.get(at + 1))
    ):
        at = reading.extent(phrase)
    return at


def _next_item(reading: Reading, at: int) -> int:
    """Where the next phrase of a list starts after ``at``; ``at`` where the list ends."""
    following = at
    if reading.kind(following) == ",":
        following += 1
    if reading.text(following) in ("and", "or", "plus", "&"):
        following += 1
    joined = reading.joiner(following)
    if joined is not None:
        following = joined
    if following == at or following not in reading.starting:
        return at
    phrase = reading.starting[following]
    if opens_clause(reading, phrase):
        return at
    return following
