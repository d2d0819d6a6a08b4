"""Which name a noun phrase is, holds, or has beside it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.quotations.identity.cast import Cast

REPORTS = words("identity.reports")


class Phrases:
    """The noun phrases of one doc and its names."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.doc = cast.text.doc
        self.text = cast.text.text

    def head(self, start: int, end: int) -> Token:
        """The head of the mention: by the parse, else its last word before a comma or preposition."""
        first = self.cast.text.token_at(start)
        last = max(first + 1, self.cast.text.token_at(end))
        span = self.doc[first:last]
        if span[0].dep:
            return span.root
        for token in span:
            if token.i > first and token.lower_ in (",", "of", "for", "in", "from", "at", "who", "with", "on", "to"):
                return self.doc[token.i - 1]
        return span[-1]

    def named(self, start: int, end: int, head: Token) -> Mention | None:
        """The mention that the noun phrase is, that its head is part of, or that names its head."""
        covering = self.cast.covering(start, end)
        bearer = self.cast.named_at.get(head.i)
        within = self.cast.inside(start, end)
        if bearer is not None and any(m.start == head.idx < m.end - len(head) for m in within):
            return bearer  # of the Minister of Health, Karim Omar
        if covering is not None:
            return covering
        for mention in within:
            if mention.start <= head.idx < mention.end:
                return mention
        for mention in within:
            if mention.entity_type in ("person", "") and (self.apposed(mention, head) or self.closes(mention, end)):
                return mention
        if within and within[0].start == start and self.following(within[0]) in REPORTS:
            return within[0]  # a heading that was taken for a noun phrase: "NRF claims attack"
        return bearer

    def apposed_before(self, start: int, end: int, head: Token) -> Mention | None:
        """The person of whom the phrase is an apposition: "Jan Omar, [coordinator of the council], said"."""
        last = self.cast.text.token_at(end)
        if head.dep_ == "ROOT" or last >= len(self.doc) or self.doc[last].text != ",":
            return None
        for mention in reversed(self.cast.before(start)[-2:]):
            if self.text[mention.end : start].strip() == "," and self.cast.person(mention):
                return mention
        return None

    def following(self, mention: Mention) -> str:
        after = self.cast.text.token_at(mention.end)
        return self.cast.text.lower[after] if after < len(self.doc) else ""

    def closes(self, mention: Mention, end: int) -> bool:
        """Whether a name ends a title that names an office or a place: "envoy to the United Nations Rahim Karimi"."""
        first = self.cast.text.token_at(mention.start)
        if mention.end != end or not first or not mention.entity_type:
            return False
        before = self.doc[first - 1]
        return before.is_alpha and before.text[0].isupper() and before.whitespace_ != ""

    def apposed(self, mention: Mention, head: Token) -> bool:
        """Whether a person's name names the head noun: "spokesman Karim"; not "Karim's brother"."""
        first = self.doc[self.cast.text.token_at(mention.start)]
        last = self.cast.text.token_at(mention.end)
        if last < len(self.doc) and self.doc[last].lower_ in ("'s", "’s", "'", "’"):
            return False
        if not first.dep:
            return mention.start > head.idx and self.text[head.idx + len(head) : mention.start].strip(" ,") == ""
        root = self.doc[first.i : max(first.i + 1, last)].root
        before = ("compound", "nmod", "amod") if mention.start > head.idx else ()  # not "the Karimi campaign"
        return root.dep_ in ("appos", *before) and (root.head == head or root.head.head == head)
