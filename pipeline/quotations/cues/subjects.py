"""Who says it, by the grammar: the head word of the speaker of a cue."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.frames import COMMAS
from pipeline.quotations.cues.relays import QUOTING, quoted_as_saying
from pipeline.quotations.cues.senses import is_negated
from pipeline.quotations.cues.speaking_nouns import COMMENTED, GROUPS, PEOPLE, singular
from pipeline.quotations.page import CueHit

RELATIVE = words("relative subjects")
EXPLETIVE = words("quotations.expletive")
NOBODY = words("quotations.nobody")
REFUSALS = words("quotations.refusing") | words("quotations.failing")
# A verb that only carries the next one: "went on to say", "appeared to confirm", "is expected to announce".
UP = ("conj", "xcomp", "advcl", "acl", "relcl", "pcomp", "dep", "parataxis", "ccomp")
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
# What a message is sent with: its speaker is the sender, "recorded a message claiming ...".
ISSUE = words("quotations.issuing")
REPORTS = words("quotations.reports")
ANYBODY = words("quotations.anybody")
NO_NOUN = frozenset({"RB", "IN", "TO", "CC", "MD", "WRB"})
# What shows things but says nothing.
PICTURES = words("quotations.pictures")


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
        if found is None and (takes_over(head) or (head.tag_ == "VBG" and doc[max(head.i - 1, 0)].text in COMMAS)):
            found = earlier_speaker(head, verbs)
        found = found or subject(head) or misparsed_subject(head, hit)
    if found is None or found.lower_ in ANYBODY or found.tag_ in NO_NOUN or is_picture(found):
        return None
    return cited(found)


def is_picture(noun: Token) -> bool:
    """Whether something is only shown: "photos show ... and another one appeared to show ..."."""
    if noun.lower_ == "one" and noun.head.dep_ == "conj":
        noun = own_subject(noun.head.head) or noun
    return noun.lower_ in PICTURES


def misparsed_subject(verb: Token, hit: CueHit) -> Token | None:
    """The subject of a cue that takes a clause, where the parser gave it to another verb or saw none."""
    if "clause" not in hit.cue.takes or any(c.dep_ == "auxpass" for c in verb.lefts):
        return None
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return described_subject(verb)
    return next((found for case in MISPARSED if (found := case(verb)) is not None), None)


def described_subject(participle: Token) -> Token | None:
    """[The mayor], Karimi, announced there were ...: the cue taken for a participle that describes him."""
    noun = participle.head
    by = any(c.dep_ == "agent" for c in participle.rights)
    return noun if noun.dep_ == "nsubj" and noun.head.i > participle.i and not by else None


def beside_verb(verb: Token) -> Token | None:
    """[Karimi], minister until the fall, said ...: the noun before a verb that has a clause of its own."""
    finite = verb.tag_ in FINITE_TAGS or any(c.dep_ == "aux" for c in verb.lefts)
    if not finite or not any(c.dep_ == "ccomp" for c in verb.children):
        return None
    return noun_before(verb)


def before_aside(verb: Token) -> Token | None:
    """The noun that a sentence begins with before a participle between commas: "Vesti, citing a source, said ..."."""
    doc, first = verb.doc, verb.sent.start
    if verb.tag_ not in FINITE_TAGS or verb.i - 1 <= first or doc[verb.i - 1].text != ",":
        return None
    opens = next((i for i in range(first + 1, verb.i - 1) if doc[i].text == ","), 0)
    if not opens or doc[opens + 1].tag_ not in ("VBG", "VBN"):
        return None
    phrase, aside = doc[first:opens], doc[opens + 1 : verb.i - 1]
    if any(t.tag_ in FINITE_TAGS for t in (*phrase, *aside)) or any(t.tag_ in ("VBG", "IN") for t in phrase):
        return None
    noun = phrase[-1]
    return noun if noun.tag_ in ("NN", "NNS", "NNP", "NNPS") or noun.text[0].isupper() else None


def amid_clauses(verb: Token) -> Token | None:
    """[The convoy], officials had learnt, said ..., was late: the first subject where clauses stand on both sides."""
    clauses = [c.i for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "advcl" and c.i < verb.i)]
    around = bool(clauses) and clauses[0] < verb.i < clauses[-1]
    if not around or verb.tag_ not in FINITE_TAGS or verb.doc[verb.i - 1].text not in COMMAS:
        return None
    return next((t for t in verb.doc[verb.sent.start : verb.i] if t.dep_ == "nsubj"), None)


# In order: the first that finds a subject decides.
MISPARSED = (beside_verb, before_aside, amid_clauses)


def noun_before(verb: Token) -> Token | None:
    """The noun right before a finite verb, auxiliaries and adverbs between them left out."""
    i = verb.i - 1
    while i > verb.sent.start and (verb.doc[i].pos_ in ("AUX", "ADV")):
        i -= 1
    token = verb.doc[i]
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") and i < verb.i and token.lower_ not in RELATIVE else None


def own_subject(verb: Token) -> Token | None:
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ not in RELATIVE | EXPLETIVE]
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
            return None if child.lower_ in EXPLETIVE else child
    if passive(verb):
        return agent(verb)
    if depth > 4 or verb.head.i == verb.i or verb.dep_ not in UP:
        return None
    above = verb.head
    if verb.dep_ == "pcomp" and above.dep_ == "prep":  # by saying
        above = above.head
    if above.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.dep_ not in ("acl", "relcl"):
            return None
        if above.dep_ in ("dobj", "attr") and above.head.lower_ in ISSUE:
            return subject(above.head, depth + 1)
        return above
    return subject(above, depth + 1)


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


def may_speak(noun: Token) -> bool:
    """Whether a noun after "by" is somebody: "found dead by the river" has no speaker."""
    return noun.pos_ in ("PROPN", "PRON") or noun.lower_ in GROUPS or singular(noun.lower_) in PEOPLE


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
    return cited(found) if found is not None else None


def cited(noun: Token) -> Token:
    """Whom a report cites: "reports quoting the Taliban" speak for the Taliban."""
    if noun.lower_ in REPORTS:
        for child in noun.rights:
            if child.dep_ == "acl" and child.tag_ == "VBG" and child.lower_ in QUOTING:
                return next((c for c in child.rights if c.dep_ == "dobj"), noun)
    return noun


def speaker_nearby(doc: Doc, hit: CueHit) -> Token | None:
    """A subject of the cue's sentence where the grammar gives the cue none: the last one before it, one right after
    it, else the last name before it. None in a passive ("a leader named Hamdullah") and for cues that are no verbs."""
    verb = doc[hit.token]
    if hit.cue.part != "verb" or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return None
    own = own_subject(verb)
    if (own is not None and is_picture(own)) or any(c.dep_ == "auxpass" for c in verb.lefts):
        return None
    found = next((noun for side in NEARBY if (noun := side(verb)) is not None), None)
    return None if found is None or is_picture(found) else found


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
