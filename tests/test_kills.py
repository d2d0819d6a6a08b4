"""A run that is killed with -9 at any moment goes on to the same bytes; ``benchmarks/kills.py`` tries 30 moments."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import kills  # the benchmark

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> kills.Trials:
    return kills.prepared(tmp_path_factory.mktemp("kills"), 10, "blank")


@pytest.mark.parametrize(("aim", "share", "jobs"), [("rows", 0.1, (2, 1)), ("exchange", 0.2, (1, 2))])
def test_a_killed_run_goes_on_to_the_same_bytes(
    trials: kills.Trials, aim: str, share: float, jobs: tuple[int, int]
) -> None:
    _, wrong = trials.trial(aim, share, jobs)
    assert wrong == ""
