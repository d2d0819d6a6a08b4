"""The two sides of an event, and to which of them, or to civilians, each figure's dead belong.

A side is known by its group in the pattern files, else by the word that the
article has for it ("soldiers", "gunmen"). It is a side of the event where its
people died, or where it alone stands in the sentences that state the figures
and is not merely the one who reports them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.exports.profiles.coded_events import Event, Toll
from pipeline.language.en.classes import listed, words
from pipeline.patterns.entries import Entity
from pipeline.tables.records import CasualtyRow, MentionRow
from pipeline.vocabulary import ActorType, EntityLabel, QuantityKind, Relation, VictimStatus

CIVILIANS = "Civilians"
UNKNOWN = "unknown"
UNARMED = frozenset({ActorType.MEDIA, ActorType.ORGANIZATION})
STATE_TYPES = frozenset({ActorType.GOVERNMENT, ActorType.MILITARY})
ARMED_TYPES = STATE_TYPES | {ActorType.ARMED_GROUP}
TELLING = frozenset({Relation.MAIN, Relation.REPLACED, Relation.REPEAT})
STATE, REBEL = "state", "rebel"
WORDS = {STATE: listed("exports.state"), REBEL: listed("exports.rebel")}
ANYBODY = words("exports.anybody")

KINDS = {word: kind for kind, called in WORDS.items() for word in called}
GROUP = rf"(?:{'|'.join(sorted(KINDS, key=len, reverse=True))}|security forces)"
GROUP_WORD = re.compile(rf"\b{GROUP}\b", re.IGNORECASE)
ATTACKING = listed("exports.attacking")
# Where such a word stands for those who act: "by unknown gunmen", "clashes with rebels", "gunmen on motorbikes killed".
OF_WHOM = (
    r"(?:(?-i:(?!\w+day\b)[A-Z][a-z]+)|government|security|special|border|federal|paramilitary|rebel|pro-\w+|anti-\w+)"
)
ACTING = re.compile(
    rf"\b(?:by|with|against|between) (?:\w+ ){{0,3}}?(?P<after>(?:{OF_WHOM} )*{GROUP})\b"
    rf"|\b(?P<before>(?:{OF_WHOM} )*{GROUP})"
    rf"(?: (?!(?:was|were|been|being|be)\b)[\w-]+){{0,5}}? (?:{'|'.join(ATTACKING)})\b",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:(?:(?i:the|a|an|his|her|its|their|our|my|own|other|more|another|some)"
    r"|(?:[Aa]rm|[Ss]uspect|[Aa]lleg|[Cc]aptur|[Uu]nidentifi|[Mm]ask)ed(?! [A-Z])|[Uu]nknown) )+"
)
PAST = re.compile(r"\b(?:former|ex|retired)\b", re.IGNORECASE)  # no longer of any side


@dataclass(frozen=True, slots=True)
class WarringParty:
    """key tells sides apart: the group of the pattern files, else the kind of the word, else the word itself."""

    key: str
    name: str
    kind: str  # state | rebel | "" (not known)
    listed: bool = False  # the pattern files know it


@dataclass(frozen=True, slots=True)
class Sides:
    """a, b: the sides' names, "" where not known. deaths: by "a", "b", "civilians" and "unknown"; they sum to best."""

    a: str
    b: str
    deaths: Mapping[str, int]


def sides(event: Event, gazetteer: Mapping[str, Entity]) -> Sides:
    """A state stands before its enemy, and whoever killed civilians before them; else the order of the text rules."""
    accounts = [(owner, number) for toll in event.tolls for owner, number in _accounts(toll, event, gazetteer)]
    same = _same_sides([owner for owner, _ in accounts if isinstance(owner, WarringParty)])
    accounts = [
        (same.get(owner, owner) if isinstance(owner, WarringParty) else owner, number) for owner, number in accounts
    ]
    hit = list(dict.fromkeys(owner for owner, _ in accounts if isinstance(owner, WarringParty)))
    named = hit[:2]
    if len(named) < 2:
        named += _others(event, named)
    civilian = any(owner == CIVILIANS for owner, _ in accounts)
    named.sort(key=lambda party: party.kind != STATE)
    deaths = dict.fromkeys(("a", "b", "civilians", "unknown"), 0)
    keys = [party.key for party in named]
    for owner, number in accounts:
        if isinstance(owner, WarringParty) and owner.key in keys:
            deaths["ab"[keys.index(owner.key)]] += number
        else:
            deaths["civilians" if owner == CIVILIANS else "unknown"] += number
    first, second = (*(party.name for party in named), "", "")[:2]
    one_sided = civilian and not hit and not second  # else the civilians died between two sides
    return Sides(first, CIVILIANS if one_sided else second, deaths)


