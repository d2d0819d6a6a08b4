"""Whether two figures can be of the same people: by name, by party and by what they are called."""

from __future__ import annotations

import re

from pipeline.casualties.attribution.parties import allied, opposed
from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.sentence.victims import status

GENERIC = frozenset(
    "people person persons others other men victims victim dead bodies body members individuals fatalities deaths "
    "more lives killed casualties toll count dead wounded injured death man".split()
) | {""}
OURS = frozenset({"ours", "theirs"})
COMMON = frozenset("the his her their its our own local other others two three four five and who was were".split())


def generic(entry: Entry) -> bool:
    """Whether a figure's words leave open who the victims are."""
    return entry.victim.head in GENERIC and entry.victim.text.lower() not in OURS


def source(entry: Entry) -> str:
    """Whose word a figure is; "" in the reporter's own voice."""
    return entry.claimant.entity_id or entry.claimant.name.lower()


def content(text: str) -> frozenset[str]:
    """The telling words of a victim's phrase."""
    return frozenset(w for w in re.findall(r"\w+", text.lower()) if len(w) > 2 and w not in COMMON)


def name_words(entry: Entry) -> frozenset[str]:
    """The words of a victim's own name, lower case; none where the victim is only described."""
    if not entry.figure.phrase.named or entry.figure.phrase.quantity is not None:
        return frozenset()
    return frozenset(w.lower() for w in re.findall(r"[A-Z][\w’'-]+", entry.victim.text) if len(w) > 2)


def single(entry: Entry) -> bool:
    """Whether a figure is of one person, told without a number or with "one"."""
    return entry.best == 1


def victims_differ(one: Entry, other: Entry) -> bool:
    """Whether the descriptions cannot be of the same people: two sides, civilians and fighters."""
    if opposed(one.victim.party, other.victim.party):
        return True
    return {status([one.victim.head]), status([other.victim.head])} == {"civilian", "combatant"}


def same_party(one: Entry, other: Entry) -> bool:
    return allied(one.victim.party, other.victim.party)
