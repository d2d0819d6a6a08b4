"""Learn what a figure is to those told before it, from articles with totals or with figures in groups.

Of the readings of an article those that agree with it are taken for right, each as likely as the weights so far find
it; the weights are learnt from them, and so on for some rounds. Weights are drawn to what a reader expects of a term,
not to nothing. How strongly, and whether fewer terms do as well, is found out on articles that the weights have not
seen: of each story all articles stand on one side.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.casualties.ledger.choices import Choices
from pipeline.casualties.ledger.company import in_order
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.states import DEAD_TOO, NEW, OTHER_TIME, SAME, Option, State
from pipeline.casualties.ledger.walk import Path as Reading
from pipeline.casualties.ledger.walk import Weights, walk
from pipeline.casualties.ledger.weighing import (
    EXPECTED,
    OFFSET,
    SLOPE,
    choices_of,
    confidence,
    kept_share,
    open_entries,
    shipped_weights,
)
from pipeline.training.counting_corpus import CountedArticle
from pipeline.training.counting_measures import Measures, calibration_error, measured, worth
from pipeline.training.logit import Lesson, calibration, learn, of_most_weight

ROUNDS = 3
BEAM = 24
RARE = 2
LEAST = 0.02  # the share of an article's right readings from which one is learnt from
ENOUGH_JUDGED = 100  # figures
FOLDS = 4
FIRM = 1.0  # how much more strongly a term is drawn to what a reader expects of it
IN_GROUPS = 10.0  # how much more an article counts whose figures are known one by one


@dataclass(frozen=True, slots=True)
class LearningSettings:
    """penalty: on the squared distance from what is expected; terms: how many are kept beside the expected, None:
    all."""

    penalty: float
    terms: int | None = None

    def __str__(self) -> str:
        return f"penalty {self.penalty:g}, {'all' if self.terms is None else self.terms} terms"


TRIED = (LearningSettings(3.0),)


class Remembered(Choices):
    """Choices that are described once, however often they are weighed."""

    def __init__(self, like: Choices) -> None:
        self.__dict__.update(like.__dict__)
        self._known: dict[tuple[object, ...], list[Option]] = {}

    def options(self, entry: Entry, state: State) -> list[Option]:
        key = (entry.number, state, self.company.get(entry.number), self.dead and self.dead.whole)
        if key not in self._known:
            self._known[key] = super().options(entry, state)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class ToldEffect:
    """The figures of one effect of one article that are to be weighed."""

    article: CountedArticle
    choices: Choices
    effect: str
    entries: Sequence[Entry]

    @property
    def teaches(self) -> bool:
        """Whether anything can be learnt: a lone figure's total says only that it was found."""
        known = any(e.number in self.article.figures for e in self.entries)
        return known or (self.effect in self.article.totals and len(self.entries) > 1)

    def allows(self, reading: Reading, entry: Entry, option: Option) -> bool:
        """Whether a choice agrees with the figure's group, as far as that is known."""
        figures = self.article.figures
        gold = figures.get(entry.number)
        if gold is None or not gold.group:
            return True
        if option.kind == DEAD_TOO:
            return False
        if gold.other_time or option.kind == OTHER_TIME:
            return gold.other_time and option.kind == OTHER_TIME
        known = [{figures[m].group for m in g.members if m in figures} - {""} for g in reading.state.groups]
        holding = {k for k, groups in enumerate(known) if gold.group in groups}
        if option.kind == SAME:
            return option.group in holding
        return not holding if option.kind == NEW else bool(holding) and all(g <= {gold.group} for g in known)

    def agrees(self, reading: Reading) -> bool:
        """Whether the total is the one told; figures in groups agree by their groups alone."""
        told = self.article.totals.get(self.effect)
        if told is None or self.article.figures:
            return True
        low, high = told[0]
        return (low or 0) <= reading.state.total and (high is None or reading.state.total <= high)


def told_effects(articles: Iterable[CountedArticle]) -> list[ToldEffect]:
    """In the order in which the effects are weighed, article by article."""
    found = []
    for article in articles:
        choices = Remembered(choices_of(article.book))
        for effect in in_order(e.effect for e in article.book.entries):
            if entries := open_entries(article.book, effect):
                found.append(ToldEffect(article, choices, effect, entries))
    return found


