"""Common nouns that stand for those who speak, and what they say of them: number, gender, kind."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import listed, words

# Kind and gender of who a pronoun stands for.
PRONOUNS = {
    **dict.fromkeys(words("pronouns of a man"), ("person", "m")),
    **dict.fromkeys(words("pronouns of a woman"), ("person", "f")),
    **dict.fromkeys(words("pronouns of several or of a body"), ("group", "")),
    **dict.fromkeys(words("pronouns that open a clause"), ("any", "")),
}
MASCULINE = words("quotations.masculine")
FEMININE = words("quotations.feminine")
TITLES = words("quotations.titles")
STATEMENTS = words("quotations.statements")
# Statements that only carry what somebody says in them.
RECORDS = words("quotations.records")
# How a reporter takes up what was said: ", a claim that the army rejects".
COMMENTED = words("quotations.commented")
GROUPS = words("quotations.groups")
GROUP_WORDS = words("quotations.group_words")
GROUP_TYPES = frozenset({"armed_group", "government", "military", "organization", "media", "people"})
PEOPLE = words("quotations.people")
# How a rank before a name is taken up again: "Col. Omar ... the colonel".
RANKS = dict(rank.split() for rank in listed("quotations.ranks"))
# What ends like a person's trade and is none.
THINGS = words("quotations.things")
OFFICES = words("quotations.offices")


def is_person_noun(word: str) -> bool:
    """Whether a lower-case word in the singular stands for a person: a known noun, or one with a person's ending."""
    if word in PEOPLE:
        return True
    return len(word) > 4 and word.endswith(("er", "or", "ist", "man", "person")) and word not in THINGS | GROUPS


def singular(noun: str) -> str:
    """The singular of a regular plural, lower case: "officials" to "official", "parties" to "party"."""
    noun = noun.lower()
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    if noun == "men" or noun.endswith(("men", "women")):
        return noun[:-2] + "an"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def gender(word: str) -> str:
    """m, f or "" where the word doesn't tell."""
    word = word.lower()
    return "m" if word in MASCULINE else "f" if word in FEMININE else ""


def kind_of(noun: Token) -> str:
    """person | group | statement | thing, of a common noun; else name."""
    if noun.pos_ != "NOUN":
        return "name"
    word = singular(noun.lower_)
    if word in STATEMENTS:
        return "statement"
    if word in GROUPS or noun.lower_ in GROUPS:
        return "group"
    return "person" if is_person_noun(word) else "thing"
