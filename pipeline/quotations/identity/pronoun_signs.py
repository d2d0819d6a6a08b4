"""What speaks for and against an antecedent of a pronoun."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.mentions.name_words import KINSHIP
from pipeline.quotations.identity.antecedents import Antecedent
from pipeline.quotations.identity.descriptions import OWNERS

RETORTED = words("identity.retorted")
SHOT = words("identity.shot_back")


def answers_back(pronoun: Token) -> bool:
    """Whether a pronoun's verb answers another: shot back, retorted."""
    verb = pronoun.head
    back = any(c.lower_ == "back" for c in verb.rights)
    return bool(pronoun.dep) and (verb.lower_ in RETORTED or (back and verb.lower_ in SHOT))


def is_other(doc: Doc, c: Antecedent, pronoun: Token) -> bool:
    """Whether the grammar tells that a pronoun of the same sentence means somebody else: "asked about Karimi, he", "in
    its note, it"."""
    if not pronoun.dep:
        return False
    first = doc[c.token].left_edge
    if OWNERS.get(first.lower_) == pronoun.lower_:
        return True
    above = doc[c.token]
    while above.head.i != above.i and above.dep_ not in ("advcl", "nsubj", "nsubjpass"):
        above = above.head
    return above.dep_ == "advcl" and above.tag_ in ("VBN", "VBG") and above.head.i == pronoun.head.i


def told_by_gender(c: Antecedent, sex: str, nouns: bool) -> bool:
    """Whether an antecedent's gender speaks for it; not a relative's whom somebody else calls or loses.

    nouns: whether nouns are among the antecedents. A gender that only the given name tells makes nobody likelier than
    "the governor", and no man who is blamed likelier than the subject who blames him: most of those whose gender nobody
    tells are men, so that "he" says little and "she" much.
    """
    if not sex or c.gender != sex or (c.noun in KINSHIP and not c.rank):
        return False
    return not (c.by_given_name and (nouns or (sex == "m" and not c.rank)))
