"""Places of one name: which of them an article means is told by what it names near them, else it stays open.

Two rows of places.csv may share a full form if they lie within different places. Where nothing tells them apart, the
mention's id is that of neither: ``ambiguous:`` with the ids of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.patterns.entries import Entity
from pipeline.patterns.spellings import folded_form

AMBIGUOUS = "ambiguous:"
Named = tuple[int, str]  # token, id of a place named there


def namesakes(one: Entity, other: Entity) -> bool:
    """Whether two rows may share a full form, since what holds them can tell them apart."""
    return one.label == other.label == "PLACE" and bool(one.within and other.within) and one.within != other.within


def ambiguous_id(ids: Iterable[str]) -> str:
    return AMBIGUOUS + "|".join(sorted(ids))


def ambiguous_places(places: Iterable[Entity]) -> dict[str, Entity]:
    """What stands for each set of namesakes where an article doesn't tell which is meant: id -> place.

    It lies within what holds all of them, and has no point.
    """
    bearers: dict[str, dict[str, Entity]] = {}
    for place in places:
        if place.label == "PLACE" and place.within:
            for form in place.variants:
                bearers.setdefault(form.casefold(), {})[place.id] = place
                if place.spelling == "folded":
                    bearers.setdefault(f"~{folded_form(form)}", {})[place.id] = place
    by_id = {place.id: place for place in places}
    found: dict[str, Entity] = {}
    for sharing in bearers.values():
        if len(sharing) > 1 and (identity := ambiguous_id(sharing)) not in found:
            found[identity] = _standing_for(identity, list(sharing.values()), by_id)
    return found


def told_apart(at: int, candidates: Sequence[str], named: Iterable[Named], within: Mapping[str, str]) -> str:
    """The one of several places that the nearest telling name speaks for, "" where none does.

    named: the article's other places. One tells if it holds one candidate only, lies in one only, or lies in what
    holds one only.
    """
    chains = {candidate: holders(candidate, within) for candidate in candidates}
    common = frozenset.intersection(*chains.values())
    for _, place in sorted(named, key=lambda other: (abs(other[0] - at), other)):
        around = {place, *holders(place, within)} - common
        spoken_for = [c for c, chain in chains.items() if c in around or not chain.isdisjoint(around)]
        if len(spoken_for) == 1:
            return spoken_for[0]
    return ""


def holders(place: str, within: Mapping[str, str]) -> frozenset[str]:
    """What holds a place, what holds that, and so on."""
    found: set[str] = set()
    holder = within.get(place, "")
    while holder and holder not in found:
        found.add(holder)
        holder = within.get(holder, "")
    return frozenset(found)


def _standing_for(identity: str, places: Sequence[Entity], by_id: Mapping[str, Entity]) -> Entity:
    first = places[0]
    within = {place.id: place.within for place in by_id.values()}
    shared = frozenset.intersection(*(holders(place.id, within) for place in places))
    nearest = max(shared, key=lambda holder: len(holders(holder, within)), default="")
    types = {place.type for place in places}
    return Entity(
        id=identity,
        name=first.name,
        label="PLACE",
        type=first.type if len(types) == 1 else "other",
        within=nearest,
        file=first.file,
        line=first.line,
    )
