"""What stands on either side of a reporting frame that is an aside or comes last."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.quotations.cues.clauses import sentence
from pipeline.quotations.cues.frames import (
    BREAKS,
    COMMAS,
    FINITE,
    MARKS,
    NOT_RESUMED,
    OPENS_ADVERBIAL,
    RELATIVES,
    STOPS,
    Frame,
)


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
