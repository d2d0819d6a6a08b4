"""What holds a place: the places around it in the pattern files, and the codes that they have."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.patterns.entries import Entity

FIRST_LEVEL = frozenset({"province"})
SECOND_LEVEL = frozenset({"district"})


def whereabouts(entity: Entity, entities: Mapping[str, Entity]) -> dict[str, str]:
    """within, iso3, adm1_code, adm2_code of a place (see annotations.Mention); nothing of an actor."""
    if entity.label != "PLACE":
        return {}
    around = [entity, *holders(entity, entities)]
    return {
        "within": " ".join(place.id for place in around[1:]),
        "iso3": next((place.iso3 for place in around if place.iso3), ""),
        "adm1_code": next((place.p_code for place in around if place.type in FIRST_LEVEL), ""),
        "adm2_code": next((place.p_code for place in around if place.type in SECOND_LEVEL), ""),
    }


def holders(entity: Entity, entities: Mapping[str, Entity]) -> list[Entity]:
    """The places that hold a place, nearest first; the checker allows no rings."""
    found: list[Entity] = []
    holder = entities.get(entity.within)
    while holder is not None and holder not in found:
        found.append(holder)
        holder = entities.get(holder.within)
    return found
