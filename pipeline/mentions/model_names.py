"""What the statistical model saw, trimmed to the name, and what of it is no name for the tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.mentions.hits import Typed, name_like, negated_by_prefix, opens_sentence
from pipeline.mentions.words import CALENDAR, CLERICAL, PARTICLES, SUFFIXES, is_title

# OntoNotes labels -> label and type of the mention; a GPE or LOC that no pattern knows may be a town as well as a state
ENTITY_TYPES = {
    "PERSON": ("ACTOR", "person"),
    "ORG": ("ACTOR", "organization"),
    "NORP": ("ACTOR", "people"),
    "GPE": ("PLACE", "other"),
    "LOC": ("PLACE", "other"),
    "FAC": ("PLACE", "other"),
}
ABBREVIATED_ADJECTIVE = re.compile(r"\.(-[a-z]+)\Z")  # "U.S.-based" is one token
COMPASS = frozenset("north south east west northern southern eastern western central upper lower".split())


def typed_name(doc: Doc, start: int, end: int, ent_label: str, taken: Sequence[bool]) -> Typed | None:
    """The model's entity without article, title and possessive; None where it is no name for the table.

    taken: by token, whether a pattern hit stands there.
    """
    if ent_label not in ENTITY_TYPES:
        return None
    label, kind = ENTITY_TYPES[ent_label]
    if kind == "person":
        start, end = _whole_name(doc, start, end, taken)
    while end > start and not _may_end(doc[end - 1].text):
        end -= 1
    while start < end and _leads(doc, start, end, kind):
        start += 1
    if start == end or any(taken[start:end]) or not _is_name(doc, start, end):
        return None
    if kind == "people" and (_is_adjective(doc, end) or negated_by_prefix(doc, start)):
        return None
    return Typed(start, end, label, kind)


def _whole_name(doc: Doc, start: int, end: int, taken: Sequence[bool]) -> tuple[int, int]:
    """A person's name with the capitalised words that the model cut off: after it, or before a single word of it."""
    while end < len(doc) and doc[end - 1].whitespace_ and not taken[end] and name_like(doc[end].text):
        if doc[end].lower_ in CALENDAR or is_title(doc[end].text) or opens_sentence(doc, end):
            break
        end += 1
    while start and (end - start == 1 or doc[start].lower_ in PARTICLES):
        before = doc[start - 1]
        opens = opens_sentence(doc, start - 1)
        if taken[start - 1] or not before.whitespace_ or not name_like(before.text) or (opens and before.is_stop):
            break
        if is_title(before.text) or before.lower_ in CALENDAR:
            break
        start -= 1
    return start, end


def _may_end(word: str) -> bool:
    return word not in ("'s", "’s", "'", "’") and (word[-1].isalnum() or (word[-1] == "." and len(word) > 1))


def _leads(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Whether the first token is no part of the name: an article, a small word, a title before a person."""
    token = doc[start]
    if not (token.text[0].isupper() or token.text[0].isdigit() or token.text[0] == "@" or token.text in PARTICLES):
        return True
    if token.lower_ in ("the", "a", "an"):
        return True
    if kind != "person" or end - start < 2 or not is_title(token.text):
        return False
    words = [t for t in doc[start + 1 : end] if t.text.rstrip(".").lower() not in SUFFIXES]
    return not (token.lower_ in CLERICAL and len(words) == 1)


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the words can be a name: no letter, date, title, point of the compass, operation, nor "X's 1995"."""
    name = doc[start:end]
    if any(token.is_space for token in name) or (start and doc[start - 1].text == "Operation"):
        return False
    if any(token.text in ("'s", "’s") and doc[token.i + 1].text[0].isdigit() for token in name[:-1]):
        return False
    if not any(token.text[0].isupper() and len(token.text.rstrip(".")) > 1 for token in name):
        return False
    if end - start == 1 and (name[0].lower_.rstrip(".") in COMPASS | SUFFIXES):
        return False
    return not all(token.lower_ in CALENDAR or is_title(token.text) for token in name)


def _is_adjective(doc: Doc, end: int) -> bool:
    """Whether the word for a people stands before a noun: "Uzbek officials" names the officials, not the Uzbeks."""
    if end >= len(doc):
        return False
    after = doc[end]
    if after.tag_:
        return after.tag_.startswith(("NN", "JJ", "HYPH", "VBN", "CD")) or after.text == "-"
    return after.text == "-" or (after.is_alpha and after.is_lower and not after.is_stop)
