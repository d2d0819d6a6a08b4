"""Where the stretch of a content begins and ends, whatever its form."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.quotations.cues.frames import BREAKS, COMMAS, FINITE

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def is_clause(token: Token) -> bool:
    """Whether a complement is a clause of its own, and no participle of the words before it."""
    return token.tag_ not in ("VBD", "VBN") or any(c.dep_ in SUBJECTS or c.dep_ == "auxpass" for c in token.lefts)


def opened(doc: Doc, first: int) -> int:
    """The first token of a content after "that" and commas."""
    while first + 1 < len(doc) and (
        (doc[first].lower_ == "that" and doc[first].tag_ == "IN") or doc[first].text in COMMAS
    ):
        first += 1
    return first


def extended(doc: Doc, last: int, end: int, verb: Token) -> int:
    """The end of a clause that the parse cut off before a word that no break divides from it."""
    i = last
    while i < end and not (doc[i].text in BREAKS or doc[i].is_punct or doc[i].is_space):
        if doc[i].tag_ == "CC" or (doc[i].dep_ == "conj" and doc[i].head == verb):
            return last
        if doc[i].tag_ in FINITE and doc[i].is_ancestor(verb):  # two men who say they are brothers | gave
            return last
        i += 1
    return i


def before_relative(noun: Token) -> int:
    """One past the last token of a noun phrase, up to a comma and a relative clause: "the driver[, who said ...]"."""
    for child in noun.rights:
        if child.dep_ == "relcl" and noun.doc[child.left_edge.i - 1].text in COMMAS:
            return child.left_edge.i - 1
    return noun.right_edge.i + 1
