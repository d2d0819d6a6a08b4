"""Where a content ends: the parse errs about it more than about anything else, so borders are weighed one by one.

A border stands before each comma, dash, colon or semicolon behind a content's first words, and where a
clause, an apposition or a conjunct begins. A conditional logit over the ends, with readable weights, says of
each border what speaks for running over it and what for ending at it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from pipeline.quotations.contents.frame_sides import closing
from pipeline.quotations.contents.reading_terms import SMALL_TAGS, ReadingTold, length, shown
from pipeline.quotations.contents.readings import ASIDES, CUT_SHORT, OBJECT, ContentReading
from pipeline.quotations.cues.frames import BREAKS, FINITE

# A content runs over a border where it is at least so probable that it ends behind it: less than one half, since
# words left out are missed and words too many only read on.
RUNS_OVER = 0.15
RUNS_ON = 0.45  # behind the reading's own end
EARLIER, LATER = 12, 10  # ends that are weighed before and behind the reading's own
CLAUSES = frozenset({"advcl", "relcl", "acl", "conj", "cc", "appos", "npadvmod", "parataxis", "mark"})
ADJUNCTS = frozenset({"prep", "xcomp", "advmod", "agent", "ccomp"})
CLOSED = SMALL_TAGS | {"RB", "VBG"}  # tags of words that a border is known by
DANGLING = frozenset({"CC", "TO", "IN", "DT", "MD", "PRP$", "WDT", "WP"})  # a content doesn't end with them
DEEPEST = 4


def ends_of(doc: Doc, told: ReadingTold, reading: ContentReading) -> list[int]:
    """Possible ends of a content behind its cue, in order, the reading's own among them; else only that."""
    cue, speaker = told.hit.token, told.speaker
    first, own = reading.stretches[-1]
    if first <= cue:
        return [own]
    stop = min(closing(doc, first, told.end), main_clause(doc[cue], own))
    if speaker is not None and speaker.i >= max(cue, own):
        stop = min(stop, speaker.left_edge.i)
    stop = max(own, stop)
    found = [i for i in range(first + 2, stop) if i != own and is_border(doc, i, cue, own)]
    earlier = [i for i in found if i < own]
    barred = next((i for i in [own, *found] if own <= i < stop and is_aside(doc, i, cue, reading)), stop)
    later = [i for i in [*found, stop] if own < i <= barred]
    return [*earlier[-EARLIER:], own, *later[:LATER]]


def is_aside(doc: Doc, border: int, cue: int, reading: ContentReading) -> bool:
    """Whether behind a border stands what only goes with the saying: vowed to fight | as the army drew near."""
    if doc[cue].dep_ == "relcl" and doc[border].text in BREAKS:  # the road, which he said was mined, | will reopen
        return True
    token = word_behind(doc, border)
    if goes_on_with_that(doc, border):
        return False
    begins = beginning(token)
    if reading.rule in CUT_SHORT and begins.dep_ in ("advcl", "mark", "cc"):
        return True
    if reading.rule == OBJECT[1] and token.lower_ in ASIDES:  # rejected any inquiry into the war, which killed 200
        return True
    if token.tag_ == "CC":
        after = doc[min(token.i + 1, len(doc) - 1)]
        goes_on = after.head.i == cue and after.dep_ == "conj" and after.tag_ in FINITE  # denied it | and said ...
        return goes_on or after.tag_ == "VBG" or (token.lower_ == "but" and doc[token.i - 1].text in BREAKS)
    return False


def main_clause(cue: Token, own: int) -> int:
    """Where the verb stands that the cue hangs from: the claim that the town had fallen | was disputed."""
    above = [a for a in cue.ancestors if a.i >= own and a.pos_ in ("VERB", "AUX")]
    auxiliaries = [c for a in above for c in a.lefts if c.dep_ in ("aux", "auxpass", "neg") and c.i >= own]
    return min((token.i for token in (*above, *auxiliaries)), default=len(cue.doc))


