"""What can be said to speak: somebody, a body, a document; not a day, an event, an effort or what is only shown."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import listed, words
from pipeline.quotations.cues.speaking_nouns import GROUPS, PEOPLE, kind_of, singular

NEGATIONS = words("words that deny a saying") - words("quotations.nobody")
MONTHS = words("months") | {month for short in words("short months") for month in (short, f"{short}.")}
CALENDAR = words("weekdays") | MONTHS
TIMES = words("quotations.time_words")
# What happens, and what somebody does, thinks or has.
EVENTS = words("quotations.events") | words("events.violence")
EVENT_ENDINGS = listed("quotations.event_endings")
BODIES = words("quotations.bodies_by_ending")
# What shows things but says nothing.
PICTURES = words("quotations.pictures")
PARTS = words("quotations.parts")


def is_event(noun: Token) -> bool:
    """Whether a common noun is what happens or what somebody does: the attack, his decision; not a body or a text."""
    noun = whole(noun)
    if noun.pos_ != "NOUN" or noun.lower_ in BODIES or kind_of(noun) != "thing":
        return False
    word = singular(noun.lower_)
    if word in BODIES:
        return False
    return word in EVENTS or noun.lower_ in EVENTS or word.endswith(EVENT_ENDINGS)


def is_nobody(word: Token) -> bool:
    """Whether a word that the parser takes for a subject can be none: a negation, a day, a month."""
    if word.lower_ in CALENDAR:
        return not any(c.dep_ == "compound" for c in word.lefts)  # not: Yan May said
    return word.lower_ in NEGATIONS or (word.lower_ in TIMES and word.pos_ != "PROPN")


def whole(noun: Token) -> Token:
    """What a number or a part is one of: one of [the camps], most of [the ministers]."""
    if noun.lower_ not in PARTS and noun.tag_ != "CD":
        return noun
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in of.rights if c.dep_ == "pobj"), noun) if of is not None else noun


def may_speak(noun: Token) -> bool:
    """Whether a noun after "by" is somebody: "found dead by the river" has no speaker."""
    return noun.pos_ in ("PROPN", "PRON") or noun.lower_ in GROUPS or singular(noun.lower_) in PEOPLE
