"""The reporting frame, "officials in Bazarak said on Friday", and what stands on either side of it.

The parser errs most where a frame interrupts what is reported, so the sides
are told apart by commas: a frame between two commas is an aside, one after a
comma at the sentence's end comes last, any other opens its content.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.quotations.clauses import sentence

COMMAS = frozenset({",", "–", "—", "--"})
BREAKS = COMMAS | {";", ":", "-", "(", ")", "...", "…"}
STOPS = frozenset(".!?")
# What belongs to the frame between the cue and its content: when, where, to whom, how it was said.
ADJUNCTS = frozenset({"advmod", "npadvmod", "prt", "dative", "prep", "agent", "tmod", "neg"})
ADDRESSED = frozenset({"dobj", "iobj"})  # told reporters


@dataclass(frozen=True, slots=True)
class Frame:
    """Token range of a cue with its speaker and adjuncts. inverted: "said the minister"."""

    first: int
    last: int  # one past the last token
    inverted: bool


def frame_of(verb: Token, speaker: Token, *, addressed: bool) -> Frame:
    """The frame of a parsed cue verb. addressed: the verb takes whom it was said to, as tell does."""
    first = last = verb.i
    for child in verb.lefts:
        if child.dep_ in ("aux", "auxpass", "neg", "advmod") and child.i >= verb.i - 4:
            first = min(first, child.i)
    inverted = speaker.i > verb.i
    if inverted:
        last = speaker.right_edge.i
    elif speaker.head.i == verb.i or speaker.i < verb.i:
        first = min(first, speaker.left_edge.i)
    last += 1
    for child in verb.rights:
        fits = child.dep_ in ADJUNCTS or (addressed and child.dep_ in ADDRESSED)
        if fits and child.left_edge.i <= last and child.right_edge.i >= last:
            last = child.right_edge.i + 1
    return Frame(first, last, inverted)


def stands_aside(doc: Doc, frame: Frame) -> bool:
    """Whether a comma divides the frame from what stands before it."""
    return frame.first > 0 and doc[frame.first - 1].text in COMMAS


def ends_sentence(doc: Doc, frame: Frame) -> bool:
    """Whether nothing but a stop or a break follows the frame."""
    _, end = sentence(doc[frame.first])
    return frame.last >= end or all(t.is_punct or t.is_space for t in doc[frame.last : end])
