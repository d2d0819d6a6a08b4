"""From a printed speaker ("he", "Mr. Karimi", "the group", "another") to who that is.

The name is the pattern file's where the mention has an entity, else the
fullest form in the article, else the description as printed, without its
article. Nobody is guessed from outside the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from pipeline.annotations import Mention, Paragraph
from pipeline.language.en.classes import words
from pipeline.quotations.cues.clauses import noun_phrase, overlaps
from pipeline.quotations.cues.speaking_nouns import GROUP_TYPES, GROUPS, PRONOUNS, gender, singular
from pipeline.quotations.identity.antecedents import Antecedent, fits
from pipeline.quotations.identity.article_names import without_titles
from pipeline.quotations.identity.cast import Cast
from pipeline.quotations.identity.descriptions import (
    OWNERS,
    PARTICULAR,
    leaves_noun_out,
    proper_words,
    taken_up,
    with_noun,
)
from pipeline.quotations.identity.genders import learn_genders
from pipeline.quotations.identity.issuers import is_statement, issuer
from pipeline.quotations.identity.printed_phrases import Phrases
from pipeline.quotations.identity.pronoun_signs import answers_back, is_other, told_by_gender
from pipeline.quotations.identity.roles import (
    is_description,
    is_office,
    is_one_of,
    named_elsewhere,
    named_next,
    of_one_family,
    only_person,
    own_correspondent,
)
from pipeline.quotations.page import Inside

BULLETS = "•*·▪◦‣-–— \t\n\r\xa0"
ANTECEDENTS = 12  # the last ones that a pronoun may mean
LONGEST_OWNER = 4  # words
# How sure it is who is meant, given that the mention is the speaker's: by the share that was right of each way in
# annotated news apart from what chose the mention.
NAMED = 0.99
SHORT_NAME = 0.95
TAKEN_UP = 0.9
ELSEWHERE = 0.85  # who is named by the same noun elsewhere
DEFINITE = 0.8  # "the captain" where nobody is found: he may be somebody whom the article names
INDEFINITE = 0.93
ONLY_PERSON = 0.6
LINKED = frozenset({"mentions:surname", "mentions:given_name", "mentions:abbreviation"})
OPENERS = words("identity.openers")
ANSWERED_WITHIN = 2  # sentences; the marks may hold one


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a speaker mention stands for. resolution: named | description | pronoun | none.

    sure: how probable it is that the mention means that one, given that it is the speaker's.
    """

    name: str
    entity_id: str
    type: str
    side: str
    resolution: str
    sure: float = field(default=1.0, compare=False)


NOBODY = Resolved("", "", "", "", "none")


