"""Which articles are near each other by what they share: of each key, an article and the next few in time.

Of a key that many articles have (a paper's footer, "Israeli air strikes on Gaza") nothing follows for two articles that
lie far apart; so the pairs grow with the articles, and not with their square. ``pair_store.py`` keeps the same pairs in
a database, an article after the other; ``shared_keys.py`` finds those of all articles at once.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Pairs = npt.NDArray[np.int64]  # one number a pair: first * 2**32 + second, first < second

NEIGHBOURS = 8
FIRST_DAY, LAST_DAY = date(1800, 1, 1).toordinal(), (1 << 17) - 1  # that are told apart; then, and without a day: last
HASH_BITS = 46


class Shared(NamedTuple):
    """What an article can share: keys, each once, and what each counts towards being near."""

    keys: npt.NDArray[Any]  # whole numbers of up to 63 bits
    weights: npt.NDArray[np.uint8]

    def weight_of(self) -> dict[int, int]:
        return dict(zip(self.keys.tolist(), self.weights.tolist(), strict=True))


def moment(day: int, name: str) -> int:
    """The article, or another thing of a day, as a number of 63 bits, sorted by day, and within a day always the same
    way.

    day: since the year 1, 0 where unknown. Two names of one day get one number once in 10**14 pairs.
    """
    at = min(max(day - FIRST_DAY, 0), LAST_DAY) if day else LAST_DAY
    mixed = int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8])
    return at << HASH_BITS | mixed >> (64 - HASH_BITS)


def paired(
    keys: npt.NDArray[Any], weights: npt.NDArray[Any], owners: npt.NDArray[Any], *, neighbours: int
) -> tuple[Pairs, npt.NDArray[Any]]:
    """Of each key each owner with its next neighbours, and what the key weighs. owners: their places in time."""
    order = np.lexsort((owners, keys))
    keys, weights, owners = keys[order], weights[order], owners[order].astype(np.int64)
    pairs, found = [np.empty(0, np.int64)], [np.empty(0, np.uint8)]
    for step in range(1, min(neighbours, len(keys) - 1) + 1):
        reach = np.flatnonzero(keys[step:] == keys[:-step])
        if not len(reach):
            break
        pairs.append((owners[reach] << 32) + owners[reach + step])
        found.append(weights[reach])
    return np.concatenate(pairs), np.concatenate(found)


def weighed(pairs: Pairs, weights: npt.NDArray[Any]) -> tuple[Pairs, npt.NDArray[np.int64]]:
    """Each pair once, sorted, and what it weighs in all."""
    whole, where = np.unique(pairs, return_inverse=True)
    return whole, np.bincount(where, weights, minlength=len(whole)).astype(np.int64)
