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
COLLECTIVE_KIN = words("ledger.kin in groups")
OURS = words("ledger.ours")
COMMON = words("ledger.common words")
TITLES = words("mentions.titles") | words("titles") | words("quotations.titles")


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
    return frozenset(printed_name(entry))


def printed_name(entry: Entry) -> tuple[str, ...]:
    """The words of a victim's own name in their order, without ranks and forms of address."""
    text = apposed_name(entry) or entry.victim.text
    if entry.figure.phrase.quantity is not None or not single(entry) or not text[:1].isupper():
        return ()
    said = (re.sub(r"[’']s?$", "", w.lower()) for w in re.findall(r"[A-Z][\w’'-]+", text))
    return tuple(w for w in said if len(w) > 2 and w not in TITLES)


def apposed_name(entry: Entry) -> str:
    """The name behind the description of a single victim: "The head of the clinic, Dr Ismail Yusuf, was shot"."""
    phrase, reading = entry.figure.victim or entry.figure.phrase, entry.reading
    at = reading.extent(phrase)
    if not single(entry) or phrase.det not in ("the", "a", "own") or reading.kind(at) != ",":
        return ""
    name = reading.starting.get(at + 1)
    if name is None or name.det or name.quantity or reading.kind(name.end) not in ",.;":
        return ""
    of_people = [not reading.people.isdisjoint(range(p.start, p.end)) for p in (phrase, name)]
    return " ".join(w.shape for w in reading.words[name.start : name.end]) if of_people == [False, True] else ""


def one_name(one: Entry, other: Entry) -> bool:
    """Whether two names may be one person's: a word in common, unless both have a name of their own before it, as
    kinsmen do: "Omar Daud" and "Karim Daud"."""
    first, second = printed_name(one), printed_name(other)
    shared = set(first) & set(second)
    if not shared:
        return False
    return first[0] in shared or second[0] in shared


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


def killer_and_victim(one: Entry, other: Entry) -> bool:
    """Whether those who did the harm that one figure tells of are the victims of the other: "Pirates killed four
    hostages … soldiers killed two pirates"."""
    return _by_hand_of(one, other) or _by_hand_of(other, one)


def _by_hand_of(one: Entry, other: Entry) -> bool:
    hand, victim = one.around.hand, other.victim
    if hand.entity_id and hand.entity_id == victim.entity_id:
        return True
    return bool(victim.head) and not generic(other) and victim.head in re.findall(r"\w+", hand.text.lower())


def told_by_doer(entry: Entry) -> bool:
    """Whether those who did the harm tell of it: "the army said it had killed 40 rebels"."""
    hand, teller = entry.around.hand, entry.claimant
    named = bool(teller.name) and teller.name == hand.name
    return named or (bool(teller.entity_id) and teller.entity_id == hand.entity_id)


def both_sides(one: Entry, other: Entry) -> bool:
    """Whether a party's dead are told by its own people and by those who fight them: the two tell of the same dead,
    each with a number of its own."""
    party = one.victim.party
    if not party.name or not same_party(one, other) or source(one) == source(other):
        return False
    foes = [e.claimant.party.name and opposed(e.claimant.party, e.victim.party) for e in (one, other)]
    return bool(foes[0]) != bool(foes[1])


def same_party(one: Entry, other: Entry) -> bool:
    return allied(one.victim.party, other.victim.party)


def _status(entry: Entry) -> str:
    return status([entry.victim.head], entry.reading.nouns)
