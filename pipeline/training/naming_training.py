"""Learn how sure a row's name is, from articles with the names that are right for their quotations.

A line of the corpus is one article, {"text": …, "speakers": [{"words": …, "names": […]}, …]}: some words of a
quotation, and every name that would be right for its speaker. The program reads it; each quotation found is a lesson:
what it says of the name, and whether the name is one of those. The lessons alone are enough to learn the weights
again; a table of them holds no text.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language

from pipeline.annotations import QUOTATIONS, Quotation, load, text_of
from pipeline.components.quote_attribution import QuoteAttribution
from pipeline.errors import UsageError
from pipeline.quotations.speakers.naming_confidence import BY_LAYOUT, naming_terms
from pipeline.quotations.weights.learnt_weights import CONFIDENCE_OFFSET, CONFIDENCE_SLOPE, log_odds
from pipeline.runs.batch import cut
from pipeline.training.logit import logistic
from pipeline.vocabulary import QuoteKind

COLUMNS = ("article", "weight", "raw", "terms", "right")
PENALTY = 2.0  # on the squared weights of terms
# On articles that the program was not mended on, names are right less often than in the lessons: the offset is lowered.
CAUTION = 0.3
SLOPE_PENALTY = 20.0  # on the distance of the slope from 1
EXPECTED = {"spelt otherwise": -2.0}  # what a term is drawn to; 0 otherwise
ARTICLE = re.compile(r"\A(?:the|an?) ")
FOLDS = 10


@dataclass(frozen=True, slots=True)
class NamingLesson:
    """One named row. raw: its confidence before the terms; weight: how often it counts."""

    article: str
    weight: float
    raw: float
    terms: tuple[str, ...]
    right: bool


def lessons_of(corpus: Path, nlp: Language) -> list[NamingLesson]:
    """The lessons of a corpus, in order. Raises UsageError for a line that is not as it should be."""
    component = nlp.get_pipe("quote_attribution")
    assert isinstance(component, QuoteAttribution)
    kept, component.naming_weights = component.naming_weights, {}
    try:
        with corpus.open(encoding="utf-8") as file:
            return [
                lesson for n, line in enumerate(file, 1) if line.strip() for lesson in of_line(corpus, n, line, nlp)
            ]
    finally:
        component.naming_weights = kept


def of_line(corpus: Path, number: int, line: str, nlp: Language) -> Iterator[NamingLesson]:
    try:
        record = json.loads(line)
        text, told = str(record["text"]), [(str(s["words"]), list(s["names"])) for s in record["speakers"]]
        article, weight = str(record.get("id", number)), float(record.get("weight", 1.0))
    except (ValueError, KeyError, TypeError) as error:
        wanted = '{"text": …, "speakers": [{"words": …, "names": […]}, …]}'
        raise UsageError(f"{corpus}:{number}: {type(error).__name__}: {error}; each line is {wanted}") from error
    doc = nlp(cut(nlp, text))
    rows = [q for q in load(doc, QUOTATIONS, Quotation) if q.kind != QuoteKind.INDIRECT]
    for words, names in told:
        found = quoting(rows, text, plain(words))
        if found is not None and found.speaker_name:
            rows.remove(found)
            right = plain(found.speaker_name) in {plain(name) for name in names}
            terms = tuple(naming_terms(found, text_of(doc)))
            yield NamingLesson(article, weight, found.confidence, terms, right)


def quoting(rows: Sequence[Quotation], text: str, words: str) -> Quotation | None:
    """The row that quotes some words, of several the shortest."""
    holding = [q for q in rows if words in plain(text[q.start : q.end])]
    return min(holding, key=lambda q: (q.end - q.start, q.start), default=None)


def plain(words: str) -> str:
    """Words for comparison: small letters, no marks, no article before."""
    return ARTICLE.sub("", " ".join(re.findall(r"\w+", words.casefold())))


def train_naming(lessons: Sequence[NamingLesson]) -> dict[str, float]:
    """The weight of each term, and of what ranker and resolver say; what the layout tells needs none."""
    lessons = [lesson for lesson in lessons if BY_LAYOUT not in lesson.terms]
    terms = sorted({term for lesson in lessons for term in lesson.terms})
    number = {term: k + 2 for k, term in enumerate(terms)}
    rows = np.zeros((len(lessons), len(terms) + 2))
    rows[:, 0] = [log_odds(lesson.raw) for lesson in lessons]
    rows[:, 1] = 1.0
    for row, lesson in zip(rows, lessons, strict=True):
        for term in lesson.terms:
            row[number[term]] = 1.0
    right = np.array([lesson.right for lesson in lessons], dtype=float)
    weight = np.array([lesson.weight for lesson in lessons])
    drawn = np.array([1.0, 0.0, *(EXPECTED.get(term, 0.0) for term in terms)])
    penalty = np.full(len(terms) + 2, PENALTY)
    penalty[:2] = SLOPE_PENALTY, 0.0

    found = logistic(rows, right, weight, drawn=drawn, penalty=penalty)
    names = (CONFIDENCE_SLOPE, CONFIDENCE_OFFSET, *terms)
    found[1] -= CAUTION
    return {name: round(w, 3) for name, w in zip(names, found, strict=True)}


def folds(lessons: Sequence[NamingLesson]) -> Iterator[tuple[list[NamingLesson], list[NamingLesson]]]:
    """Lessons to learn from and lessons kept apart, all of an article on one side, fold by fold."""
    articles = list(dict.fromkeys(lesson.article for lesson in lessons))
    for fold in range(FOLDS):
        apart = set(articles[fold::FOLDS])
        yield [x for x in lessons if x.article not in apart], [x for x in lessons if x.article in apart]


def read_lessons(path: Path) -> list[NamingLesson]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            NamingLesson(
                row["article"],
                float(row["weight"]),
                float(row["raw"]),
                tuple(row["terms"].split(" | ")),
                row["right"] == "yes",
            )
            for row in csv.DictReader(file)
        ]


def write_lessons(lessons: Iterable[NamingLesson], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer: Any = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for x in lessons:
            writer.writerow((x.article, x.weight, x.raw, " | ".join(x.terms), "yes" if x.right else "no"))