def learnt(told: Sequence[ToldEffect], settings: LearningSettings) -> dict[str, float]:
    """Weights by term."""
    expected = shipped_weights(EXPECTED)
    weights: Weights = expected
    lessons: list[Lesson] = []
    for _ in range(ROUNDS):
        lessons = list(_lessons(told, weights))
        weights = learn(lessons, rare=RARE, penalty=settings.penalty, expected=expected, firm=FIRM)
    if settings.terms is not None:
        kept = of_most_weight(lessons, weights, settings.terms) | expected.keys()
        fewer = [Lesson(x.document, [[t for t in r if t in kept] for r in x.rows], x.right, x.weight) for x in lessons]
        weights = learn(fewer, rare=RARE, penalty=settings.penalty, expected=expected, firm=FIRM)
    return dict(weights)


def _lessons(told: Sequence[ToldEffect], weights: Weights) -> Iterator[Lesson]:
    for number, effect in enumerate(told):
        if number == 0 or told[number - 1].choices is not effect.choices:
            effect.choices.start()
        readings = walk(effect.choices, effect.entries, weights, beam=BEAM, allowed=effect.allows)
        right = [r for r in readings if effect.agrees(r)]
        if right and effect.teaches:
            yield from _of_readings(number, effect, right)
        if readings:
            best = (right or readings)[0]
            effect.choices.settled({s.entry.number: s.option.kind for s in best.steps}, best.state)


def _of_readings(number: int, effect: ToldEffect, right: Sequence[Reading]) -> Iterator[Lesson]:
    """The choices of an article's right readings, each by the share of the readings that make it."""
    odds = [math.exp(r.score - right[0].score) for r in right]
    whole = sum(odds)
    made: dict[tuple[int, State, str, int], float] = defaultdict(float)
    entries = {e.number: e for e in effect.entries}
    for reading, odd in zip(right, odds, strict=True):
        if odd / whole >= LEAST:
            for step in reading.steps:
                made[step.entry.number, step.before, step.option.kind, step.option.group] += odd / whole
    weight = effect.article.weight * (IN_GROUPS if effect.article.figures else 1.0)
    for (entry, state, kind, group), share in made.items():
        options = effect.choices.options(entries[entry], state)
        if len(options) > 1:
            chosen = [(o.kind, o.group) == (kind, group) for o in options]
            yield Lesson(number, [list(o.terms) for o in options], chosen, weight * share)


def train_counting(articles: Sequence[CountedArticle], say: Callable[[str], None]) -> dict[str, float]:
    """Weights by term, with the calibration of the confidence; say: where the held-out measures are printed."""
    told = told_effects(articles)
    stories = len({a.story for a in articles})
    say(f"{len(articles)} articles of {stories} stories, {FOLDS} folds")
    tried = [(settings, held_out(articles, told, settings)) for settings in TRIED]
    for settings, measures in tried:
        say(f"held out, {settings}: {worth(measures):.4f}")
        for line in measures.lines():
            say(f"  {line}")
    settings, measures = max(tried, key=lambda pair: worth(pair[1]))
    say(f"chosen: {settings}")
    slope, offset = calibrated(measures, say)
    return {**learnt(told, settings), SLOPE: slope, OFFSET: offset}


def fold_of(story: str) -> int:
    return zlib.crc32(story.encode()) % FOLDS


def held_out(articles: Sequence[CountedArticle], told: Sequence[ToldEffect], settings: LearningSettings) -> Measures:
    """The measures of each fold by weights learnt from the others."""
    found = Measures()
    for fold in range(FOLDS):
        seen = [t for t in told if fold_of(t.article.story) != fold]
        weights = learnt(seen, settings)
        unseen = [a for a in articles if fold_of(a.story) == fold]
        found.join(measured(unseen, weights))
    return found


def calibrated(measures: Measures, say: Callable[[str], None]) -> tuple[float, float]:
    """Slope and offset from what was judged held out; the error said is of each half by the other's.

    Totals that one figure makes are of texts on one event, and counted right more often than news of several: they
    are asked only where few figures were judged by themselves.
    """
    asked = measures.judged if len(measures.judged) >= ENOUGH_JUDGED else measures.judged + measures.lone
    judged = [(kept_share(probability), right) for probability, right in asked]
    if not judged:
        return 1.0, 0.0
    halves = judged[::2], judged[1::2]
    known: list[tuple[float, bool]] = []
    for half, other in (halves, halves[::-1]):
        slope, offset = calibration(other) if other else (1.0, 0.0)
        known += [(_confidence(p, slope, offset), right) for p, right in half]
    say(f"calibration error of {len(judged)} figures held out: {calibration_error(known):.3f}")
    return calibration(judged)


def _confidence(probability: float, slope: float, offset: float) -> float:
    return confidence(probability, {SLOPE: slope, OFFSET: offset})