def _same_sides(parties: Sequence[WarringParty]) -> dict[WarringParty, WarringParty | str]:
    """Each party as the first of its side; a word of a kind is of the one listed side of that kind.

    Those of whom nothing tells whether they are the others' friends or enemies are UNKNOWN.
    """
    found: dict[WarringParty, WarringParty | str] = {}
    for party in parties:
        told = party.kind and not party.listed and not ANYBODY & set(party.name.lower().split())
        alike = [p for p in parties if p.listed and p.kind == party.kind] if told else []
        if not party.kind and not party.listed and any(p.key != party.key for p in parties):
            found[party] = UNKNOWN
        elif len({p.key for p in alike}) == 1:
            found[party] = next(p for p in parties if p.key == alike[0].key)
        else:
            found[party] = next(p for p in parties if p.key == party.key)
    return found


def _accounts(toll: Toll, event: Event, gazetteer: Mapping[str, Entity]) -> Iterable[tuple[WarringParty | str, int]]:
    """Whose the dead of a figure are: its parts by their own words, the rest by the figure's."""
    parts = [(part, part.best) for part in toll.parts if part.best]
    if sum(number for _, number in parts) > toll.best:
        parts = []  # they overlap: "12 dead, including five women and nine teachers"
    for part, number in parts:
        yield _owner(part, event, gazetteer, of=toll.chief), number
    rest = toll.best - sum(number for _, number in parts)
    if rest or not parts:
        yield _owner(_with_victims(toll), event, gazetteer), rest


def _with_victims(toll: Toll) -> CasualtyRow:
    """The chief, or where it names no victims ("the toll rose to 22") the first row of the same figure that does."""
    told = (r for r in (*toll.again, *toll.rows) if r.relation in TELLING and r.victim_text)
    return toll.chief if toll.chief.victim_text else next(told, toll.chief)


def _owner(
    row: CasualtyRow, event: Event, gazetteer: Mapping[str, Entity], *, of: CasualtyRow | None = None
) -> WarringParty | str:
    """The party of a row's victims, CIVILIANS, or UNKNOWN; of: the figure that a part belongs to."""
    known = next((m for m in event.mentions if m.entity_id and m.entity_id == row.victim_id), None)
    if row.victim_status == VictimStatus.CIVILIAN or (known and known.entity_type in UNARMED):
        return CIVILIANS
    if row.victim_side and _armed(row.victim_side, event.mentions, gazetteer):
        return _of_side(row.victim_side, known, event, gazetteer)
    name = LEADING.sub("", row.victim_text)
    told = name and not PAST.search(name) and (_kind(name) or row.quantity_kind != QuantityKind.NAMED)
    if row.victim_status == VictimStatus.COMBATANT and told:
        whole = _owner(of, event, gazetteer) if of is not None and not _kind(name) else UNKNOWN
        if isinstance(whole, WarringParty):
            return whole  # "two commanders" of "40 rebels"
        alone = _only_group(name, event) if name.islower() else None
        return alone or WarringParty(_kind(name) or name.lower(), name, _kind(name))
    return _owner(of, event, gazetteer) if of is not None and not row.victim_side else UNKNOWN


def _armed(side: str, mentions: Sequence[MentionRow], gazetteer: Mapping[str, Entity]) -> bool:
    """Whether a side of the pattern files has anybody under arms."""
    return any(m.side == side and m.entity_type in ARMED_TYPES for m in mentions) or any(
        e.side == side and e.type in ARMED_TYPES for e in gazetteer.values()
    )


