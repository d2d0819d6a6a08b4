"""A figure beside a whole group: its number by the group's, and by those told in it already."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.casualties.ledger.identities import name_words, one_name
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.states import Dead

FEW = 3
LARGE = 9  # above which two figures hardly agree by chance
PARTS_OF_A_SUM = "same: with its neighbours as many as the whole"
OF_A_SUM = frozenset({PARTS_OF_A_SUM, "same: the parts make up the whole"})
ELSEWHERE = frozenset({"two places", "two days", "two means", "the words set it apart"})
REACH = {"at_least": 2.0, "more_than": 2.0, "vague": 10.0, "about": 1.2}  # how much larger the exact number may be
OVERALL = re.compile(r"^(?:in all|altogether|in total|all told|overall)\b", re.IGNORECASE)


def number_beside(size: int, group: Dead) -> str:
    """one each | as many | fewer | more people."""
    if size == group.size:
        return "as many" if size > 1 else "one each"
    return "fewer" if size < group.size else "more people"


def number_terms(
    entry: Entry, size: int, group: Dead, chief: Entry, pair: Collection[str], sums: Collection[int]
) -> Iterator[str]:
    """pair: the terms of the group's chief and the figure; sums: what the figure comes to with its neighbours."""
    if size < group.size:
        parts = tuple(_fewer(entry, size, group, sums))
        yield from parts
        if group.size <= LARGE and not OF_A_SUM.isdisjoint(parts) and not ELSEWHERE.isdisjoint(pair):
            yield "same: parts of the whole, told of another place or event"
        if size > FEW and group.size <= REACH.get(entry.quantity_kind, 1.0) * size:
            yield f"same: a number told roundly, {entry.quantity_kind}"
    elif size > group.size:
        yield from _more(size, group, chief)
    elif size > LARGE:
        yield "same: a large number again"
    elif size > 1 and "other nouns" in pair and "a heading above" not in pair:
        yield "same: a small number, as by chance"
    if OVERALL.search(entry.sentence_text):
        yield f"same: {number_beside(size, group)}, in all"


def _fewer(entry: Entry, size: int, group: Dead, sums: Collection[int]) -> Iterator[str]:
    if group.inside + size > group.size and not name_words(entry):
        yield "same: more parts than the whole"
    if size == 1:
        yield "same: one of them"
    if group.size in sums:
        yield PARTS_OF_A_SUM
        if group.size > LARGE:
            yield "same: with its neighbours as many as a large whole"
    if group.inside and group.inside + size == group.size:
        yield "same: the parts make up the whole"


def _more(size: int, group: Dead, chief: Entry) -> Iterator[str]:
    if size <= REACH.get(chief.quantity_kind, 1.0) * group.size:
        yield "same: a rounder number made exact"
        if chief.quantity_kind == "vague":
            yield "same: dozens made exact"
    if group.size == 1:
        yield "same: more than one"
    elif size > 3 * group.size:
        yield "same: far more"


def member_terms(
    entry: Entry,
    size: int,
    group: Dead,
    members: Sequence[Entry],
    sizes: Mapping[int, int],
    ages: Mapping[int, int | None],
) -> Iterator[str]:
    """What any figure of the group shares with this one."""
    mine = name_words(entry) if len(members) > 1 else frozenset()
    if mine and any(one_name(m, entry) for m in members):
        yield "same: a name told in the group"
    elif mine and group.size == 1 and any(name_words(m) for m in members):
        yield "same: another name in the group"
    age = ages[entry.number]
    if age is not None and any(ages[m.number] == age for m in members):
        yield "same: an age told in the group"
    if size not in (1, group.size) and any(sizes[m.number] == size for m in members):
        yield "same: a number told in the group"
