"""Which noun a name belongs to: titles, appositions and clauses that give a name.

"A Taliban officer in Khost, Mullah Sharif Gul, ...", "Sharif Gul, an officer",
"Colonel Gul", "a driver who gave his name only as Nabi". Words and commas tell
it, so that it holds where there is no parse and where the parse is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.mentions.name_words import is_title
from pipeline.quotations.cues.frames import FINITE
from pipeline.quotations.cues.speaking_nouns import GROUPS, RANKS, TITLES, is_person_noun
from pipeline.quotations.identity.apposed_nouns import (
    SAYS,
    STOPS,
    bears_name,
    comma_before,
    kind_of,
    may_be_person,
    noun_after,
    noun_before,
)
from pipeline.quotations.identity.given_names import GIVES_NAME, noun_given
from pipeline.quotations.identity.text import Text

VERBS = FINITE | {"VB"}
OWN = 10  # tokens of a noun's own phrase, to either side
PLATFORM_NAMES = words("identity.platform_names")


@dataclass(frozen=True, slots=True)
class Naming:
    """A noun for a person or group and the mention that names its bearer. token: the noun's; noun: its singular."""

    token: int
    noun: str
    mention: Mention
    words: frozenset[str]  # around the noun, lower case: what more a later description of the bearer may say
    own: frozenset[str] = frozenset()  # of the noun's own phrase: whose and what kind of a man he is

    def agrees(self, extra: Set[str], proper: Set[str]) -> bool:
        """Whether a description may mean the bearer. extra: what it says beside its noun; proper: the names in it, of
        a people, a side or a body, which must be of the noun's own phrase."""
        return extra <= self.words and proper <= self.spread

    @property
    def spread(self) -> set[str]:
        """The words of the noun's own phrase, those of a hyphened one each."""
        return {part for word in self.own for part in (word, *word.split("-"))}


def find_namings(text: Text, actors: Sequence[Mention]) -> list[Naming]:
    """The nouns that names belong to, in order, one name each; what stands in quotation marks is left out."""
    named: dict[int, Mention] = {}
    given = {match.start("name"): match for match in GIVES_NAME.finditer(text.text)}
    for mention in actors:
        first, last = text.tokens(mention)
        if first >= len(text.lower) or text.quoted[first] or mention.label != "ACTOR":
            continue
        kind = kind_of(mention)
        if last - first > 1 and mention.entity_type == "person" and text.lower[first] in RANKS:
            named.setdefault(first, mention)  # Prince Karim
        at, bearer = first - 1, kind
        while at >= 0 and (is_title(text.lower[at]) or bears_name(text.lower[at], bearer) or joins(text, at)):
            if bears_name(text.lower[at], bearer):
                named.setdefault(at, mention)
            if text.lower[at] not in GROUPS and not joins(text, at):
                bearer = "person"  # of "army spokesman Karimi" the army is not the one named
            at -= 1
        if at == first - 1 and says_what(text, at, first, mention):
            named.setdefault(at, mention)
            at -= 1
        comma = comma_before(text, at, mention)
        nouns = [noun_before(text, comma, last, mention), noun_after(text, last, kind, mention)]
        if mention.start in given:
            nouns.append(noun_given(text, given[mention.start]))
        for noun in nouns:
            if noun is not None:
                named.setdefault(noun, mention)
    return [naming(text, token, named[token]) for token in sorted(named)]


def says_what(text: Text, at: int, first: int, mention: Mention) -> bool:
    """Whether a common noun that no list has stands right before a person's name: "the monk Ashin Kovida"."""
    if at < 0 or mention.entity_type != "person" or text.tags[at] != "NN" or not text.lower[at].isalpha():
        return False
    noun, root = text.doc[at], text.doc[first]
    joined = noun.dep_ in ("compound", "nmod", "nsubj", "appos", "dobj", "pobj") or noun.head.i >= root.i
    return bool(joined and noun.whitespace_ and noun.text.islower() and may_be_person(text.lower[at]))


def joins(text: Text, at: int) -> bool:
    """Whether a hyphen joins two ranks: "Lieutenant-Colonel"."""
    return text.lower[at] == "-" and at > 0 and is_title(text.lower[at - 1])


def naming(text: Text, token: int, mention: Mention) -> Naming:
    noun = RANKS.get(text.lower[token], text.lower[token])
    around = range(max(0, token - 10), min(token + 10, len(text.lower)))
    words = frozenset(text.lower[i] for i in around if text.sentence[i] == text.sentence[token])
    return Naming(token, noun, mention, words, frozenset(own_words(text, token)))


def own_words(text: Text, token: int) -> Iterator[str]:
    """The words of a noun's own phrase and of the name in it, up to the next mark or verb on both sides: of "the army
    says it killed the [rebels' commander Nabi Omar in Barak]" those in brackets."""
    for steps in (range(token, max(-1, token - OWN), -1), range(token + 1, min(token + OWN, len(text.lower)))):
        for i in steps:
            if text.lower[i] in STOPS or text.lower[i] in SAYS or text.tags[i] in VERBS:
                break
            yield text.lower[i]


def are_persons(text: Text, actors: Sequence[Mention], found: Sequence[Naming]) -> tuple[set[str], set[str]]:
    """Names without an entity that the text treats as persons, and those it leaves open, whatever the model thought.

    A title, a person's noun or "who" makes a person; an article, a group's noun or the model's word a group, the
    last of which leaves it open.
    """
    persons = {n.mention.entity_name for n in found if n.noun not in GROUPS}
    groups = {n.mention.entity_name for n in found if n.noun in GROUPS} | PLATFORM_NAMES
    doubtful = set()
    for mention in actors:
        first, last = text.tokens(mention)
        before, after = text.lower[first - 1] if first else "", text.lower[last : last + 2]
        titled = last - first > 1 and text.lower[first] in TITLES
        if titled or (is_title(before) and before not in GROUPS) or after[:1] == ["who"] or after == [",", "who"]:
            persons.add(mention.entity_name)
        elif before == "the" and not is_person_noun("".join(after[:1])):
            groups.add(mention.entity_name)
        elif mention.entity_type not in ("person", ""):
            doubtful.add(mention.entity_name)
    names = {m.entity_name for m in actors if not m.entity_id}
    return persons | (names - groups - doubtful), names & doubtful - groups - persons
