"""Who else may have spoken: the next one near who is somebody else, and who can speak at all."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.quotations.cues.possible_speakers import is_event, is_nobody
from pipeline.quotations.cues.speaking_nouns import GROUP_TYPES, kind_of
from pipeline.quotations.identity.namings import PLATFORM_NAMES
from pipeline.quotations.identity.resolution import Resolved, Resolver

SPEAKERS = GROUP_TYPES | {"person"}


def runner_up(resolver: Resolver, heads: Iterable[Token], who: Resolved) -> str:
    """The name of the first of some noun phrases, by their heads, that is another's who can speak; "" where none is."""
    for head in heads:
        found = resolver.resolve(*resolver.noun_phrase(head))
        if found.name and found.name != who.name and can_speak(resolver, head, found):
            return found.name
    return ""


def can_speak(resolver: Resolver, head: Token, found: Resolved) -> bool:
    """Whether a noun phrase stands for a person, a body or a document: no place, day, event or platform."""
    if is_nobody(head) or is_event(head) or found.name in PLATFORM_NAMES:
        return False
    if found.type:
        return found.type in SPEAKERS
    if head.tag_ in ("PRP", "PRP$", "WP"):
        return found.resolution == "pronoun"
    if head.pos_ == "NOUN":
        return kind_of(head) in ("person", "group", "statement")
    return resolver.cast.covering(head.idx, head.idx + 1) is not None
