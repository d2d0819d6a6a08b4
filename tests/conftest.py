"""What tests share: one profile for all property tests, the same examples at each run and no clock on a busy machine;
the shipped cues; and the whole pipeline, with the shipped model and with none, where a module has no other.
"""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

import pytest
from hypothesis import settings
from spacy.language import Language

from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.quotations.cues.cue_table import CueTable
from pipeline.runs.assemble import DEFAULT_MODEL, Settings, build

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")


SLOW = ("build(", "CliRunner(", "subprocess.", "spacy.load(", "in_order(", "Request(", "train(")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="Leave out what loads a model or runs a command.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --quick, keep the tests that need no model, run no command and try no hundreds of examples."""
    if config.getoption("--quick"):
        left_out = {item for item in items if is_slow(item)}
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def is_slow(item: Any) -> bool:
    """Read off the test and its module, so that there is no list to keep: what asks for the pipeline without a model
    alone is quick, as are the tests of modules that build no pipeline and run nothing themselves."""
    if "nlp" in item.fixturenames or getattr(item.obj, "is_hypothesis_test", False):
        return True
    return "blank" not in item.fixturenames and any(call in source_of(item.module) for call in SLOW)


@cache
def source_of(module: Any) -> str:
    return inspect.getsource(module)


@pytest.fixture(scope="session")
def cues() -> CueTable:
    return CueTable(read_patterns(shipped_patterns()).cues)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return build(Settings(DEFAULT_MODEL, str(shipped_patterns()), "acled"), read_patterns(shipped_patterns()))


@pytest.fixture(scope="session")
def blank() -> Language:
    return build(Settings("blank", str(shipped_patterns()), "acled"), read_patterns(shipped_patterns()))
