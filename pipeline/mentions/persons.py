"""Persons by how their names are printed: with a nickname in marks, beside what they do, as a given name alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.attrs import ORTH
from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.candidates import Run
from pipeline.mentions.declared_places import PLACE_NOUNS, SITES
from pipeline.mentions.hits import Hit, Typed, inside_longer_name, introduces, name_like, opens_sentence
from pipeline.mentions.lettering import by_token
from pipeline.mentions.name_words import (
    CALENDAR,
    CLERICAL,
    GROUP_NOUNS,
    KINSHIP,
    PARTICLES,
    PERSON_NOUNS,
    SPEECH,
    folded,
    is_title,
)
from pipeline.mentions.onomasticon import Onomasticon
from pipeline.mentions.surroundings import BEFORE_PROJECTS, PREPOSITIONS, is_group, is_person
from pipeline.mentions.towns import COMPASS_WORDS

GIVEN = "given_name"
DASHES = frozenset("-‑–—")
MARKS = {"“": "”", '"': '"', "‘": "’", "«": "»", "``": "''"}
LONGEST_NICKNAME = 3  # words
LONGEST_HALF = 3  # words of a name on either side of its nickname
SHORTEST_GIVEN = 3  # letters
LONGEST_NAME = 5  # words
NO_SURNAMES = words("mentions.no_surnames")
BEFORE_SURNAMES = words("mentions.before_surnames")


def nicknamed(doc: Doc, explained: Sequence[str]) -> Iterator[Typed]:
    """Names with a nickname in marks inside: Jamal “Tiger” Tarzi; explained: by token, what a pattern says of it."""
    marks = [doc.vocab.strings[mark] for mark in MARKS]
    for opening in [i for i, orth in enumerate(doc.to_array(ORTH).tolist()) if orth in marks]:
        closing = _closing(doc, opening)
        if closing is None:
            continue
        start, end = opening, closing + 1
        while start and opening - start < LONGEST_HALF and _is_part(doc, start - 1) and not explained[start - 1]:
            start -= 1
        while end < len(doc) and end - closing <= LONGEST_HALF and _is_part(doc, end) and not explained[end]:
            end += 1
        project = start > 0 and doc[start - 1].lower_ in BEFORE_PROJECTS
        if start < opening and end > closing + 1 and not project and not is_group(doc, start, end):
            yield Typed(start, end, "ACTOR", "person")


def _closing(doc: Doc, opening: int) -> int | None:
    """The mark that closes a nickname: one to three capitalised words, "the" before them or not."""
    for i in range(opening + 1, min(opening + LONGEST_NICKNAME + 2, len(doc))):
        if doc[i].text == MARKS[doc[opening].text]:
            return i if i > opening + 1 else None
        if not (doc[i].text[0].isupper() and doc[i].is_alpha) and not (i == opening + 1 and doc[i].lower_ == "the"):
            return None
    return None


def _is_part(doc: Doc, position: int) -> bool:
    token = doc[position]
    if not name_like(token.text) or is_title(token.text) or token.is_stop:
        return False
    return token.lower_ not in CALENDAR | GROUP_NOUNS | BEFORE_PROJECTS


def led(doc: Doc, runs: Iterable[Run], typed: Sequence[Typed]) -> Iterator[Typed]:
    """Runs of which the model saw only a part, where what stands beside the whole makes it a person's name."""
    said = {i for name in typed for i in range(name.start, name.end)}
    whole = {(name.start, name.end) for name in typed}
    for run in runs:
        if said.isdisjoint(range(run.start, run.end)) or (run.start, run.end) in whole:
            continue
        words = [token.text for token in doc[run.start : run.end] if token.is_alpha]
        if len(words) > 1 and not any(map(is_title, words)) and is_person(doc, run.start, run.end):
            yield Typed(run.start, run.end, "ACTOR", "person")


def given_led(doc: Doc, explained: Sequence[str], onomasticon: Onomasticon) -> Iterator[Typed]:
    """Names that begin with a known given name: "Taras Kuzmenko", and "Farid Kunduz", who is no town.

    explained: by token, what a pattern says of it; a place may be part of the name, nothing else.
    """
    given = by_token(doc, lambda word: name_like(word) and onomasticon.is_given(word))
    start = 0
    while start < len(doc):
        end = name_end(doc, start, explained) if given[start] and begins_name(doc, start, explained) else start
        if (
            end > start
            and not (end < len(doc) and is_place_noun(doc, end))
            and not _is_where(doc, start, end, explained)
        ):
            yield Typed(start, end, "ACTOR", "person")
        start = max(end, start + 1)


def _is_where(doc: Doc, start: int, end: int, explained: Sequence[str]) -> bool:
    """Whether a name stands where places do, and the place that holds it follows: "from Marina Bay, California"."""
    there = (
        start > 0 and doc[start - 1].lower_ in PREPOSITIONS and doc[start - 1].lower_ not in ("by", "with", "to", "of")
    )
    return there and end + 1 < len(doc) and doc[end].text == "," and bool(explained[end + 1])


