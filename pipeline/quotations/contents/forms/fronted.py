"""What is said, and behind a comma who said it.

The content stands before a frame (the cue with its speaker and its adjuncts) that a comma or a dash parts from it,
from the sentence's beginning, or from where the clause begins that the cue is about. Between two commas the frame is an
aside, and the content goes on behind it (``indirect:aside``) under the same id.

Examples:

    [The convoy was ambushed near the bridge], a spokesman said.
    [The convoy was ambushed near the bridge], said the mayor after the meeting.
    The convoy, police said, [was ambushed near the bridge].

Not this form: words that only tell when or where it was said ("After the raid, the mayor said the road was open"),
and what stands before a relative clause ("the strike, which villagers say killed ten").
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.sayings import NOTHING, Content, Found, Saying
from pipeline.quotations.cues.frames import FINITE

ID = "indirect:fronted"
RELATIVES = words("relative subjects")
OPENS_ADVERBIAL = frozenset({"IN", "RB", "WRB", "TO", "VBG", "VBN"})
GOVERNED = frozenset({"ccomp", "xcomp", "nsubj", "csubj", "parataxis"})


def find(saying: Saying) -> Found:
    standing, doc, frame = saying.standing, saying.doc, saying.frame
    if standing is None:
        return None
    beside = doc[frame.first - 2]
    if beside.lower_ in RELATIVES or beside.tag_ == "CC":
        return NOTHING
    content = (Content(standing.first, standing.before, ID),)
    if standing.goes_on or is_whole(saying, standing.first, standing.before):
        return content
    adverbial = doc[standing.first].tag_ in OPENS_ADVERBIAL
    opens_own = any(c.dep_ == "ccomp" for c in saying.cue.rights)  # the agency, citing a source, said [...]
    return NOTHING if adverbial or opens_own else content


def is_whole(saying: Saying, first: int, last: int) -> bool:
    """Whether the words are a clause of their own and no adverbial of the cue's."""
    adverbial = saying.doc[first].tag_ in OPENS_ADVERBIAL and not governs(saying.cue, first, saying.frame.first)
    return not adverbial and any(t.tag_ in FINITE for t in saying.doc[first:last])


def governs(verb: Token, first: int, last: int) -> bool:
    """Whether the tokens hold the clause that a cue verb reports, and not only when or how it was said."""
    if first <= verb.head.i < last:
        return True
    below = [c for c in verb.lefts if first <= c.i < last]
    return any(c.dep_ in GOVERNED or is_main(c) for c in below)


def is_main(token: Token) -> bool:
    """Whether a finite verb stands under no subordinator, though the parser hung it as an adverbial."""
    if token.dep_ != "advcl" or token.tag_ not in FINITE:
        return False
    return not any(c.dep_ == "mark" or c.tag_ == "WRB" for c in token.lefts)
