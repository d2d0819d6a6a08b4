"""The subject of a cue where the parser gave it to another verb or saw none."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.frames import COMMAS
from pipeline.quotations.page import CueHit

RELATIVE = words("relative subjects")
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})


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
    by = any(c.dep_ in ("agent", "oprd") for c in participle.rights)
    beside = noun.i + 1 == participle.i and not any(c.dep_ == "ccomp" for c in participle.rights)  # attacks blamed on
    return noun if noun.dep_ == "nsubj" and noun.head.i > participle.i and not by and not beside else None


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
