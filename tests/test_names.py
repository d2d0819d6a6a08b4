"""One word means one thing in the house: no two modules and no two classes of one name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "pipeline"
# The modules of cli are named after the commands they hold, and some commands after the room they open.
MODULES = [p for p in sorted(PACKAGE.rglob("*.py")) if p.parent.name != "cli"]


def twice(named: list[tuple[str, str]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, place in named:
        places[name].append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_modules_have_one_name():
    """A package goes by the name of its folder."""
    named = [(p.parent.name if p.stem == "__init__" else p.stem, str(p.relative_to(PACKAGE))) for p in MODULES]
    assert twice(named) == {}


def test_no_two_classes_have_one_name():
    named = [
        (node.name, str(path.relative_to(PACKAGE)))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert twice(named) == {}
