"""Which other figures of an article may tell where, when, by whose hand and by what means a figure's dead died.

Nearest to it stand the figures of the same group of victims; then one whose sentence names the victim ("The strike on
Omar killed 90"); then those of the same event, that is those that nothing sets apart. A part tells only other parts;
of several the one comes first that counts and calls its victims as the figure does, then the nearest, an earlier one
before a later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.casualties.attribution.circumstances import Circumstances
from pipeline.casualties.ledger.apart import ATTACK, different_event
from pipeline.casualties.ledger.identities import content, name_words
from pipeline.casualties.ledger.ledger_entries import Entry

T = TypeVar("T")
AIMED = r"(?:targeting|targeted|on|against|aimed at|(?:that|which)(?: had)? killed)"
SURNAME = 3  # letters


@dataclass(frozen=True, slots=True)
class Related:
    """A figure and how it stands to the others. period: it tells of a longer or an earlier time."""

    entry: Entry
    group: int
    period: bool
    part: bool

    @property
    def around(self) -> Circumstances:
        return self.entry.around


def of_group(figure: Related, told: Sequence[Related], wanted: Callable[[Related], T | None]) -> T | None:
    """What a figure of the same dead tells, else one whose sentence names the victim."""
    others = [o for o in told if o is not figure and o.group == figure.group]
    others = [o for o in others if figure.part or not (o.part or far_fewer(o, figure))]
    others.sort(key=lambda o: (not _alike(o, figure), not before(o, figure), _distance(o, figure)))
    return _first(others, wanted) or _first(_naming(figure, told), wanted)


def of_event(
    figure: Related, told: Sequence[Related], wanted: Callable[[Related], T | None], same: frozenset[str] = frozenset()
) -> T | None:
    """What a figure tells that nothing sets apart: one beside it, else the first of the article."""
    others = [o for o in told if o is not figure and not o.period and (not same or o.entry.effect in same)]
    beside = [o for o in others if abs(o.entry.sentence - figure.entry.sentence) <= 1]
    beside.sort(key=lambda o: (not before(o, figure), _distance(o, figure)))

    def told_with_it(other: Related) -> T | None:  # what sets two apart costs more to find than what one tells
        found = wanted(other)
        return None if found is None or apart(other, figure) else found

    return _first(beside, told_with_it) or _first(others, told_with_it)


def before(one: Related, other: Related) -> bool:
    return one.entry.start < other.entry.start


def apart(one: Related, other: Related) -> bool:
    if one.around.item != other.around.item:
        return True
    first, second = (one, other) if before(one, other) else (other, one)
    return different_event(first.entry, second.entry)


def _first(others: Sequence[Related], wanted: Callable[[Related], T | None]) -> T | None:
    return next((found for other in others if (found := wanted(other)) is not None), None)


def _distance(one: Related, other: Related) -> int:
    return abs(one.entry.start - other.entry.start)


def far_fewer(one: Related, other: Related) -> bool:
    """Whether a figure counts less than half of the people of another, as its part would."""
    few, many = one.entry.best, other.entry.best
    return few is not None and many is not None and 2 * few < many


def _alike(one: Related, other: Related) -> bool:
    """Whether two figures give one number of victims with a word in common."""
    first, second = one.entry.victim, other.entry.victim
    called = bool(content(first.text) & content(second.text)) or first.head == second.head != ""
    return called and one.entry.best == other.entry.best


def _naming(figure: Related, told: Sequence[Related]) -> list[Related]:
    """The figures whose sentence tells of an attack on the victim of this one, and the other way round."""
    name = _surname(figure, told)
    others = [o for o in told if o is not figure]
    aimed_at = [o for o in others if name and _aimed(o, name)]
    if not re.search(rf"\b{ATTACK}\s+{AIMED}\b", figure.entry.sentence_text):
        return aimed_at
    return aimed_at or [o for o in others if (other := _surname(o, told)) and _aimed(figure, other)]


def _aimed(figure: Related, name: str) -> bool:
    """Whether a figure's sentence tells of an attack on somebody: "The strike targeting Omar killed 90"."""
    aim = rf"\b{ATTACK}\s+{AIMED}\s+(?:[\w’'-]+\s+){{0,4}}?{re.escape(name)}\b"
    return re.search(aim, figure.entry.sentence_text) is not None


def _surname(figure: Related, told: Sequence[Related]) -> str:
    """The last word of the name that the figure or another of its group gives its one victim."""
    group = [figure, *(o for o in told if o.group == figure.group)]
    named = next((o.entry for o in group if name_words(o.entry) and not o.part), None)
    if named is None:
        return ""
    last = named.victim.text.split()[-1].removesuffix("’s").removesuffix("'s")
    return last if last[:1].isupper() and len(last) > SURNAME else ""
