"""Whether two figures can be of the same people: by name, by party and by what they are called."""

from __future__ import annotations

import re

from pipeline.casualties.attribution.parties import allied, opposed
from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.sentence.victims import status

GENERIC = frozenset(
    "people person persons others other men victims dead bodies body members individuals fatalities deaths "
    "more lives killed casualties toll count dead wounded".split()
) | {""}
OURS = frozenset({"ours", "theirs"})
COMMON = frozenset("the his her their its our own local".split())


def same_victims(one: Entry, other: Entry) -> bool:
    """Whether two phrases can name the same victims: one of them says little, or they share a party or a word."""
    if "named" in (one.quantity_kind, other.quantity_kind):
        return same_person(one, other)
    if opposed(one.victim.party, other.victim.party):
        return False
    if allied(one.victim.party, other.victim.party):
        return True
    if {_status(one), _status(other)} == {"civilian", "combatant"}:
        return False
    if one.victim.head == other.victim.head:
        return True
    if generic(one) or generic(other):
        return True
    if "the" in (one.figure.phrase.det, other.figure.phrase.det):
        return _status(one) == _status(other)
    return bool(content(one.victim.text) & content(other.victim.text))


def generic(entry: Entry) -> bool:
    """Whether a figure's words leave open who the victims are."""
    return entry.victim.head in GENERIC and entry.victim.text.lower() not in OURS


def same_person(one: Entry, other: Entry) -> bool:
    """Whether a single victim, told later, is the one told before."""
    if one.victim.entity_id and one.victim.entity_id == other.victim.entity_id:
        return True
    if other.figure.phrase.pronoun:
        return True
    numbered = one.figure.phrase.quantity is not None or other.figure.phrase.quantity is not None
    if numbered and not one.best == other.best == 1:
        return False
    described = one.victim.text[:1].isupper() and not numbered  # "Karim, a judge, ...": "a judge"
    if described and other.victim.text.islower() and other.victim.head in content(one.sentence_text):
        return True
    return bool(content(one.victim.text) & content(other.victim.text))


def content(text: str) -> set[str]:
    """The telling words of a victim's phrase."""
    return {w for w in re.findall(r"\w+", text.lower()) if len(w) > 2 and w not in COMMON}


def _status(entry: Entry) -> str:
    return status([entry.victim.head], entry.reading.nouns)
