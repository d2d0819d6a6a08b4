"""Learn what makes two articles one story, from articles of which it is known which story they tell.

Corpora are made archives (.jsonl, as ``benchmarks/archive_maker.py`` prints them), runs with tables of what their
articles tell, and tables of lessons: what two articles have in common and whether they are one story, without their
texts. Pairs in which stories are never looked for teach nothing. A weight keeps the sign that its term is meant to
have, so that chance in one archive doesn't turn what speaks for a story into what speaks against it.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.errors import UsageError
from pipeline.incidents.article_events import story_evidence_of
from pipeline.stories.agencies import credited_agency
from pipeline.stories.article_signatures import Signature, signature_of
from pipeline.stories.likeness import terms
from pipeline.stories.neighbours import moment
from pipeline.stories.shared_keys import SharedKeys
from pipeline.stories.story_candidates import ENOUGH, story_keys
from pipeline.stories.story_evidence import StoryEvidence
from pipeline.training.linking_corpus import FOLDS, fold_of, known_results, truth_of
from pipeline.training.logit import logistic

PENALTY = 1.0
FREE = ("constant", "undated")  # may speak for a story or against it
AGAINST = (
    "days",
    "brief",
    "other_toll",
    "other_agency",
    "other_quotations",
)  # can't speak for one; the others not against it
TOLD = ("set", "weight", "one", "other", "right")  # columns of a lesson beside its terms
LEAST = (0.5, 0.9)  # likenesses of which is told how many pairs are right
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class StoryLesson:
    """Two articles. one, other: what each is about, which is held out as a whole; weight: how often the pair counts."""

    kind: str
    weight: float
    one: str
    other: str
    terms: Weights
    right: bool


@dataclass(frozen=True, slots=True)
class KnownStory:
    """story: "" where it isn't known which; then only articles about other incidents are known to tell another."""

    kind: str
    weight: float
    story: str
    incident: str


def train_stories(
    tables: Sequence[Path], runs: Sequence[Path], archives: Sequence[Path], say: Callable[[str], None]
) -> Weights:
    """Weights by term; say: where the measures on pairs held out are told.

    The lessons of runs are written beside the first of their tables.
    """
    lessons = [lesson for path in tables if is_lessons(path) for lesson in read_lessons(path)]
    truths = [path for path in tables if not is_lessons(path)]
    if truths:
        found = lessons_of_runs(truths, runs)
        write_lessons(found, truths[0].with_suffix(".lessons.csv"))
        lessons += found
    for path in archives:
        lessons += lessons_of(read_archive(path))
    for line in held_out(lessons):
        say(line)
    return {term: round(weight, 2) + 0.0 for term, weight in learnt(lessons).items()}


def lessons_of_runs(tables: Sequence[Path], runs: Sequence[Path]) -> list[StoryLesson]:
    truth = truth_of(tables, wanted=("story", "incident"))
    known: dict[str, list[tuple[KnownStory, StoryEvidence]]] = {}
    for row, result in known_results(runs, truth):
        story = row.get("story") or ""
        about = KnownStory(row["set"], float(row.get("weight") or 1), story, row.get("incident") or story)
        known.setdefault(about.kind, []).append((about, story_evidence_of(result)))
    return [lesson for some in known.values() for lesson in lessons_of(some)]


