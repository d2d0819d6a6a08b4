"""The reporting frame, "officials in Bazarak said on Friday", and what stands on either side of it.

The parser errs most where a frame interrupts what is reported, so the sides
are told apart by commas: a frame between two commas is an aside, one after a
comma at the sentence's end comes last, any other opens its content.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.relays import relaying_edge

COMMAS = frozenset({",", "–", "—", "--"})
BREAKS = COMMAS | {";", ":", "-", "(", ")", "...", "…"}
STOPS = frozenset(".!?")
MARKS = frozenset("\"“”„«»‘'`") | {"''", "``"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What belongs to the frame between the cue and its content: when, where, how and to whom it was said.
ADJUNCTS = frozenset({"advmod", "npadvmod", "prt", "dative", "prep", "agent", "neg"})
ADDRESSED = frozenset({"dobj", "iobj"})  # told reporters
RELATIVES = words("relative subjects")
NOT_RESUMED = words("quotations.not_resumed")
OPENS_ADVERBIAL = frozenset({"IN", "RB", "WRB", "TO", "VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Token range of a cue with its speaker and adjuncts. inverted: "said the minister"."""

    first: int
    last: int  # one past the last token
    inverted: bool


def frame_of(verb: Token, speaker: Token, *, addressed: bool) -> Frame:
    """The frame of a parsed cue verb. addressed: the verb takes whom it was said to, as tell does."""
    first, last = relaying_edge(verb), verb.i
    for child in verb.lefts:
        if child.dep_ in ("aux", "auxpass", "neg", "advmod") and child.i >= verb.i - 4:
            first = min(first, child.i)
    inverted = speaker.i > verb.i
    if inverted:
        last = speaker.right_edge.i
    elif speaker.i < verb.i:
        first = min(first, speaker.left_edge.i)
    last += 1
    for child in verb.rights:
        fits = child.dep_ in ADJUNCTS or (addressed and child.dep_ in ADDRESSED)
        if fits and child.left_edge.i <= last <= child.right_edge.i and not holds_clause(child):
            last = child.right_edge.i + 1
    return Frame(first, last, inverted)


def holds_clause(token: Token) -> bool:
    """Whether a finite verb hangs below: "in a statement the town had fallen" swallowed the content."""
    return any(t.tag_ in FINITE for t in token.subtree)
