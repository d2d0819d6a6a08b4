"""What tests share: one profile for all property tests, the same examples at each run and no clock on a busy machine;
and the shipped cues.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.quotations.cues import CueTable

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def cues() -> CueTable:
    return CueTable(read_patterns(shipped_patterns()).cues)
