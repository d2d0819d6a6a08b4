"""Names that only the statistical model knows: typed once where they were looked at, then found everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.mentions.choice import Hit
from pipeline.mentions.words import CALENDAR, CLERICAL, SUFFIXES, is_title

# OntoNotes labels -> label and type of the mention; a GPE or LOC that no pattern knows may be a town as well as a state
ENTITY_TYPES = {
    "PERSON": ("ACTOR", "person"),
    "ORG": ("ACTOR", "organization"),
    "NORP": ("ACTOR", "people"),
    "GPE": ("PLACE", "other"),
    "LOC": ("PLACE", "other"),
    "FAC": ("PLACE", "other"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A name as the model saw it; token positions in the article."""

    start: int
    end: int
    label: str  # ACTOR | PLACE
    type: str


def typed_name(doc: Doc, start: int, end: int, ent_label: str) -> Typed | None:
    """The model's entity without article, title and possessive; None where it is no name for the table."""
    if ent_label not in ENTITY_TYPES:
        return None
    label, kind = ENTITY_TYPES[ent_label]
    while end > start and (
        doc[end - 1].text in ("'s", "’s", "'", "’")
        or (not doc[end - 1].text[-1].isalnum() and "." not in doc[end - 1].text)
    ):
        end -= 1
    while start < end and _leads(doc, start, end, kind):
        start += 1
    name = doc[start:end]
    if not name or not any(t.text[:1].isupper() for t in name) or any(t.is_space for t in name):
        return None
    if all(t.lower_ in CALENDAR or is_title(t.text) for t in name):
        return None
    if kind == "people" and _is_adjective(doc, end):
        return None
    return Typed(start, end, label, kind)


def spread(doc: Doc, names: Iterable[Typed], taken: Sequence[bool]) -> list[Hit]:
    """Every place where a typed name is printed, in its own letter case or in capitals, clear of taken tokens.

    One name has one type in an article: that of its first place.
    """
    types: dict[tuple[str, ...], Typed] = {}
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        types.setdefault(tuple(t.text for t in doc[name.start : name.end]), name)
    by_first: dict[str, list[tuple[tuple[str, ...], Typed]]] = {}
    for words, name in types.items():
        for printed in dict.fromkeys((words, tuple(w.upper() for w in words))):
            if printed == words or sum(map(len, printed)) > 3:
                by_first.setdefault(printed[0], []).append((printed, name))
    hits = []
    texts = [t.text for t in doc] if by_first else []
    for position, text in enumerate(texts):
        for printed, name in by_first.get(text, ()):
            end = position + len(printed)
            if tuple(texts[position:end]) == printed and not any(taken[position:end]):
                hits.append(Hit(position, end, name.label, name.type, doc[name.start : name.end].text, False))
    return hits


def _leads(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Whether the first token of an entity is no part of the name: an article, a mark, a title before a person."""
    token = doc[start]
    if token.lower_ in ("the", "a", "an") or not (token.text[0].isalnum() or token.text[0] == "@"):
        return True
    if kind != "person" or end - start < 2 or not is_title(token.text):
        return False
    words = [t for t in doc[start + 1 : end] if t.text.rstrip(".").lower() not in SUFFIXES]
    return not (token.lower_ in CLERICAL and len(words) == 1)


def _is_adjective(doc: Doc, end: int) -> bool:
    """Whether the word for a people stands before a noun: "Uzbek officials" names the officials, not the Uzbeks."""
    if end >= len(doc):
        return False
    after = doc[end]
    if after.tag_:
        return after.tag_.startswith(("NN", "JJ", "HYPH", "VBN", "CD")) or after.text == "-"
    return after.text == "-" or (after.is_alpha and after.is_lower and not after.is_stop)
