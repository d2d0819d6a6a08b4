"""Who is hit: which noun phrases can be victims, and what kind of person they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.casualties.sentence.phrases import ORDINALS, Phrase
from pipeline.casualties.sentence.words import SINGLE_PRONOUNS, Word
from pipeline.language.en.classes import listed, words
from pipeline.language.en.person_rule import PeopleNouns

COLLECTIVES = words("persons.collectives")
MEMBERS = words("casualties.one_of_a_body")  # "a staff", "another personnel"
KINSMEN = words("attribution.kinsmen")
OWNING = words("genitives")
TITLES = words("titles")
DEMONYM_ENDINGS = listed("attribution.demonym_endings")


def is_plural(word: Word, nouns: PeopleNouns) -> bool:
    """Whether the head of a phrase is plural."""
    if word.text in nouns.plurals:
        return True
    if word.tag in ("NNS", "NNPS"):
        return True
    return word.text.endswith("s") and not word.text.endswith(("ss", "us", "is")) and word.tag not in ("NN", "NNP")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase on trial as a victim.

    strict: the verb takes towns and tanks too, so that only known persons are its victims ("captured").
    named_person, group: whether the gazetteer knows the head as a person's name, as a group's. known: either.
    another: "a second", said of a person. person: whether the head stands for people.
    """

    words: Sequence[Word]
    phrase: Phrase
    strict: bool
    nouns: PeopleNouns
    named_person: bool
    group: bool
    known: bool
    another: bool
    person: bool

    @property
    def head(self) -> Word:
        return self.words[self.phrase.head]


def _pronoun(c: Candidate) -> str | None:
    """ "nobody was killed" is zero, "he was killed" single; "they" is nobody in particular."""
    if not c.phrase.pronoun:
        return None
    if c.head.text in ("nobody", "none"):
        return "zero"
    return "single" if c.head.text in SINGLE_PRONOUNS else ""


def _thing(c: Candidate) -> str | None:
    """ "lost 12 tanks": no victims."""
    counted = not c.phrase.bare and c.head.text in c.nouns.things
    return "" if counted and not c.known and not c.another else None


def _none(c: Candidate) -> str | None:
    """ "no civilians were hurt"."""
    if c.phrase.det != "no":
        return None
    return "zero" if c.person or not c.strict else ""


def _counted(c: Candidate) -> str | None:
    """ "12 villagers were killed"; "zero were killed" is zero."""
    quantity = c.phrase.quantity
    if quantity is None:
        return None
    if c.phrase.bare and quantity.kind == "exact" and quantity.best == 0:
        return "zero"
    if not c.person and c.head.tag == "NN" and (quantity.best or 0) > 1:
        return ""  # "a 911 call"
    return "counted" if c.person or not c.strict else ""


def _any(c: Candidate) -> str | None:
    """ "without hurting any passengers"."""
    if c.phrase.det != "any":
        return None
    return "plural" if c.person else ""


def _name_like_plural(c: Candidate) -> str | None:
    """ "Robert Mills was killed": the tagger takes the name for a plural."""
    return "single" if c.named_person and c.head.kind == "P" and c.phrase.det != "the" else None


def _plural(c: Candidate) -> str | None:
    """ "villagers were killed", "the Redcaps were captured"; "a staff was killed" is one of them."""
    if c.head.text in MEMBERS and (c.phrase.det == "a" or c.phrase.more):
        return None
    if c.head.text == "family":
        return "plural"  # "a nurse was killed along with her family"
    if (
        c.head.text in MEMBERS
        and not c.phrase.det
        and [w.text for w in c.words[c.phrase.end : c.phrase.end + 1]] == ["was"]
    ):
        return "single"  # "UN staff was shot dead"
    if not is_plural(c.head, c.nouns) and not (c.group and c.phrase.det != "a"):
        return None
    return "plural" if c.person else ""


def _one_person(c: Candidate) -> str | None:
    """ "a villager was killed", "Omid was killed", "another teacher", "Colonel Omid"."""
    told = c.phrase.det or c.phrase.more or (c.head.kind == "P" and _titled(c))
    return "single" if c.named_person or (c.person and told) else None


def _demonym(c: Candidate) -> str | None:
    """ "a Swede was killed"."""
    told = c.phrase.det == "a" and c.head.kind == "P" and c.head.text.endswith(DEMONYM_ENDINGS)
    return "single" if told and not c.strict else None


def _unknown_name(c: Candidate) -> str | None:
    """ "Omid Dara was shot", of a name that no table has."""
    return "single" if c.phrase.named and not c.strict and not c.group else None


# The first that has an answer decides; where none has, the phrase is no victim.
RANKS: tuple[Callable[[Candidate], str | None], ...] = (
    _pronoun, _thing, _none, _counted, _any, _name_like_plural, _plural, _one_person, _demonym, _unknown_name,
)  # fmt: skip


def victim_rank(
    words: Sequence[Word],
    phrase: Phrase,
    *,
    strict: bool,
    people: frozenset[int],
    groups: frozenset[int],
    nouns: PeopleNouns,
) -> str:
    """How a phrase can be a victim: counted | single | plural | zero | "" (it can't).

    strict: only known persons (for verbs such as "captured" that take towns and tanks too).
    people, groups: word positions that the gazetteer knows as persons, as groups.
    """
    head = words[phrase.head].text
    named_person, group = phrase.head in people, phrase.head in groups
    another = (head in ORDINALS or head == "other") and phrase.more
    person = phrase.bare or named_person or group or another or nouns.is_person(head)
    candidate = Candidate(words, phrase, strict, nouns, named_person, group, named_person or group, another, person)
    return next((rank for decide in RANKS if (rank := decide(candidate)) is not None), "")


def _titled(c: Candidate) -> bool:
    return any(c.words[i].text in TITLES for i in range(c.phrase.start, c.phrase.end))


def status(words: Sequence[str], nouns: PeopleNouns) -> str:
    """combatant | civilian | unknown, by the last telling word of the victim's phrase."""
    for at, word in reversed(list(enumerate(words))):
        if word in KINSMEN and any(nouns.is_combatant(w) for w in words[:at]) and not OWNING & set(words):
            return "combatant"  # "three Taliban brothers"
        if nouns.is_civilian(word):
            return "civilian"
        if nouns.is_combatant(word):
            return "combatant"
    return "unknown"
