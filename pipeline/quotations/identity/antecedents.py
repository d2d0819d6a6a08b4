"""What pronouns and definite descriptions may take up again: names and nouns for persons and groups."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.quotations.cues.clauses import noun_phrase
from pipeline.quotations.cues.speaking_nouns import (
    GROUP_TYPES,
    GROUPS,
    PEOPLE,
    PRONOUNS,
    STATEMENTS,
    gender,
    is_person_noun,
    singular,
)
from pipeline.quotations.identity.apposed_nouns import SAYS
from pipeline.quotations.identity.text import Text

MODIFIERS = ("compound", "nmod", "amod", "poss")


@dataclass(slots=True)
class Antecedent:
    """A noun phrase that may be what a pronoun or a definite description stands for."""

    token: int  # head
    start: int
    end: int
    kind: str  # person | group
    gender: str
    rank: int  # 2: subject of a main clause, or whom "according to" names; 1: another subject; 0: neither
    noun: str  # head noun, singular, "" for names
    pronoun: bool = False
    plural: bool = False  # a plural noun: "it" can't mean it
    by_given_name: bool = False  # the gender is only what the given name tells


def fits(c: Antecedent, word: str) -> bool:
    """Whether a pronoun agrees with a candidate in kind, gender and number."""
    kind, sex = PRONOUNS[word]
    if kind == "any":
        return True
    if c.kind != kind or (c.plural and word == "it"):
        return False
    return not (sex and c.gender and c.gender != sex)


def find_candidates(
    text: Text, actors: Sequence[Mention], persons: Collection[str], heard: Sequence[tuple[int, int]] = ()
) -> list[Antecedent]:
    """Names and person or group nouns, in order, those inside quotation marks left out.

    persons: names without an entity that the text treats as persons. heard: characters of those who say something.
    """
    found: dict[int, Antecedent] = {}
    covered: set[int] = set()
    for mention in actors:
        first, last = text.tokens(mention)
        if first >= len(text.doc) or text.quoted[first]:
            continue
        covered.update(range(first, last))
        candidate = of_name(text, mention, persons)
        if candidate is not None:
            found[candidate.token] = candidate
    for i in range(len(text.lower)):
        candidate = None if i in covered or text.quoted[i] else of_word(text, i)
        if candidate is not None:
            found[i] = candidate
    for start, end in heard:
        head = text.doc[text.token_at(start) : text.token_at(end)].root
        speaks_for_itself = head.tag_.startswith("N") or head.lower_ in ("one", "another")  # not "everyone"
        if speaks_for_itself and not text.quoted[head.i] and head.i not in found and head.i not in covered:
            found[head.i] = of_speaker(head, start, end)
    return [found[i] for i in sorted(found)]


def of_name(text: Text, mention: Mention, persons: Collection[str]) -> Antecedent | None:
    """The candidate that a name is; None where it only says more of a noun, "the [Malian] army"."""
    first, last = text.tokens(mention)
    doc = text.doc
    root = doc[first:last].root if doc[first].dep else doc[last - 1]
    kind = "person" if is_person(mention, persons) else "group"
    if root.dep_ in MODIFIERS and not (root.dep_ == "poss" and kind == "person"):
        return None
    sex = gender(doc[first].text) or gender(text.lower[first - 1] if first else "")
    who = Antecedent(root.i, mention.start, mention.end, kind, sex or mention.gender, rank(root), "")
    return replace(who, by_given_name=not sex and bool(mention.gender))


def of_word(text: Text, i: int) -> Antecedent | None:
    """The candidate that a word outside names is or heads: a pronoun, an unknown name, a noun for a person or group."""
    token, lower, tag = text.doc[i], text.lower[i], text.tags[i]
    if lower in PRONOUNS:
        kind, sex = PRONOUNS[lower]
        if kind == "any" or tag != "PRP":
            return None
        return Antecedent(i, token.idx, token.idx + len(token), kind, sex, rank(token), "", pronoun=True)
    if tag and not tag.startswith("N"):
        return None
    if tag == "NNP" and is_full_name(token):
        return of_speaker(token, *noun_phrase(token))
    noun = singular(lower)
    if noun in PEOPLE or lower in GROUPS or (tag == "NN" and speaks(token)):
        return of_noun(token, lower, noun)
    return None


def is_full_name(token: Token) -> bool:
    """Whether a subject is a name of several words that nobody took for one."""
    return token.dep_ == "nsubj" and any(c.dep_ == "compound" and c.tag_ == "NNP" for c in token.lefts)


def of_speaker(head: Token, start: int, end: int) -> Antecedent:
    """The candidate that somebody is who speaks and whose noun tells nothing: "the German military", "one of them".

    A name without an article that nobody took for one is a person's.
    """
    noun = singular(head.lower_)
    person = head.lower_ in ("one", "another") or is_person_noun(head.lower_)
    if head.tag_ == "NNP" and noun not in GROUPS:
        person, noun = not has_determiner(head), ""
    plural = noun != head.lower_ and head.tag_ == "NNS"
    return Antecedent(
        head.i, start, end, "person" if person else "group", gender(noun), rank(head), noun, plural=plural
    )


def is_person(mention: Mention, persons: Collection[str]) -> bool:
    """Whether a name is a person's: by its entity, or by what the text says round it."""
    if mention.entity_id:
        return mention.entity_type not in GROUP_TYPES
    return mention.entity_name in persons


def of_noun(token: Token, lower: str, noun: str) -> Antecedent | None:
    """The candidate that a common noun heads; None for an office ("secretary of state") or a modifier."""
    if noun == lower and lower not in GROUPS and not has_determiner(token):
        return None
    if token.dep_ in (*MODIFIERS, "appos") or (token.dep_ == "attr" and not is_cleft(token)):
        return None
    plural = noun != lower and lower not in PEOPLE and lower not in GROUPS
    start, end = noun_phrase(token)
    kind = "group" if plural or lower in GROUPS else "person"
    return Antecedent(token.i, start, end, kind, gender(noun), rank(token), noun, plural=plural)


def has_determiner(noun: Token) -> bool:
    if noun.dep:
        return any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)
    # spaCy's walks over the tree are not safe in a doc without one.
    return any(t.lower_ in DETERMINERS for t in noun.doc[max(0, noun.i - 3) : noun.i])


DETERMINERS = words("identity.determiners")


def speaks(token: Token) -> bool:
    """Whether a noun that nobody listed is a person's, by what it does: "the baker says"."""
    if token.dep_ != "nsubj" or token.head.lower_ not in SAYS or token.lower_ in STATEMENTS:
        return False
    return is_person_noun(token.lower_)


def is_cleft(token: Token) -> bool:
    """Whether a noun is set in front as the one who did it: "it was the mayor who warned them"."""
    it = any(c.dep_ == "nsubj" and c.lower_ == "it" for c in token.head.lefts)
    return token.dep_ == "attr" and it and any(t.dep_ == "relcl" for t in token.head.subtree)


def rank(token: Token) -> int:
    """How fit a noun is to be taken up again by a pronoun; see Antecedent."""
    if token.dep_ == "appos":
        token = token.head
    if token.dep_ == "attr":
        return 2 if is_cleft(token) else 0
    if token.dep_ == "pobj":
        return 2 if token.head.lower_ == "to" and token.head.head.lower_ == "according" else 0
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return 0
    verb = token.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return 2 if verb.dep_ == "ROOT" else 1
