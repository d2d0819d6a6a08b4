"""Verdicts on the reckoning of figures: which tell of the same dead, and whether those are counted once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.evaluation.gold import GoldArticle
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import CasualtyRow


def judge_counting(gold: GoldArticle, rows: Sequence[CasualtyRow], found: Mapping[int, int]) -> Iterator[Verdict]:
    """found: the row of each gold figure that has one; figures without a group and denials are not judged."""
    told = [(gold.casualties[n], rows[number]) for n, number in sorted(found.items())]
    grouped = [(figure, row) for figure, row in told if figure.group and not figure.denied]
    for (one, its_row), (other, other_row) in combinations(grouped, 2):
        if one.effect == other.effect:
            same = one.group == other.group
            note = f"{its_row.text!r} and {other_row.text!r} are {'the same' if same else 'other'} people"
            right = (its_row.claim_group == other_row.claim_group) == same
            yield Verdict("same dead, same group", right, gold.id, note, "one group" if same else "two groups")
    for group in dict.fromkeys(figure.group for figure, _ in grouped):
        tellings = [figure for figure in gold.casualties if figure.group == group]
        times = sum(row.counted == "yes" for figure, row in grouped if figure.group == group)
        asked = any(figure.counted is not False for figure in tellings)
        if asked and not any(figure.group == group and figure.counted is not False for figure, _ in grouped):
            continue  # the figure that counts has no row: a miss, not a miscount
        note = f"{tellings[0].text!r} is counted {times} times"
        yield Verdict("counted once", times == asked, gold.id, note, "counted" if asked else "not counted")
