"""Names that only the statistical model knows: typed where they were looked at, then found everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.mentions.choice import Hit, name_like, negated_by_prefix, opens_sentence
from pipeline.mentions.words import CALENDAR, CLERICAL, PARTICLES, SUFFIXES, folded, is_title, surname_forms

# OntoNotes labels -> label and type of the mention; a GPE or LOC that no pattern knows may be a town as well as a state
ENTITY_TYPES = {
    "PERSON": ("ACTOR", "person"),
    "ORG": ("ACTOR", "organization"),
    "NORP": ("ACTOR", "people"),
    "GPE": ("PLACE", "other"),
    "LOC": ("PLACE", "other"),
    "FAC": ("PLACE", "other"),
}
COMPASS = frozenset("north south east west northern southern eastern western central upper lower".split())

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A name as the model saw it; token positions in the article."""

    start: int
    end: int
    label: str  # ACTOR | PLACE
    type: str


@dataclass(frozen=True, slots=True)
class Names:
    """The hits of an article's model names, and the persons' first names that the model saw standing alone."""

    hits: list[Hit]
    given: dict[Words, list[str]]


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


def spread(doc: Doc, names: Iterable[Typed], full: Sequence[Hit], taken: Sequence[bool]) -> Names:
    """Every place where a typed name is printed, in its own letter case or in capitals, clear of taken tokens.

    A name has one type in an article, that of its first place, and a person one
    name, the fullest. A single word that is the surname of somebody named in
    full (full: the pattern files' names) is left to be resolved as such.
    """
    types: dict[Words, Typed] = {}
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        types.setdefault(_words(doc, name.start, name.end), name)
    persons = {words: " ".join(words) for words, name in types.items() if name.type == "person" and len(words) > 1}
    known = {_words(doc, hit.start, hit.end): hit for hit in full if hit.type == "person"}
    bearers = {form for words in (*persons, *known) for form in surname_forms(tuple(map(folded, words)))}
    single = {words for words in types if len(words) == 1}
    given: dict[Words, list[str]] = {}
    kept: dict[Words, Hit] = {}
    for words, name in types.items():
        plain = tuple(map(folded, words))
        if words in single and (plain in bearers or not _stands_alone(doc, words[0], name)):
            continue
        hit = Hit(name.start, name.end, name.label, name.type, doc[name.start : name.end].text, False)
        if name.type == "person" and words in single:
            named = [w for w in (*known, *persons) if folded(w[0]) == plain[0]]
            if named:
                whom = [_person(doc, w, known, types).name for w in named]
                given[plain] = list(dict.fromkeys(whom))
                continue
        kept[words] = _person(doc, words, known, types) if words in persons else hit
    return Names(_printed(doc, kept, taken), given)


def _person(doc: Doc, words: Words, known: dict[Words, Hit], types: dict[Words, Typed]) -> Hit:
    """Who bears a full name: the person of the patterns, or the fullest name in the article, that it shortens."""
    longer = [w for w in known if w == words or _shortens(words, w)]
    if longer:
        hit = known[longer[0]]
        return Hit(hit.start, hit.end, hit.label, hit.type, hit.name, True, surname=longer[0] != words)
    same = [w for w, t in types.items() if t.type == "person" and (w == words or _shortens(words, w))]
    name = types[max(same, key=len)]
    return Hit(name.start, name.end, name.label, name.type, doc[name.start : name.end].text, False)


def _shortens(words: Words, fuller: Words) -> bool:
    """Whether one full name leaves out parts of another: "Dara Omid", "Dara Q. Omid" and "Mohammad Dara Omid"."""
    rest = iter(fuller)
    return len(words) > 1 and len(words) < len(fuller) and words[-1] == fuller[-1] and all(w in rest for w in words)


def _printed(doc: Doc, names: dict[Words, Hit], taken: Sequence[bool]) -> list[Hit]:
    by_first: dict[str, list[tuple[Words, Hit]]] = {}
    for words, hit in names.items():
        for printed in dict.fromkeys((words, tuple(w.upper() for w in words))):
            if printed == words or sum(map(len, printed)) > 3:
                by_first.setdefault(printed[0], []).append((printed, hit))
    found = []
    texts = [t.text for t in doc] if by_first else []
    for start, text in enumerate(texts):
        for printed, hit in by_first.get(text, ()):
            end = start + len(printed)
            if tuple(texts[start:end]) == printed and not any(taken[start:end]):
                found.append(Hit(start, end, hit.label, hit.type, hit.name, hit.known, surname=hit.surname))
    return found


def _words(doc: Doc, start: int, end: int) -> Words:
    return tuple(t.text for t in doc[start:end])


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
    """Whether the words can be a name: no single letter, date, title, point of the compass, nor "X's 1995"."""
    name = doc[start:end]
    if any(t.is_space for t in name) or any(
        t.text in ("'s", "’s") and t.i + 1 < end and t.nbor().text[0].isdigit() for t in name
    ):
        return False
    if not any(t.text[0].isupper() and len(t.text) > 1 for t in name):
        return False
    if end - start == 1 and name[0].lower_.rstrip(".") in COMPASS | SUFFIXES:
        return False
    return not all(t.lower_ in CALENDAR or is_title(t.text) for t in name)


def _stands_alone(doc: Doc, word: str, name: Typed) -> bool:
    """Whether a single word is a name for certain: the article doesn't print it in small letters too."""
    small = word.lower()
    return small == word or not any(t.text == small for t in doc)


def _is_adjective(doc: Doc, end: int) -> bool:
    """Whether the word for a people stands before a noun: "Uzbek officials" names the officials, not the Uzbeks."""
    if end >= len(doc):
        return False
    after = doc[end]
    if after.tag_:
        return after.tag_.startswith(("NN", "JJ", "HYPH", "VBN", "CD")) or after.text == "-"
    return after.text == "-" or (after.is_alpha and after.is_lower and not after.is_stop)