def _of_side(side: str, known: MentionRow | None, event: Event, gazetteer: Mapping[str, Entity]) -> WarringParty:
    """The party of a side, named by the group that the sentences or the article name, else by the side itself."""
    everywhere = (*event.named, *event.mentions)
    groups = [m for m in everywhere if m.side == side and m.entity_type in ARMED_TYPES]
    if known is not None and known.entity_type in ARMED_TYPES:
        groups.insert(0, known)
    if groups:
        return WarringParty(side, groups[0].entity_name, STATE if groups[0].entity_type in STATE_TYPES else REBEL, True)
    types = {e.type for e in gazetteer.values() if e.side == side and e.type in ARMED_TYPES}
    kind = STATE if types and types <= STATE_TYPES else REBEL if types == {ActorType.ARMED_GROUP} else ""
    return WarringParty(side, side.replace("_", " "), kind, True)


def _kind(words: str) -> str:
    """Whether a word for fighters is one for those of a state or for those who fight one."""
    hit = next(iter(GROUP_WORD.findall(words)), "").lower()
    return STATE if hit == "security forces" else KINDS.get(hit, "")


def _only_group(name: str, event: Event) -> WarringParty | None:
    """The one named group that a word stands for: "12 rebels" where the sentences name the M23 and no other such group.

    Never for a word that anybody may be called by ("gunmen"), nor for a group that tells the figures or whose dead are
    told by its name.
    """
    own = {side for r in event.telling for side in (r.victim_side, r.claimant_side)}
    found = _groups(event, _kind(name))
    if not _kind(name) or ANYBODY & set(name.split()) or len(found) != 1 or found[0].key in own:
        return None
    return found[0]


def _groups(event: Event, kind: str = "") -> list[WarringParty]:
    """The armed groups that the sentences name, each side once, in text order."""
    found: dict[str, WarringParty] = {}
    for m in event.named:
        own = STATE if m.entity_type in STATE_TYPES else REBEL
        if m.label == EntityLabel.ACTOR and m.entity_type in ARMED_TYPES and m.side and (not kind or own == kind):
            found.setdefault(m.side, WarringParty(m.side, m.entity_name, own, True))
    return list(found.values())


def _others(event: Event, hit: Sequence[WarringParty]) -> list[WarringParty]:
    """The one other side of the event, where the sentences leave no choice; nobody otherwise."""
    keys = {party.key for party in hit} | {party.kind for party in hit}
    if any(ANYBODY & set(party.name.split()) for party in hit):
        return []  # "20 of the attackers died": they may be the ones that the sentences name
    acting = [
        p for p in _groups(event)
        if p.key not in keys and any(m.side == p.key and not _told_of(m, event.telling) for m in event.named)
    ]  # fmt: skip
    if not acting:
        acting = [p for p in _by_word(event) if p.key not in keys]
    if not acting and hit:  # an enemy's own claim: "the Taliban said they had killed 40 rebels"
        acting = [p for p in _groups(event) if p.key not in keys and p.kind != hit[0].kind]
        acting = acting or [p for p in _claimants_by_word(event) if p.key not in keys]
    return acting if len(acting) == 1 else []


def _told_of(mention: MentionRow, rows: Sequence[CasualtyRow]) -> bool:
    """Whether a name stands for, or within, somebody who gives a figure, or the victims of one."""
    return any(
        row.claimant_id == mention.entity_id
        or (row.sentence == mention.sentence and mention.text in row.claimant_text + "\n" + row.victim_text)
        for row in rows
    )


def _by_word(event: Event) -> list[WarringParty]:
    """Those whom the sentences call "gunmen" or "soldiers" where they act, besides victims and named groups."""
    found: dict[str, WarringParty] = {}
    for row in event.telling:
        told = row.sentence
        for said in (row.victim_text, *(m.text for m in event.named)):
            told = told.replace(said, "…") if said else told
        for hit in ACTING.finditer(told):
            name = LEADING.sub("", hit["after"] or hit["before"])
            found.setdefault(_kind(name), WarringParty(_kind(name), name if " " in name else name.lower(), _kind(name)))
    return list(found.values())


def _claimants_by_word(event: Event) -> list[WarringParty]:
    found: dict[str, WarringParty] = {}
    for row in event.telling:
        name = LEADING.sub("", row.claimant_name)
        if not row.claimant_id and (kind := _kind(name)):
            found.setdefault(kind, WarringParty(kind, name.lower(), kind))
    return list(found.values())
