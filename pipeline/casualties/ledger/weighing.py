"""The one pass that weighs: each figure that its own words leave open is settled by the likeliest walk."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from pipeline.casualties.ledger.article_figures import ArticleFigures
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.choices import Choices
from pipeline.casualties.ledger.company import in_order
from pipeline.casualties.ledger.group_terms import PARTS_OF_A_SUM
from pipeline.casualties.ledger.identities import source
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.only_deaths import with_only_death
from pipeline.casualties.ledger.states import DEAD_TOO, OTHER_TIME, WHOLE, Dead
from pipeline.casualties.ledger.tellings import chief_of, relation_to_chief, rivals
from pipeline.casualties.ledger.walk import Path, Step, Weights, walk

SHIPPED = "counting_weights.csv"
EXPECTED = "counting_expected.csv"  # what a reader expects of each term, which learning starts from
SPOKEN = 3  # terms that a reason names
BY = "weighed"


SLOPE, OFFSET = "(confidence: slope)", "(confidence: offset)"
SURE = 0.99  # the most that a share of the ranker's is taken for


@cache
def shipped_weights(name: str = SHIPPED) -> Mapping[str, float]:
    shipped = resources.files("pipeline.casualties.ledger") / name
    lines = shipped.read_text("utf-8").splitlines()
    return {row["term"]: float(row["weight"]) for row in csv.DictReader(lines)}


def kept_share(probability: float) -> float:
    """As far as a share of the ranker's is taken for what it says."""
    return min(max(probability, 1 - SURE), SURE)


def confidence(probability: float, weights: Weights) -> float:
    """A share of the ranker's as the share of such figures that were right, number and counting."""
    share = kept_share(probability)
    odds = weights.get(SLOPE, 1.0) * math.log(share / (1 - share)) + weights.get(OFFSET, 0.0)
    return 1 / (1 + math.exp(-odds))


def open_entries(book: Book, effect: str) -> list[Entry]:
    return [e for e in book.entries if e.effect == effect and book.open(e)]


def choices_of(book: Book) -> Choices:
    told = {e.number for e in book.entries if book.relation(e) != "repeat"}
    sizes = {e.number: book.size(e) for e in book.entries}
    return Choices(ArticleFigures(book.entries, sizes, told, book.text, book.published))


def weighed(book: Book) -> None:
    """Same dead, the whole of them, further dead, or another time: what the ranker finds likeliest for the article."""
    weighed_by(book, shipped_weights())


def weighed_by(book: Book, weights: Weights) -> None:
    choices = choices_of(book)
    for effect in in_order(e.effect for e in book.entries):
        entries = open_entries(book, effect)
        if entries:
            readings = walk(choices, entries, weights)
            path = agreed(readings)
            if effect == "killed":
                path = with_only_death(choices, path)
            settle(book, choices, path, weights)
            choices.settled({s.entry.number: s.option.kind for s in path.steps}, path.state)


def agreed(readings: Sequence[Path]) -> Path:
    """The likeliest reading, each choice with the probability of the readings that take the figure for the same."""
    best = readings[0]
    odds = [math.exp(r.score - best.score) for r in readings]
    whole = sum(odds)
    shares = [
        sum(o for o, r in zip(odds, readings, strict=True) if r.steps[k].option.kind == step.option.kind) / whole
        for k, step in enumerate(best.steps)
    ]
    return replace(best, steps=tuple(replace(s, probability=p) for s, p in zip(best.steps, shares, strict=True)))


def settle(book: Book, choices: Choices, path: Path, weights: Weights) -> None:
    """Write a walk's choices into the book, each group under the figure that tells it best."""
    steps = {step.entry.number: step for step in path.steps}
    for step in path.steps:
        if step.option.kind == OTHER_TIME:
            book.settle(step.entry, "cumulative", None, BY, reason(step, weights), step.probability)
        if step.option.kind == DEAD_TOO:
            dead = choices.dead.like(step.entry) if choices.dead else None
            book.settle(step.entry, "repeat", dead, BY, reason(step, weights), step.probability)
    for group in path.state.groups:
        _settle_group(book, group, steps, weights)


def _settle_group(book: Book, group: Dead, steps: Mapping[int, Step], weights: Weights) -> None:
    members = [book.entries[n] for n in group.members]
    chief = chief_of(book, members)
    for entry in members:
        step = steps[entry.number]
        said = reason(step, weights)
        if entry is chief:
            book.settle(entry, "main", None, BY, said, step.probability)
            continue
        summed = any(s.option.kind == WHOLE and n >= entry.number for n, s in steps.items() if n in group.members)
        against = bool(source(chief)) and rivals(entry, chief)  # the reporter's own sum is nobody's rival
        summed = summed or (PARTS_OF_A_SUM in step.option.terms and not against)
        relation = "part" if summed and book.size(entry) < book.size(chief) else relation_to_chief(book, entry, chief)
        book.settle(entry, relation, chief, BY, said, step.probability)


def reason(step: Step, weights: Weights) -> str:
    """The terms that spoke most for a choice, in words."""
    told = [(weights.get(t, 0.0), t.split(": ", 1)[-1]) for t in step.option.terms if ": " in t]
    spoken = [t for w, t in sorted(told, reverse=True) if w > 0][:SPOKEN]
    return "; ".join(dict.fromkeys(spoken))
