"""What an article's figures are by themselves and beside one another, read once however often they are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from pipeline.casualties.ledger.apart import own_place
from pipeline.casualties.ledger.article_numbers import ArticleNumbers
from pipeline.casualties.ledger.contradictions import contradiction, identities_of
from pipeline.casualties.ledger.identities import name_words
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.own_terms import entry_terms
from pipeline.casualties.ledger.pairs import pair_terms
from pipeline.casualties.ledger.periods import LONG_BEFORE, period_terms
from pipeline.casualties.ledger.recalled import recalled_terms
from pipeline.casualties.ledger.single_victims import age_of
from pipeline.casualties.ledger.states import Dead
from pipeline.casualties.ledger.sums import sums_with

OFTEN = 3
MANY_FIGURES = 6
LONG = 8  # sentences
LATE = 0.6


class ArticleFigures:
    """The entries of an article, with all that is told of them whatever they are taken for.

    sizes: what each comes to, by its number. told: the entries that the article does not print a second time.
    """

    def __init__(
        self, entries: Sequence[Entry], sizes: Mapping[int, int], told: Collection[int], text: str, published: str
    ) -> None:
        self.entries = entries
        self.told = [e for e in entries if e.number in told]
        self.ages = {e.number: age_of(e, text) for e in entries}
        self.sizes = sizes
        self.published = published
        self.numbers = ArticleNumbers.of(self.told, sizes)
        self.who = identities_of(entries, sizes, self.ages)
        self._pairs: dict[tuple[int, int], tuple[str, ...]] = {}
        self._against: dict[tuple[int, int], str] = {}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._runs: dict[int, frozenset[int]] = {}
        self._own: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

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

    def against(self, one: int, other: int) -> str:
        """What rules out that two figures, by their numbers, tell of the same dead; "" for nothing."""
        pair = (min(one, other), max(one, other))
        if pair not in self._against:
            self._against[pair] = contradiction(self.who[pair[0]], self.who[pair[1]])
        return self._against[pair]

    def more_than(self, group: Dead, entry: Entry) -> bool:
        """Whether an entry and those of a group's parts that can be neither of it nor of one another are more people
        than the group counts."""
        apart = [entry.number]
        for member in group.members:
            if self.sizes[member] < group.size and all(self.against(member, other) for other in apart):
                apart.append(member)
        return len(apart) > 1 and sum(self.sizes[n] for n in apart) > group.size

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

    def often(self, entry: Entry) -> bool:
        """Whether so many, or one of that name, are told of time and again: what the article is about."""
        name, size = name_words(entry), self.sizes[entry.number]
        alike = [e for e in self.told if e.effect == entry.effect and self.sizes[e.number] == size]
        again = [e for e in alike if name & name_words(e)] if name else alike if size > 1 else []
        return len(again) >= OFTEN

    def late(self, entry: Entry) -> bool:
        """Whether a figure stands in the last third of a text that is long enough to have one."""
        return self.last_sentence >= LONG and entry.sentence > LATE * self.last_sentence

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
