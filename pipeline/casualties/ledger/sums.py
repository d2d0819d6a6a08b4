"""What figures come to together: "six soldiers and four villagers" are the ten told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, islice

from pipeline.casualties.ledger.identities import two_forces
from pipeline.casualties.ledger.ledger_entries import Entry

RUN = 2  # sentences that the parts of a whole can stand in


def sums_with(entry: Entry, told: Sequence[Entry], sizes: Mapping[int, int]) -> frozenset[int]:
    """What a figure comes to with those beside it: in its sentence, and from a sentence on.

    Those of another force are no parts of the same whole.
    """
    near = [e for e in told if e.effect == entry.effect and e.owner is None and sizes[e.number]]
    near = [e for e in near if not two_forces(e, entry)]
    beside = [sizes[e.number] for e in near if e.sentence == entry.sentence]
    sums = {sum(beside)} if len(beside) > 1 else set()
    for first in (e for e in near if 0 <= entry.sentence - e.sentence <= RUN and e.start <= entry.start):
        run = [e for e in near if e.start >= first.start and e.sentence - first.sentence <= RUN]
        place = next((k for k, e in enumerate(run, start=1) if e is entry), None)
        if place is not None:
            sums.update(islice(accumulate(sizes[e.number] for e in run), max(place, 2) - 1, None))
    return frozenset(sums)
