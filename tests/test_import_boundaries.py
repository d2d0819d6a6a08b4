"""The rooms of the house: imports run one way, and heavy libraries stay where they belong."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# What may not be imported where. A room is a module and everything below it.
FORBIDDEN = {
    "records": {"spacy", "pandas", "pipeline"},
    "errors": {"spacy", "pandas", "pipeline"},
    "corpus": {
        "spacy",
        "pipeline.components",
        "pipeline.extract",
        "pipeline.assemble",
        "pipeline.batch",
        "pipeline.cli",
    },
    "normalize": {"spacy", "pandas"},
    "patterns": {"pandas", "pipeline.components", "pipeline.assemble", "pipeline.batch", "pipeline.cli"},
    "quotations": {
        "pandas",
        "pipeline.assemble",
        "pipeline.extract",
        "pipeline.batch",
        "pipeline.cli",
        "pipeline.tables",
    },
    "casualties": {
        "pandas",
        "pipeline.assemble",
        "pipeline.extract",
        "pipeline.batch",
        "pipeline.cli",
        "pipeline.tables",
    },
    "components": {
        "pandas",
        "csv",
        "pipeline.records",
        "pipeline.assemble",
        "pipeline.extract",
        "pipeline.batch",
        "pipeline.cli",
        "pipeline.tables",
        "pipeline.corpus",
    },
    "assemble": {"pandas", "pipeline.records", "pipeline.extract", "pipeline.corpus", "pipeline.batch", "pipeline.cli"},
    "extract": {"pandas", "pipeline.tables", "pipeline.batch", "pipeline.assemble", "pipeline.cli"},
    "tables": {
        "spacy",
        "pipeline.components",
        "pipeline.extract",
        "pipeline.assemble",
        "pipeline.batch",
        "pipeline.cli",
    },
    "batch": {"pandas", "pipeline.cli", "pipeline.evaluation"},
    "evaluation": {"spacy", "pandas", "pipeline.batch", "pipeline.cli", "pipeline.assemble", "pipeline.components"},
}


def imported(path: Path) -> set[str]:
    """Full names of all that a module imports anywhere in it, 'pipeline.x.name' for 'from pipeline.x import name'."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def lies_in(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


def rooms() -> Iterator[tuple[str, Path]]:
    for room in FORBIDDEN:
        for module, path in MODULES.items():
            if lies_in(module, f"pipeline.{room}"):
                yield room, path


@pytest.mark.parametrize(("room", "path"), [pytest.param(r, p, id=str(p.relative_to(PACKAGE))) for r, p in rooms()])
def test_a_room_imports_nothing_that_it_must_not_know(room: str, path: Path):
    strays = {name for name in imported(path) for forbidden in FORBIDDEN[room] if lies_in(name, forbidden)}
    assert {s for s in strays if not lies_in(s, f"pipeline.{room}")} == set()


def test_only_the_tables_and_the_reader_of_tables_import_pandas():
    using = {module for module, path in MODULES.items() if any(lies_in(n, "pandas") for n in imported(path))}
    assert {m for m in using if not lies_in(m, "pipeline.tables") and not lies_in(m, "pipeline.corpus")} == set()


def test_no_component_knows_another_components_insides():
    strays = [
        (module, name)
        for module, path in MODULES.items()
        if lies_in(module, "pipeline.components") and module != "pipeline.components"
        for name in imported(path)
        if lies_in(name, "pipeline.components") and name.rsplit(".", 1)[-1].startswith("_")
    ]
    assert strays == []


def test_imports_never_run_in_a_circle():
    """Counting only what is imported at a module's top level: what runs when it is imported."""
    graph = {module: {known(name) for name in top_level_imports(path)} - {module} for module, path in MODULES.items()}
    while free := [module for module, needed in graph.items() if not needed & graph.keys()]:
        for module in free:
            del graph[module]
    assert graph == {}


def known(name: str) -> str:
    """The module of ours that holds the name: itself, or the one it is imported from."""
    return name if name in MODULES else name.rpartition(".")[0]


def top_level_imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("module", ["pipeline.records", "pipeline.errors", "pipeline.cli.app"])
def test_a_light_module_loads_no_heavy_library(module: str):
    """The rows are anybody's to use, and --help answers at once."""
    check = f"import sys, {module}; print(*sorted({{'spacy', 'pandas', 'pyarrow'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.strip() == ""


def test_no_module_has_grown_beyond_one_job():
    long = {module: n for module, path in MODULES.items() if (n := path.read_text(encoding="utf-8").count("\n")) > 350}
    assert long == {}
