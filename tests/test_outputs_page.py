"""outputs/README.md explains every table and column that a run writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.records import TABLES, columns

PAGE = (Path(__file__).parent.parent / "outputs" / "README.md").read_text(encoding="utf-8")
SECTIONS = {title.partition(":")[0]: body for title, body in re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", PAGE, re.M)}


@pytest.mark.parametrize("name", TABLES)
def test_each_column_is_explained_in_its_order(name: str):
    explained = re.findall(r"^\| `(\w+)` \| (.+) \|$", SECTIONS[f"{name}.csv"], re.M)
    assert tuple(column for column, _ in explained) == columns(TABLES[name])


def test_nothing_else_is_explained():
    assert list(SECTIONS) == ["articles.csv", "mentions.csv", "casualties.csv", "quotes.csv", "errors.csv", "run.json"]
