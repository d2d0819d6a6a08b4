"""What somebody vows, claims or is urged to do.

The content begins at "to" and ends before a clause that only tells when or why it was said. Of a demand, it begins
with whom it is asked of.

Examples:

    Both sides have claimed [to have won the battle].
    The rebels vowed [to defend the town] as soldiers closed in.
    The mayor urged [residents to leave the town].

Not this form: how somebody is a source ("declined to comment", "asked not to be named"), and a verb that only carries
the next one ("went on to say that ...").
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.sayings import Content, Found, Saying
from pipeline.quotations.cues.clauses import subtree

ID = "indirect:infinitive"
SUBORDINATORS = words("quotations.subordinators")


def find(saying: Saying) -> Found:
    verb = next((c for c in complements(saying) if is_to(c) or is_gerund(c)), None)
    return (Content(*bounds(saying, verb), ID),) if verb is not None and is_to(verb) else None


def complements(saying: Saying) -> list[Token]:
    """The verbs below a cue and behind it that may be what it attributes, in order."""
    cue = saying.cue
    return [c for c in cue.rights if c.dep_ in ("xcomp", "ccomp", "advcl") and c.left_edge.i > cue.i]


def is_to(verb: Token) -> bool:
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.lefts)


def is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ == "xcomp"


def bounds(saying: Saying, verb: Token) -> tuple[int, int]:
    first, last = subtree(verb)
    for inner in verb.rights:
        opens = inner.left_edge
        if inner.dep_ == "advcl" and opens.lower_ in SUBORDINATORS and opens.i > verb.i:
            last = min(last, opens.i)
    if saying.hit.cue.stance == "demand":  # urged [them to ...]
        first = min([first, *(c.left_edge.i for c in saying.cue.rights if c.dep_ == "dobj")])
    return first, last
