"""Who may speak by standing near a cue to which the grammar gives nobody."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.quotations.cues.misparsed_subjects import RELATIVE
from pipeline.quotations.cues.senses import HEARSAY
from pipeline.quotations.cues.subjects import own_subject, speaks
from pipeline.quotations.page import CueHit


def speaker_nearby(doc: Doc, hit: CueHit) -> Token | None:
    """A subject of the cue's sentence where the grammar gives the cue none: the last one before it, one right after
    it, else the last name before it. None in a passive ("a leader named Hamdullah") and for cues that are no verbs."""
    verb = doc[hit.token]
    if hit.cue.part != "verb" or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return None
    own = own_subject(verb) or relative_antecedent(verb)
    silent = own is not None and not speaks(own, verb)
    if silent or is_hearsay(verb) or any(c.dep_ == "auxpass" for c in verb.lefts):
        return None
    found = next((noun for side in NEARBY if (noun := side(verb)) is not None), None)
    return found if found is not None and speaks(found, verb) else None


def relative_antecedent(verb: Token) -> Token | None:
    """[the video] that shows ..."""
    relative = any(c.dep_ == "nsubj" and c.lower_ in RELATIVE for c in verb.lefts)
    return verb.head if relative and verb.dep_ == "relcl" else None


def is_hearsay(participle: Token) -> bool:
    """Whether nobody in particular says so: two bodies were found, [believed] to be the crew's."""
    if participle.lower_ not in HEARSAY or any(c.dep_ == "aux" for c in participle.lefts):
        return False
    bare = not any(c.dep_ in ("nsubj", "agent") for c in participle.children)
    return bare and participle.dep_ in ("advcl", "acl") and any(c.dep_ == "xcomp" for c in participle.rights)


def last_subject_before(verb: Token) -> Token | None:
    before = verb.doc[verb.sent.start : verb.i]
    found = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("PROPN", "NOUN", "PRON")]
    return found[-1] if found else None


def subject_right_after(verb: Token) -> Token | None:
    after = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 4)]
    return next((t for t in after if t.dep_ == "nsubj"), None)


def last_name_before(verb: Token) -> Token | None:
    before = verb.doc[verb.sent.start : verb.i]
    found = [t for t in before if t.pos_ == "PROPN" and t.dep_ != "compound"]
    return found[-1] if found else None


# In order: the first that finds somebody decides.
NEARBY = (last_subject_before, subject_right_after, last_name_before)