def read_archive(path: Path) -> Iterator[tuple[KnownStory, StoryEvidence]]:
    """The articles of a made archive. Raises UsageError for a line that is not as it should be."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                made = json.loads(line)
                found = (tuple(made[name]) for name in ("figures", "names", "quotations"))
                evidence = StoryEvidence(made["article_id"], made["title"], made["date"], made["text"], *found)
                yield KnownStory(path.stem, 1.0, made["story"], made["incident"]), evidence
            except (ValueError, KeyError, TypeError) as error:
                wanted = "each line is as benchmarks/archive_maker.py prints it"
                raise UsageError(f"{path}:{number}: {type(error).__name__}: {error}; {wanted}") from error


def lessons_of(known: Iterable[tuple[KnownStory, StoryEvidence]]) -> Iterator[StoryLesson]:
    """Of the pairs that may be one story those of which it is known whether they are."""
    about: dict[str, KnownStory] = {}
    signatures: list[Signature] = []
    for one, evidence in known:
        about[evidence.article_id] = one
        signatures.append(signature_of(evidence, credited=credited_agency(evidence.text)))
    for first, later in candidate_pairs(signatures):
        one, other = about[first.article_id], about[later.article_id]
        if one.incident != other.incident or (one.story and other.story):
            right = one.story == other.story != ""
            weight = min(one.weight, other.weight)
            yield StoryLesson(one.kind, weight, one.incident, other.incident, terms(first, later), right)


def candidate_pairs(signatures: Iterable[Signature]) -> Iterator[tuple[Signature, Signature]]:
    """As a run finds them, the earlier article first."""
    known = {moment(s.day, s.article_id): s for s in signatures}
    with closing(sqlite3.connect(":memory:")) as database:
        kept = SharedKeys(database, "lesson")
        for at, signature in known.items():
            kept.add(at, story_keys(signature))
        yield from ((known[one], known[other]) for one, other in kept.near(enough=ENOUGH))


def learnt(lessons: Sequence[StoryLesson]) -> Weights:
    """Raises UsageError where there are no two kinds of pairs to learn from."""
    if len({lesson.right for lesson in lessons}) < 2:
        raise UsageError("learning needs articles that are one story, and others that are alike and are not")
    named = list(lessons[0].terms)
    rows, right = matrix(lessons, named)
    counts = np.array([lesson.weight for lesson in lessons])
    drawn, penalty = np.zeros(len(named)), np.full(len(named), PENALTY)
    bounds = [(None, None) if t in FREE else (None, 0.0) if t in AGAINST else (0.0, None) for t in named]
    return dict(zip(named, logistic(rows, right, counts, drawn=drawn, penalty=penalty, bounds=bounds), strict=True))


def matrix(
    lessons: Sequence[StoryLesson], named: Sequence[str]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    rows = np.array([[lesson.terms[term] for term in named] for lesson in lessons])
    return rows, np.array([lesson.right for lesson in lessons], dtype=float)


def held_out(lessons: Sequence[StoryLesson]) -> Iterator[str]:
    """Set by set how many pairs are right by weights that have seen neither article's incident."""
    folds = np.array([[fold_of(lesson.one), fold_of(lesson.other)] for lesson in lessons])
    named = list(lessons[0].terms)
    rows, right = matrix(lessons, named)
    likeness = np.zeros(len(lessons))
    for fold in range(FOLDS):
        held = (folds == fold).any(axis=1)
        weights = learnt([lesson for lesson, out in zip(lessons, held, strict=True) if not out])
        odds = rows[held] @ np.array([weights[term] for term in named])
        likeness[held] = np.maximum(likeness[held], 1 / (1 + np.exp(-odds)))
    kinds = np.array([lesson.kind for lesson in lessons])
    for kind in dict.fromkeys(kinds.tolist()):
        own = kinds == kind
        for least in LEAST:
            joined = own & (likeness >= least)
            found, told = int(right[joined].sum()), int(joined.sum())
            yield f"{kind}: {found} of {told} pairs of likeness {least} and more are right, of {int(right[own].sum())}"


def is_lessons(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return set(TOLD) <= set(next(csv.reader(file), ()))


def read_lessons(path: Path) -> Iterator[StoryLesson]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            values = {name: float(value) for name, value in row.items() if name not in TOLD}
            told = (row["set"], float(row["weight"]), row["one"], row["other"])
            yield StoryLesson(*told, values, row["right"] == "yes")


def write_lessons(lessons: Sequence[StoryLesson], path: Path) -> None:
    """A table that holds no text: what the articles are about is numbered."""
    number = {key: str(n) for n, key in enumerate(dict.fromkeys(k for x in lessons for k in (x.one, x.other)), 1)}
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow((*TOLD, *lessons[0].terms))
        for x in lessons:
            told = (x.kind, f"{x.weight:g}", number[x.one], number[x.other], "yes" if x.right else "no")
            table.writerow((*told, *(f"{value:.3g}" for value in x.terms.values())))
