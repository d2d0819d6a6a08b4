"""victims.csv: the single persons of casualties.csv, each once, and the described parts of its groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotations import Casualty
from pipeline.tables.records import CasualtyRow, VictimRow, row_id

ONE = 1


def victim_rows(casualties: Sequence[tuple[CasualtyRow, Casualty]]) -> list[VictimRow]:
    """The victims of one article, in text order.

    A person told again is one row, with what the later tellings add. A group of n never has more than n persons.
    """
    groups: dict[str, list[tuple[CasualtyRow, Casualty]]] = {}
    for row, told in casualties:
        if row.certainty not in ("denied", "hypothetical") and row.best:
            groups.setdefault(row.claim_group, []).append((row, told))
    found: list[VictimRow] = []
    for members in groups.values():
        size = max((r.best or 0 for r, _ in members if r.relation in ("main", "cumulative")), default=0)
        counted = any(r.counted == "yes" for r, _ in members)
        found += _of_group(members, size, counted="yes" if counted else "no")
    order = {row.casualty_id: k for k, (row, _) in enumerate(casualties)}
    return sorted(found, key=lambda v: order[v.casualty_id])


def _of_group(members: Sequence[tuple[CasualtyRow, Casualty]], size: int, *, counted: str) -> list[VictimRow]:
    persons: list[VictimRow] = []
    parts: list[VictimRow] = []
    for row, told in members:
        victim = _victim(row, told, counted)
        if row.best != ONE:
            if row.relation == "part" and row.best is not None and row.best <= size:
                parts.append(victim)
            continue
        known = next((k for k, p in enumerate(persons) if _one_person(p, victim)), None)
        if known is None and row.relation == "repeat" and persons and size == ONE:
            known = 0
        if known is not None:
            persons[known] = _joined(persons[known], victim)
        elif len(persons) < size or size == 0:
            persons.append(victim)
    return persons + parts


def _victim(row: CasualtyRow, told: Casualty, counted: str) -> VictimRow:
    return VictimRow(
        victim_id=row_id("v", row.casualty_id),
        article_id=row.article_id,
        event_id=row.event_id,
        casualty_id=row.casualty_id,
        claim_group=row.claim_group,
        effect=row.effect,
        number=row.best,
        name=told.person_name,
        age=told.person_age,
        sex=told.person_sex,
        age_group=told.person_age_group,
        role=told.person_role,
        text=row.victim_text or row.text,
        counted=counted,
    )


def _one_person(one: VictimRow, other: VictimRow) -> bool:
    """Whether two tellings share a name, or the age where one of them is not named."""
    if one.name and other.name:
        return bool(_words(one.name) & _words(other.name)) and _agree(one.age, other.age)
    return one.age is not None and one.age == other.age and _agree(one.sex, other.sex)


def _agree(one: object, other: object) -> bool:
    return not one or not other or one == other


def _words(name: str) -> set[str]:
    return {w.lower() for w in re.findall(r"[\w’'-]+", name) if len(w) > 2}


def _joined(one: VictimRow, other: VictimRow) -> VictimRow:
    """The first telling, with what only the later one says; the fuller name."""
    return replace(
        one,
        name=max((one.name, other.name), key=len),
        age=one.age if one.age is not None else other.age,
        sex=one.sex or other.sex,
        age_group=one.age_group or other.age_group,
        role=one.role or other.role,
    )