def goes_on_with_that(doc: Doc, border: int) -> bool:
    """said the town was quiet[, but that] others had fled: a second clause of the same saying"""
    joins = word_behind(doc, border)
    return joins.tag_ == "CC" and joins.nbor().lower_ == "that" and joins.nbor().tag_ == "IN"


def is_border(doc: Doc, i: int, cue: int, own: int) -> bool:
    token = doc[i]
    if token.text in BREAKS:
        return token.text != ")" and not goes_on_with_that(doc, i)
    before = doc[i - 1]
    if before.text in BREAKS or before.tag_ in DANGLING or token.left_edge.i < i:
        return False
    begins = beginning(token)
    at_clause = begins.dep_ in CLAUSES or begins.head.i == cue or (i >= own - 1 and begins.dep_ in ADJUNCTS)
    return at_clause and not goes_on_with_that(doc, i)


def word_behind(doc: Doc, border: int) -> Token:
    token = doc[border]
    while token.i + 1 < len(doc) and (token.text in BREAKS or token.is_space):
        token = doc[token.i + 1]
    return token


def beginning(token: Token) -> Token:
    """The head of the largest part of the sentence that begins with a token and hangs on a word before it."""
    first = token.i
    while token.head.i > first and token.head.i != token.i and token.head.left_edge.i >= first:
        token = token.head
    return token


def end_terms(doc: Doc, told: ReadingTold, reading: ContentReading, ends: Sequence[int]) -> list[list[str]]:
    """What holds of each end: the borders it runs over, the one it stops at, and how far that is from the reading's."""
    cue, lemma = told.hit.token, told.hit.cue.lemma
    first, own = reading.stretches[-1]
    rows = []
    passed: list[str] = []
    for end in ends:
        moved = "own" if end == own else "earlier" if end < own else "later"
        row = [*passed, f"end {moved} {reading.rule}", f"end {moved} {reading.kind}", f"end {moved} {lemma}"]
        row += [f"end {moved} {length(abs(end - own))}"] if end != own else []
        row += [f"end after {doc[end - 1].tag_}", f"end after {length(end - first)} words"]
        if end < told.end:
            border = list(border_terms(doc, first, end, cue))
            row += ["end at " + term for term in border]
            passed += ["end over " + term for term in border]
        rows.append(row)
    return rows


def border_terms(doc: Doc, first: int, border: int, cue: int) -> Iterator[str]:
    mark = doc[border].text + " " if doc[border].text in BREAKS else ""
    token = word_behind(doc, border)
    begins = beginning(token)
    head = begins.head
    inside = first <= head.i < border
    yield f"{mark}{shown(token)}"
    yield f"{mark}{begins.dep_} of {'the cue' if head.i == cue else 'the content' if inside else 'other words'}"
    if token.tag_ in CLOSED:
        yield f"{mark}{token.lower_} {begins.dep_}"
    if begins.dep_ == "conj":
        yield f"{mark}{begins.pos_} joined to {head.pos_}"
    depth = 0
    while depth < DEEPEST and first <= head.i < border and head.head.i != head.i:
        head = head.head
        depth += 1
    yield f"{mark}depth {depth}"


def ended(doc: Doc, told: ReadingTold, reading: ContentReading, weights: Mapping[str, float]) -> ContentReading:
    """The reading with the end that its borders speak for."""
    ends = ends_of(doc, told, reading)
    if len(ends) == 1:
        return reading
    scores = [sum(weights.get(term, 0.0) for term in row) for row in end_terms(doc, told, reading, ends)]
    if not any(scores):
        return reading
    shares = [math.exp(score - max(scores)) for score in scores]
    behind = sum(shares)
    own = reading.stretches[-1][1]
    whole = behind
    end = ends[0]
    for possible, share in zip(ends, shares, strict=True):
        if behind < (RUNS_ON if possible > own else RUNS_OVER) * whole:
            break
        end = possible
        behind -= share
    return reading.up_to(end)
