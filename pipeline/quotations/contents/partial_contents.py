"""What a quotation of a few words is part of: the attributed clause or phrase around its marks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.quotations.cues.clauses import char_span, first_token_at, subtree
from pipeline.quotations.page import CueHit, Inside


def content_around(doc: Doc, marked: Inside, hit: CueHit | None) -> tuple[int, int]:
    """Characters of the attributed clause or phrase around a partial quotation, its marks included.

    hit: the cue; without one, the nearest verb outside the marks that governs the words. The
    content is that verb's argument which holds the words ("called for [a “swift” inquiry]"), with the
    object it is said of ("called [the vote “a farce”]"). Without a parse, or where no verb
    governs the words, it is the quotation with its marks.
    """
    first, last = first_token_at(doc, marked.start), first_token_at(doc, marked.end)
    start, end = marked.start, marked.end
    if first >= last or doc[first].dep == 0:
        return start, end
    node = below = doc[first:last].root
    while node.head.i != node.i:
        above = node.head
        outside = not first <= above.i < last
        if outside and (above.i == hit.token if hit is not None else above.pos_ == "VERB"):
            asked_for = node.dep_ == "prep" and node.lower_ != "as"  # called for [a “swift” inquiry]
            return argument(doc, below if asked_for else node, above, (start, end))
        node, below = above, node
    return start, end


def argument(doc: Doc, node: Token, verb: Token, inner: tuple[int, int]) -> tuple[int, int]:
    """Characters of a verb's right argument, with the object it is said of, around the characters inner."""
    first, last = subtree(node)
    if node.dep_ in ("oprd", "xcomp", "ccomp", "prep", "acomp") and node.i > verb.i:
        first = min([first, *(c.left_edge.i for c in verb.rights if c.dep_ == "dobj")])
    if first <= verb.i < last:
        first, last = (verb.i + 1, last) if inner[0] > verb.idx else (first, verb.i)
    while first < last and (doc[first].is_punct or doc[first].dep_ == "mark") and doc[first].idx < inner[0]:
        first += 1
    if first >= last:
        return inner
    start, end = char_span(doc, first, last)
    return min(start, inner[0]), max(end, inner[1])
