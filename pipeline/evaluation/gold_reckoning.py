"""What the gold of an article says beyond its figures: totals, events and victims.

All of it may be left out: older gold has none of the keys, and what a key
would say is then not judged. Where several readings are fair, the gold lists
them, and any of them is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.vocabulary import TOTALLED, Effect

EFFECTS = (*TOTALLED, Effect.CASUALTIES)


@dataclass(frozen=True, slots=True)
class GoldRange:
    """best_given: whether the gold says a best at all; ``[low, high]`` says none."""

    low: int | None
    best: int | None
    high: int | None
    best_given: bool = True

    @property
    def empty(self) -> bool:
        return (self.low, self.best, self.high) == (None, None, None)


Readings = tuple[GoldRange, ...]  # the likeliest first
Accepted = tuple[str, ...] | None  # "": the text doesn't say; None: not judged


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """what: for people. numbers: by effect. optional: a row for it is neither asked for nor wrong."""

    id: str
    what: str
    kind: str
    means: Accepted
    hand: Accepted
    place: Accepted
    day: Accepted  # ISO dates, or two with a slash between
    numbers: Mapping[str, Readings]
    claimants: Accepted
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldVictim:
    """mentions: every telling, as printed. number: 1, or how many a described part holds."""

    mentions: tuple[str, ...]
    effect: str
    name: Accepted
    age: int | None
    sex: Accepted
    age_group: Accepted
    role: Accepted
    number: int
    group: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldReckoning:
    """None: the gold has no such key."""

    totals: Mapping[str, Readings] | None = None
    events: tuple[GoldEvent, ...] | None = None
    victims: tuple[GoldVictim, ...] | None = None


NOT_GIVEN = GoldReckoning()


def reckoning(values: Mapping[str, Any]) -> GoldReckoning:
    """Raises KeyError, TypeError or ValueError where a key is there and is not as it should be."""
    return GoldReckoning(
        totals=_readings(values["totals"], values.get("totals_also", {})) if "totals" in values else None,
        events=tuple(_event(e) for e in values["events"]) if "events" in values else None,
        victims=tuple(_victim(v) for v in values["victims"]) if "victims" in values else None,
    )


def _readings(told: Mapping[str, Any], also: Mapping[str, Any]) -> dict[str, Readings]:
    return {effect: (_range(told[effect]), *map(_range, also.get(effect, []))) for effect in EFFECTS if effect in told}


def _range(ends: Sequence[int | None]) -> GoldRange:
    if len(ends) not in {2, 3}:
        raise ValueError(f"{ends} is neither low, best and high nor low and high")
    best = ends[1] if len(ends) == 3 else None
    return GoldRange(ends[0], best, ends[-1], best_given=len(ends) == 3)


def _event(values: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        id=values["id"],
        what=values.get("what", ""),
        kind=values.get("kind", ""),
        means=_accepted(values, "means"),
        hand=_accepted(values, "hand"),
        place=_accepted(values, "place"),
        day=_accepted(values, "day"),
        numbers=_readings(values, values.get("also", {})),
        claimants=_accepted(values, "claimants"),
        optional=values.get("optional", False),
    )


def _victim(values: Mapping[str, Any]) -> GoldVictim:
    mentions = values["mentions"]
    return GoldVictim(
        mentions=(mentions,) if isinstance(mentions, str) else tuple(mentions),
        effect=values["effect"],
        name=_accepted(values, "name"),
        age=values.get("age"),
        sex=_accepted(values, "sex"),
        age_group=_accepted(values, "age_group"),
        role=_accepted(values, "role"),
        number=values.get("number", 1),
        group=values.get("group", ""),
        optional=values.get("optional", False),
    )


def _accepted(values: Mapping[str, Any], key: str) -> Accepted:
    """One word or a list of them."""
    if key not in values:
        return None
    told = values[key]
    return (told,) if isinstance(told, str) else tuple(told)
