"""What a figure can be to those told before it: the same dead, the whole of them, further dead, another time.

Groups are read as they stand when the figure comes: an article is walked through in text order, and each choice is
described by terms, which the ranker weighs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from pipeline.casualties.ledger.apart import led_by_places, own_place
from pipeline.casualties.ledger.article_numbers import ArticleNumbers
from pipeline.casualties.ledger.book import UNSURE
from pipeline.casualties.ledger.company import Company, company_of, company_terms
from pipeline.casualties.ledger.found_dead import TheDead, dead_too_terms, told_beside
from pipeline.casualties.ledger.group_terms import member_terms, number_beside, number_terms
from pipeline.casualties.ledger.identities import enemies, name_words, others_than_own
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.own_terms import THOUSANDS, entry_terms
from pipeline.casualties.ledger.pairs import pair_terms
from pipeline.casualties.ledger.periods import LONG_BEFORE, period_terms
from pipeline.casualties.ledger.recalled import recalled_terms
from pipeline.casualties.ledger.single_victims import age_of
from pipeline.casualties.ledger.states import DEAD_TOO, NEW, OTHER_TIME, SAME, WHOLE, Dead, Option, State
from pipeline.casualties.ledger.sums import sums_with

MANY = 100
LEAD = 1  # sentences after the first that still head an article
NAMES = 4
ELSEWHEN = frozenset({"two days", "weeks apart", "the words set it apart"})
OF_THE_DEAD = "of_the_dead"
HURT = "hurt before"
RESTATED = "restated"  # the role of a number put for one told before
OFTEN = 3
MANY_FIGURES = 6
LONG = 8  # sentences
LATE = 0.6
OF_TIME = frozenset(
    {"more", "culprits", "definite", "a name", "one person", "words that set apart", "vague", "thousands", "displaced"}
)
CROSSED = frozenset(
    {"more", "others", "also", "his or their", "definite", "a", "a name", "a pronoun", "one person", "culprits",
     "a rising toll", "kin of the teller"}
)  # fmt: skip
SETTINGS = frozenset(
    {"two places", "one place", "two days", "two means", "the words set it apart", "speaks of the event",
     "brings in an event", "brings in an event as the earlier did", "weeks apart"}
)  # fmt: skip


class Choices:
    """The options of an article's entries, with the terms that depend on nothing else read once.

    told: the entries that the article does not print a second time.
    """

    def __init__(
        self, entries: Sequence[Entry], sizes: Mapping[int, int], told: Collection[int], text: str, published: str
    ) -> None:
        self.entries = entries
        self.told = [e for e in entries if e.number in told]
        self.ages = {e.number: age_of(e, text) for e in entries}
        self.sizes = sizes
        self.published = published
        self.company: dict[int, Company] = {}
        self.dead: TheDead | None = None
        self.numbers = ArticleNumbers.of(self.told, sizes)
        self._pairs: dict[tuple[int, int], tuple[str, ...]] = {}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._runs: dict[int, frozenset[int]] = {}
        self._own: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def settled(self, kinds: Mapping[int, str], state: State) -> None:
        """Note what the entries of one effect were taken for; those beside them are weighed by it."""
        company_of(self.entries, kinds, state, self.company)
        if not any(self.entries[n].effect == "killed" for n in kinds):
            return
        dead = [e for e in self.told if e.effect == "killed" and self.sizes[e.number] and e.certainty not in UNSURE]
        if dead:
            self.dead = TheDead.of(dead, state.total, self.ages)

    def start(self) -> None:
        """Forget what was settled: a walk through the article begins anew."""
        self.company.clear()
        self.dead = None

    def options(self, entry: Entry, state: State) -> list[Option]:
        same = [
            Option(SAME, k, tuple(self._same(entry, group, state)))
            for k, group in enumerate(state.groups)
            if not any(self._apart(self.entries[m], entry, group) for m in group.members)
        ]
        if entry.figure.role == RESTATED and same:
            return [o for o in same if self._ends(state.groups[o.group], entry)] or same  # "put it at 30"
        own, times = self.own(entry)
        if HURT in own:  # "one of the wounded died": no part of those dead before
            same = [o for o in same if state.groups[o.group].size == self.sizes[entry.number]]
        found = [Option(NEW, -1, tuple(self._new(entry, state, own)))]
        if self.may_be_elsewhen(entry, state, times):
            found.append(Option(OTHER_TIME, -1, tuple(self._other_time(entry, state, times))))
        found += same
        if entry.effect == "wounded" and self.dead:
            found += self._dead_too(entry, state, self.dead, own)
        if len(state.groups) > 1 and self.sizes[entry.number] >= state.total:
            found.append(Option(WHOLE, -1, tuple(self._whole(entry, state))))
        return found

    def _dead_too(self, entry: Entry, state: State, dead: TheDead, own: Sequence[str]) -> list[Option]:
        """That those hurt are told as dead: never more than the dead, but for the dead and the hurt together."""
        size = self.sizes[entry.number]
        if told_beside(entry, dead) or (size > dead.whole and size - dead.whole not in self.numbers.hurt):
            return []
        goes_on = bool(state.dead) and entry.sentence - self.entries[state.dead[-1]].sentence <= 1
        return [Option(DEAD_TOO, -1, tuple(dead_too_terms(entry, size, dead, own, self.numbers.hurt, goes_on=goes_on)))]

    def _ends(self, group: Dead, entry: Entry) -> bool:
        """Whether a group's latest telling is the figure right before this one."""
        before = [e for e in self.entries[: entry.number] if e.effect == entry.effect]
        return bool(before) and before[-1].number in group.members

    def may_be_elsewhen(self, entry: Entry, state: State, times: Sequence[str]) -> bool:
        """Whether anything speaks for another time: words, a day, an event set apart, a sentence that goes on."""
        beside = self.company.get(entry.number)
        if times or (beside and beside.kind == OTHER_TIME):
            return True
        if state.others and entry.sentence - self.entries[state.others[-1]].sentence <= 1:
            return True
        size = self.sizes[entry.number]
        if (
            size >= THOUSANDS
            or entry.heading
            or not state.groups
            or size > max(MANY, 3 * max(g.size for g in state.groups))
        ):
            return True
        pair = self.pair(state.groups[0].chief, entry.number)
        if self._late(entry) and any(term.startswith("brings in an event") for term in pair):
            return True
        return not ELSEWHEN.isdisjoint(pair)

    def _apart(self, one: Entry, entry: Entry, group: Dead) -> bool:
        """Whether an entry can't be of the same dead as a group's member: of the other side, told of another place
        at the sentence's head, or, where both are as many as the group, the next item of one verb's list."""
        if led_by_places(one, entry) or others_than_own(one, entry):
            return True
        if one.number == group.chief and one.figure.construction == entry.figure.construction == OF_THE_DEAD:
            return "under one verb" in self.pair(one.number, entry.number)  # "six were pupils and one a guide"
        if self.sizes[one.number] == self.sizes[entry.number] == group.size:
            return "under one verb" in self.pair(one.number, entry.number) or enemies(one, entry)
        return enemies(one, entry)

    def _often(self, entry: Entry) -> bool:
        """Whether so many, or one of that name, are told of time and again: what the article is about."""
        name, size = name_words(entry), self.sizes[entry.number]
        alike = [e for e in self.told if e.effect == entry.effect and self.sizes[e.number] == size]
        again = [e for e in alike if name & name_words(e)] if name else alike if size > 1 else []
        return len(again) >= OFTEN

    def _late(self, entry: Entry) -> bool:
        """Whether a figure stands in the last third of a text that is long enough to have one."""
        return self.last_sentence >= LONG and entry.sentence > LATE * self.last_sentence

    def own(self, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if entry.number not in self._own:
            times = (*period_terms(entry, self.entries, self.published), *recalled_terms(entry))
            self._own[entry.number] = tuple(entry_terms(entry, self.sizes[entry.number])), times
        return self._own[entry.number]

    def pair(self, one: int, other: int) -> tuple[str, ...]:
        if (one, other) not in self._pairs:
            self._pairs[one, other] = pair_terms(
                self.entries[one], self.entries[other], (self.ages[one], self.ages[other])
            )
        return self._pairs[one, other]

    def _new(self, entry: Entry, state: State, own: Sequence[str]) -> Iterator[str]:
        yield "new"
        if not state.groups:
            yield "new: the first told"
            return
        largest = max(g.size for g in state.groups)
        size = self.sizes[entry.number]
        yield "new: " + ("larger than all" if size > largest else "as large" if size == largest else "smaller")
        if self.entries[state.groups[-1].last].sentence == entry.sentence:
            yield "new: in the sentence of the last"
        one = "one person" if size == 1 else "several"
        lead = state.groups[0]
        if self.entries[lead.members[0]].sentence <= LEAD and size < lead.size:
            yield f"new: {one}, fewer than the lead tells"
        for term in self.text_is(entry.effect):
            yield f"new: {term}"
        if self.named >= NAMES:
            yield f"new: {one}, in a text of many names"
        for term in own:
            yield f"new: {term}"
        yield from company_terms(self.company.get(entry.number), NEW)
        told = [self.pair(g.chief, entry.number) for g in state.groups]
        if own_place(entry) and not any("one place" in t for t in told):
            yield "new: a place of its own"
            if self.places > 2:
                yield "new: a place of its own, of many"
        for term in (
            "two days",
            "two places",
            "two means",
            "victims of two kinds",
            "two peoples",
            "the words set it apart",
            "told one by one",
            "a killer and a victim",
            "two sexes",
            "two names",
        ):
            if all(term in t for t in told):
                yield f"new: {term} from all before"
        if any("speaks of the event" in t for t in told):
            yield "new: speaks of the event"
        if any("in one sentence" in t and "under one verb" not in t for t in told):
            yield "new: beside another verb"

    def _other_time(self, entry: Entry, state: State, times: Sequence[str]) -> Iterator[str]:
        yield "other time"
        own, _ = self.own(entry)
        for term in times:
            yield f"other time: {term}" + (", as the lead" if term == LONG_BEFORE and self.old_story else "")
        yield from company_terms(self.company.get(entry.number), OTHER_TIME)
        if not times:
            yield "other time: nothing says so"
        if self._often(entry):
            yield "other time: told again and again"
        if not state.groups:
            yield "other time: nothing told before"
            if not state.others:
                yield "other time: the first figure"
            if not any(e.effect == entry.effect and e.number > entry.number for e in self.told):
                yield "other time: the only figure"
        else:
            chief = self.entries[state.groups[0].chief]
            pair = self.pair(chief.number, entry.number)
            for term in SETTINGS:
                if term in pair:
                    yield f"other time: {term}"
            if self.sizes[entry.number] > 3 * state.groups[0].size:
                yield "other time: far larger"
            if self.sizes[entry.number] == state.groups[0].size:
                yield "other time: as large as the first"
        if state.others and state.others[-1] >= entry.number - 1 and state.others:
            last = self.entries[state.others[-1]]
            if entry.sentence - last.sentence <= 1:
                yield "other time: goes on from one"
        if self._late(entry):
            yield "other time: late in the text"
        if entry.heading:
            yield "other time: a heading"
        for term in own:
            if term in OF_TIME:
                yield f"other time: {term}"
        if entry.claimant.name:
            yield "other time: claimed"

    def runs(self, entry: Entry) -> frozenset[int]:
        if entry.number not in self._runs:
            self._runs[entry.number] = sums_with(entry, self.told, self.sizes)
        return self._runs[entry.number]

    def text_is(self, effect: str) -> tuple[str, ...]:
        """What the text is like: of many figures of an effect, and whether most of them give one number."""
        if effect not in self._texts:
            sizes = Counter(self.sizes[e.number] for e in self.told if e.effect == effect and self.sizes[e.number])
            told, most = sizes.total(), max(sizes.values(), default=0)
            found = ["in a text of many figures"] if told >= MANY_FIGURES else []
            if most >= OFTEN and 2 * most >= told:
                found.append("in a text of one number")
            self._texts[effect] = tuple(found)
        return self._texts[effect]

    @cached_property
    def old_story(self) -> bool:
        """Whether the first dated figure is of a day long before the article too: the article itself is of it."""
        first = next((e for e in self.told if e.when.iso), None)
        return first is not None and LONG_BEFORE in self.own(first)[1]

    @cached_property
    def named(self) -> int:
        """How many single victims the article names."""
        return len({name_words(e) for e in self.told if name_words(e)})

    @cached_property
    def places(self) -> int:
        """How many places the figures' own sentences name."""
        return len({e.place.entity_id or e.place.entity_name for e in self.told if e.place and own_place(e)})

    @cached_property
    def last_sentence(self) -> int:
        return max((e.sentence for e in self.told), default=0)

    def _same(self, entry: Entry, group: Dead, state: State) -> Iterator[str]:
        size = self.sizes[entry.number]
        chief, last = self.pair(group.chief, entry.number), self.pair(group.last, entry.number)
        own, times = self.own(entry)
        members = [self.entries[m] for m in group.members]
        yield "same"
        number = number_beside(size, group)
        yield f"same: {number}"
        yield from number_terms(entry, size, group, self.entries[group.chief], chief, self.runs(entry))
        for term in own:
            if term in CROSSED:
                yield f"same: {number}, {term}"
        yield from company_terms(self.company.get(entry.number), SAME, members)
        if times:
            yield "same: another time told"
        for term in chief:
            yield f"same: {term}"
        if group.last != group.chief:
            for term in last:
                if term in SETTINGS or term in ("in one sentence", "in one paragraph"):
                    yield f"same as the last: {term}"
        for term in self.text_is(entry.effect):
            yield f"same: {number}, {term}"
        if self.numbers.parts_of_two(entry, group, self.entries, self.sizes):
            yield "same: the parts make up the whole, of two effects"
        yield from member_terms(entry, size, group, members, self.sizes, self.ages)
        if group is not state.groups[-1]:
            yield "same: not the last group"
        if len(state.groups) > 1 and group.size == max(g.size for g in state.groups):
            yield "same: the largest group"

    def _whole(self, entry: Entry, state: State) -> Iterator[str]:
        size = self.sizes[entry.number]
        yield "whole"
        yield "whole: their sum" if size == state.total else "whole: above their sum"
        own, _ = self.own(entry)
        for term in own:
            yield f"whole: {term}"
        if any("in one sentence" in self.pair(g.last, entry.number) for g in state.groups):
            yield "whole: in one sentence"
        for term in ("victims of two kinds", "two places", "two days", "two means", "the words set it apart"):
            if any(term in self.pair(g.chief, entry.number) for g in state.groups):
                yield f"whole: {term}"