class Resolver:
    """Resolves the speaker mentions of one doc.

    mentions: the doc's, in order; where there are none, runs of capitalised words stand in.
    marked: the runs between quotation marks; what is named in them is no antecedent.
    heard: characters of those who say something, in order: whose "the statement" may be. telling: those too whom
    another one tells of.
    """

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        paragraphs: Sequence[Paragraph] = (),
        marked: Sequence[Inside] = (),
        heard: Sequence[tuple[int, int]] = (),
        telling: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.doc = doc
        self.headings = [(p.start, p.end) for p in paragraphs if p.role == "heading"]
        self.cast = Cast(doc, mentions, [(m.start, m.end) for m in marked], heard, telling)
        self.text = self.cast.text.text
        self.phrases = Phrases(self.cast)
        self._resolved: dict[tuple[int, int], Resolved] = {}
        self._genders_known = False

    def noun_phrase(self, token: Token) -> tuple[int, int]:
        """Characters of the speaker mention around a head token, as printed."""
        return noun_phrase(token)

    def resolve(self, start: int, end: int) -> Resolved:
        """Who the mention at these characters is; NOBODY where the characters hold no word."""
        while start < end and self.text[start] in BULLETS:
            start += 1
        first, space, _ = self.text[start:end].partition(" ")
        if space and first.lower() in OPENERS:  # [Though] the commander
            start += len(first) + 1
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
        if len(words) == 1 and words[0] in OWNERS:  # [his] answer
            return self.pronoun(OWNERS[words[0]], start)
        nicknamed = self.by_alias(printed, start)
        if nicknamed is not None:
            return nicknamed
        head = self.head(start, end)
        named = self.phrases.named(start, end, head) or self.phrases.apposed_before(start, end, head)
        if named is not None:
            relative = of_one_family(self.cast, named, words)
            return self.by_mention(relative or named)
        if is_statement(head):
            sender = issuer(self.cast, head, start, end)
            if sender is not None:
                return self.by_mention(sender) if isinstance(sender, Mention) else self.resolve(*sender)
        if leaves_noun_out(words):
            return Resolved(with_noun(self.cast, words, start), "", "", "", "description")
        if words[0] in GROUPS and len(words) == 1:
            words = ["the", *words]  # "a coalition statement"
        if words[0] in PARTICULAR or words[0] in OWNERS:
            known = taken_up(self.cast, head.i, words, start)
            if known is not None:
                found = self.by_mention(known) if isinstance(known, Mention) else self.resolve(known.start, known.end)
                return replace(found, sure=found.sure * TAKEN_UP)
        bearer = self.cast.bearer(printed, start) or own_correspondent(self.cast, words, start)
        if bearer is not None:
            return self.by_mention(bearer)
        return self.of_role(head, words, start) or self.described(printed, start)

    def by_alias(self, printed: str, start: int) -> Resolved | None:
        """Whom a nickname means that a clause before gave to somebody."""
        bearer = self.cast.aliases.get(printed)
        if bearer is None or bearer.idx >= start:
            return None
        found = self.resolve(*noun_phrase(bearer))
        known = found.type == "person" or len(found.name.split()) > 1
        return replace(found, resolution="named") if known else None

    def of_role(self, head: Token, words: Sequence[str], start: int) -> Resolved | None:
        """The person whom a description means that no name stands beside; None where nobody is surely meant."""
        noun = head.lower_
        if words[0] not in (*PARTICULAR, "a", "an", "one") or noun != singular(noun) or not is_description(noun):
            return None
        elsewhere = named_elsewhere(self.cast, noun, words, start)
        if elsewhere is not None:
            return replace(self.by_mention(elsewhere), sure=ELSEWHERE)
        if words[0] not in PARTICULAR:
            return None
        proper = proper_words(self.cast, start, head.i)
        alone = only_person(self.cast, noun, start, proper)
        if alone is None and not is_office(noun):
            alone = named_next(self.cast, start, gender(noun))
            alone = alone if alone is not None and is_one_of(self.cast, alone, proper) else None
        return replace(self.by_mention(alone), sure=ONLY_PERSON) if alone is not None else None

    # -- names

    def head(self, start: int, end: int) -> Token:
        return self.phrases.head(start, end)

    def by_mention(self, mention: Mention) -> Resolved:
        sure = SHORT_NAME if mention.rule_id in LINKED else NAMED
        if mention.entity_id:
            return Resolved(
                self.cast.shown(mention), *(mention.entity_id, mention.entity_type, mention.side), "named", sure
            )
        printed = mention.entity_name or self.text[mention.start : mention.end]
        kind = mention.entity_type
        if kind and self.cast.person(mention) != (kind == "person"):
            kind = "person" if self.cast.person(mention) else "organization"
        return Resolved(self.cast.fullest.get(printed, printed), "", kind, mention.side, "named", sure)

    # -- descriptions

    def described(self, printed: str, start: int) -> Resolved:
        """The description as the name, without its article, and with the owner that "its" or "their" stands for."""
        first, _, rest = printed.partition(" ")
        if rest and first.lower() in OWNERS:
            owner = self.pronoun(OWNERS[first.lower()], start)
            name = owned(owner, rest.removeprefix("own "))
            return Resolved(name, "", "", owner.side, "description", owner.sure * INDEFINITE)
        if rest and first.lower() in ("a", "an", "the"):
            printed = rest
        elif printed.istitle():
            printed = " ".join(without_titles(printed)) or printed
        sides = (m.side for m in self.cast.inside(start, start + len(printed) + len("the ")) if m.side)
        sure = DEFINITE if first.lower() == "the" else INDEFINITE
        return Resolved(printed, "", "", next(sides, ""), "description", sure)

    # -- pronouns

    def pronoun(self, word: str, start: int) -> Resolved:
        """Who a pronoun means: sentence by sentence back, the fitting gender, then subjects, then the nearest."""
        kind, sex = PRONOUNS[word]
        own = self.doc[self.cast.text.token_at(start)]
        sentence = self.cast.text.sentence
        alone = self.one_called_they(start) if word == "they" else None
        if alone is not None:
            return replace(self.resolve(alone.start, alone.end), resolution="pronoun")
        before = [c for c in self.candidates if c.end <= start and fits(c, word)]
        before = [c for c in before if sentence[c.token] != sentence[own.i] or not is_other(self.doc, c, own)]
        if answers_back(own):  # "...," the minister said. "...," she shot back: not he who spoke last
            last = self.last_heard(start)
            before = [c for c in before if last is None or not last[0] <= c.start < last[1]]
        by_sentence: dict[int, list[Antecedent]] = {}
        for c in before[-ANTECEDENTS:]:
            by_sentence.setdefault(sentence[c.token], []).append(c)
        for number in sorted(by_sentence, reverse=True):
            nouns = any(c.noun and c.token not in self.cast.named_at for c in by_sentence[number])
            fitting = sorted(by_sentence[number], key=lambda c: (told_by_gender(c, sex, nouns), c.rank, c.token))
            for chosen in reversed(fitting):
                found = self.resolve(chosen.start, chosen.end)
                if found.name and not (kind == "person" and found.type in GROUP_TYPES):
                    return replace(found, resolution="pronoun")
        if kind != "person":
            return NOBODY
        unsure = self.doubtful(start)
        if unsure.name:
            return unsure
        later = named_next(self.cast, start, sex)
        return replace(self.by_mention(later), resolution="pronoun", sure=ONLY_PERSON) if later is not None else NOBODY

    def one_called_they(self, start: int) -> Antecedent | None:
        """Who "they" is after one person whose gender the article leaves open: "The blogger asked ..., they wrote"."""
        sentence = self.cast.text.sentence
        before = [c for c in self.candidates if c.end <= start and c.rank]
        last = [c for c in before if sentence[c.token] == sentence[before[-1].token]]
        told = [c for c in last if c.noun and c.kind == "person" and not (c.pronoun or c.plural or c.gender)]
        if len(last) != 1 or not told or sentence[self.cast.text.token_at(start)] - sentence[told[0].token] > 1:
            return None
        spoke = any(told[0].start <= p[0] < told[0].end for p in self.cast.telling)
        return told[0] if spoke else None

    def last_heard(self, start: int) -> tuple[int, int] | None:
        """Characters of the last speaker before, where he spoke in the sentence before."""
        heard = [p for p in self.cast.telling if p[1] <= start]
        sentence, token_at = self.cast.text.sentence, self.cast.text.token_at
        if not heard or sentence[token_at(start)] - sentence[token_at(heard[-1][0])] > ANSWERED_WITHIN:
            return None
        return heard[-1]

    def doubtful(self, start: int) -> Resolved:
        """Who "he" is where no person came before: the last name that only the model took for a group's."""
        for mention in reversed(self.cast.before(start)):
            if mention.entity_name in self.cast.doubtful:
                return replace(self.by_mention(mention), type="person", resolution="pronoun")
        return NOBODY

    def name_of(self, start: int, end: int) -> str:
        return self.resolve(start, end).name

    @property
    def candidates(self) -> list[Antecedent]:
        """Antecedents outside quotation marks, in order, with the genders the article tells; no nouns of headings."""
        found = [c for c in self.cast.candidates if not (c.noun and overlaps((c.start, c.end), self.headings))]
        if not self._genders_known:
            self._genders_known = True
            learn_genders(self.cast, found, resolve=self.name_of, named=lambda mention: self.by_mention(mention).name)
        return found


def owned(owner: Resolved, what: str) -> str:
    """ "their spokesman" with its owner: "Taliban spokesman", "Karim Omar's brother"; no long descriptions."""
    if not owner.name or len(owner.name.split()) > LONGEST_OWNER:
        return what
    if owner.type in GROUP_TYPES:
        return f"{owner.name} {what}"
    return f"{owner.name}'{'' if not owner.type and owner.name.endswith('s') else 's'} {what}"
