"""What something is called, described as or put at, with what it is said of.

Examples:

    The envoy described [the talks as difficult].
    The agency called [the drought the worst in a decade].
    The mayor accused [the militia of looting the bank].

Not this form: a nickname ("called him “the Lion of the North”"), and whom somebody calls on ("called on the soldiers
to lay down their arms").
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.quotations.contents.sayings import Content, Found, Saying
from pipeline.quotations.contents.stretches import extended

ID = "indirect:as"


def find(saying: Saying) -> Found:
    verb = saying.cue
    said = predicate(verb)
    if said is None:
        return None
    target = next((c for c in verb.rights if c.dep_ == "dobj"), said)
    last = extended(saying.doc, max(said.right_edge.i, target.right_edge.i) + 1, saying.end, verb)
    return (Content(max(target.left_edge.i, verb.i + 1), last, ID),)


def predicate(verb: Token) -> Token | None:
    """What something is called: the first "as ..." or "at ...", else the last complement before the end."""
    found = None
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in ("as", "at"):
            return child
        if child.dep_ in ("oprd", "xcomp", "ccomp"):
            found = child
    return found
