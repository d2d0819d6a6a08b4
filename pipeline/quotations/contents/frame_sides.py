"""What stands on either side of a reporting frame that is an aside or comes last."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.clauses import sentence
from pipeline.quotations.cues.frames import BREAKS, COMMAS, FINITE, MARKS, STOPS, Frame

NOT_RESUMED = words("quotations.not_resumed")
NEW_SAYING = tuple(words("quotations.new_saying"))


@dataclass(frozen=True, slots=True)
class Standing:
    """The sides of a frame behind a comma: tokens from first to frame before it, from after to last behind it.

    goes_on: a content before the frame goes on behind it.
    """

    first: int
    before: int
    after: int
    last: int
    goes_on: bool


def standing_aside(doc: Doc, frame: Frame, verb: Token) -> Standing | None:
    """The sides of a frame that stands aside; None where it opens its content."""
    start, end = sentence(verb)
    if frame.first - 1 <= start or doc[frame.first - 1].text not in COMMAS:
        return None
    if verb.dep_ in ("relcl", "acl"):
        return None  # the comma opens the relative clause
    last = closing(doc, frame.last, end)
    opening, comma = doc[frame.first - 1].text, doc[frame.last].text if frame.last < last else ""
    if comma and comma != opening:
        if not ends_there(frame, opening, comma):
            return None
        comma = ""
    goes_on = bool(comma) and resumes(doc, frame.last + 1, last)
    if comma and doc[min(frame.last + 1, len(doc) - 1)].text in MARKS:
        return None  # "In a statement, the group said, “...”"
    return Standing(left_edge(doc, frame, verb, start), frame.first - 1, frame.last + 1, last, goes_on)


def ends_there(frame: Frame, opening: str, mark: str) -> bool:
    """Whether a frame behind a comma ends its sentence at another mark: "..., officials say – live updates"."""
    return opening == "," and mark != "," and (frame.inverted or mark in BREAKS)


def left_edge(doc: Doc, frame: Frame, verb: Token, start: int) -> int:
    """Where the content before a frame begins: the sentence, or the clause that the cue is about."""
    for i in range(frame.first - 2, start, -1):
        if doc[i].text == ";":
            start = i + 1
            break
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if clause is None and verb.dep_ in ("parataxis", "ccomp", "conj") and start <= verb.head.i < frame.first:
        clause = verb.head
    if clause is None or clause.left_edge.i < start:
        return start
    first = clause.left_edge.i
    # An adverbial before the clause belongs to it; another finite clause does not.
    return first if any(t.tag_ in FINITE for t in doc[start:first]) else start


def resumes(doc: Doc, first: int, end: int) -> bool:
    """Whether the words after an aside go on with the content."""
    if first >= end:
        return False
    token = doc[first]
    if token.lower_ in NOT_RESUMED or token.text in MARKS:
        return False
    return token.tag_ != "VBG" or not token.lower_.startswith(NEW_SAYING)


def closing(doc: Doc, first: int, end: int) -> int:
    """One past the last token of a content that runs to the sentence's end, its stop left out."""
    while end > first and (doc[end - 1].is_space or doc[end - 1].text in STOPS or doc[end - 1].text in BREAKS):
        end -= 1
    return end
