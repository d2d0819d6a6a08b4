"""Which noun a name belongs to: titles, appositions and clauses that give a name.

"A Taliban officer in Khost, Mullah Sharif Gul, ...", "Sharif Gul, an officer",
"Colonel Gul", "a driver who gave his name only as Nabi". Words and commas tell
it, so that it holds where there is no parse and where the parse is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.mentions.name_words import is_title
from pipeline.quotations.cues.speaking_nouns import (
    GROUP_TYPES,
    GROUPS,
    RANKS,
    STATEMENTS,
    THINGS,
    TITLES,
    is_person_noun,
)
from pipeline.quotations.identity.text import Text
from pipeline.vocabulary import EntityLabel, FoundBy

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = FINITE | {"VB"}
OWN = 10  # tokens of a noun's own phrase, to either side
SAYS = words("identity.says")
STOPS = frozenset(',;:.!?()[]“”"„«»—–') | {"--", "''", "``"}
CLOSES = frozenset(",.;:)—–") | {"who", "which", "--"}
DETERMINERS = words("identity.phrase_openers")
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
PREPOSITIONS = words("identity.prepositions")
SINGLE = words("identity.single")
GIVEN = "quotes:given_name"
LEADING = 6  # tokens between a comma and a name after it
NO_PERSONS = words("identity.no_persons")
REACH = 15  # tokens between a name and the noun it belongs to
PLATFORM_NAMES = words("identity.platform_names")
ONLY = r"(?:(?:only|just|simply|merely|here) )?"
GIVES_NAME = re.compile(
    r"\b(?:named|called|nicknamed|dubbed|going by|by the name of"
    rf"|(?:known|identified|named|described) {ONLY}as"
    rf"|(?:gave|giving|gives|give) (?:his|her|their|the) (?:\w+ )?name {ONLY}as"
    rf"|(?:used|uses|using|goes by|went by) {ONLY}(?:the|his|her) (?:\w+ )?name"
    rf"|to be {ONLY}(?:called|named|identified|known|quoted|cited|referred to) {ONLY}(?:as |by )?"
    r"(?:(?:his|her|their) (?:\w+ )?name,? ?)?"
    rf"|(?:himself|herself) {ONLY}as"
    r"|whose (?:\w+ )?name (?:is|was)"
    r"|(?:his|her) (?:(?:first|last|given|family|real|middle) )?name,"
    rf") ?{ONLY}[“\"‘']?(?:(?:Mrs?|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt)\. )?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:al|bin|ul|e)\b)?(?:[ -][A-Z][\w’'-]+){0,4})"
)


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


def with_given_names(text: Text, actors: Sequence[Mention]) -> list[Mention]:
    """The mentions, and the names that clauses give ("asked to be called only Nabi") and no mention covers."""
    found = list(actors)
    for match in GIVES_NAME.finditer(text.text):
        start, end = match.span("name")
        if any(m.start < end and start < m.end for m in actors) or noun_given(text, match) is None:
            continue
        name = text.text[start:end]
        found.append(
            Mention(start, end, EntityLabel.ACTOR, "", name, "person", "", "", None, None, FoundBy.MODEL, GIVEN)
        )
    return sorted(found, key=lambda m: (m.start, m.end))


def find_aliases(text: Text) -> dict[str, Token]:
    """Single names that a clause gives to its subject, and that subject: "He has been dubbed “Owl”"."""
    found: dict[str, Token] = {}
    for match in GIVES_NAME.finditer(text.text):
        name = match["name"]
        at = text.token_at(match.start())
        if len(name.split()) > 1 or at >= len(text.doc) or not text.doc[at].dep:
            continue
        verb = text.doc[at]
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None and verb.dep_ in ("acl", "relcl", "conj"):
            subject = next((c for c in verb.head.lefts if c.dep_ in ("nsubj", "nsubjpass")), verb.head)
        if subject is not None and (subject.lower_ in ("he", "she") or subject.tag_ == "NNP"):
            found.setdefault(name, subject)
    return found


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
        nouns = [noun_before(text, comma_before(text, at), last, mention), noun_after(text, last, kind, mention)]
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


def may_be_person(word: str) -> bool:
    """Whether nothing that is known of a noun keeps it from standing for a person."""
    return word not in GROUPS and word not in THINGS and word not in STATEMENTS and word not in NO_PERSONS


def comma_before(text: Text, at: int) -> int:
    """The comma before the words that lead up to a name, "the council's head, [Japan's Ambassador] Omar"; else at."""
    i = at
    while i > 0 and at - i < LEADING and (text.doc[i].text[0].isupper() or text.lower[i] in POSSESSIVE):
        i -= 1
    return i if i >= 0 and text.lower[i] == "," else at


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


def kind_of(mention: Mention) -> str:
    """person, group, or "" where the mention's type is only the model's guess."""
    if mention.entity_id:
        return "group" if mention.entity_type in GROUP_TYPES else "person"
    return "person" if mention.entity_type == "person" and mention.rule_id == GIVEN else ""


def bears_name(word: str, kind: str) -> bool:
    """Whether a noun can be what a name belongs to: one person, or one group."""
    return (kind != "group" and (is_person_noun(word) or word in RANKS)) or (kind != "person" and word in GROUPS)


def noun_before(text: Text, comma: int, last: int, mention: Mention) -> int | None:
    """The head of "their trainer" in "their trainer, Nabi Omar, who ..."; last: one past the name."""
    if comma < 1 or text.lower[comma] not in (",", "—", "–"):
        return None
    if last < len(text.lower) and text.lower[last] not in CLOSES:
        return None
    kind = kind_of(mention)
    head = phrase_head(text.doc[comma - 1])
    if head is not None and not text.quoted[head.i]:
        single = head.lower_ in SINGLE and kind != "group"
        if single or is_office(head, mention) or bears_name(head.lower_, kind):
            return head.i
    last_noun = text.doc[comma - 1]  # "in the view of the poet, Nabi Omar, the truce"
    if head is None and last_noun.dep and not text.quoted[last_noun.i] and is_office(last_noun, mention):
        return last_noun.i
    return head_before(text, comma - 1, kind)


def is_office(head: Token, mention: Mention) -> bool:
    """Whether a noun with its article says what somebody is, listed or not: "his counterpart", "the archbishop of"."""
    if mention.entity_type != "person" or head.tag_ not in ("NN", "NNP") or not may_be_person(head.lower_):
        return False
    determined = any(c.dep_ in ("det", "poss") for c in head.lefts)
    return head.tag_ == "NN" and (determined or head.dep_ == "nsubj") if head.text.islower() else determined


def phrase_head(last: Token) -> Token | None:
    """The head of the noun phrase that ends with a token: "spokesman" in "a spokesman for the army"."""
    if not last.dep:
        return None
    head = last
    while head.dep_ != "conj" and head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADP"):
        head = head.head
    return head if head.pos_ != "ADP" else None


def head_before(text: Text, end: int, kind: str = "person") -> int | None:
    """The noun that heads the noun phrase which ends at a token: "cousin" in "a cousin of two of the dead"."""
    found = None
    for i in range(end, max(-1, end - REACH), -1):
        word = text.lower[i]
        if word in STOPS or word in SAYS or text.tags[i] in FINITE or text.quoted[i]:
            break
        if found is not None and word in POSSESSIVE:
            break
        if found is not None and word in PREPOSITIONS and word != "of":
            break
        if bears_name(word, kind) and found != i + 1:  # of "chief spokesman" the last
            found = i
        if found is not None and word in DETERMINERS and (i == 0 or text.lower[i - 1] != "of"):
            break
    return found


def noun_after(text: Text, last: int, kind: str, mention: Mention) -> int | None:
    """The head of "the front's envoy" in "Nabi Omar, 50, the front's envoy, ..."; last: one past the name."""
    lower = text.lower
    if last + 1 >= len(lower) or lower[last] not in (",", "("):
        return None
    first = last + 1
    if lower[first].isdigit() and first + 2 < len(lower) and lower[first + 1] == ",":
        first += 2  # his age
    found = None
    open_class = mention.entity_type == "person" and lower[first] in ("a", "an")
    for i in range(first, min(first + 8, len(lower))):
        word = lower[i]
        if found is not None and (word in STOPS or word in PREPOSITIONS or word in ("who", "which", "that")):
            return found
        if word in STOPS or word in PREPOSITIONS or word in SAYS or word == "and" or text.tags[i] in FINITE:
            return unlisted(text, i - 1) if open_class else None
        if bears_name(word, kind):
            found = i
        elif found is not None and lower[i - 1] == lower[found] and word not in ("'s", "’s"):
            found = None if text.tags[i].startswith("NN") else found
    return None


def unlisted(text: Text, last: int) -> int | None:
    """The noun that ends "a retired falconer": what somebody is, though no list has it."""
    return last if text.tags[last] == "NN" and may_be_person(text.lower[last]) else None


def noun_given(text: Text, match: re.Match[str]) -> int | None:
    """The noun that a clause names: "fighter" in "a fighter who gave his name only as Nabi"."""
    end = text.token_at(match.start()) - 1
    for i in range(end, max(-1, end - REACH), -1):
        if text.lower[i] in (".", "!", "?"):
            break
        if text.lower[i] == "who":
            end = i - 1
            break
    while end > 0 and (text.lower[end] in (",", "only") or is_rank(text.lower[end])):
        end -= 1
    return head_before(text, end)


def is_rank(word: str) -> bool:
    return is_title(word) and not is_person_noun(word)


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
