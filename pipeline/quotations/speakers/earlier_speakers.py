"""Who says something in an article, cue by cue: whom a later "it", or a statement that nobody signed, may belong to."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.quotations.cues.clauses import noun_phrase
from pipeline.quotations.cues.subjects import speaker_of
from pipeline.quotations.page import CueHit

Place = tuple[int, int]  # characters


def speakers_heard(doc: Doc, hits: Sequence[CueHit], contents: Sequence[Place]) -> list[Place]:
    """The noun phrases of those who speak by the grammar, in order, without those inside what another one tells."""
    found = set()
    for hit in hits:
        speaker = speaker_of(doc, hit, hits)
        if speaker is not None and not any(start <= speaker.idx < end for start, end in contents):
            found.add(noun_phrase(speaker))
    return sorted(found)
