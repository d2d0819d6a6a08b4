"""Which articles are near each other by what they share: of each key, an article and the next few in time.

Of a key that many articles have (a paper's footer, "Israeli air strikes on Gaza") nothing follows for two articles that
lie far apart; so the pairs grow with the articles, and not with their square. ``pair_store.py`` keeps the same pairs in
a database, an article after the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint32]
Pairs = npt.NDArray[np.int64]  # one number a pair: first * 2**32 + second, first < second

NEIGHBOURS = 8
AT_ONCE = 2_000_000  # keys
FIRST_DAY, LAST_DAY = date(1800, 1, 1).toordinal(), (1 << 17) - 1  # that are told apart; then, and without a day: last
HASH_BITS = 46


class Shared(NamedTuple):
    """What an article can share: keys, each once, and what each counts towards being near."""

    keys: Keys
    weights: npt.NDArray[np.uint8]


def moment(day: int, article_id: str) -> int:
    """The article as a number of 63 bits, sorted by day, and within a day always the same way.

    day: since the year 1, 0 where unknown. Two articles of one day get one number once in 10**14 pairs.
    """
    at = min(max(day - FIRST_DAY, 0), LAST_DAY) if day else LAST_DAY
    mixed = int.from_bytes(hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).digest()[:8])
    return at << HASH_BITS | mixed >> (64 - HASH_BITS)


def near_pairs(moments: Sequence[int], shared: Sequence[Shared], *, enough: int) -> Pairs:
    """The pairs of places that are near by keys that together weigh enough: each once, sorted."""
    if len(moments) < 2:
        return np.empty(0, np.int64)
    order = np.argsort(np.array(moments, np.int64), kind="stable")
    keys = np.concatenate([shared[place].keys for place in order])
    weights = np.concatenate([shared[place].weights for place in order])
    owners = np.repeat(np.arange(len(order)), [len(shared[place].keys) for place in order])
    near = order[weighed_pairs(keys, weights, owners, enough)]
    return np.sort((near.min(axis=0) << 32) + near.max(axis=0))


def weighed_pairs(keys: Keys, weights: npt.NDArray[Any], owners: npt.NDArray[Any], enough: int) -> npt.NDArray[Any]:
    """As columns of two owners. The keys are taken in slices, so that memory is bounded."""
    whole: Pairs = np.empty(0, np.int64)
    sums = np.empty(0, np.int64)
    slices = 1 + len(keys) // AT_ONCE
    for number in range(slices):
        mine = keys % slices == number if slices > 1 else slice(None)
        pairs, weight = paired(keys[mine], weights[mine], owners[mine])
        whole, where = np.unique(np.concatenate((whole, pairs)), return_inverse=True)
        sums = np.bincount(where, np.concatenate((sums, weight)), minlength=len(whole)).astype(np.int64)
    often = whole[sums >= enough]
    return np.stack((often >> 32, often & 0xFFFFFFFF))


def paired(keys: Keys, weights: npt.NDArray[Any], owners: npt.NDArray[Any]) -> tuple[Pairs, npt.NDArray[Any]]:
    """Of each key each owner with its next neighbours, and what the key weighs."""
    order = np.lexsort((owners, keys))
    keys, weights, owners = keys[order], weights[order], owners[order].astype(np.int64)
    pairs, found = [np.empty(0, np.int64)], [np.empty(0, np.uint8)]
    for step in range(1, NEIGHBOURS + 1):
        reach = np.flatnonzero(keys[step:] == keys[:-step])
        pairs.append((owners[reach] << 32) + owners[reach + step])
        found.append(weights[reach])
    return np.concatenate(pairs), np.concatenate(found)
