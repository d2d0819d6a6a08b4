"""What the statistical model saw, trimmed to the name, and what of it is no name for the tables."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.candidates import Run
from pipeline.mentions.coded_names import is_guessed_code
from pipeline.mentions.hits import Typed, introduces, name_like, negated_by_prefix, opens_sentence
from pipeline.mentions.name_words import CALENDAR, CLERICAL, PARTICLES, SPEECH, SUFFIXES, is_title
from pipeline.mentions.surroundings import is_group, is_no_name, is_person, is_place

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
# Where the model's entity may take in a name that a pattern knows: "Shabnam Wafa", "Kabul University"
EXTENDS = {"PERSON": ("ACTOR", "PLACE"), "ORG": ("PLACE",), "FAC": ("PLACE",)}
APPOSITION = 15  # tokens
ABBREVIATION = range(3, 7)  # letters
COMPASS = words("mentions.compass")


def typed_name(
    doc: Doc, start: int, end: int, ent_label: str, explained: Sequence[str], others: Container[int] = ()
) -> Typed | None:
    """The model's entity without article, title and possessive; None where it is no name for the table.

    explained: by token, what a pattern says of it. others: tokens of the model's other entities.
    """
    if ent_label not in ENTITY_TYPES or is_guessed_code(doc, start, end, ent_label):
        return None
    if ent_label in ("ORG", "GPE", "LOC", "FAC") and _unheard(explained, start, end) and is_person(doc, start, end):
        ent_label = "PERSON"
    if (
        ent_label in ("GPE", "LOC", "FAC")
        and end - start > 1
        and is_title(doc[start].text)
        and _unheard(explained, start, end)
    ):
        ent_label = "PERSON"  # Prince Charles
    label, kind = ENTITY_TYPES[ent_label]
    if kind == "person":
        start, end = _whole_name(doc, start, end, explained, others)
    while end > start and not _may_end(doc[end - 1].text):
        end -= 1
    while start < end and _leads(doc, start, end, kind):
        start += 1
    told = explained[start:end]
    if all(told) or not set(told) <= {"", *EXTENDS.get(ent_label, ())} or not _is_name(doc, start, end):
        return None
    if kind == "people" and (_is_adjective(doc, end) or negated_by_prefix(doc, start)):
        return None
    if is_no_name(doc, start, end):
        return None
    if kind != "people" and (is_group(doc, start, end) or is_abbreviation(doc, start, end)):
        return Typed(start, end, "ACTOR", "organization")
    if kind in ("person", "organization") and is_place(doc, start, end, kind):
        return Typed(start, end, "PLACE", "other")
    return Typed(start, end, label, kind)


def is_abbreviation(doc: Doc, start: int, end: int) -> bool:
    """Whether the name is one word in capitals after an article, "the HFL", and so no dateline."""
    word = doc[start].text
    abbreviated = end - start == 1 and word.isalpha() and word.isupper() and len(word) in ABBREVIATION
    return abbreviated and start > 0 and doc[start - 1].lower_ == "the"


def _unheard(explained: Sequence[str], start: int, end: int) -> bool:
    return not any(explained[start:end])


def named_in_context(doc: Doc, runs: Iterable[Run]) -> Iterator[Typed]:
    """Runs of two to four capitalised words that are groups by their noun, or persons by what stands beside them.

    "commander Nur Hakam", "a farmer named Nur Hakam", "said Nur Hakam", "Nur Hakam, a farmer, said".
    """
    for run in runs:
        words = [token for token in doc[run.start : run.end] if token.is_alpha]
        if not 2 <= len(words) <= 4 or not all(name_like(t.text) or t.lower_ in PARTICLES for t in words):
            continue
        if is_no_name(doc, run.start, run.end):
            continue
        before = doc[run.start - 1] if run.start else None
        if is_group(doc, run.start, run.end):
            if len(words) > 2 or (before is not None and before.lower_ == "the"):
                yield Typed(run.start, run.end, "ACTOR", "organization")
            continue
        told = before is not None and (before.lower_ in SPEECH or is_title(before.text))
        if told or says_next(doc, run.end) or is_person(doc, run.start, run.end):
            yield Typed(run.start, run.end, "ACTOR", "person")


def says_next(doc: Doc, position: int) -> bool:
    """Whether a verb of speech follows at once, or after something between commas."""
    after = doc[position : position + APPOSITION]
    if after and after[0].lower_ in SPEECH:
        return True
    commas = [token.i for token in after if token.text == ","]
    apposed = len(commas) > 1 and commas[0] == position and commas[1] + 1 < len(doc)
    return apposed and doc[commas[1] + 1].lower_ in SPEECH


def _whole_name(doc: Doc, start: int, end: int, explained: Sequence[str], others: Container[int]) -> tuple[int, int]:
    """A person's name with the words that the model cut off, and without a title inside ("Zarkot Mayor Nur Hakam").

    Words before are taken where a single word can't be all of the name, or a title marks where the name begins.
    """
    while end < len(doc) and doc[end - 1].whitespace_ and _continues(doc, end) and not explained[end]:
        if end in others or opens_sentence(doc, end):
            break
        end += 1
    start = max([start, *(i + 1 for i in range(start, end - 1) if is_title(doc[i].text) and i > start)])
    first = start
    while first and doc[first - 1].whitespace_ and _continues(doc, first - 1) and not explained[first - 1]:
        if first - 1 in others or (opens_sentence(doc, first - 1) and doc[first - 1].is_stop):
            break
        first -= 1
    titled = first > 0 and is_title(doc[first - 1].text)
    partial = end - start == 1 or doc[start].lower_ in PARTICLES
    return (first if titled or partial else start), end


def _continues(doc: Doc, position: int) -> bool:
    word = doc[position].text
    return name_like(word) and not is_title(word) and word.lower() not in CALENDAR


def _may_end(word: str) -> bool:
    return word not in ("'s", "’s", "'", "’") and (word[-1].isalnum() or (word[-1] == "." and len(word) > 1))


def _leads(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Whether the first token is no part of the name: an article, a small word, a title before a person."""
    token = doc[start]
    if not (token.text[0].isupper() or token.text[0].isdigit() or token.text[0] == "@" or token.text in PARTICLES):
        return True
    if token.lower_ in ("the", "a", "an"):
        return True
    if kind == "person" and token.lower_ in SPEECH and introduces(doc, start):  # [Said] Nur Hakam: “…”
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
