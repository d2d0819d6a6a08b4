"""What a figure's own words say of its counting: "another two", "he", "the toll rose", "of the wounded"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.casualties.ledger.apart import ELSEWHERE
from pipeline.casualties.ledger.identities import generic, name_words, single
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.language.en.classes import words

THOUSANDS = 1000
OF_THE_HURT = re.compile(r"\bof the (?:wounded|injured)\b", re.IGNORECASE)
OF_THE_TELLER = re.compile(r"(?:my|our)\b", re.IGNORECASE)
OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
REFLEXIVE = words("ledger.reflexives")
CULPRITS = words("ledger.culprits")
RISE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb\w*|increas\w+|jump\w+|grow\w*|grew|went up|rais\w+|bring\w*|brought|revis\w+|"
    r"updat\w+|reach\w*\b(?! (?:by|on|over) )|in all|in total|altogether|total\w*|overall|all told|toll|now)\b",
    re.IGNORECASE,
)


def entry_terms(entry: Entry, size: int) -> Iterator[str]:
    """The terms of a figure by itself; size: what it comes to."""
    phrase = entry.figure.phrase
    if phrase.more:
        yield "more"
    elif entry.more:
        yield "also"
    if OTHERS.search(entry.victim.text) and not phrase.more:
        yield "others"
    if single(entry):
        yield "a name" if name_words(entry) else "one person"
    if entry.victim.text.lower() in REFLEXIVE:
        yield "himself"
    elif phrase.pronoun:
        yield "a pronoun"
    elif phrase.det == "own":
        yield "his or their"
    elif phrase.det == "the":
        yield "definite"
    elif single(entry) and phrase.det == "a":
        yield "a"
    if OF_THE_TELLER.match(entry.victim.text):
        yield "kin of the teller"
    if entry.effect == "killed" and OF_THE_HURT.search(entry.sentence_text):
        yield "hurt before"
    if entry.figure.role != "main":
        yield f"role {entry.figure.role}"
    if entry.quantity_kind in ("vague", "at_least", "about", "at_most"):
        yield entry.quantity_kind
    if RISE.search(entry.sentence_text):
        yield "a rising toll"
    if entry.victim.head in CULPRITS:
        yield "culprits"
    if generic(entry):
        yield "a noun that says nothing"
    if size >= THOUSANDS:
        yield "thousands"
    if entry.effect in ("displaced", "missing", "captured"):
        yield entry.effect
    if ELSEWHERE.search(entry.sentence_text):
        yield "words that set apart"
    elif ELSEWHERE.search(entry.lead):
        yield "words that set the sentence before apart"
    yield f"frame {entry.figure.trigger.frame}"
