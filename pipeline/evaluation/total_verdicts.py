"""Verdicts on the totals of articles.csv."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.gold import GoldArticle
from pipeline.evaluation.gold_reckoning import GoldRange, Readings
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import ArticleRow
from pipeline.tables.totals import Range, told_range


def agrees(told: Range, readings: Readings) -> bool:
    """Whether low, best and high are those of one reading."""
    return any((told.low, told.high) == (r.low, r.high) and (told.best == r.best or not r.best_given) for r in readings)


def judge_totals(gold: GoldArticle, rows: Sequence[ArticleRow]) -> Iterator[Verdict]:
    """The effects that the gold names, where it or the row has a number."""
    for effect, readings in (gold.reckoning.totals or {}).items():
        told = told_range(rows[0], effect) if rows else Range()
        if told == Range() and readings[0].empty:
            continue
        note = f"{effect}: {shown(told)} for {' or '.join(map(shown, readings))}"

        def verdict(figure: str, right: bool, note: str = note, effect: str = effect) -> Verdict:
            return Verdict(figure, right, gold.id, note, effect)

        yield verdict("totals right", agrees(told, readings))
        if readings[0].best_given:
            yield verdict("best totals right", any(told.best == r.best for r in readings))
            yield verdict("totals not too high", (told.best or 0) <= _ceiling(readings))


def shown(told: Range | GoldRange) -> str:
    return "/".join("-" if end is None else str(end) for end in (told.low, told.best, told.high))


def _ceiling(readings: Readings) -> int:
    return max((end for r in readings for end in (r.best, r.high) if end is not None), default=0)
