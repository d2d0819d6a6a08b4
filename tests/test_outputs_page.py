"""outputs/README.md explains every table and column that a run writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.exports.profiles import PROFILES
from pipeline.tables.codebook import meaning
from pipeline.tables.linked_records import ARCHIVE_TABLES
from pipeline.tables.records import TABLES, columns

PAGE = (Path(__file__).parent.parent / "outputs" / "README.md").read_text(encoding="utf-8")
SECTIONS = {title.partition(":")[0]: body for title, body in re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", PAGE, re.M)}
EXPLAINED = {**TABLES, **ARCHIVE_TABLES, **{name: known.row_type for name, known in PROFILES.items()}}


@pytest.mark.parametrize("name", EXPLAINED)
def test_each_column_is_explained_in_its_order_as_the_codebook_does(name: str):
    explained = re.findall(r"^\| `(\w+)` \| (.+) \|$", SECTIONS[f"{name}.csv"], re.M)
    assert explained == [(column, meaning(name, column)) for column in columns(EXPLAINED[name])]


def test_nothing_else_is_explained():
    assert set(SECTIONS) == {*(f"{name}.csv" for name in EXPLAINED), "run.json", "reasons.jsonl"}
