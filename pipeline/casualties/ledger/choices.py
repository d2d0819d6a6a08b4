"""What a figure can be to those told before it: the same dead, the whole of them, further dead, another time.

Groups are read as they stand when the figure comes: an article is walked through in text order, and each choice is
described by terms, which the ranker weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.casualties.ledger.apart import ELSEWHERE, own_place
from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.ledger.identities import enemies, generic, name_words, single
from pipeline.casualties.ledger.pairs import pair_terms
from pipeline.casualties.ledger.periods import period_terms
from pipeline.casualties.ledger.persons import age_of
from pipeline.casualties.ledger.recalled import recalled_terms

THOUSANDS = 1000
MANY = 30
LEAD = 1  # sentences after the first that still head an article
NAMES = 4
ELSEWHEN = frozenset(
    {"two days", "two places", "the words set it apart", "brings in an event", "brings in an event as the earlier did"}
)
RUN = 2  # sentences that the parts of a whole can stand in
PARTS_OF_A_SUM = "same: with its neighbours as many as the whole"
SAME, WHOLE, NEW, OTHER_TIME = "same", "whole", "new", "other time"
FOLLOWING = re.compile(r"\b(?:died|dies|succumbed|was pronounced|were pronounced)\b", re.IGNORECASE)
OF_THE_HURT = re.compile(r"\bof the (?:wounded|injured)\b", re.IGNORECASE)
OVERALL = re.compile(r"^(?:in all|altogether|in total|all told|overall)\b", re.IGNORECASE)
REFLEXIVE = frozenset({"himself", "herself", "themselves"})
CULPRITS = frozenset(
    "gunman gunmen shooter shooters suspect suspects attacker attackers bomber bombers assailant assailants himself "
    "herself themselves killer killers".split()
)
SETTINGS = frozenset(
    {"two places", "one place", "two days", "the words set it apart", "speaks of the event", "brings in an event",
     "brings in an event as the earlier did"}
)  # fmt: skip
RISE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb\w*|increas\w+|jump\w+|grow\w*|grew|went up|rais\w+|bring\w*|brought|revis\w+|"
    r"updat\w+|reach\w*|in all|in total|altogether|total\w*|overall|all told|toll|now)\b",
    re.IGNORECASE,
)


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
    """kind: same | whole | new | other time; group: which group it joins, for same."""

    kind: str
    group: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The groups of one effect so far; others: entries that are of another time."""

    groups: tuple[Dead, ...] = ()
    others: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        return sum(g.size for g in self.groups)

    def after(self, entry: Entry, size: int, option: Option) -> State:
        n = entry.number
        if option.kind == OTHER_TIME:
            return replace(self, others=(*self.others, n))
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


