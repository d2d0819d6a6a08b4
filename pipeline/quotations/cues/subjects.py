"""Who says it, by the grammar: the head word of the speaker of a cue."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.appositions import before_apposition
from pipeline.quotations.cues.frames import COMMAS
from pipeline.quotations.cues.misparsed_subjects import FINITE_TAGS, RELATIVE, misparsed_subject
from pipeline.quotations.cues.possible_speakers import NEGATIONS, PICTURES, is_event, is_nobody, may_speak
from pipeline.quotations.cues.relays import QUOTING, quoted_as_saying
from pipeline.quotations.cues.senses import is_negated
from pipeline.quotations.cues.speaking_nouns import COMMENTED
from pipeline.quotations.page import CueHit

EXPLETIVE = words("quotations.expletive")
NOBODY = words("quotations.nobody")
NO_SUBJECTS = RELATIVE | EXPLETIVE | NEGATIONS
REFUSALS = words("quotations.refusing") | words("quotations.failing")
DEEPEST = 4  # heads from a verb up to its subject
# A verb that only carries the next one: "went on to say", "appeared to confirm", "is expected to announce".
UP = ("conj", "xcomp", "advcl", "acl", "relcl", "pcomp", "dep", "parataxis", "ccomp")
# What a message is sent with: its speaker is the sender, "recorded a message claiming ...".
ISSUE = words("quotations.issuing")
REPORTS = words("quotations.reports")
NO_AUTHORITY = words("quotations.no_authority")
ANYBODY = words("quotations.anybody")
NO_NOUN = frozenset({"RB", "IN", "TO", "CC", "MD", "WRB"})
# Whose object it is who speaks: the vote prompted the minister to say ...
CAUSING = words("quotations.causing")
TELLING = words("quotations.say") | words("quotations.evidence")  # by which an event may tell something too


def speaker_of(doc: Doc, hit: CueHit, verbs: Sequence[CueHit] = ()) -> Token | None:
    """Head of the speaker's noun phrase, or None where nobody is said to speak.

    The subject of the verb or of the verb it hangs from; "by" whom in the
    passive; the antecedent of "who"; the owner of a claim; whom "according to" names.
    verbs: the doc's cue verbs; a participle (", adding that") prefers the speaker of one before it.
    """
    if hit.cue.part == "phrase":
        return named_after(doc, hit)
    head = doc[hit.token]
    if head.dep == 0:
        return None
    if hit.cue.part == "noun":
        found = owner(head)
    elif hit.cue.part == "adjective":
        found = subject(head.head) if head.dep_ in ("acomp", "attr") else subject(head)
    else:
        found = own_subject(head) or quoted_as_saying(head)
        found = (found and before_apposition(head, found)) or found
        if found is None and (takes_over(head) or (head.tag_ == "VBG" and doc[max(head.i - 1, 0)].text in COMMAS)):
            found = earlier_speaker(head, verbs)
        found = found or subject(head) or misparsed_subject(head, hit)
    if found is None or found.lower_ in ANYBODY or not speaks(found, head):
        return None
    return cited(found)


def speaks(noun: Token, cue: Token) -> bool:
    """Whether a noun can be who a cue's words are given to: no event, unless the plainest verbs say so."""
    if noun.tag_ in NO_NOUN or is_picture(noun) or is_nobody(noun):
        return False
    return cue.lower_ in TELLING or not is_event(noun)


def is_picture(noun: Token) -> bool:
    """Whether something is only shown: "photos show ... and another one appeared to show ..."."""
    if noun.lower_ == "one" and noun.head.dep_ == "conj":
        noun = own_subject(noun.head.head) or noun
    return noun.lower_ in PICTURES


def own_subject(verb: Token) -> Token | None:
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ not in NO_SUBJECTS]
    if len(subjects) > 1 and any(t.text == ":" for t in verb.doc[subjects[0].i : subjects[-1].i]):
        return subjects[-1]  # "Vale: [miners] deny ...", where both were taken for it
    return subjects[0] if subjects else None


def takes_over(verb: Token) -> bool:
    """Whether a cue without a subject is coordinated with what another cue reports: told them A and [said] B."""
    above = verb.head
    if verb.tag_ not in FINITE_TAGS or verb.doc[max(verb.i - 1, 0)].tag_ not in ("CC", "RB"):
        return False
    if verb.dep_ == "ccomp":
        return any(c.dep_ == "ccomp" and above.i < c.i < verb.i for c in above.rights)
    return verb.dep_ == "conj" and above.dep_ == "ccomp" and above.head.i < above.i


