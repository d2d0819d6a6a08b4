"""Figures of other effects in the same sentence: "killed two and wounded seven" are of one event.

The effects are weighed one after the other; what has been settled of a figure speaks for those that stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.states import DEAD_TOO, NEW, OTHER_TIME, SAME, WHOLE, Dead, State

FIRST_WEIGHED = ("killed", "casualties", "wounded", "missing", "captured", "displaced")


@dataclass(frozen=True, slots=True)
class Company:
    """What stands beside a figure. kind: what it was taken for; sentences: where its group was told before, and
    where others of its effect were."""

    kind: str
    sentences: frozenset[int]
    others: frozenset[int]


def in_order(effects: Iterable[str]) -> list[str]:
    return sorted(set(effects), key=lambda e: (FIRST_WEIGHED.index(e) if e in FIRST_WEIGHED else len(FIRST_WEIGHED), e))


def company_of(entries: Sequence[Entry], kinds: Mapping[int, str], final: State, into: dict[int, Company]) -> None:
    """Note, for the figures beside the settled ones of an effect, what these were taken for.

    kinds: by number of the settled entry. The nearest settled figure of a sentence speaks.
    """
    groups = {m: group for group in final.groups for m in group.members}
    for entry in entries:
        beside = [entries[n] for n in kinds if entries[n].sentence == entry.sentence]
        if entry.number in kinds or not beside or entry.number in into:
            continue
        near = min(beside, key=lambda e: (abs(e.start - entry.start), e.number))
        own = groups.get(near.number)
        told = _sentences(entries, [own] if own else [], entry.sentence)
        others = _sentences(entries, [g for g in final.groups if g is not own], entry.sentence)
        into[entry.number] = Company(kinds[near.number], told, others - told)


def _sentences(entries: Sequence[Entry], groups: Iterable[Dead], before: int) -> frozenset[int]:
    return frozenset(entries[m].sentence for g in groups for m in g.members if entries[m].sentence < before)


def company_terms(company: Company | None, option: str, members: Iterable[Entry] = ()) -> Iterator[str]:
    """What the figure beside says for taking this one so; members: of the group that it may join."""
    if company is None:
        return
    yield f"{option}: beside {_NAMES[company.kind]}"
    if option == SAME:
        told = {e.sentence for e in members}
        if told & company.sentences:
            yield "same: told beside the same before"
        elif told & company.others:
            yield "same: told beside others before"


_NAMES = {
    DEAD_TOO: "the dead",
    NEW: "further ones",
    SAME: "the same again",
    OTHER_TIME: "one of another time",
    WHOLE: "a sum",
}
