"""Verdicts on casualties.csv: which figures were found, how many, whose, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.gold import GoldArticle, GoldCasualty
from pipeline.evaluation.matching import occurrences, pair_off
from pipeline.evaluation.name_matching import is_near, share_a_word
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import CasualtyRow
from pipeline.vocabulary import Certainty, QuantityKind


def answered(gold: GoldArticle, text: str, rows: Sequence[CasualtyRow]) -> dict[int, int]:
    """The number of the row that answers each gold figure that has one: of the same effect, and touching its text."""
    found: dict[int, int] = {}
    for effect in sorted({c.effect for c in gold.casualties}):
        entries = [n for n, c in enumerate(gold.casualties) if c.effect == effect]
        numbers = [n for n, r in enumerate(rows) if r.effect == effect]
        pairs = pair_off(
            [occurrences(text, gold.casualties[n].text) for n in entries],
            [(rows[n].start, rows[n].end) for n in numbers],
            at_least=0.0,
        )
        found.update({entries[entry]: numbers[number] for entry, number in pairs.items()})
    return found


def judge_casualties(gold: GoldArticle, text: str, rows: Sequence[CasualtyRow]) -> Iterator[Verdict]:
    found = answered(gold, text, rows)
    for number, casualty in enumerate(gold.casualties):
        yield Verdict(
            "casualty figures found",
            number in found,
            gold.id,
            f"{casualty.effect}, not found: {casualty.text!r}",
            casualty.effect,
        )
        if number in found:
            yield from _judge_row(gold, casualty, rows[found[number]])
    for number, row in enumerate(rows):
        note = f"{row.effect}, extra: {row.text!r}"
        yield Verdict(
            "casualty figures right",
            number in found.values(),
            gold.id,
            note,
            row.effect,
            row.rule_id,
            construction=row.construction,
        )


def _judge_row(gold: GoldArticle, casualty: GoldCasualty, row: CasualtyRow) -> Iterator[Verdict]:
    shown = f"{row.text[:60]!r}"

    def verdict(figure: str, right: bool, note: str, kind: str) -> Verdict:
        return Verdict(figure, right, gold.id, f"{shown}: {note}", kind, row.rule_id, construction=row.construction)

    figures = f"{row.low} to {row.high} ({row.quantity_kind}, {row.certainty}) for {casualty.low} to {casualty.high}"
    yield verdict("how many", says_the_same(casualty, row), figures, row.quantity_kind)
    claimant = is_near(
        gold,
        name=row.claimant_name,
        mention=row.claimant_text,
        expected=casualty.claimant,
        expected_mention=casualty.claimant,
    )
    note = f"{row.claimant_name!r} ({row.claimant_text!r}) for {casualty.claimant!r}"
    yield verdict("by whose word", claimant, note, row.certainty)
    if casualty.victim:
        victim = share_a_word(f"{row.victim_text} {row.text}", casualty.victim)
        yield verdict("whose", victim, f"{row.victim_text!r} for {casualty.victim!r}", row.effect)


def says_the_same(casualty: GoldCasualty, row: CasualtyRow) -> bool:
    """Whether the row's figures are the gold's.

    A strict bound may be given as its number or as the next one ("more than 20": 20 or 21),
    and a vague gold asks only that the row is vague too, whatever the convention makes of it.
    """
    if casualty.denied:
        return row.certainty == Certainty.DENIED
    if casualty.low is None and casualty.high is None:
        return row.quantity_kind in {QuantityKind.VAGUE, QuantityKind.NONE}
    if casualty.high is None:
        return row.high is None and row.low is not None and row.low - (casualty.low or 0) in {0, 1}
    if casualty.low is None:
        return row.low in {None, 0} and row.high is not None and casualty.high - row.high in {0, 1}
    return (row.low, row.high) == (casualty.low, casualty.high)
