"""What a noun of saying states: a claim that, a promise to.

The owner of the claim, or whom "by" or "from" names, is its speaker.

Examples:

    The general's claim that [his men had won] was disputed.
    The claim by the militia that [the pass had fallen] was disputed.
    Residents spoke of a promise by the rebels [to spare the town].

Not this form: a relative clause that only tells of the claim ("the claim that the ministry denied"), and a noun of
saying without anything stated ("the report was published").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.quotations.contents.sayings import Content, Found, Saying
from pipeline.quotations.contents.stretches import SUBJECTS
from pipeline.quotations.cues.clauses import subtree

ID = "indirect:noun_cue"
CLAUSES = frozenset({"acl", "ccomp", "relcl", "xcomp"})


def find(saying: Saying) -> Found:
    return tuple(Content(*told, ID) for told in attributed_by(saying.cue, saying.hit.cue.takes))


def attributed_by(noun: Token, takes: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The tokens of a noun's first clause, where it states something. takes: of its cue.

    "the group claim to have ..." has the same form, where claim is taken for a noun.
    """
    clause = next((c for c in noun.rights if c.dep_ in CLAUSES and c.left_edge.i > noun.i), None)
    if clause is None:
        return
    first, last = subtree(clause)
    if is_that_clause(clause):
        yield first + 1, last
    elif "infinitive" in takes and opens_with_to(clause):
        yield first, last


def is_that_clause(clause: Token) -> bool:
    """Whether "that" opens a clause with a subject of its own."""
    that = clause.left_edge
    return (
        that.lower_ == "that" and that.dep_ != "dobj" and any(c.dep_ in SUBJECTS and c.i > that.i for c in clause.lefts)
    )


def opens_with_to(clause: Token) -> bool:
    opens = next((c for c in clause.lefts if c.dep_ in ("mark", "aux")), None)
    return opens is not None and opens.tag_ == "TO"
