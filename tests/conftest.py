"""What tests share: one profile for all property tests, the same examples at each run and no clock on a busy machine;
the shipped cues; and the whole pipeline, with the shipped model and with none, where a module has no other.
"""

from __future__ import annotations

import pytest
from hypothesis import settings
from spacy.language import Language

from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.quotations.cues.cue_table import CueTable
from pipeline.runs.assemble import DEFAULT_MODEL, Settings, build

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def cues() -> CueTable:
    return CueTable(read_patterns(shipped_patterns()).cues)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return build(Settings(DEFAULT_MODEL, str(shipped_patterns()), "acled"), read_patterns(shipped_patterns()))


@pytest.fixture(scope="session")
def blank() -> Language:
    return build(Settings("blank", str(shipped_patterns()), "acled"), read_patterns(shipped_patterns()))
