"""Which party to a fight the victims of a figure belong to, so that two sides' dead are never taken for each other.

A party is named by its side in the pattern files, else by what the text calls it; of some victims it is only known
whom they fight: "the attackers", told by an army spokesman, are against the army. A fight is taken to have two
parties.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.language.en.person_rule import PeopleNouns

STATE_GROUPS = words("attribution.state_groups")
IRREGULAR_GROUPS = words("attribution.irregular_groups")
FIGHTING_TYPES = {"military": "state", "government": "state", "armed_group": "irregular"}


@dataclass(frozen=True, slots=True)
class Party:
    """name: a side of the pattern files or the text's own word, "" where not known; kind: state | irregular |
    civilian | "". against: those who fight the named party, whoever they are."""

    name: str = ""
    kind: str = ""
    against: bool = False


NO_PARTY = Party()
CIVILIAN = Party(kind="civilian")


def of_mention(mention: Mention) -> Party:
    """The party of a fighting group or of a person with a side; NO_PARTY for a people, a paper or a charity."""
    kind = FIGHTING_TYPES.get(mention.entity_type, "")
    if kind:
        return Party(mention.side or mention.entity_name.lower(), kind)
    return Party(mention.side) if mention.entity_type == "person" else NO_PARTY


def of_words(words: list[str], nouns: PeopleNouns) -> Party:
    """What kind of party common nouns tell, by the last telling one."""
    for word in reversed(words):
        party = nouns.party.get(word)
        if party == "state" or word in STATE_GROUPS:
            return Party(kind="state")
        if party in ("irregular", "adverse") or word in IRREGULAR_GROUPS:
            return Party(kind="irregular")
        if nouns.is_civilian(word):
            return CIVILIAN
    return NO_PARTY


def as_told(words: list[str], teller: Party, told_by: str, nouns: PeopleNouns) -> Party:
    """The party of victims whom a teller of a known party names in his own words.

    told_by: what the text calls the teller; "the rebels" may call their own rebels.
    """
    plain = of_words(words, nouns)
    if teller.name and any(nouns.party.get(w) == "own" for w in words):
        return teller
    if not teller.name or plain == CIVILIAN:
        return plain
    if any(nouns.party.get(w) == "adverse" and w not in told_by.lower() for w in words):
        return opponents(teller, plain.kind)
    if plain.kind and teller.kind and plain.kind != teller.kind:
        return opponents(teller, plain.kind)
    return replace(teller, against=False) if plain.kind == "state" == teller.kind else plain


def opponents(party: Party, kind: str = "") -> Party:
    return replace(party, kind=kind, against=not party.against)


def opposed(one: Party, other: Party) -> bool:
    """Whether two figures' victims cannot be the same people."""
    if one.name and other.name:
        if one.name == other.name:
            return one.against != other.against
        return one.against == other.against and not _of_one_state(one, other)
    if "civilian" in (one.kind, other.kind) and one.kind != other.kind:
        return bool((one.kind and other.kind) or one.name or other.name)
    return bool(one.kind and other.kind and one.kind != other.kind)


def _of_one_state(one: Party, other: Party) -> bool:
    """ "Kenyan police" and "Garissa police": a state's forces against another's are armies."""
    return one.kind == other.kind == "state" and any("police" in party.name for party in (one, other))


def allied(one: Party, other: Party) -> bool:
    """Whether two figures' victims are known to be of one party."""
    known = (one.name and other.name) or (one.kind == other.kind != "" and one != CIVILIAN)
    return bool(known) and not opposed(one, other)
