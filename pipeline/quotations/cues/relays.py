"""Words that another passes on: "the radio quoted [the governor] as saying ..."."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words

QUOTING = words("quotations.quoting")
SUBJECTS = ("nsubj", "nsubjpass")


def quoted_as_saying(verb: Token) -> Token | None:
    """Who is quoted as saying what a verb of saying introduces; None where the verb completes no verb of quoting."""
    quoting = handing_over(verb)
    if quoting is None:
        return None
    if any(c.dep_ == "auxpass" for c in quoting.lefts):
        return next((c for c in quoting.lefts if c.dep_ == "nsubjpass"), None)
    source = next((c for c in quoting.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if source is None and quoting.dep_ == "acl":  # [officials] quoted by the agency as saying
        return quoting.head
    above = verb.head.head
    return source or (above if above.i > quoting.i and above.pos_ in ("NOUN", "PROPN", "PRON") else None)


def handing_over(verb: Token) -> Token | None:
    """The verb of quoting that a verb of saying completes: [quoted] him as saying, [quoted] him saying."""
    above, before = verb.head, verb.doc[verb.i - 1] if verb.i else verb
    if before.lower_ == "having":
        before = before.nbor(-1) if before.i else before
    if verb.dep_ == "pcomp" and above.lower_ == "as":
        earlier = verb.doc[verb.sent.start : above.i]  # what the two hang on, the parser often mistakes
        quoting = next((t for t in reversed(earlier) if t.lower_ in QUOTING), verb)
    elif verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "xcomp", "ccomp") and not before.is_punct:
        quoting = above if above.pos_ == "VERB" else above.head
    else:
        return None
    return quoting if quoting.lower_ in QUOTING and quoting.i < verb.i and before.tag_ != "RB" else None


def relaying_edge(verb: Token) -> int:
    """The first token of "Interfax quoted the ministry as saying", for a verb of saying; else the verb."""
    quoting = handing_over(verb)
    if quoting is None:
        return verb.i
    return min([quoting.i, *(c.left_edge.i for c in quoting.lefts if c.dep_ in SUBJECTS and near(c, quoting))])


def near(subject: Token, verb: Token) -> bool:
    """Whether nothing but auxiliaries stands between a subject and its verb."""
    return all(t.dep_ in ("aux", "auxpass", "advmod") for t in verb.doc[subject.right_edge.i + 1 : verb.i])
