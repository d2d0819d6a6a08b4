"""A clause that a cue introduces, with or without "that".

The parse tells where the clause is; where it errs, one of the other entries of ``CASES`` reads it, in this order.

Examples:

    Officials in Barak said that [the bridge had been closed].
    The mayor told the council [the well was poisoned].
    Mr. Tarin said in a statement that [the road was open].
    The force said [an attack that day on an air base produced no casualties].

Not this form: a request ("asked that his name be withheld"), a noun that is denied ("charges that the embassy denied"),
and what stands before its cue (``indirect:fronted``).
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.forms import relative
from pipeline.quotations.contents.forms.noun_cue import attributed_by
from pipeline.quotations.contents.forms.relative import hangs_below, rest_of_clause
from pipeline.quotations.contents.frame_sides import closing
from pipeline.quotations.contents.sayings import NOTHING, Content, Found, Saying
from pipeline.quotations.contents.stretches import extended, is_clause, opened
from pipeline.quotations.cues.frames import FINITE

ID = "indirect:clause"
RELATIVES = words("relative subjects")
QUESTIONS = words("quotations.asking")


def find(saying: Saying) -> Found:
    """What the first case that speaks makes of it."""
    return next((found for case in CASES if (found := case(saying)) is not None), None)


def complement(saying: Saying) -> Found:
    """said that [the road was open]; a strike which they say [killed ten]"""
    verb, doc = saying.cue, saying.doc
    behind = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and c.right_edge.i >= saying.frame.last]
    clause = next((c for c in behind if (c.dep_ == "ccomp" and is_clause(c)) or is_extracted(c, verb)), None)
    if clause is None:
        return None
    opens = clause.left_edge
    if opens.lower_ == "that" and (opens.dep_ == "dobj" or saying.hit.cue.lemma in QUESTIONS):
        return NOTHING  # charges that Paris denied; asked that it be withheld, a request
    first, last = opened(doc, max(opens.i, verb.i + 1)), clause.right_edge.i + 1
    if doc[last - 1].tag_ == "CC":  # said A and [added B]
        return (Content(first, last - 1, ID),)
    return (Content(first, extended(doc, without_participle(clause, last), saying.end, verb), ID),)


def inverted(saying: Saying) -> Found:
    """said the mayor: what he said stands before it, if anywhere"""
    return NOTHING if saying.frame.inverted else None


def below_setting(saying: Saying) -> Found:
    """said in a statement that [the road was open]: hung on a word of the statement"""
    for preposition in (c for c in saying.cue.rights if c.dep_ == "prep"):
        told = next((found for noun in preposition.rights for found in attributed_by(noun, ())), None)
        if told is not None:
            return (Content(*told, ID),)
        that = next((t for t in preposition.subtree if t.dep_ == "mark" and t.lower_ == "that"), None)
        if that is not None:
            return (Content(that.i + 1, that.head.right_edge.i + 1, ID),)
    return None


def above_cue(saying: Saying) -> Found:
    """the town officials say [was shelled all night]: the cue hangs on the clause's own verb"""
    return rest_of_clause(saying, ID) if hangs_below(saying) else None


def taken_for_participle(saying: Saying) -> Found:
    """The chief, Omar Haidari, announced [there were no trucks]"""
    verb, speaker = saying.cue, saying.speaker
    if verb.dep_ != "acl" or speaker.dep_ != "nsubj" or speaker.head.i <= verb.i:
        return None
    last = saying.frame.last
    return (Content(opened(saying.doc, last), closing(saying.doc, last, saying.end), ID),)


def subject_taken_for_object(saying: Saying) -> Found:
    """said [an attack on the base produced no casualties]"""
    verb, doc = saying.cue, saying.doc
    taken = direct_object(verb)
    if taken is None or taken.right_edge.i + 2 >= saying.end:
        return None
    following = doc[taken.right_edge.i + 1]
    if following.text == ",":
        following = doc[following.i + 1]
    joined = following.dep_ == "conj" and following.head.i == verb.i
    return from_object(saying, taken) if following.tag_ in FINITE and not joined else None


def clause_taken_for_conjunct(saying: Saying) -> Found:
    """claim [the army, with others, is shelling the town]: nothing joins what was taken for a conjunct"""
    verb = saying.cue
    taken = direct_object(verb)
    if taken is None or any(c.dep_ == "cc" for c in verb.rights):
        return None
    joined = next((c for c in verb.rights if c.dep_ == "conj" and c.i > taken.i), None)
    finite = joined is not None and any(c.tag_ in FINITE for c in (joined, *joined.lefts))
    return from_object(saying, taken) if finite else None


# In order: the first that speaks decides.
CASES = (
    complement,
    inverted,
    below_setting,
    relative.find,
    above_cue,
    taken_for_participle,
    subject_taken_for_object,
    clause_taken_for_conjunct,
)


def direct_object(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)


def from_object(saying: Saying, taken: Token) -> Found:
    """From what was taken for the cue's object to the end of the sentence."""
    first = opened(saying.doc, taken.left_edge.i)
    return (Content(first, closing(saying.doc, taken.i, saying.end), ID),)


def is_extracted(clause: Token, verb: Token) -> bool:
    """Whether the subject of a finite complement stands before the cue: a strike which they say [killed ten]."""
    relative = verb.dep_ == "relcl" and any(c.lower_ in RELATIVES for c in verb.lefts)
    return relative and (clause.tag_ in FINITE or clause.tag_ == "VBN")


def without_participle(clause: Token, last: int) -> int:
    """The end of a clause before a participle that is coordinated with the cue, not with the clause's finite verb."""
    if clause.tag_ == "VBG":
        return last
    for child in clause.rights:
        if child.dep_ == "conj" and child.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in child.lefts):
            before = child.left_edge.i - 1
            return before if clause.doc[before].tag_ == "CC" else child.left_edge.i
    return last
