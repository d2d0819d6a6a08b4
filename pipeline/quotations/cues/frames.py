"""The reporting frame, "officials in Bazarak said on Friday", and what stands on either side of it.

The parser errs most where a frame interrupts what is reported, so the sides
are told apart by commas: a frame between two commas is an aside, one after a
comma at the sentence's end comes last, any other opens its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.quotations.cues.clauses import sentence
from pipeline.quotations.cues.relays import relaying_edge

COMMAS = frozenset({",", "–", "—", "--"})
BREAKS = COMMAS | {";", ":", "-", "(", ")", "...", "…"}
STOPS = frozenset(".!?")
MARKS = frozenset("\"“”„«»‘'`") | {"''", "``"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What belongs to the frame between the cue and its content: when, where, how and to whom it was said.
ADJUNCTS = frozenset({"advmod", "npadvmod", "prt", "dative", "prep", "agent", "neg"})
ADDRESSED = frozenset({"dobj", "iobj"})  # told reporters
RELATIVES = frozenset({"which", "that", "who"})
NOT_RESUMED = frozenset("who which whose according but though although when while as in at during before after".split())
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


def sides(doc: Doc, frame: Frame, verb: Token) -> Iterator[tuple[int, int, str]]:
    """Contents before a frame that stands aside, and after it where they go on; none where it opens its content."""
    start, end = sentence(verb)
    if frame.first - 1 <= start or doc[frame.first - 1].text not in COMMAS:
        return
    last_word = closing(doc, frame.last, end)
    if verb.dep_ in ("relcl", "acl"):
        return  # the comma opens the relative clause
    comma = doc[frame.last].text if frame.last < last_word else ""
    if comma and comma != doc[frame.first - 1].text:
        if doc[frame.first - 1].text != "," or not (frame.inverted or comma in BREAKS) or comma == ",":
            return
        comma = ""  # "..., said Karimi [after the meeting]", "..., officials say – live updates"
    goes_on = bool(comma) and resumes(doc, frame.last + 1, last_word)
    if comma and doc[min(frame.last + 1, len(doc) - 1)].text in MARKS:
        return  # "In a statement, the group said, “...”"
    before = left_edge(doc, frame, verb, start)
    if doc[frame.first - 2].lower_ not in RELATIVES and doc[frame.first - 2].tag_ != "CC":
        adverbial = doc[before].tag_ in OPENS_ADVERBIAL and not governs(verb, before, frame.first)
        whole = any(t.tag_ in FINITE for t in doc[before : frame.first - 1]) and not adverbial
        opens_own = any(c.dep_ == "ccomp" for c in verb.rights)  # the agency, citing a source, said [...]
        if whole or goes_on or not (doc[before].tag_ in OPENS_ADVERBIAL or opens_own):
            yield before, frame.first - 1, "indirect:fronted"
    if goes_on:
        yield frame.last + 1, last_word, "indirect:aside"


def governs(verb: Token, first: int, last: int) -> bool:
    """Whether the tokens hold the clause that a cue verb reports, and not only when or how it was said."""
    if first <= verb.head.i < last:
        return True
    below = [c for c in verb.lefts if first <= c.i < last]
    return any(c.dep_ in ("ccomp", "xcomp", "nsubj", "csubj", "parataxis") or is_main(c) for c in below)


def is_main(token: Token) -> bool:
    """Whether a finite verb stands under no subordinator, though the parser hung it as an adverbial."""
    if token.dep_ != "advcl" or token.tag_ not in FINITE:
        return False
    return not any(c.dep_ == "mark" or c.tag_ == "WRB" for c in token.lefts)


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
    return token.tag_ != "VBG" or not token.lower_.startswith(("add", "say", "cit", "refer", "quot", "speak", "tell"))


def closing(doc: Doc, first: int, end: int) -> int:
    """One past the last token of a content that runs to the sentence's end, its stop left out."""
    while end > first and (doc[end - 1].is_space or doc[end - 1].text in STOPS or doc[end - 1].text in BREAKS):
        end -= 1
    return end
