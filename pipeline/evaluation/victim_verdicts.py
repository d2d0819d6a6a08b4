"""Verdicts on victims.csv: which persons and described parts were found, and who they are said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.evaluation.gold import GoldArticle
from pipeline.evaluation.gold_reckoning import Accepted, GoldVictim
from pipeline.evaluation.matching import agreement, closest, occurrences
from pipeline.evaluation.name_matching import folded, known_names, share_a_word
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import CasualtyRow, VictimRow


def judge_victims(
    gold: GoldArticle, text: str, casualties: Sequence[CasualtyRow], rows: Sequence[VictimRow]
) -> Iterator[Verdict]:
    """A row answers a victim of the same effect whom it names, or one of whose mentions its figure touches."""
    victims = gold.reckoning.victims
    if victims is None:
        return
    figures = {row.casualty_id: row for row in casualties}
    pairs = closest(
        (score, n, number)
        for n, victim in enumerate(victims)
        for number, row in enumerate(rows)
        if (score := _nearness(text, victim, row, figures))
    )
    for n, victim in enumerate(victims):
        if victim.optional:
            continue
        yield Verdict("victims found", n in pairs, gold.id, f"not found: {victim.mentions[0]!r}", victim.effect)
        if n in pairs:
            yield from _judge_row(gold, victim, rows[pairs[n]])
    for number, row in enumerate(rows):
        note = f"extra: {row.name or row.text!r}, {row.effect}"
        yield Verdict("victims right", number in pairs.values(), gold.id, note, row.effect)


def _nearness(text: str, victim: GoldVictim, row: VictimRow, figures: Mapping[str, CasualtyRow]) -> float:
    """How well a row answers a victim: by the name, then by what its figure and the mentions share; 0: not at all."""
    if row.effect != victim.effect:
        return 0.0
    named = any(name and share_a_word(row.name, name) for name in victim.name or ())
    figure = figures[row.casualty_id]
    places = [place for mention in victim.mentions for place in occurrences(text, mention)]
    touching = max((agreement(place, (figure.start, figure.end)) for place in places), default=0.0)
    return named + touching


def _judge_row(gold: GoldArticle, victim: GoldVictim, row: VictimRow) -> Iterator[Verdict]:
    """What the text or the row says of the victim; where both are silent nothing is judged."""
    known = frozenset[str]().union(*(known_names(gold, name) for name in victim.name or () if name))
    age = (str(victim.age) if victim.age is not None else "",)
    judged: tuple[tuple[str, str, Accepted, bool], ...] = (
        ("victim's name", row.name, victim.name, folded(row.name) in known),
        ("victim's age", "" if row.age is None else str(row.age), age, row.age == victim.age),
        ("victim's sex", row.sex, victim.sex, row.sex in (victim.sex or ())),
        ("victim's age group", row.age_group, victim.age_group, row.age_group in (victim.age_group or ())),
        ("victim's role", row.role, victim.role, any(_share(row.role, r) for r in victim.role or ())),
    )
    for figure, told, accepted, right in judged:
        if accepted is not None and (told or "" not in accepted):
            note = f"{victim.mentions[0]!r}: {told!r} for {' or '.join(map(repr, accepted))}"
            yield Verdict(figure, right, gold.id, note, victim.effect)
    if victim.number > 1 or row.number != victim.number:
        note = f"{victim.mentions[0]!r}: {row.number} for {victim.number}"
        yield Verdict("how many victims", row.number == victim.number, gold.id, note, victim.effect)


def _share(one: str, other: str) -> bool:
    """Whether two roles have a word in common ("hospital guard", "guard")."""
    return bool(set(folded(one).split()) & set(folded(other).split()))
