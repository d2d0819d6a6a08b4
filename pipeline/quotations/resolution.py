"""From a printed speaker ("he", "Mr. Karimi", "the group", "another") to who that is.

The name is the pattern file's where the mention has an entity, else the
fullest form in the article, else the description as printed, without its
article. Nobody is guessed from outside the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.annotations import Mention, Paragraph
from pipeline.quotations.antecedents import Candidate, find_candidates, fits, introductions
from pipeline.quotations.clauses import first_token_at, noun_phrase
from pipeline.quotations.cues import Inside
from pipeline.quotations.names import fullest_names, named_too
from pipeline.quotations.nouns import (
    GROUP_TYPES,
    GROUP_WORDS,
    GROUPS,
    PRONOUNS,
    STATEMENTS,
    singular,
)
from pipeline.quotations.subjects import ISSUE, agent, subject


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a speaker mention stands for. resolution: named | description | pronoun | none."""

    name: str
    entity_id: str
    type: str
    side: str
    resolution: str


NOBODY = Resolved("", "", "", "", "none")


class Resolver:
    """Resolves the speaker mentions of one doc.

    mentions: the doc's, in order; where there are none, runs of capitalised words stand in.
    marked: the runs between quotation marks; what is named in them is no antecedent.
    """

    def __init__(
        self, doc: Doc, mentions: Sequence[Mention], paragraphs: Sequence[Paragraph] = (), marked: Sequence[Inside] = ()
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.marked = [(m.start, m.end) for m in marked]
        self.actors = named_too(doc, mentions)
        self.starts = [m.start for m in self.actors]
        self.paragraphs = [(p.start, p.end) for p in paragraphs]
        self.fullest = fullest_names(self.actors, self.text)
        self._resolved: dict[tuple[int, int], Resolved] = {}
        self._candidates: list[Candidate] | None = None
        self._roles: dict[str, Mention] | None = None

    def noun_phrase(self, token: Token) -> tuple[int, int]:
        """Characters of the speaker mention around a head token, as printed."""
        return noun_phrase(token)

    def resolve(self, start: int, end: int) -> Resolved:
        """Who the mention at these characters is; NOBODY where the characters hold no word."""
        key = (start, end)
        if key not in self._resolved:
            self._resolved[key] = NOBODY  # ends a circle of pronouns
            self._resolved[key] = self._resolve(start, end)
        return self._resolved[key]

    def _resolve(self, start: int, end: int) -> Resolved:
        printed = " ".join(self.text[start:end].split())
        words = printed.lower().split()
        if not words:
            return NOBODY
        if len(words) == 1 and words[0] in PRONOUNS:
            return self.pronoun(words[0], start)
        head = self.head(start, end)
        named = self.named(start, end, head)
        if named is not None:
            return self.by_mention(named)
        if head.lower_ in STATEMENTS or singular(head.lower_) in STATEMENTS:
            issuer = self.issuer(head, start, end)
            if issuer is not None:
                return issuer
        if words[0] in ("another", "others") and len(words) == 1:
            noun = self.noun_before(start)
            return Resolved(f"{words[0]} {noun}".strip(), "", "", "", "description")
        if words[0] in ("the", "this", "that", "its", "his", "her", "their"):
            known = self.definite(head, words, start)
            if known is not None:
                return known
        return self.described(printed, start)

    # -- names

    def head(self, start: int, end: int) -> Token:
        """The head of the mention: by the parse, else its last word before a comma or preposition."""
        first = first_token_at(self.doc, start)
        last = max(first + 1, first_token_at(self.doc, end))
        span = self.doc[first:last]
        if span[0].dep:
            return span.root
        for token in span:
            if token.i > first and token.lower_ in (",", "of", "for", "in", "from", "at", "who", "with", "on", "to"):
                return self.doc[token.i - 1]
        return span[-1]

    def inside(self, start: int, end: int) -> list[Mention]:
        low = bisect_left(self.starts, start)
        return [m for m in self.actors[low : low + 8] if start <= m.start and m.end <= end]

    def named(self, start: int, end: int, head: Token) -> Mention | None:
        """The mention that the noun phrase is headed by, or that stands in apposition to its head."""
        within = self.inside(start, end)
        covering = [m for m in self.actors if m.start <= start and end <= m.end and m.end - m.start > 0]
        if covering:
            return max(covering, key=lambda m: m.end - m.start)
        for mention in within:
            if mention.start <= head.idx < mention.end:
                return mention
        for mention in within:
            if mention.entity_type in ("person", "") and (
                self.apposed(mention, head) or self.closes(mention, within, end)
            ):
                return mention
        return None

    def closes(self, mention: Mention, within: Sequence[Mention], end: int) -> bool:
        """Whether a name ends a title that names an office: "envoy to the United Nations Rahim Karimi"."""
        return mention.end == end and any(self.text[m.end : mention.start].isspace() for m in within)

    def apposed(self, mention: Mention, head: Token) -> bool:
        """Whether a person's name names the head noun: "spokesman Karim"; not "Karim's brother"."""
        first = self.doc[first_token_at(self.doc, mention.start)]
        last = first_token_at(self.doc, mention.end)
        if last < len(self.doc) and self.doc[last].lower_ in ("'s", "’s", "'", "’"):
            return False
        if not first.dep:
            return mention.start > head.idx and self.text[head.idx + len(head) : mention.start].strip(" ,") == ""
        root = self.doc[first.i : max(first.i + 1, last)].root
        return root.dep_ in ("appos", "compound", "nmod", "amod") and (root.head == head or root.head.head == head)

    def by_mention(self, mention: Mention, resolution: str = "named") -> Resolved:
        if mention.entity_id or mention.entity_name:
            name = mention.entity_name
            full = self.fullest.get(name, name)
            return Resolved(
                name if mention.entity_id else full, mention.entity_id, mention.entity_type, mention.side, resolution
            )
        printed = self.text[mention.start : mention.end]
        return Resolved(self.fullest.get(printed, printed), "", mention.entity_type, mention.side, resolution)

    # -- descriptions

    def described(self, printed: str, start: int) -> Resolved:
        """The description as the name, without its article, and with the owner that "its" or "their" stands for."""
        first, _, rest = printed.partition(" ")
        if rest and first.lower() in ("a", "an", "the"):
            printed = rest
        elif rest and first.lower() in ("its", "their", "his", "her"):
            owner = self.pronoun({"its": "it", "their": "they", "his": "he", "her": "she"}[first.lower()], start)
            printed = f"{owner.name} {rest}" if owner.name else rest
            return Resolved(printed, "", "", owner.side, "description")
        side = ""
        for mention in self.inside(start, start + len(printed) + 8):
            side = side or mention.side
        return Resolved(printed, "", "", side, "description")

    def noun_before(self, start: int) -> str:
        """The noun of the last unnamed speaker or person before: what "another" is another of."""
        for c in reversed(self.candidates):
            if c.start < start and c.noun and not c.pronoun and c.kind == "person":
                return c.noun
        return ""

    def definite(self, head: Token, words: Sequence[str], start: int) -> Resolved | None:
        """Whom "the minister", "the agency" or "the group" takes up again, by noun; None where nobody fits."""
        noun = head.lower_ if head.lower_ in GROUPS else singular(head.lower_)
        if noun in GROUPS:
            for mention in reversed(self.before(start)):
                if mention.entity_type in GROUP_TYPES | {""} and mention.entity_name.lower().split()[-1:] == [noun]:
                    return self.by_mention(mention)
            if noun in GROUP_WORDS and len(words) == 2:
                for c in reversed(self.candidates):
                    if c.start < start and c.kind == "group" and c.rank:
                        return self.resolve(c.start, c.end)
            return None
        role = self.roles.get(noun)
        if role is not None:
            return self.by_mention(role)
        if len(words) > 2:
            return None
        for c in reversed(self.candidates):
            if (
                c.start < start
                and c.noun == noun
                and c.end < start
                and self.text[c.start : c.end].lower() != " ".join(words)
            ):
                return self.resolve(c.start, c.end)
        return None

    def issuer(self, head: Token, start: int, end: int) -> Resolved | None:
        """Whose statement it is: named within the phrase, else whoever spoke last before it."""
        sender = sent_by(head)
        if sender is not None:
            return self.resolve(*noun_phrase(sender))
        within = self.inside(start, end)
        for child in head.lefts:  # "a coalition statement"
            if not within and child.dep_ in ("compound", "poss") and child.lower_ in GROUPS:
                return self.resolve(child.idx, child.idx + len(child))
        if within:
            owner = within[0]
            if owner.entity_type in GROUP_TYPES and self.text[start:end].lower().startswith("the "):
                for c in reversed(
                    self.candidates
                ):  # "the Taliban message": the Taliban official's, where one was named
                    if c.start < start and c.kind == "person" and c.rank and not c.noun:
                        resolved = self.resolve(c.start, c.end)
                        if resolved.side == owner.side and owner.side:
                            return resolved
                        break
            return self.by_mention(owner)
        if not self.text[start:end].lower().startswith(("the ", "this ")):
            return None
        for token in reversed(self.doc[: head.i]):  # "X released a statement ... the statement said"
            if token.lower_ == head.lower_ and token.dep_ == "dobj" and token.head.lower_ in ISSUE:
                issuer = subject(token.head)
                if issuer is not None:
                    return self.resolve(*noun_phrase(issuer))
        for c in reversed(self.candidates):
            if c.start < start and c.rank and not c.pronoun:
                return self.resolve(c.start, c.end)
        return None

    # -- pronouns

    def pronoun(self, word: str, start: int) -> Resolved:
        """The last fitting subject before the pronoun, sentence by sentence; else the last fitting name."""
        kind, sex = PRONOUNS[word]
        before = [c for c in self.candidates if c.end <= start and fits(c, kind, sex)]
        if not before:
            return Resolved("", "", "", "", "none")
        by_sentence: dict[int, list[Candidate]] = {}
        for c in before[-12:]:
            by_sentence.setdefault(self.sentence(c.token), []).append(c)
        for number in sorted(by_sentence, reverse=True):
            chosen = max(by_sentence[number], key=lambda c: (bool(sex) and c.gender == sex, c.rank, c.token))
            found = self.resolve(chosen.start, chosen.end)
            if found.name:
                return Resolved(found.name, found.entity_id, found.type, found.side, "pronoun")
        return Resolved("", "", "", "", "none")

    def sentence(self, token: int) -> int:
        return int(self.doc[token].sent.start) if self.doc.has_annotation("SENT_START") else 0

    def before(self, start: int) -> list[Mention]:
        return self.actors[: bisect_left(self.starts, start)]

    @property
    def candidates(self) -> list[Candidate]:
        """Antecedents outside quotation marks, in order."""
        if self._candidates is None:
            self._candidates = find_candidates(self.doc, self.actors, self.marked)
            self.learn_genders(self._candidates)
        return self._candidates

    def learn_genders(self, candidates: Sequence[Candidate]) -> None:
        """Give each name the gender of the pronouns that can only mean it: one person named in the sentence before."""
        persons = [c for c in candidates if c.kind == "person" and not c.noun and not c.pronoun]
        names = {c.token: self.resolve(c.start, c.end).name for c in persons}
        known: dict[str, str] = {names[c.token]: c.gender for c in reversed(persons) if c.gender}
        for c in candidates:
            if c.pronoun and c.kind == "person" and c.rank:
                sentence = self.doc[c.token].sent.start
                first = self.doc[max(sentence - 1, 0)].sent.start
                near = {names[p.token] for p in persons if first <= p.token < c.token}
                if len(near) == 1:
                    known.setdefault(near.pop(), c.gender)
        for c in persons:
            c.gender = c.gender or known.get(names[c.token], "")

    @property
    def roles(self) -> dict[str, Mention]:
        """The person introduced by a noun: "minister" to its bearer, where the article has one only."""
        if self._roles is None:
            self._roles = introductions(self.doc, self.actors)
        return self._roles


def sent_by(statement: Token) -> Token | None:
    """Who stands behind a statement: "an update shared by Karimi", "a message from the front"."""
    for child in statement.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return agent(child)
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None
