"""Which articles are near by what they share: all at once, in slices, and one after the other."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from pipeline.stories.neighbours import Shared
from pipeline.stories.pair_store import PairStore
from pipeline.stories.shared_keys import SharedKeys


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect("")) as database:
        yield database


def articles(seed: int) -> dict[int, Shared]:
    """Sixty articles with keys of which some are everywhere."""
    chance = random.Random(seed)
    made = {}
    for moment in chance.sample(range(10_000), 60):
        keys = sorted({chance.choice([1, 2, 3, chance.randrange(4, 40)]) for _ in range(6)})
        made[moment] = Shared(np.array(keys, np.int64), np.array([1 + key % 2 for key in keys], np.uint8))
    return made


def near(database: sqlite3.Connection, made: dict[int, Shared]) -> list[tuple[int, int]]:
    kept = SharedKeys(database, "thing", neighbours=3)
    for moment, shared in made.items():
        kept.add(moment, shared)
    return list(kept.near(enough=3))


@pytest.mark.parametrize("at_once", [pytest.param(7, id="in slices"), pytest.param(10_000, id="in memory")])
@pytest.mark.parametrize("seed", range(3))
def test_what_is_near_at_once_is_near_one_after_the_other(
    at_once: int, seed: int, database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("pipeline.stories.shared_keys.AT_ONCE", at_once)
    made = articles(seed)
    store = PairStore(
        database, "grown", keys=lambda moment: made[moment].weight_of(), judge=lambda *_: 1.0, enough=3, neighbours=3
    )
    for moment in made:
        store.add(moment)
    grown = database.execute("SELECT one, other FROM grown_pairs ORDER BY one, other").fetchall()
    assert near(database, made) == grown != []


def test_articles_that_share_nothing_are_not_near(database: sqlite3.Connection):
    none = Shared(np.empty(0, np.int64), np.empty(0, np.uint8))
    assert near(database, {1: none, 2: none}) == []


def test_no_articles_are_no_pairs(database: sqlite3.Connection):
    assert near(database, {}) == []
