"""When a row counts: the days between valid_from and valid_to, by the day on which an article was published."""

from __future__ import annotations

from pipeline.patterns.entries import Entity


def overlap(one: Entity, other: Entity) -> bool:
    """Whether there is a day on which both rows count."""
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Entity, other: Entity) -> bool:
    return bool(one.valid_to and other.valid_from and one.valid_to < other.valid_from)
