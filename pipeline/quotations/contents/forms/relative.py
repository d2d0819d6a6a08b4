"""A clause with a relative word before the saying, which the parser hung below the clause's own verb.

The content is the rest of that clause behind the cue; it alone may be the cue's content, since what follows the
clause is the writer's own.

Examples:

    That, as the miners say, [means the gate stays shut].
    That, as the mayor admits, [makes the road useless].

Not this form: a relative clause that the parser hung below the cue ("the road, which residents said was still mined":
``indirect:clause``), one that tells of the speaker ("the driver, who said ..."), and a noun that is what was said
("charges that the embassy denied").
"""

from __future__ import annotations

from pipeline.language.en.classes import words
from pipeline.quotations.contents.sayings import NOTHING, Content, Found, Saying
from pipeline.quotations.contents.stretches import opened

ID = "indirect:relative"
RELATIVES = words("relative subjects")


def find(saying: Saying) -> Found:
    if not hangs_below(saying) or not is_relative(saying):
        return None
    return rest_of_clause(saying, ID)


def hangs_below(saying: Saying) -> bool:
    """Whether the cue hangs on a verb behind it: a mine that officials *say* was closed."""
    verb, above = saying.cue, saying.cue.head
    return verb.dep_ in ("ccomp", "parataxis", "advcl") and above.i > verb.i and above.pos_ in ("VERB", "AUX")


def is_relative(saying: Saying) -> bool:
    before = saying.doc[saying.frame.first - 1]
    return before.lower_ in RELATIVES or any(c.lower_ in RELATIVES for c in saying.cue.head.lefts)


def rest_of_clause(saying: Saying, rule: str) -> Found:
    """What stands behind the frame of the clause that the cue hangs below."""
    edge = saying.cue.head.right_edge.i
    if saying.frame.last > edge:
        return NOTHING
    return (Content(opened(saying.doc, saying.frame.last), edge + 1, rule),)
