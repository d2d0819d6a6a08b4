"""A parsed cue with its speaker, as the forms of reported speech read it, and the contents that they find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.frame_sides import Standing, standing_aside
from pipeline.quotations.cues.clauses import sentence
from pipeline.quotations.cues.frames import Frame, frame_of
from pipeline.quotations.page import CueHit


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens first to last (exclusive), and the id of the form of reported speech that found them."""

    first: int
    last: int
    rule: str


# What a form makes of a cue: None, it does not speak; no content, it attributes nothing; one or more.
Found = tuple[Content, ...] | None
NOTHING: tuple[Content, ...] = ()


class Saying:
    """A cue in its place with the head of its speaker's noun phrase."""

    def __init__(self, doc: Doc, hit: CueHit, speaker: Token) -> None:
        self.doc = doc
        self.hit = hit
        self.speaker = speaker
        self.cue = doc[hit.token]

    @cached_property
    def end(self) -> int:
        """One past the last token of the cue's sentence."""
        return sentence(self.cue)[1]

    @cached_property
    def frame(self) -> Frame:
        """Of a verb: its words with its speaker's and adjuncts'."""
        return frame_of(self.cue, self.speaker, addressed=self.hit.cue.lemma in ADDRESSING)

    @cached_property
    def standing(self) -> Standing | None:
        """What stands on either side of the frame; None where it opens its content."""
        return standing_aside(self.doc, self.frame, self.cue)


ADDRESSING = words("quotations.addressing")
