"""The groups of victims of one effect as an article has told them so far, and what a further figure makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.casualties.ledger.ledger_entries import Entry

SAME, WHOLE, NEW, OTHER_TIME, DEAD_TOO = "same", "whole", "new", "other time", "dead too"


@dataclass(frozen=True, slots=True)
class Dead:
    """A group of victims as told so far. size: the largest number told of it; inside: those told as parts of it;
    chief, last: numbers of the entry that gives the size and of the latest one."""

    members: tuple[int, ...]
    chief: int
    size: int
    inside: int = 0

    @property
    def last(self) -> int:
        return self.members[-1]


@dataclass(frozen=True, slots=True)
class Option:
    """kind: same | whole | new | other time | dead too; group: which group it joins, for same."""

    kind: str
    group: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The groups of one effect so far; others: entries that are of another time; dead: those hurt who are
    told as dead."""

    groups: tuple[Dead, ...] = ()
    others: tuple[int, ...] = ()
    dead: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        return sum(g.size for g in self.groups)

    def after(self, entry: Entry, size: int, option: Option) -> State:
        n = entry.number
        if option.kind == OTHER_TIME:
            return replace(self, others=(*self.others, n))
        if option.kind == DEAD_TOO:
            return replace(self, dead=(*self.dead, n))
        if option.kind == NEW:
            return replace(self, groups=(*self.groups, Dead((n,), n, size)))
        if option.kind == WHOLE:
            members = tuple(sorted([m for g in self.groups for m in g.members] + [n]))
            return replace(self, groups=(Dead(members, n, size, self.total),))
        old = self.groups[option.group]
        if size > old.size:
            new = Dead((*old.members, n), n, size, old.inside if old.size == old.inside else old.size)
        elif size == old.size:
            new = replace(old, members=(*old.members, n))
        else:
            new = replace(old, members=(*old.members, n), inside=old.inside + size)
        return replace(self, groups=(*self.groups[: option.group], new, *self.groups[option.group + 1 :]))
