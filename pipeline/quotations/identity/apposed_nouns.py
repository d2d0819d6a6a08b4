"""The noun beside the name that it belongs to: "their trainer, Nabi Omar", "Nabi, an officer", "a group, the Dawn".

Words and commas tell it, so that it holds where there is no parse and where the parse is wrong.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.quotations.cues.frames import FINITE
from pipeline.quotations.cues.speaking_nouns import GROUP_TYPES, GROUPS, RANKS, STATEMENTS, THINGS, is_person_noun
from pipeline.quotations.identity.text import Text

GIVEN = "quotes:given_name"
SAYS = words("identity.says")
STOPS = frozenset(',;:.!?()[]“”"„«»—–') | {"--", "''", "``"}
CLOSES = frozenset(",.;:)—–") | {"who", "which", "--"}
DETERMINERS = words("identity.phrase_openers")
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
PREPOSITIONS = words("identity.prepositions")
SINGLE = words("identity.single")
LEADING = 6  # tokens between a comma and a name after it
NO_PERSONS = words("identity.no_persons")
REACH = 15  # tokens between a name and the noun it belongs to


def kind_of(mention: Mention) -> str:
    """person, group, or "" where the mention's type is only the model's guess."""
    if mention.entity_id:
        return "group" if mention.entity_type in GROUP_TYPES else "person"
    return "person" if mention.entity_type == "person" and mention.rule_id == GIVEN else ""


def bears_name(word: str, kind: str) -> bool:
    """Whether a noun can be what a name belongs to: one person, or one group."""
    return (kind != "group" and (is_person_noun(word) or word in RANKS)) or (kind != "person" and word in GROUPS)


def may_be_person(word: str) -> bool:
    """Whether nothing that is known of a noun keeps it from standing for a person."""
    return word not in GROUPS and word not in THINGS and word not in STATEMENTS and word not in NO_PERSONS


def comma_before(text: Text, at: int, mention: Mention) -> int:
    """The comma before the words that lead up to a name, "the council's head, [Japan's Ambassador] Omar"; else at."""
    i = at
    if at > 0 and text.lower[at] == "the" and mention.entity_type != "person":
        i = at - 1  # an armed faction, [the] Lake Force
    while i > 0 and at - i < LEADING and (text.doc[i].text[0].isupper() or text.lower[i] in POSSESSIVE):
        i -= 1
    return i if i >= 0 and text.lower[i] == "," else at


def noun_before(text: Text, comma: int, last: int, mention: Mention) -> int | None:
    """The head of "their trainer" in "their trainer, Nabi Omar, who ..."; last: one past the name."""
    if comma < 1 or text.lower[comma] not in (",", "—", "–"):
        return None
    if last < len(text.lower) and text.lower[last] not in CLOSES:
        return None
    kind = "group" if text.lower[comma + 1] == "the" else kind_of(mention)  # nor "a spokesman for it, the Dawn"
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
