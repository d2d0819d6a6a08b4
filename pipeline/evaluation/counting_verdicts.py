"""Verdicts on the reckoning of figures: which tell of the same dead, and whether those are counted once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.evaluation.gold import GoldArticle, GoldCasualty
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import CasualtyRow

Told = tuple[GoldCasualty, CasualtyRow]  # a figure of the gold and the row that answers it


def judge_counting(gold: GoldArticle, rows: Sequence[CasualtyRow], found: Mapping[int, int]) -> Iterator[Verdict]:
    """found: the row of each gold figure that has one; figures without a group and denials are not judged."""
    pairs = [(gold.casualties[n], rows[number]) for n, number in sorted(found.items())]
    told = [(figure, row) for figure, row in pairs if figure.group and not figure.denied]
    for one, other in combinations(told, 2):
        if one[0].effect == other[0].effect:
            yield _same_dead(gold, one, other)
    for group in dict.fromkeys(figure.group for figure, _ in told):
        yield from _counted_once(gold, group, told)


def _same_dead(gold: GoldArticle, one: Told, other: Told) -> Verdict:
    """Whether two rows share their group as the gold's figures do."""
    (figure, row), (other_figure, other_row) = one, other
    same = figure.group == other_figure.group
    note = f"{row.text!r} and {other_row.text!r} are {'the same' if same else 'other'} people"
    right = (row.claim_group == other_row.claim_group) == same
    return Verdict("same dead, same group", right, gold.id, note, "one group" if same else "two groups")


def _counted_once(gold: GoldArticle, group: str, told: Sequence[Told]) -> Iterator[Verdict]:
    """Whether as many rows of a group count as should; nothing where the figure that counts has no row: a miss."""
    tellings = [figure for figure in gold.casualties if figure.group == group]
    answered = [(figure, row) for figure, row in told if figure.group == group]
    asked = any(may_count(figure) for figure in tellings)
    if asked and not any(may_count(figure) for figure, _ in answered):
        return
    times = sum(row.counted == "yes" for _, row in answered)
    note = f"{tellings[0].text!r} is counted {times} times"
    yield Verdict("counted once", times == asked, gold.id, note, "counted" if asked else "not counted")


def may_count(figure: GoldCasualty) -> bool:
    return figure.counted is not False
