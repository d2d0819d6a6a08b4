"""The numbers of an article over its effects: 12 dead and 25 hurt are 10 and 18, then two and seven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.states import Dead


@dataclass(frozen=True, slots=True)
class ArticleNumbers:
    """largest: by effect, the largest figure of each sentence; hurt: the numbers of people told as hurt."""

    largest: Mapping[str, Mapping[int, int]]
    hurt: frozenset[int]

    @classmethod
    def of(cls, told: Sequence[Entry], sizes: Mapping[int, int]) -> ArticleNumbers:
        largest: dict[str, dict[int, int]] = {}
        for entry in told:
            by_sentence = largest.setdefault(entry.effect, {})
            by_sentence[entry.sentence] = max(by_sentence.get(entry.sentence, 0), sizes[entry.number])
        return cls(largest, frozenset(sizes[e.number] for e in told if e.effect == "wounded"))

    def parts_of_two(self, entry: Entry, group: Dead, entries: Sequence[Entry], sizes: Mapping[int, int]) -> bool:
        """Whether a figure makes up the whole of its group with the parts told before, and another effect's figures in
        the same sentences do so too."""
        if not sizes[entry.number] < group.size == group.inside + sizes[entry.number]:
            return False
        whole = entries[group.chief].sentence
        parts = {entries[m].sentence for m in group.members if sizes[m] < group.size} | {entry.sentence}
        if whole in parts:
            return False
        others = (told for effect, told in self.largest.items() if effect != entry.effect and told.get(whole, 0) > 1)
        return any(told[whole] == sum(told.get(s, 0) for s in parts) for told in others)
