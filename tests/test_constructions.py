"""The constructions as rules: each is listed, documented and told by its id, wherever a row of it is shown."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.casualties.constructions import finder
from pipeline.casualties.constructions.registry import CONSTRUCTIONS
from pipeline.why.construction_pages import Described, by_id, sections
from pipeline.why.provenance import construction

ROOT = Path(__file__).parent.parent
ENTRIES = [entry for _, entries in sections() for entry in entries]
# Modules of the folder that constructions share, and that define none.
SHARED = {"afterthoughts", "figures", "finder", "inserted", "lending", "objects", "registry", "subject_victims"}


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_module_of_a_construction_is_listed():
    modules = {path.stem for path in Path(finder.__file__).parent.glob("*.py")} - {"__init__"} - SHARED
    assert modules == {c.ID for c in CONSTRUCTIONS}


def test_an_id_names_one_construction():
    assert len(by_id()) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_a_docstring_says_what_is_read_with_an_example_and_what_is_not(entry: Described):
    title, *rest = entry.doc.split("\n\n")
    assert title.endswith(".")
    assert len(rest) >= 2
    assert '"' in rest[0] or "Examples:" in rest


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_a_construction_is_found_by_its_file_and_line(entry: Described):
    path, line = entry.place.split(":")
    assert f'"{entry.id}"' in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_the_page_is_made_from_the_docstrings_of_today(refresh: ModuleType):
    page = (ROOT / "docs" / "constructions.md").read_text(encoding="utf-8")
    assert page == refresh.constructions_page(sections()), "make docs writes it anew"


def test_the_page_has_a_section_for_each_room(refresh: ModuleType):
    other = Described("indirect:test", 'A form.\n\n"He said it".\n\nNot this.', "pipeline/test.py")
    page = refresh.constructions_page([*sections(), ("Reported speech", (other,))])
    assert "## Casualty figures" in page
    assert "## Reported speech\n\n### `indirect:test`\n\nA form." in page


def test_why_names_a_figures_construction_with_its_file_and_line():
    assert construction({"construction": "passive"}, []) == f"passive, {by_id()['passive'].place}"
