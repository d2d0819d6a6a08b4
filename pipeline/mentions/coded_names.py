"""Names of a letter and a number: an armed group (K23), a road (N2), a base (T4), a weapon (S-300).

The recognizer guesses at them wildly, so their types come from the words beside them: at any of its places for a group,
whose every place is then a mention, and at each place for what is called a road or a site. All others are no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.declared_bodies import is_body_apposed
from pipeline.mentions.declared_places import PLACE_NOUNS, SITES
from pipeline.mentions.hits import Typed
from pipeline.mentions.lettering import by_token
from pipeline.mentions.surroundings import SETTLEMENTS, speaks

CODE = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d[\dA-Z]{0,4}s?")
FIGHTERS = words("mentions.fighters")
OF_GROUPS = words("mentions.of_groups") | FIGHTERS
ROADS = words("mentions.coded_roads")
KINDS = dict.fromkeys((*SITES, *SETTLEMENTS), "other") | PLACE_NOUNS | dict.fromkeys(ROADS, "road")
JETS = "fighters"  # "MiG-29 fighters"
APPOSITION = 4  # tokens of ", a district of"


def is_coded(word: str) -> bool:
    return CODE.fullmatch(word) is not None


def coded_names(doc: Doc, explained: Sequence[str]) -> Iterator[Typed]:
    """The coded names that no pattern knows and whose type the text tells."""
    for i, coded in enumerate(by_token(doc, is_coded)):
        if not coded or explained[i]:
            continue
        if names_group(doc, i):
            yield Typed(i, i + 1, "ACTOR", "organization")
        elif i + 1 < len(doc) and doc[i + 1].lower_ in KINDS and doc[i].whitespace_:
            yield Typed(i, i + 2, "PLACE", KINDS[doc[i + 1].lower_])
        elif kind := kind_apposed(doc, i + 1):
            yield Typed(i, i + 1, "PLACE", kind)


def names_group(doc: Doc, i: int) -> bool:
    """Whether a coded name is a group's here: "K23 said", "K23 rebels", "fighters of K23", "K23, a group backed by"."""
    if speaks(doc, i + 1) or is_body_apposed(doc, i, i + 1):
        return True
    after = [token.lower_ for token in doc[i + 1 : i + 3]]
    if after[:1] in (["'s"], ["’s"]):
        after = after[1:]
    if after and after[0] in OF_GROUPS:
        return after[0] != JETS or "-" not in doc[i].text
    before = [token.lower_ for token in doc[max(0, i - 3) : i]]
    if before and before[-1] == "the":
        before.pop()
    return len(before) > 1 and before[-1] in ("of", "from") and before[-2] in OF_GROUPS


def kind_apposed(doc: Doc, end: int) -> str:
    """The kind of place that an apposition calls a name: "PK5, a district of Bangui"; "" for none."""
    after = [token.lower_ for token in doc[end : end + 2 + APPOSITION]]
    if after[:1] != [","] or after[1:2] not in (["a"], ["the"]):
        return ""
    return next((KINDS[word] for word in after[2:] if word in KINDS), "")


def is_guessed_code(doc: Doc, start: int, end: int, ent_label: str) -> bool:
    """Whether the recognizer's name holds a code and nothing bears it out; a body's it may be: "the G7"."""
    if not any(is_coded(token.text) for token in doc[start:end]):
        return False
    modifies = end < len(doc) and doc[end].tag_.startswith("NN")
    return ent_label != "ORG" or end - start > 1 or "-" in doc[start].text or modifies
