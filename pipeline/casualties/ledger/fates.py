"""What became of people who were shot: "shot" tells a wound, but of those whom the article elsewhere calls dead, death.

"Police said a man had been shot. … The 34-year-old died at the scene": one dead, and nobody wounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.casualties.ledger.ledger_entries import Entry

SHOT = ("wounded-shot", "wounded-shooting")  # the patterns that tell of a shot and of nothing more


def with_fates(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with those shot as killed, and told of again, where another sentence has as many dead.

    Not of those who are told of beside others ("another was shot", "a woman was also shot").
    """
    return [_with_fate(entry, entries) if _shot(entry) else entry for entry in entries]


def _shot(entry: Entry) -> bool:
    return entry.figure.trigger.rule_id in SHOT and not entry.more and entry.best is not None


def _with_fate(entry: Entry, entries: Sequence[Entry]) -> Entry:
    dead = next((other for other in entries if _as_many_dead(entry, other)), None)
    if dead is None:
        return entry
    figure = entry.figure
    trigger = replace(figure.trigger, effect="killed")
    return replace(entry, figure=replace(figure, trigger=trigger, role="part"), owner=dead.number)


def _as_many_dead(entry: Entry, other: Entry) -> bool:
    told = other.effect == "killed" and other.figure.role in ("main", "toll") and other.best == entry.best
    return told and other.sentence != entry.sentence
