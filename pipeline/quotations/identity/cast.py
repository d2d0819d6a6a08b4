"""Everybody an article names or describes, as far as a later "he", "the officer" or "the group" may mean them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.annotations import Mention
from pipeline.quotations.identity.antecedents import Antecedent, find_candidates, is_person
from pipeline.quotations.identity.article_names import (
    BODIES,
    adds_to,
    fullest_names,
    joined,
    named_too,
    printed_bodies,
    without_titles,
)
from pipeline.quotations.identity.given_names import find_aliases, with_given_names
from pipeline.quotations.identity.namings import are_persons, find_namings
from pipeline.quotations.identity.text import Text

POSSESSIVES = {"his": "m", "her": "f"}


class Cast:
    """The actors of one doc in order, the nouns they are named by, and the antecedents for pronouns.

    mentions: the doc's, in order; where there are none, runs of capitalised words stand in.
    marked: characters between quotation marks; what is named in them is no antecedent.
    heard: characters of those who say something, in order; telling: those too whom another one tells of.
    """

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        marked: Sequence[tuple[int, int]],
        heard: Sequence[tuple[int, int]] = (),
        telling: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text = Text(doc, marked)
        self.actors = with_given_names(self.text, joined(named_too(doc, mentions), self.text.text))
        self.heard = heard
        self.telling = telling or heard
        self.starts = [m.start for m in self.actors]
        self.aliases = find_aliases(self.text)
        self.namings = find_namings(self.text, self.actors)
        self.named_at = {n.token: n.mention for n in self.namings}
        self.persons, self.doubtful = are_persons(self.text, self.actors, self.namings)
        self.fullest = fullest_names(self.actors, self.text.text)
        self.bodies = printed_bodies(self.actors, self.text.text)
        self._candidates: list[Antecedent] | None = None

    @property
    def candidates(self) -> list[Antecedent]:
        """Antecedents outside quotation marks, in order."""
        if self._candidates is None:
            self._candidates = find_candidates(self.text, self.actors, self.persons, self.heard)
        return self._candidates

    @property
    def owners(self) -> list[tuple[int, str]]:
        """The possessive pronouns outside quotation marks, and the gender of whose it is: "her mother"."""
        text = self.text
        return [
            (i, POSSESSIVES[word])
            for i, word in enumerate(text.lower)
            if word in POSSESSIVES and text.tags[i] == "PRP$" and not text.quoted[i]
        ]

    def person(self, mention: Mention) -> bool:
        return is_person(mention, self.persons)

    def shown(self, mention: Mention) -> str:
        """The name to show of an entity: a person's is the pattern file's, a body's as this article prints it."""
        if mention.rule_id.startswith("mentions:") or mention.entity_type not in BODIES:
            return mention.entity_name
        return self.bodies.get((mention.entity_id, mention.entity_name), mention.entity_name)

    def inside(self, start: int, end: int) -> list[Mention]:
        low = bisect_left(self.starts, start)
        return [m for m in self.actors[low : low + 8] if start <= m.start and m.end <= end]

    def covering(self, start: int, end: int) -> Mention | None:
        """The longest mention that holds these characters, which hold something."""
        around = self.actors[max(0, bisect_left(self.starts, start) - 3) : bisect_left(self.starts, start + 1)]
        holding = [m for m in around if m.start <= start and end <= m.end]
        return max(holding, key=lambda m: m.end - m.start, default=None)

    def before(self, start: int) -> list[Mention]:
        return self.actors[: bisect_left(self.starts, start)]

    def bearer(self, printed: str, start: int) -> Mention | None:
        """The last named before whose name ends in these words, where no mention covers them."""
        words = without_titles(printed)
        if not words or not all(word[0].isupper() for word in words):
            return None
        unsure = self.persons | self.doubtful
        named = (m for m in reversed(self.before(start)) if m.entity_name in unsure)
        return next((m for m in named if adds_to(without_titles(m.entity_name), words)), None)
