"""The terms of each thing that a figure can be to those told before it: what speaks for it, and what against."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.casualties.ledger.apart import own_place
from pipeline.casualties.ledger.article_figures import ArticleFigures
from pipeline.casualties.ledger.company import Company, company_terms
from pipeline.casualties.ledger.group_terms import member_terms, number_beside, number_terms
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.periods import LONG_BEFORE
from pipeline.casualties.ledger.states import NEW, OTHER_TIME, SAME, Dead, State

LEAD = 1  # sentences after the first that still head an article
NAMES = 4
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


def new_terms(facts: ArticleFigures, entry: Entry, state: State, beside: Company | None) -> Iterator[str]:
    """beside: what a figure of another effect in its sentence was taken for."""
    own, _ = facts.own(entry)
    yield "new"
    if not state.groups:
        yield "new: the first told"
        return
    largest = max(g.size for g in state.groups)
    size = facts.sizes[entry.number]
    yield "new: " + ("larger than all" if size > largest else "as large" if size == largest else "smaller")
    if facts.entries[state.groups[-1].last].sentence == entry.sentence:
        yield "new: in the sentence of the last"
    one = "one person" if size == 1 else "several"
    lead = state.groups[0]
    if facts.entries[lead.members[0]].sentence <= LEAD and size < lead.size:
        yield f"new: {one}, fewer than the lead tells"
    for term in facts.text_is(entry.effect):
        yield f"new: {term}"
    if facts.named >= NAMES:
        yield f"new: {one}, in a text of many names"
    for term in own:
        yield f"new: {term}"
    yield from company_terms(beside, NEW)
    told = [facts.pair(g.chief, entry.number) for g in state.groups]
    if own_place(entry) and not any("one place" in t for t in told):
        yield "new: a place of its own"
        if facts.places > 2:
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


def other_time_terms(facts: ArticleFigures, entry: Entry, state: State, beside: Company | None) -> Iterator[str]:
    yield "other time"
    own, times = facts.own(entry)
    for term in times:
        yield f"other time: {term}" + (", as the lead" if term == LONG_BEFORE and facts.old_story else "")
    yield from company_terms(beside, OTHER_TIME)
    if not times:
        yield "other time: nothing says so"
    if facts.often(entry):
        yield "other time: told again and again"
    if not state.groups:
        yield "other time: nothing told before"
        if not state.others:
            yield "other time: the first figure"
        if not any(e.effect == entry.effect and e.number > entry.number for e in facts.told):
            yield "other time: the only figure"
    else:
        chief = facts.entries[state.groups[0].chief]
        pair = facts.pair(chief.number, entry.number)
        for term in SETTINGS:
            if term in pair:
                yield f"other time: {term}"
        if facts.sizes[entry.number] > 3 * state.groups[0].size:
            yield "other time: far larger"
        if facts.sizes[entry.number] == state.groups[0].size:
            yield "other time: as large as the first"
    if state.others and state.others[-1] >= entry.number - 1 and state.others:
        last = facts.entries[state.others[-1]]
        if entry.sentence - last.sentence <= 1:
            yield "other time: goes on from one"
    if facts.late(entry):
        yield "other time: late in the text"
    if entry.heading:
        yield "other time: a heading"
    for term in own:
        if term in OF_TIME:
            yield f"other time: {term}"
    if entry.claimant.name:
        yield "other time: claimed"


def same_terms(facts: ArticleFigures, entry: Entry, group: Dead, state: State, beside: Company | None) -> Iterator[str]:
    size = facts.sizes[entry.number]
    chief, last = facts.pair(group.chief, entry.number), facts.pair(group.last, entry.number)
    own, times = facts.own(entry)
    members = [facts.entries[m] for m in group.members]
    yield "same"
    number = number_beside(size, group)
    yield f"same: {number}"
    yield from number_terms(entry, size, group, facts.entries[group.chief], chief, facts.runs(entry))
    for term in own:
        if term in CROSSED:
            yield f"same: {number}, {term}"
    yield from company_terms(beside, SAME, members)
    if times:
        yield "same: another time told"
    for term in chief:
        yield f"same: {term}"
    if group.last != group.chief:
        for term in last:
            if term in SETTINGS or term in ("in one sentence", "in one paragraph"):
                yield f"same as the last: {term}"
    for term in facts.text_is(entry.effect):
        yield f"same: {number}, {term}"
    if size < group.size and facts.more_than(group, entry):
        yield "same: more persons than the whole"
    if _told_with(facts, entry, group, state):
        yield "same: told beside one that it was told beside"
    if facts.numbers.parts_of_two(entry, group, facts.entries, facts.sizes):
        yield "same: the parts make up the whole, of two effects"
    yield from member_terms(entry, size, group, members, facts.sizes, facts.ages)
    if group is not state.groups[-1]:
        yield "same: not the last group"
    if len(state.groups) > 1 and group.size == max(g.size for g in state.groups):
        yield "same: the largest group"


def _told_with(facts: ArticleFigures, entry: Entry, group: Dead, state: State) -> bool:
    """Whether a figure before it in its sentence is of a group that this one was told beside: "a clerk and two guards
    were killed … the two guards and the clerk"."""
    before = {facts.entries[m].sentence for m in group.members} - {entry.sentence}
    for other in state.groups:
        told = {facts.entries[m].sentence for m in other.members}
        if other is not group and entry.sentence in told and before & told:
            return True
    return False


def whole_terms(facts: ArticleFigures, entry: Entry, state: State) -> Iterator[str]:
    size = facts.sizes[entry.number]
    yield "whole"
    yield "whole: their sum" if size == state.total else "whole: above their sum"
    own, _ = facts.own(entry)
    for term in own:
        yield f"whole: {term}"
    if any("in one sentence" in facts.pair(g.last, entry.number) for g in state.groups):
        yield "whole: in one sentence"
    for term in ("victims of two kinds", "two places", "two days", "two means", "the words set it apart"):
        if any(term in facts.pair(g.chief, entry.number) for g in state.groups):
            yield f"whole: {term}"
