"""What a figure can be to those told before it: the same dead, the whole of them, further dead, another time.

Groups are read as they stand when the figure comes: an article is walked through in text order, and each choice is
described by terms, which the ranker weighs. What a plain contradiction rules out is no choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.casualties.ledger.apart import led_by_places
from pipeline.casualties.ledger.article_figures import ArticleFigures
from pipeline.casualties.ledger.book import UNSURE
from pipeline.casualties.ledger.company import Company, company_of
from pipeline.casualties.ledger.contradictions import OF_A_PART
from pipeline.casualties.ledger.found_dead import TheDead, dead_too_terms, told_beside
from pipeline.casualties.ledger.identities import enemies, others_than_own
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.option_terms import new_terms, other_time_terms, same_terms, whole_terms
from pipeline.casualties.ledger.own_terms import THOUSANDS
from pipeline.casualties.ledger.states import DEAD_TOO, NEW, OTHER_TIME, SAME, WHOLE, Dead, Option, State

MANY = 100
ELSEWHEN = frozenset({"two days", "weeks apart", "the words set it apart"})
OF_THE_DEAD = "of_the_dead"
HURT = "hurt before"
RESTATED = "restated"  # the role of a number put for one told before


class Choices:
    """The options of an article's entries, effect by effect: what one effect's were settled as, the next is weighed by.

    company: what stands beside a figure of a later effect. dead: the settled figures of the killed.
    """

    def __init__(self, figures: ArticleFigures) -> None:
        self.figures = figures
        self.company: dict[int, Company] = {}
        self.dead: TheDead | None = None

    def settled(self, kinds: Mapping[int, str], state: State) -> None:
        """Note what the entries of one effect were taken for; those beside them are weighed by it."""
        told = self.figures
        company_of(told.entries, kinds, state, self.company)
        if not any(told.entries[n].effect == "killed" for n in kinds):
            return
        dead = [e for e in told.told if e.effect == "killed" and told.sizes[e.number] and e.certainty not in UNSURE]
        if dead:
            self.dead = TheDead.of(dead, state.total, told.ages)

    def start(self) -> None:
        """Forget what was settled: a walk through the article begins anew."""
        self.company.clear()
        self.dead = None

    def options(self, entry: Entry, state: State) -> list[Option]:
        told, size, beside = self.figures, self.figures.sizes[entry.number], self.company.get(entry.number)
        same = [
            Option(SAME, k, tuple(same_terms(told, entry, group, state, beside)))
            for k, group in enumerate(state.groups)
            if not any(self._apart(told.entries[m], entry, group) for m in group.members)
            and not self._contradicts(entry, group)
        ]
        if entry.figure.role == RESTATED and same:
            return [o for o in same if self._ends(state.groups[o.group], entry)] or same  # "put it at 30"
        own, times = told.own(entry)
        if HURT in own:  # "one of the wounded died": no part of those dead before
            same = [o for o in same if state.groups[o.group].size == size]
        found = [Option(NEW, -1, tuple(new_terms(told, entry, state, beside)))]
        if self.may_be_elsewhen(entry, state, times):
            found.append(Option(OTHER_TIME, -1, tuple(other_time_terms(told, entry, state, beside))))
        found += same
        if entry.effect == "wounded" and self.dead:
            found += self._dead_too(entry, state, self.dead, own)
        if len(state.groups) > 1 and size >= state.total:
            found.append(Option(WHOLE, -1, tuple(whole_terms(told, entry, state))))
        return found

    def _dead_too(self, entry: Entry, state: State, dead: TheDead, own: Sequence[str]) -> list[Option]:
        """That those hurt are told as dead: never more than the dead, but for the dead and the hurt together."""
        size = self.figures.sizes[entry.number]
        if told_beside(entry, dead) or (size > dead.whole and size - dead.whole not in self.figures.numbers.hurt):
            return []
        goes_on = bool(state.dead) and entry.sentence - self.figures.entries[state.dead[-1]].sentence <= 1
        return [
            Option(
                DEAD_TOO, -1, tuple(dead_too_terms(entry, size, dead, own, self.figures.numbers.hurt, goes_on=goes_on))
            )
        ]

    def _ends(self, group: Dead, entry: Entry) -> bool:
        """Whether a group's latest telling is the figure right before this one."""
        before = [e for e in self.figures.entries[: entry.number] if e.effect == entry.effect]
        return bool(before) and before[-1].number in group.members

    def may_be_elsewhen(self, entry: Entry, state: State, times: Sequence[str]) -> bool:
        """Whether anything speaks for another time: words, a day, an event set apart, a sentence that goes on."""
        beside = self.company.get(entry.number)
        if times or (beside and beside.kind == OTHER_TIME):
            return True
        if state.others and entry.sentence - self.figures.entries[state.others[-1]].sentence <= 1:
            return True
        size = self.figures.sizes[entry.number]
        if (
            size >= THOUSANDS
            or entry.heading
            or not state.groups
            or size > max(MANY, 3 * max(g.size for g in state.groups))
        ):
            return True
        pair = self.figures.pair(state.groups[0].chief, entry.number)
        if self.figures.late(entry) and any(term.startswith("brings in an event") for term in pair):
            return True
        return not ELSEWHEN.isdisjoint(pair)

    def _apart(self, one: Entry, entry: Entry, group: Dead) -> bool:
        """Whether an entry can't be of the same dead as a group's member: of the other side, told of another place
        at the sentence's head, or, where both are as many as the group, the next item of one verb's list."""
        if led_by_places(one, entry) or others_than_own(one, entry):
            return True
        if one.number == group.chief and one.figure.construction == entry.figure.construction == OF_THE_DEAD:
            return "under one verb" in self.figures.pair(one.number, entry.number)  # "six were pupils and one a guide"
        if self.figures.sizes[one.number] == self.figures.sizes[entry.number] == group.size:
            return "under one verb" in self.figures.pair(one.number, entry.number) or enemies(one, entry)
        return enemies(one, entry)

    def _contradicts(self, entry: Entry, group: Dead) -> bool:
        """Whether an entry can't be of a group for who its victims are: none of its equals, no part of its whole."""
        told, size = self.figures, self.figures.sizes[entry.number]
        for member in group.members:
            why = told.against(member, entry.number)
            equal = told.sizes[member] == max(size, group.size)
            if why and (equal or (size >= group.size and why in OF_A_PART)):
                return True
        return False