def begins_name(doc: Doc, start: int, explained: Sequence[str]) -> bool:
    """Whether a given name stands where one can begin."""
    token = doc[start]
    if explained[start] not in ("", "PLACE") or token.lower_ in CALENDAR or is_title(token.text):
        return False
    if token.lower_ in SPEECH and (token.tag_.startswith("VB") or introduces(doc, start)):
        return False
    before = doc[start - 1] if start else None
    joined = before is not None and (not before.whitespace_ and before.text in DASHES)
    named = before is not None and bool(before.whitespace_) and name_like(before.text)
    if named and before is not None and (explained[start - 1] or is_title(before.text)):
        return True
    return not joined and (not named or opens_sentence(doc, start - 1))


def name_end(doc: Doc, start: int, explained: Sequence[str]) -> int:
    """One past the last word of the name that begins at a token; start where it has one word or is none."""
    end, count = start + 1, 1
    while end < len(doc) and count < LONGEST_NAME and explained[end] in ("", "PLACE"):
        token, before = doc[end], doc[end - 1]
        if token.text in DASHES and not token.whitespace_ and not before.whitespace_:
            end += 1
            continue
        if token.lower_ in PARTICLES and (before.whitespace_ or before.text in DASHES) and end + 1 < len(doc):
            end += 1
            continue
        if not name_like(token.text) or not (before.whitespace_ or before.text in DASHES):
            break
        within = token.lower_ in CLERICAL and end + 1 < len(doc) and name_like(doc[end + 1].text)  # Hassan Sheikh Omar
        if (is_title(token.text) and not within) or token.lower_ in CALENDAR or opens_sentence(doc, end):
            break
        if token.lower_ in GROUP_NOUNS or token.lower_ in NO_SURNAMES or is_place_noun(doc, end):
            return start
        end, count = end + 1, count + 1
    while end > start + 1 and not name_like(doc[end - 1].text):
        end -= 1
    return end if end > start + 1 else start


def is_place_noun(doc: Doc, position: int) -> bool:
    word = doc[position].lower_
    return word in PLACE_NOUNS or word in SITES


def with_surnames_freed(doc: Doc, full: Iterable[Hit], typed: Iterable[Typed]) -> list[Hit]:
    """The hits of patterns without the places whose names are surnames of somebody in the article.

    "Mariam Parwan ... Parwan said"; "in Parwan" stays the province.
    """
    hits = list(full)
    names = [doc[t.start : t.end] for t in typed if t.type == "person"]
    names += [doc[h.start : h.end] for h in hits if h.type == "person"]
    surnames = {folded(name[-1].text) for name in names if len(name) > 1}
    return [
        hit
        for hit in hits
        if not (hit.label == "PLACE" and hit.end - hit.start == 1 and _is_surname(doc, hit, surnames))
    ]


def _is_surname(doc: Doc, hit: Hit, surnames: Container[str]) -> bool:
    if hit.start and is_personal(doc[hit.start - 1].text) and doc[hit.start - 1].whitespace_:
        return not (hit.end < len(doc) and is_place_noun(doc, hit.end))
    if folded(doc[hit.start].text) not in surnames:
        return False
    before = doc[hit.start - 1].lower_ if hit.start else ""
    there = before in PREPOSITIONS or before in COMPASS_WORDS or (hit.end < len(doc) and is_place_noun(doc, hit.end))
    return not there


def titled(doc: Doc, hits: Iterable[Hit]) -> Iterator[Typed]:
    """Places of the patterns that a title before makes a person: "Colonel Jordan", "Mr. Mali"."""
    for hit in hits:
        alone = hit.label == "PLACE" and hit.end - hit.start == 1 and hit.start
        if alone and is_personal(doc[hit.start - 1].text) and not (hit.end < len(doc) and is_place_noun(doc, hit.end)):
            yield Typed(hit.start, hit.end, "ACTOR", "person")


def is_personal(word: str) -> bool:
    """Whether a capitalised word is a title that stands before a surname alone: Mr, Colonel, Mullah."""
    return word[:1].isupper() and word.rstrip(".").casefold() in BEFORE_SURNAMES


def by_given_name(doc: Doc, bearers: Mapping[tuple[str, ...], Sequence[Hit]], taken: set[int]) -> Iterator[Hit]:
    """The places where a given name stands alone that just one person bears, after that person was named in full.

    bearers: folded given names, and those who bear them; taken: tokens of other names. Somebody new may
    bear the same name: "her son Karim", "Karim, 12".
    """
    alone = {
        form[0]: found[0]
        for form, found in bearers.items()
        if len(found) == 1 and may_stand_alone(doc, form[0]) and doc[found[0].start + 1].text not in DASHES
    }
    if not alone:
        return
    for i, known in enumerate(by_token(doc, lambda word: alone.get(folded(word)))):
        if known is None or i in taken or i < known.end or not name_like(doc[i].text):
            continue
        if not inside_longer_name(doc, i, i + 1) and not _introduced(doc, i):
            yield replace(known, start=i, end=i + 1, short=True, rule=GIVEN)


def may_stand_alone(doc: Doc, word: str) -> bool:
    return len(word) >= SHORTEST_GIVEN and not doc.vocab[word].is_stop and word not in CALENDAR and not is_title(word)


def _introduced(doc: Doc, position: int) -> bool:
    """Whether what stands beside a name makes it somebody new's."""
    before = doc[position - 1].lower_
    after = [token.text for token in doc[position + 1 : position + 3]]
    aged = len(after) > 1 and after[0] == "," and after[1].isdigit()
    return aged or before in KINSHIP | PERSON_NOUNS or before in ("named", "called") or is_title(before)
