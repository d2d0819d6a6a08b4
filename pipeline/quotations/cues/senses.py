"""Verbs that report speech in one sense and tell of a deed in another: reported for duty, found the town empty."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.speaking_nouns import PEOPLE, kind_of, singular

LEARNING = words("quotations.learning")
FINDING = words("quotations.finding")
REPORTING = words("quotations.reporting")
CALLING = words("quotations.calling")
POINTING = words("quotations.pointing")
REFUSING = words("quotations.refusing")
CLAUSES = frozenset({"ccomp", "parataxis"})
COMPLEMENTS = CLAUSES | {"dobj", "xcomp", "oprd", "nsubjpass"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WHERE = words("quotations.reported_where")
# What an inquiry finds, and says so.
FINDINGS = words("quotations.findings")
UNTOLD = words("quotations.untold")
OBLIGED = words("quotations.obliged")


def is_deed(verb: Token) -> bool:
    """Whether a tagged and parsed form tells of a deed, or of a saying that the writer asks for or leaves open."""
    word = verb.lower_
    if verb.head.lower_ == "worth" or is_asked_for(verb):
        return True
    if any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.lefts):
        return True  # it is unclear whether the army will say ...
    if word in LEARNING:
        return not any(c.dep_ in CLAUSES for c in verb.children)
    if word in FINDING:
        return finds(verb)
    if word in REPORTING:
        following = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
        plain = not any(c.dep_ in COMPLEMENTS for c in verb.children)
        return plain and following.lower_ in WHERE and verb.dep_ in ("ROOT", "conj", "advcl", "relcl")
    if word in CALLING:
        return calls_up(verb)
    if word in POINTING:
        return any(c.dep_ == "nsubj" and kind_of(c) == "thing" for c in verb.lefts)
    return word in REFUSING and any(c.dep_ == "xcomp" and is_untold(c) for c in verb.rights)


def is_untold(verb: Token) -> bool:
    """Whether nothing is told: refused to say [who gave the order]; not: refused to disclose [his accounts]."""
    return verb.lower_ in UNTOLD and not any(c.dep_ == "dobj" for c in verb.rights)


def is_asked_for(verb: Token) -> bool:
    """It should be noted that ...: the writer's own word."""
    if not any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in verb.lefts):
        return False
    return any(c.dep_ == "aux" and c.lower_ in OBLIGED for c in verb.lefts)


def finds(verb: Token) -> bool:
    """Whether somebody comes upon something: found their camels dead; not: the inquiry found the army guilty."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or kind_of(subject) in ("statement", "thing"):
        return False
    clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if clause is not None:
        return not any(t.tag_ in FINITE or t.dep_ == "mark" for t in (clause, *clause.lefts))
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return thing is not None and kind_of(subject) != "name" and singular(thing.lower_) not in FINDINGS


def calls_up(verb: Token) -> bool:
    """Whether somebody phones: called her sister, Huda; not: called his brother a coward."""
    for called in verb.rights:
        if called.dep_ == "dobj" and singular(called.lower_) in PEOPLE and called.i + 1 < len(called.doc):
            own = any(c.tag_ == "PRP$" for c in called.lefts)
            after = called.nbor()
            return own and (after.text in (",", ".") or after.tag_ in ("IN", "CC", "RB"))
    return False
