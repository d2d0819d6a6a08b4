"""Who tells the clause that a quotation stands in: what the reading of a cue says of the words in marks in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pipeline.quotations.page import Inside, Teller


class Clause(Protocol):
    """An attributed clause, its speaker and how probable it is."""

    @property
    def whole(self) -> tuple[int, int]: ...
    @property
    def speaker_start(self) -> int | None: ...
    @property
    def speaker_end(self) -> int | None: ...
    @property
    def probability(self) -> float: ...


LEVELS = ((0.9, "surely"), (0.5, "likely"), (0.0, "perhaps"))
SLACK = 2  # characters of a closing mark or stop by which a quotation may reach out of its clause


def tellers(marked: Sequence[Inside], clauses: Sequence[Clause]) -> dict[int, tuple[Teller, ...]]:
    """The tellers of each marked stretch that has any, by its number."""
    found: dict[int, tuple[Teller, ...]] = {}
    for number, m in enumerate(marked):
        around = [c for c in clauses if c.whole[0] <= m.start + SLACK and m.end <= c.whole[1] + SLACK]
        told = tuple(
            Teller(c.speaker_start, c.speaker_end, next(name for least, name in LEVELS if c.probability >= least))
            for c in around
            if c.speaker_start is not None and c.speaker_end is not None
        )
        if told:
            found[number] = told
    return found
