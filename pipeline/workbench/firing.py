"""Which forms of the patterns stand in texts, and which of them stand in one another's way.

The gazetteer is run once more over the texts, with every form as a pattern of its own, so that a hit tells which form
of which row it is. Words that the gazetteer doesn't look for (cues, nouns, boilerplate) are looked for as words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.annotations import PATTERN_HITS
from pipeline.components.gazetteer import add_gazetteer
from pipeline.corpus import Article
from pipeline.patterns.entries import Entity, PatternSet, PhrasePattern
from pipeline.workbench.clues import ClueIndex
from pipeline.workbench.pattern_rows import PatternRow, Sort, pattern_rows

BY_GAZETTEER = {Sort.ENTITY, Sort.PHRASE, Sort.CASUALTY_WORD}


class FormOwner(NamedTuple):
    """A form of a row, or a line of a rule."""

    row_id: str
    label: str
    form: str
    place: str


class HitPlace(NamedTuple):
    article_id: str
    start: int
    end: int


@dataclass(slots=True)
class Firing:
    """What was seen in the texts.

    hits: how often each form was found. clashes: forms of several rows over the same characters, or of two rows over
    some of them, with the places. seen: in how many articles each row's words stand, of rows that are looked for as
    words.
    """

    hits: Counter[FormOwner] = field(default_factory=Counter)
    clashes: dict[tuple[FormOwner, ...], list[HitPlace]] = field(default_factory=lambda: defaultdict(list))
    seen: Counter[tuple[Sort, str]] = field(default_factory=Counter)
    articles: int = 0


def firing(articles: Iterable[Article], patterns: PatternSet, *, model: str, convention: str) -> Firing:
    """What the patterns find in the articles."""
    from pipeline.runs.assemble import tokenizer_of

    owners: list[FormOwner] = []
    nlp = tokenizer_of(model)
    gazetteer = add_gazetteer(nlp, apart(patterns, owners))
    rows = [row for row in pattern_rows(patterns, convention) if row.sort not in BY_GAZETTEER]
    index = ClueIndex((clue, number) for number, row in enumerate(rows) for clue in row.clues)
    found = Firing()
    for article in articles:
        doc = gazetteer(nlp.make_doc(article.text.replace("\xa0", " ")))
        spans = [(s.start_char, s.end_char, owners[int(s.id_)]) for s in doc.spans[PATTERN_HITS]]
        found.hits.update(owner for _, _, owner in spans)
        for rivals, start, end in clashing(spans):
            found.clashes[rivals].append(HitPlace(article.article_id, start, end))
        for n in index.owners(article.text):
            found.seen[rows[n].sort, rows[n].key] += 1
        found.articles += 1
    return found


def apart(patterns: PatternSet, owners: list[FormOwner]) -> PatternSet:
    """The same patterns, every form and every line under an id of its own: its number among the owners, which grow."""
    entities: dict[str, Entity] = {}
    for entity in patterns.entities.values():
        for form in (*entity.variants, *entity.short):
            number = str(len(owners))
            owners.append(FormOwner(entity.id, entity.label, form, f"{entity.file}:{entity.line}"))
            entities[number] = replace(entity, id=number, variants=(form,), short=())
    phrases: list[PhrasePattern] = []
    for phrase in patterns.phrases:
        owners.append(FormOwner(phrase.id, phrase.label, "", f"{phrase.file}:{phrase.line}"))
        phrases.append(replace(phrase, id=str(len(owners) - 1)))
    return replace(patterns, entities=entities, phrases=tuple(phrases))


def clashing(spans: Sequence[tuple[int, int, FormOwner]]) -> Iterator[tuple[tuple[FormOwner, ...], int, int]]:
    """Hits of several rows over the same characters, and hits of two of which each has some that the other hasn't.

    A shorter one inside a longer competes with nobody: the longer stands.
    """
    owners: dict[tuple[int, int], set[FormOwner]] = defaultdict(set)
    longest = 0
    for start, end, owner in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > longest or (start, end) in owners:
            owners[start, end].add(owner)
        longest = max(longest, end)
    for (start, end), claiming in owners.items():
        if len({owner.row_id for owner in claiming}) > 1:
            yield tuple(sorted(claiming)), start, end
    for (one, claiming_one), (two, claiming_two) in pairwise(owners.items()):
        first, second = min(claiming_one), min(claiming_two)
        if two[0] < one[1] and first.row_id != second.row_id:
            yield (first, second), one[0], two[1]


def shared_forms(patterns: PatternSet) -> dict[tuple[str, str], list[Entity]]:
    """The forms that several rows of one label list, with the rows, in their order."""
    bearers: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in patterns.entities.values():
        for form in dict.fromkeys((*entity.variants, *entity.short)):
            bearers[entity.label, form].append(entity)
    return {form: found for form, found in bearers.items() if len(found) > 1}


def unseen(
    found: Firing, patterns: PatternSet, convention: str, rows_made: Mapping[str, int]
) -> Iterator[tuple[PatternRow, int, str]]:
    """The rows that found nothing: each with the number of its hits or articles, and what that means.

    rows_made: rows of the tables by the id that they carry.
    """
    by_id: Counter[str] = Counter()
    by_place: Counter[str] = Counter()
    for owner, hits in found.hits.items():
        by_id[owner.row_id] += hits
        by_place[owner.place] += hits
    for row in pattern_rows(patterns, convention):
        gazetteer = row.sort in BY_GAZETTEER
        number = by_place[row.place] if gazetteer else found.seen[row.sort, row.key]
        if row.sort == Sort.ENTITY:
            number = by_id[row.row_id]
        if not number:
            yield row, 0, "stands in no text"
        elif row.row_id and row.sort in BY_GAZETTEER | {Sort.CUE} and not rows_made.get(row.row_id):
            yield row, number, "stands in texts, but made no row"
