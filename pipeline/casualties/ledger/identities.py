"""Whether two figures can be of the same people: by name, by party and by what they are called."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.casualties.attribution.parties import allied, of_words, opposed
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.sentence.victims import status
from pipeline.language.en.classes import words

GENERIC = frozenset(
    "people person persons others other men victims victim dead bodies body members individuals fatalities deaths "
    "more lives killed casualties toll count dead wounded injured death man".split()
) | {""}
DEMOGRAPHIC = words("ledger.people by age or sex")
KIN = words("ledger.kin told of")
OURS = words("ledger.ours")
COMMON = words("ledger.common words")


def generic(entry: Entry) -> bool:
    """Whether a figure's words leave open who the victims are."""
    return entry.victim.head in GENERIC and entry.victim.text.lower() not in OURS


def source(entry: Entry) -> str:
    """Whose word a figure is; "" in the reporter's own voice."""
    return entry.claimant.entity_id or entry.claimant.name.lower()


@lru_cache(maxsize=4096)  # asked for each pair of an article's figures
def content(text: str) -> frozenset[str]:
    """The telling words of a victim's phrase."""
    return frozenset(w for w in re.findall(r"\w+", text.lower()) if len(w) > 2 and w not in COMMON)


def name_words(entry: Entry) -> frozenset[str]:
    """The words of a victim's own name, lower case; none where the victim is only described."""
    text = entry.victim.text
    if entry.figure.phrase.quantity is not None or not single(entry) or not text[:1].isupper():
        return frozenset()
    return frozenset(w.lower() for w in re.findall(r"[A-Z][\w’'-]+", text) if len(w) > 2)


def category(entry: Entry) -> str:
    """generic | demographic | kin | own side | state | irregular | civilian | combatant | other, by the noun."""
    head = entry.victim.head
    if entry.victim.text.lower() in OURS or (entry.figure.phrase.det == "own" and head not in KIN and entry.best != 1):
        return "own side"
    if generic(entry):
        return "generic"
    if head in DEMOGRAPHIC:
        return "demographic"
    if head in KIN:
        return "kin"
    kind = of_words(re.findall(r"\w+", entry.victim.text.lower()), entry.reading.nouns).kind
    return kind or ("combatant" if _status(entry) == "combatant" else "other")


CAMPS = {"state": "fighters", "irregular": "fighters", "combatant": "fighters", "own side": "fighters",
         "civilian": "civilians", "demographic": "civilians", "kin": "civilians", "generic": "anybody"}  # fmt: skip


def camp(entry: Entry) -> str:
    """fighters | civilians | anybody | others: what kind of people a figure's noun is of."""
    return CAMPS.get(category(entry), "others")


def two_forces(one: Entry, other: Entry) -> bool:
    """Whether the nouns are of fighters of two kinds: a state's, a movement's, the speaker's own."""
    kinds = {category(one), category(other)}
    return len(kinds) == 2 and kinds < {"state", "irregular", "own side"}


def others_than_own(one: Entry, other: Entry) -> bool:
    """Whether one is of the teller's own people and the other of those whom the same teller tells of: "15 dead on
    their side, two of ours"."""
    ours = [e.victim.text.lower() in OURS for e in (one, other)]
    return ours[0] != ours[1] and not generic(one) and not generic(other) and source(one) == source(other)


def single(entry: Entry) -> bool:
    """Whether a figure is of one person, told without a number or with "one"."""
    return entry.best == 1


def victims_differ(one: Entry, other: Entry) -> bool:
    """Whether the descriptions cannot be of the same people: two sides, civilians and fighters."""
    if opposed(one.victim.party, other.victim.party):
        return True
    return {_status(one), _status(other)} == {"civilian", "combatant"}


def enemies(one: Entry, other: Entry) -> bool:
    """Whether the victims are known to be of two sides that fight each other: never the same dead."""
    known = one.victim.party.name and other.victim.party.name
    return bool(known) and opposed(one.victim.party, other.victim.party)


def same_party(one: Entry, other: Entry) -> bool:
    return allied(one.victim.party, other.victim.party)


def _status(entry: Entry) -> str:
    return status([entry.victim.head], entry.reading.nouns)
