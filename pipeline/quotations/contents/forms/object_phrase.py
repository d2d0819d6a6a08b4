"""A noun phrase that tells by itself what was said: what was confirmed, denied, called for.

A cue with a particle ("called for") takes what stands behind the particle. The phrase ends before a relative clause
behind a comma, and has with it for or about what it is said ("criticised the army for ...").

Examples:

    The ministry in Barak confirmed [three deaths].
    The army denied [any losses].
    The militia called for [an end to the siege].
    Villagers asked Captain Omid Noor [where the trucks were].

Not this form: the name of a statement ("denied the allegation", "rejected the claim"), which says nothing itself; a
short phrase without a number; whom something was told or asked ("warned her neighbour about the wire").
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.sayings import NOTHING, Content, Found, Saying
from pipeline.quotations.contents.stretches import before_relative
from pipeline.quotations.cues.possible_speakers import may_speak
from pipeline.quotations.cues.speaking_nouns import STATEMENTS, kind_of, singular

ID = "indirect:object"
REGARDING = words("quotations.regarding")
COUNTED = ("any", "no")
ADDRESSED = words("quotations.addressing") | words("quotations.asking") | words("quotations.questioning")
QUESTION_WORDS = words("quotations.question_words")
CLAUSES = ("acl", "advcl", "ccomp", "relcl", "xcomp")
SPEECH_NOUNS = STATEMENTS | words("quotations.speech_nouns")


def find(saying: Saying) -> Found:
    particle = saying.hit.cue.lemma.partition(" ")[2]
    for child in saying.cue.rights:
        if particle and is_clause_of(child, particle):
            return (Content(child.left_edge.i + 1, child.right_edge.i + 1, ID),)
        phrase = behind_particle(child, particle) if particle else is_plain(child)
        if phrase is not None:
            return told(saying, phrase)
    return None


def is_clause_of(child: Token, particle: str) -> bool:
    """called for [the general to leave]"""
    return child.dep_ in ("advcl", "ccomp", "xcomp") and child.left_edge.lower_ == particle


def behind_particle(child: Token, particle: str) -> Token | None:
    """called for [talks]"""
    if child.dep_ not in ("prep", "prt") or child.lower_ != particle:
        return None
    return next((c for c in child.rights if c.dep_ in ("pobj", "pcomp")), child)


def is_plain(child: Token) -> Token | None:
    """confirmed [three deaths]; denied [any shelling], taken for a verb"""
    return child if child.dep_ == "dobj" or (child.dep_ == "xcomp" and child.tag_ == "VBG") else None


def told(saying: Saying, noun: Token) -> Found:
    """The phrase with what it is said for or about, where it says something."""
    verb = saying.cue
    first, last = noun.left_edge.i, before_relative(noun)
    for after in verb.rights:
        if after.dep_ == "prep" and after.lower_ in REGARDING and after.left_edge.i == last:
            last = after.right_edge.i + 1
    if noun.pos_ in ("PRON", "ADP") or first <= verb.i or not says_something(noun, last - first):
        return NOTHING
    if is_addressed(saying.hit.cue.lemma, verb, noun):
        question = asked(verb, noun)
        return NOTHING if question is None else (Content(question.left_edge.i, question.right_edge.i + 1, ID),)
    return (Content(first, last, ID),)


def is_addressed(lemma: str, verb: Token, noun: Token) -> bool:
    """Whether the object is who hears it: asked the captain, warned her neighbour; not: asked the captain for water."""
    wanted = any(c.dep_ == "prep" and c.lower_ == "for" for c in (*noun.rights, *verb.rights))
    return lemma in ADDRESSED and is_somebody(noun) and not wanted


def is_somebody(noun: Token) -> bool:
    return may_speak(noun) or kind_of(noun) in ("person", "group")


def asked(verb: Token, noun: Token) -> Token | None:
    """asked the captain [where the bodies were], also where the parser hangs it on the captain"""
    clauses = (c for c in (*noun.rights, *verb.rights) if c.dep_ in CLAUSES and c.left_edge.i > noun.i)
    return next((c for c in clauses if c.left_edge.lower_ in QUESTION_WORDS), None)


def says_something(noun: Token, length: int) -> bool:
    """Whether an object tells what was said: "three deaths" and "any losses" do, "the claim" and "the deal" don't."""
    if singular(noun.lower_) in SPEECH_NOUNS:
        return False
    return length > 2 or any(c.dep_ == "nummod" or c.lower_ in COUNTED for c in noun.lefts)
