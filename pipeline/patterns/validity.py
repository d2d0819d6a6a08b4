"""When a row counts: the days between valid_from and valid_to, by the day on which an article was published.

An article without a day is read by the row that counts last, and its rows say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.patterns.entries import Entity

ALWAYS = ("", "")
Days = tuple[str, str]  # valid_from, valid_to: ISO days, "" is open
LAST_DAY = "9999-12-31"


def days_of(entities: Iterable[Entity]) -> dict[str, Days]:
    """id -> its days, of the rows that don't always count."""
    dated = ((entity.id, (entity.valid_from, entity.valid_to)) for entity in entities)
    return {identity: days for identity, days in dated if days != ALWAYS}


def counts_on(published: str, days: Days) -> bool:
    """Whether a row counts for an article of that day; published: an ISO day or month or year, not empty."""
    start, end = days
    return (not start or start[: len(published)] <= published) and (not end or published <= end[: len(published)])


def last_of(ids: Iterable[str], days: Mapping[str, Days]) -> str:
    """Of rows that never count on one day, the one that counts last."""
    return max(ids, key=lambda identity: (days.get(identity, ALWAYS)[1] or LAST_DAY, days.get(identity, ALWAYS)[0]))


def overlap(one: Entity, other: Entity) -> bool:
    """Whether there is a day on which both rows count."""
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Entity, other: Entity) -> bool:
    return bool(one.valid_to and other.valid_from and one.valid_to < other.valid_from)


def rule_of(entity: Entity, printed: str, published: str) -> str:
    """The rule that a mention of an entity names: its id, with what else decided it."""
    if entity.spelling == "folded" and not _as_listed(entity, printed):
        return f"{entity.id}:folded"
    if not published and (entity.valid_from or entity.valid_to):
        return f"{entity.id}:undated"
    return entity.id


def rules_of(entity: Entity) -> list[str]:
    """Every rule that a row can be named by."""
    rules = [entity.id]
    if entity.spelling == "folded":
        rules.append(f"{entity.id}:folded")
    if entity.valid_from or entity.valid_to:
        rules.append(f"{entity.id}:undated")
    return rules


def _as_listed(entity: Entity, printed: str) -> bool:
    plain = printed.replace("’", "'").casefold()
    return any(plain == form.replace("’", "'").casefold() for form in (*entity.variants, *entity.short))