class Choices:
    """The options of an article's entries, with the terms that depend on nothing else read once."""

    def __init__(self, entries: Sequence[Entry], sizes: Mapping[int, int], text: str, published: str) -> None:
        self.entries = entries
        self.ages = {e.number: age_of(e, text) for e in entries}
        self.sizes = sizes
        self.published = published
        self._pairs: dict[tuple[int, int], tuple[str, ...]] = {}
        self._runs: dict[int, frozenset[int]] = {}
        self._own: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def options(self, entry: Entry, state: State) -> list[Option]:
        own, times = self.own(entry)
        found = [Option(NEW, -1, tuple(self._new(entry, state, own)))]
        if self.may_be_elsewhen(entry, state, times):
            found.append(Option(OTHER_TIME, -1, tuple(self._other_time(entry, state, times))))
        found += [
            Option(SAME, k, tuple(self._same(entry, group, state)))
            for k, group in enumerate(state.groups)
            if not any(enemies(self.entries[m], entry) for m in group.members)
        ]
        size = self.sizes[entry.number]
        if len(state.groups) > 1 and size >= state.total:
            found.append(Option(WHOLE, -1, tuple(self._whole(entry, state))))
        return found

    def may_be_elsewhen(self, entry: Entry, state: State, times: Sequence[str]) -> bool:
        """Whether anything speaks for another time: words, a day, an event set apart, a sentence that goes on."""
        if times or state.others and entry.sentence - self.entries[state.others[-1]].sentence <= 1:
            return True
        size = self.sizes[entry.number]
        if size >= THOUSANDS or entry.heading or not state.groups:
            return True
        if size > max(MANY, 3 * max(g.size for g in state.groups)):
            return True
        return not ELSEWHEN.isdisjoint(self.pair(state.groups[0].chief, entry.number))

    def own(self, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if entry.number not in self._own:
            times = (*period_terms(entry, self.entries, self.published), *recalled_terms(entry))
            self._own[entry.number] = tuple(self._entry(entry)), times
        return self._own[entry.number]

    def pair(self, one: int, other: int) -> tuple[str, ...]:
        if (one, other) not in self._pairs:
            self._pairs[one, other] = pair_terms(
                self.entries[one], self.entries[other], (self.ages[one], self.ages[other])
            )
        return self._pairs[one, other]

    def _entry(self, entry: Entry) -> Iterator[str]:
        phrase = entry.figure.phrase
        if phrase.more:
            yield "more"
        elif entry.more:
            yield "also"
        if single(entry):
            yield "a name" if name_words(entry) else "one person"
        if entry.victim.text.lower() in REFLEXIVE:
            yield "himself"
        elif phrase.pronoun:
            yield "a pronoun"
        elif phrase.det == "own":
            yield "his or their"
        elif phrase.det == "the":
            yield "definite"
        elif single(entry) and phrase.det == "a":
            yield "a"
        if entry.effect == "killed" and OF_THE_HURT.search(entry.sentence_text):
            yield "hurt before"
        if entry.figure.role != "main":
            yield f"role {entry.figure.role}"
        if entry.quantity_kind in ("vague", "at_least", "about", "at_most"):
            yield entry.quantity_kind
        if RISE.search(entry.sentence_text):
            yield "a rising toll"
        if entry.victim.head in CULPRITS:
            yield "culprits"
        if generic(entry):
            yield "a noun that says nothing"
        if self.sizes[entry.number] >= THOUSANDS:
            yield "thousands"
        if entry.effect in ("displaced", "missing", "captured"):
            yield entry.effect
        if ELSEWHERE.search(entry.sentence_text):
            yield "words that set apart"
        elif ELSEWHERE.search(entry.lead):
            yield "words that set the sentence before apart"
        yield f"frame {entry.figure.trigger.frame}"

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
        if self.named >= NAMES:
            yield f"new: {one}, in a text of many names"
        for term in own:
            yield f"new: {term}"
        told = [self.pair(g.chief, entry.number) for g in state.groups]
        if own_place(entry) and not any("one place" in t for t in told):
            yield "new: a place of its own"
            if self.places > 2:
                yield "new: a place of its own, of many"
        for term in ("two days", "two places", "victims of two kinds", "two peoples", "the words set it apart"):
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
            yield f"other time: {term}"
        if not times:
            yield "other time: nothing says so"
        if not state.groups:
            yield "other time: nothing told before"
            if not state.others:
                yield "other time: the first figure"
            if not any(e.effect == entry.effect and e.number > entry.number for e in self.entries):
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
        if entry.sentence and entry.sentence > 0.6 * max(1, self.last_sentence):
            yield "other time: late in the text"
        if entry.heading:
            yield "other time: a heading"
        for term in own:
            if term in ("more", "culprits", "definite", "a name", "one person", "words that set apart", "vague", "thousands", "displaced"):
                yield f"other time: {term}"
        if entry.claimant.name:
            yield "other time: claimed"

    def runs(self, entry: Entry) -> frozenset[int]:
        """What the figure comes to with those beside it: in its sentence, and from a sentence on."""
        if entry.number not in self._runs:
            near = [e for e in self.entries if e.effect == entry.effect and e.owner is None and self.sizes[e.number]]
            beside = [self.sizes[e.number] for e in near if e.sentence == entry.sentence]
            sums = {sum(beside)} if len(beside) > 1 else set()
            for first in (e for e in near if 0 <= entry.sentence - e.sentence <= RUN and e.start <= entry.start):
                run = [e for e in near if e.start >= first.start and e.sentence - first.sentence <= RUN]
                for k in range(2, len(run) + 1):
                    if entry in run[:k]:
                        sums.add(sum(self.sizes[e.number] for e in run[:k]))
            self._runs[entry.number] = frozenset(sums)
        return self._runs[entry.number]

    @cached_property
    def named(self) -> int:
        """How many single victims the article names."""
        return len({name_words(e) for e in self.entries if name_words(e)})

    @cached_property
    def places(self) -> int:
        """How many places the figures' own sentences name."""
        return len({e.place.entity_id or e.place.entity_name for e in self.entries if e.place and own_place(e)})

    @cached_property
    def last_sentence(self) -> int:
        return max((e.sentence for e in self.entries), default=0)

    def _same(self, entry: Entry, group: Dead, state: State) -> Iterator[str]:
        size = self.sizes[entry.number]
        yield "same"
        if size == group.size:
            number = "as many" if size > 1 else "one each"
            if size > 9:
                yield "same: a large number again"
        elif size < group.size:
            number = "fewer"
            over = group.inside + size > group.size
            if over and not name_words(entry):
                yield "same: more parts than the whole"
            if size == 1:
                yield "same: one of them"
        else:
            number = "more people"
            if self.entries[group.chief].quantity_kind in ("at_least", "more_than", "vague") and size <= 2 * group.size:
                yield "same: a rounder number made exact"
            if group.size == 1:
                yield "same: more than one"
            elif size > 3 * group.size:
                yield "same: far more"
        yield f"same: {number}"
        chief_terms = self.pair(group.chief, entry.number)
        if number == "as many" and size <= 9 and "other nouns" in chief_terms and "a heading above" not in chief_terms:
            yield "same: a small number, as by chance"
        if OVERALL.search(entry.sentence_text):
            yield f"same: {number}, in all"
        if size < group.size and group.size in self.runs(entry):
            yield PARTS_OF_A_SUM
        own, _ = self.own(entry)
        for term in own:
            yield f"same: {number}, {term}"
        chief, last = self.pair(group.chief, entry.number), self.pair(group.last, entry.number)
        for term in chief:
            yield f"same: {term}"
            if term in SETTINGS or term in ("two sources", "one source", "in one sentence", "under one verb", "two names", "other nouns"):  # fmt: skip
                yield f"same: {number}, {term}"
        if group.last != group.chief:
            for term in last:
                if term in SETTINGS or term in ("in one sentence", "in one paragraph"):
                    yield f"same as the last: {term}"
        if len(group.members) > 2:
            mine = name_words(entry)
            if mine and any(mine & name_words(self.entries[m]) for m in group.members):
                yield "same: a name told in the group"
        age = self.ages[entry.number]
        if age is not None and any(self.ages[m] == age for m in group.members):
            yield "same: an age told in the group"
        alike = any(self.sizes[m] == size for m in group.members)
        if alike and size != group.size and size > 1:
            yield "same: a number told in the group"
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
        for term in ("victims of two kinds", "two places", "two days", "the words set it apart"):
            if any(term in self.pair(g.chief, entry.number) for g in state.groups):
                yield f"whole: {term}"