def earlier_speaker(participle: Token, verbs: Sequence[CueHit]) -> Token | None:
    """The speaker of the nearest finite cue before a participle in its sentence."""
    first = participle.sent.start
    for hit in reversed(verbs):
        verb = participle.doc[hit.token]
        if first <= verb.i < participle.i and verb.tag_ in FINITE_TAGS:
            return subject(verb)
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The speaker of a verb; None for "it is said" and the passive without "by"."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            if child.lower_ in RELATIVE and verb.dep_ == "relcl":
                return verb.head
            return None if child.lower_ in EXPLETIVE else made_to_speak(child) or child
    if passive(verb):
        return agent(verb)
    if depth > DEEPEST or verb.head.i == verb.i or verb.dep_ not in UP:
        return None
    above = verb.head
    if verb.dep_ == "pcomp" and above.dep_ == "prep":  # by saying
        above = above.head
    if above.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.dep_ not in ("acl", "relcl"):
            return None
        if above.dep_ in ("dobj", "attr") and above.head.lower_ in ISSUE:
            return subject(above.head, depth + 1)
        if verb.dep_ == "acl" and (is_event(above) or is_nobody(above)):
            return doer(above, depth)
        return above
    return controlled(verb) or subject(above, depth + 1)


def controlled(infinitive: Token) -> Token | None:
    """Whom another makes do it: the vote prompted [the minister] to say ..."""
    above = infinitive.head
    if infinitive.dep_ not in ("xcomp", "ccomp", "advcl") or above.lower_ not in CAUSING:
        return None
    return next((c for c in above.rights if c.dep_ == "dobj" and c.i < infinitive.i), None)


def made_to_speak(event: Token) -> Token | None:
    """Whom an event makes speak: the raid prompted [the ministers] to issue a statement, saying ..."""
    causes = event.head
    if causes.lower_ not in CAUSING or not is_event(event):
        return None
    return next((c for c in causes.rights if c.dep_ == "dobj"), None)


def doer(event: Token, depth: int) -> Token | None:
    """Whose effort, turn or answer it is: [his] plan to raise; [he] took turns praising; [they] met in an effort to."""
    owner = next((c for c in event.lefts if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    above = event.head
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    return subject(above, depth + 1) if above.pos_ in ("VERB", "AUX") and depth <= DEEPEST else None


def passive(verb: Token) -> bool:
    if verb.tag_ != "VBN":
        return False
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.lefts):
        return True
    return not any(c.dep_ == "aux" for c in verb.lefts) and verb.dep_ != "conj"


def unsaid(doc: Doc, hit: CueHit, speaker: Token) -> bool:
    """Whether the text says that it was not said: "no group has said", "did not say", "was unable to confirm"."""
    if hit.cue.part != "verb":
        return False
    if is_comment(speaker):
        return True
    if hit.cue.stance == "denial":
        return False
    verb = doc[hit.token]
    if is_negated(verb):
        return True
    if speaker.lower_ in NOBODY or any(c.lower_ in NOBODY for c in speaker.lefts):
        return True
    carrier = verb.head
    if verb.dep_ != "xcomp":
        return False
    if verb.i > 1 and doc[verb.i - 2].lower_ == "yet":  # has yet to say
        return True
    return carrier.lower_ in REFUSALS or (carrier.lower_ == "able" and any(c.dep_ == "neg" for c in carrier.head.lefts))


def is_comment(noun: Token) -> bool:
    """Whether a subject only takes up what was said: ", an accusation the ministry denies"."""
    first = noun.left_edge
    commented = noun.lower_ in COMMENTED and first.lower_ in ("a", "an")
    return commented and first.i > 0 and noun.doc[first.i - 1].text in COMMAS


def agent(verb: Token) -> Token | None:
    """Whom "by" names in a passive."""
    for child in verb.rights:
        if child.dep_ == "agent":
            return next((c for c in child.rights if c.dep_ == "pobj" and may_speak(c)), None)
    return None


def owner(noun: Token) -> Token | None:
    """Whose claim it is: "the minister's claim", "claims by residents", "the Taliban claim"; else who makes it."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    for child in noun.lefts:
        if child.dep_ in ("compound", "nmod", "amod") and child.tag_ in ("NNP", "NNPS"):
            return child
    if noun.dep_ == "dobj" and noun.head.lower_ in ISSUE:
        return subject(noun.head)
    return None


def named_after(doc: Doc, hit: CueHit) -> Token | None:
    """The head of the noun phrase after "according to"."""
    first = hit.token
    while first < len(doc) and doc[first].idx < hit.end:
        first += 1
    if first >= len(doc):
        return None
    if doc[hit.token].dep == 0:
        return None
    preposition = doc[first - 1]
    found = next((c for c in preposition.rights if c.dep_ in ("pobj", "pcomp", "dobj")), None)
    if found is None:  # the phrase is parsed as something else: the first noun that isn't part of a compound
        for token in doc[first : min(first + 8, len(doc))]:
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "amod"):
                found = token
                break
    return cited(found) if found is not None and found.lower_ not in NO_AUTHORITY else None


def cited(noun: Token) -> Token:
    """Whom a report cites: "reports quoting the Taliban" speak for the Taliban."""
    if noun.lower_ in REPORTS:
        for child in noun.rights:
            if child.dep_ == "acl" and child.tag_ == "VBG" and child.lower_ in QUOTING:
                return next((c for c in child.rights if c.dep_ == "dobj"), noun)
    return noun
