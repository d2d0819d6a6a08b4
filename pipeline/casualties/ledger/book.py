"""The article's book of figures: what the passes settle about each entry, one decision on top of the other.

Entries are frozen. A pass writes decisions; the last one about an entry stands, the earlier ones are kept for `why`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.casualties.ledger.ledger_entries import Entry

UNSURE = frozenset({"denied", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What a pass says of an entry.

    relation: main | part | repeat | replaced | cumulative. to: the number of the entry that it is a part of, tells
    again or gives way to. made_by: the pass. reason: the words that complete "… because …". probability: of a choice
    that was weighed, else 1.
    """

    relation: str
    to: int | None
    made_by: str
    reason: str = ""
    probability: float = 1.0


@dataclass(slots=True)
class Book:
    """entries: in text order. group, event: by entry, numbered in text order, -1 until they are settled."""

    entries: Sequence[Entry]
    text: str
    published: str
    decisions: dict[int, Decision] = field(default_factory=dict)
    counted: dict[int, bool] = field(default_factory=dict)
    group: dict[int, int] = field(default_factory=dict)
    event: dict[int, int] = field(default_factory=dict)
    carried: dict[int, int] = field(default_factory=dict)  # an entry without a number -> the one whose number it has

    def settle(
        self, entry: Entry, relation: str, to: Entry | None, made_by: str, reason: str, sure: float = 1.0
    ) -> None:
        self.decisions[entry.number] = Decision(relation, to.number if to else None, made_by, reason, sure)

    def open(self, entry: Entry) -> bool:
        """Whether no pass has said anything of an entry."""
        return entry.number not in self.decisions

    def relation(self, entry: Entry) -> str:
        return self.decisions[entry.number].relation if entry.number in self.decisions else "main"

    def chief(self, entry: Entry) -> Entry:
        """The entry that a part, a repeat or a replaced one belongs to in the end."""
        seen = [entry.number]
        while (found := self.decisions.get(seen[-1])) and found.to is not None and found.to not in seen:
            seen.append(found.to)
        return self.entries[seen[-1]]

    def numbers(self, entry: Entry) -> Entry:
        """The entry whose numbers count for this one: its own, or those it takes up from before."""
        return self.entries[self.carried.get(entry.number, entry.number)]

    def size(self, entry: Entry) -> int:
        """What a figure comes to: its best, else its only end; 0 without a number."""
        told = self.numbers(entry)
        return next((n for n in (told.best, told.low, told.high) if n is not None), 0)
