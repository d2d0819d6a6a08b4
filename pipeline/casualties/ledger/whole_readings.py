"""A reading of a whole article: what its total is beside the article's numbers, and who stands in its groups.

The walk weighs figure after figure. What a reader sees at the end, that the total is the number in the headline, the
one told most often, or one that nobody tells, is weighed here, between the likeliest readings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.casualties.ledger.group_terms import LARGE
from pipeline.casualties.ledger.identities import printed_name
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.own_terms import RISE
from pipeline.casualties.ledger.single_victims import sex_of
from pipeline.casualties.ledger.states import State

MANY_FIGURES = 6
FEW_FIGURES = 3
MANY_GROUPS = 4


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """The figures of one effect that were weighed. numbers: in text order; most: the number told most often, None
    where none is told twice; toll: the last one of a sentence that tells of a toll; heading: whether the first stands
    in one."""

    figures: Mapping[int, Entry]
    sizes: Mapping[int, int]
    ages: Mapping[int, int | None]
    numbers: Sequence[int]
    most: int | None
    toll: int | None
    heading: bool

    @classmethod
    def of(cls, entries: Sequence[Entry], sizes: Mapping[int, int], ages: Mapping[int, int | None]) -> WholeArticle:
        numbers = [sizes[e.number] for e in entries]
        often = Counter(n for n in numbers if n > 1)
        number, times = max(often.items(), key=lambda n: (n[1], n[0]), default=(0, 0))
        tolls = [n for n, e in zip(numbers, entries, strict=True) if n > 1 and RISE.search(e.sentence_text)]
        heading = bool(entries) and entries[0].heading
        figures = {e.number: e for e in entries}
        return cls(figures, sizes, ages, numbers, number if times > 1 else None, tolls[-1] if tolls else None, heading)


def reading_terms(article: WholeArticle, state: State) -> Iterator[str]:
    """None where the article has too few figures to say more than the choices do."""
    if len(article.numbers) < FEW_FIGURES:
        return
    yield from _groups(article.sizes, state)
    yield from _persons(article, state)
    total, numbers = state.total, article.numbers
    many = ", many figures" if len(numbers) >= MANY_FIGURES else ""
    yield f"reading: {_beside(total, numbers[0])} the first number"
    if article.heading:
        yield f"reading: {_beside(total, numbers[0])} the first number, a heading"
    if total >= 2 * numbers[0] > 2:
        yield "reading: twice the first number or more"
    yield f"reading: {_beside(total, max(numbers))} the largest number{many}"
    if article.most is not None:
        yield f"reading: {_beside(total, article.most)} the number told most"
    yield "reading: " + ("a number told" if total in numbers else "a number that nobody tells") + many
    if article.toll is not None:
        yield f"reading: {_beside(total, article.toll)} the last toll"


def _beside(total: int, number: int) -> str:
    return "none of" if total == 0 else "just" if total == number else "more than" if total > number else "less than"


def _groups(sizes: Mapping[int, int], state: State) -> Iterator[str]:
    told = [g.size for g in state.groups]
    yield f"reading: {min(len(told), MANY_GROUPS)} groups"
    ones = sum(size == 1 for size in told)
    if ones and ones < len(told):
        yield "reading: one person beside several"
    if ones > 1:
        yield "reading: several single persons"
    if len({s for s in told if s > 1}) < sum(s > 1 for s in told):
        yield "reading: two groups of one number"
    if state.others and not state.groups:
        yield "reading: all of another time"
    if state.others and state.groups:
        old = {sizes[n] for n in state.others if sizes[n] > 1}
        if old & {sizes[m] for g in state.groups for m in g.members}:
            yield "reading: a number of another time counts too"
    if state.dead:
        yield "reading: some of the hurt are dead" if state.groups else "reading: all of the hurt are dead"


def _persons(article: WholeArticle, state: State) -> Iterator[str]:
    """What of a group can't be of one person, and what of two groups is of the same people."""
    found: set[str] = set()
    seen: dict[tuple[str, object], int] = {}
    for k, group in enumerate(state.groups):
        people = [article.figures[m] for m in group.members]
        if group.size == 1:
            found |= _not_one(people, article.ages)
        for e in people:
            for term, what in _marks(e, article.sizes[e.number], article.ages[e.number]):
                if seen.setdefault((term, what), k) != k:
                    found.add(term)
    yield from sorted(found)


def _marks(entry: Entry, size: int, age: int | None) -> Iterator[tuple[str, object]]:
    """What of a figure hardly stands in two groups by chance."""
    if name := printed_name(entry):
        yield "reading: one name in two groups", (name[0], name[-1])
    if age is not None:
        yield "reading: one age in two groups", age
    if size > LARGE:
        yield "reading: one large number in two groups", size


def _not_one(people: Sequence[Entry], ages: Mapping[int, int | None]) -> set[str]:
    names = [set(printed_name(e)) for e in people if printed_name(e)]
    told = {
        "reading: a person of two ages": len({ages[e.number] for e in people} - {None}) > 1,
        "reading: a person of two sexes": len({sex_of(e) for e in people} - {""}) > 1,
        "reading: a person of two names": any(not name & names[0] for name in names[1:]),
    }
    return {term for term, holds in told.items() if holds}
