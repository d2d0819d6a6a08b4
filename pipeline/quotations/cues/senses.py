"""Verbs that report speech in one sense and tell of a deed in another: reported for duty, found the town empty."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.speaking_nouns import PEOPLE, kind_of, singular

CLAUSES = frozenset({"ccomp", "parataxis"})
COMPLEMENTS = CLAUSES | {"dobj", "xcomp", "oprd", "nsubjpass"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WHERE = words("quotations.reported_where")
# What an inquiry finds, and says so.
FINDINGS = words("quotations.findings")
UNTOLD = words("quotations.untold")
FINDING_OUT = words("quotations.finding_out")
CHARGED = words("quotations.charged")
HEARSAY = words("quotations.hearsay")
OBLIGED = words("quotations.obliged")
HOSPITALS = words("attribution.hospitals")
PATIENTS = words("quotations.patients")


def is_deed(verb: Token) -> bool:
    """Whether a tagged and parsed form tells of a deed, or of a saying that the writer asks for or leaves open."""
    if verb.head.lower_ == "worth" or any(holds(verb) for holds in NOT_SAID):
        return True
    tells = DEEDS.get(verb.lower_)
    return tells is not None and tells(verb)


def is_left_open(verb: Token) -> bool:
    """it is unclear whether the army will say ..."""
    return any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.lefts)


def is_to_be_found_out(verb: Token) -> bool:
    """went back to determine whether ...: what somebody means to find out, and hasn't said"""
    if verb.tag_ != "VB" or verb.lower_ not in FINDING_OUT or not any(c.tag_ == "TO" for c in verb.lefts):
        return False
    clauses = [c for c in verb.rights if c.dep_ == "ccomp"]
    return any(t.dep_ == "mark" and t.lower_ in ("whether", "if") for c in clauses for t in c.lefts)


def is_charged(verb: Token) -> bool:
    """a sergeant charged with murder, in a heading: what befell him"""
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    bare = not any(c.dep_ in ("dobj", "ccomp", "aux") for c in verb.children)
    return verb.lower_ in CHARGED and following.lower_ in ("with", "of") and bare


def is_thing_claimed(verb: Token) -> bool:
    """parts claimed to be the wreck's, taken for a verb with its subject: things claim nothing"""
    own = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if verb.lower_ not in HEARSAY or own is None or own.i + 1 != verb.i or kind_of(own) != "thing":
        return False
    return any(c.dep_ == "xcomp" and c.lower_ == "be" for c in verb.rights)


def is_negated(verb: Token) -> bool:
    """did not say; did not give details [or mention] the strike"""
    if any(c.dep_ == "neg" for c in verb.lefts):
        return True
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return False
    return any(c.lower_ in ("or", "nor") for c in verb.head.rights) and is_negated(verb.head)


def is_taught(verb: Token) -> bool:
    """learned the trade; not: learned that the road was open"""
    return not any(c.dep_ in CLAUSES for c in verb.children)


def shows_up(verb: Token) -> bool:
    """reported for duty, extensively on the war, from Barak; not: reported three deaths"""
    following = next((t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.pos_ != "ADV"), verb)
    plain = not any(c.dep_ in COMPLEMENTS for c in verb.children)
    credits = following.lower_ == "from" and following.i + 1 < len(verb.doc) and following.nbor().tag_ == "NNP"
    if credits and not any(t.lower_ == "that" for t in verb.doc[following.i : following.i + 6]):
        return True
    return plain and following.lower_ in WHERE and verb.dep_ in ("ROOT", "conj", "advcl", "relcl")


def takes_to_the_streets(verb: Token) -> bool:
    """demonstrated against the release; not: demonstrated that the road was safe"""
    return not any(c.dep_ in COMPLEMENTS for c in verb.children)


def aims(verb: Token) -> bool:
    """the tracks point to the north; not: the envoy pointed to the talks"""
    return any(c.dep_ == "nsubj" and kind_of(c) == "thing" for c in verb.lefts)


def keeps_silent(verb: Token) -> bool:
    """declined to say who gave the order; not: declined to take part"""
    return any(c.dep_ == "xcomp" and is_untold(c) for c in verb.rights)


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
    if verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.lefts):  # left to find [fighters]
        return not any(c.dep_ == "ccomp" and any(t.tag_ in FINITE for t in (c, *c.lefts)) for c in verb.rights)
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


def takes_in(verb: Token) -> bool:
    """the clinic admitted 27 wounded; not: the army admitted 27 wounded, nor admitted 27 deaths"""
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    taken = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if subject is None or taken is None or (subject.tag_ != "PRP" and subject.lower_ not in HOSPITALS):
        return False
    whom = taken.nbor() if taken.tag_ == "CD" and taken.i + 1 < len(taken.doc) else taken  # 27 wounded
    return whom.lower_ in PATIENTS or singular(whom.lower_) in PEOPLE


# In order: the first that holds of a verb makes it none of saying.
NOT_SAID = (is_asked_for, is_left_open, is_to_be_found_out, is_charged, is_thing_claimed)

# By the class of its forms: when a verb tells of a deed.
DEEDS = {
    form: tells
    for name, tells in (
        ("quotations.learning", is_taught),
        ("quotations.finding", finds),
        ("quotations.demonstrating", takes_to_the_streets),
        ("quotations.reporting", shows_up),
        ("quotations.calling", calls_up),
        ("quotations.pointing", aims),
        ("quotations.refusing", keeps_silent),
        ("quotations.admitting", takes_in),
    )
    for form in words(name)
}
