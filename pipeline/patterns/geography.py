"""Where places lie: what their points, their containers and their codes contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import asin, cos, pi, sin, sqrt
from statistics import median

from pipeline.errors import Fault
from pipeline.patterns.entries import Entity

RANKS = {"country": 0, "province": 1, "district": 2, "city": 3, "village": 3}
# Kilometres between a place and the point of what holds it: nearer than the first is never doubted, farther than the
# second always; between them the others in the same container tell (MUCH_FARTHER than their median).
REACH = {"country": (1_500, 9_000), "province": (300, 1_200), "district": (100, 400), "city": (60, 150)}
OTHER_REACH = (300, 2_000)
MUCH_FARTHER = 4
FEW = 3
NOTEWORTHY = 150  # kilometres: a place whose columns are swapped is farther off than that
EARTH = 12_742  # kilometres through it


def geographical_doubts(places: Sequence[Entity]) -> Iterator[Fault]:
    """Doubts about places whose ids are sound."""
    by_id = {place.id: place for place in places}
    distances: dict[str, list[float]] = defaultdict(list)
    held: list[tuple[Entity, Entity, float]] = []
    for place in places:
        holder = by_id.get(place.within)
        if (place.latitude, place.longitude) == (0, 0):
            yield _doubt(place, f"{place.id} lies at 0, 0, in the sea; leave both cells empty where no point is known")
        elif holder and (distance := kilometres(place, holder)) is not None:
            distances[holder.id].append(distance)
            held.append((place, holder, distance))
        if holder and RANKS.get(place.type, 9) < RANKS.get(holder.type, 0):
            yield _doubt(place, f"the {place.type} {place.id} lies within the {holder.type} {holder.id}; mend within")
    for place, holder, distance in held:
        yield from _far(place, holder, distance, distances[holder.id])
    yield from _shared_codes(places)


def kilometres(one: Entity, other: Entity, *, swapped: bool = False) -> float | None:
    """How far two places lie apart; None where one has no point. swapped: the first has its columns exchanged."""
    latitude, longitude = (one.longitude, one.latitude) if swapped else (one.latitude, one.longitude)
    if latitude is None or longitude is None or other.latitude is None or other.longitude is None:
        return None
    radians = pi / 180
    across = sin((other.latitude - latitude) * radians / 2) ** 2
    along = sin((other.longitude - longitude) * radians / 2) ** 2
    return EARTH * asin(sqrt(min(1, across + cos(latitude * radians) * cos(other.latitude * radians) * along)))


def _far(place: Entity, holder: Entity, distance: float, siblings: Sequence[float]) -> Iterator[Fault]:
    near, far = REACH.get(holder.type, OTHER_REACH)
    exchanged = kilometres(place, holder, swapped=True) if abs(place.longitude or 0) <= 90 else None
    known = f"{distance:,.0f} km from {holder.id} ({holder.file}:{holder.line}), which holds it"
    if exchanged is not None and distance > NOTEWORTHY and exchanged < distance / 3:
        yield _doubt(place, f"{place.id} lies {known}, exchanged {exchanged:,.0f} km; exchange latitude and longitude")
    elif distance > near and (distance > far or _outlies(distance, siblings)):
        yield _doubt(place, f"{place.id} lies {known}; mend the coordinates or within")


def _outlies(distance: float, siblings: Sequence[float]) -> bool:
    """Whether a place lies much farther from its container than the others in it, where there are a few."""
    return len(siblings) > FEW and distance > MUCH_FARTHER * median(siblings)


def _shared_codes(places: Sequence[Entity]) -> Iterator[Fault]:
    coded = sorted((place for place in places if place.p_code), key=lambda p: (p.p_code, p.line))
    for first, second in pairwise(coded):
        if first.p_code == second.p_code and first.type == second.type:
            yield _doubt(second, f"p_code {second.p_code} is that of {first.id} in line {first.line} too; mend one")


def _doubt(place: Entity, message: str) -> Fault:
    return Fault(place.file, place.line, message)
