"""README.md says what is true: its commands, its excerpts, its exit codes."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app as command_line
from pipeline.patterns import read_patterns
from pipeline.tables.linked_records import ARCHIVE_TABLES
from pipeline.tables.records import TABLES
from pipeline.vocabulary import Effect

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"{folder}/README.md" for folder in ("outputs", "patterns", "data", "data/sudan")),
]
PAGES += ["benchmarks/README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
TOPS = ["pipeline", "patterns", "docs", "data", "tests", "outputs", "benchmarks"]
WRITTEN = {f"{name}.csv" for name in (*TABLES, *ARCHIVE_TABLES, "verdicts")} | {"reasons.jsonl", "texts/"}
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.M | re.S)


def commands(page: str, program: str) -> list[str]:
    """All that follows the program's name in code, up to the end of the line or of the inline code."""
    text = (ROOT / page).read_text(encoding="utf-8")
    code = re.findall(r"^```\w*\n(.*?)^```$", text, re.M | re.S) + re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    code += re.findall(r"^    (\S.*)$", text, re.M)
    found = re.findall(rf"(?:^|[ /]){program} ([^\n#]+)", "\n".join(code), re.M)
    return sorted({command.partition(" || ")[0].strip() for command in found})


def test_excerpts_and_figures_are_what_the_program_makes_today():
    done = subprocess.run(
        [sys.executable, "docs/refresh.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("page", "target"), [(page, words) for page in PAGES for words in commands(page, "make") if words.isalpha()]
)
def test_every_make_command_is_a_target(page: str, target: str):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize(
    ("page", "command"), [(page, command) for page in PAGES for command in commands(page, "wireledger")]
)
def test_every_command_has_the_options_it_is_shown_with(page: str, command: str):
    name, *rest = command.split()
    named = [name, rest[0]] if name == "patterns" and rest else [name]
    told = CliRunner().invoke(command_line.app, [*named, "--help"])
    assert told.exit_code == 0
    assert [word for word in rest if re.match(r"--?[a-z]", word) and word not in told.output] == []


def test_every_exit_code_is_told():
    codes = [int(code) for code in re.findall(r"^\| (\d) \| ", README, re.M)]
    assert codes == [
        command_line.DONE,
        command_line.NOTHING_WRITTEN,
        command_line.WRONG_USAGE,
        command_line.SOME_FAILED,
    ]


def test_every_table_is_told():
    assert re.findall(r"^\| (\w+)\.csv \|", README, re.M) == [
        "mentions", "casualties", "events", "victims", "quotes", "stories", "quote_variants", "incidents",
        "incident_claims", "totals",
        "articles", "errors",
    ]  # fmt: skip
    assert set(re.findall(r"^\| (\w+)\.csv \|", README, re.M)) == set(TABLES)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str):
    """By its whole path or the end of it; but for what a run writes, and folders that the page's own commands make."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w.-]+/)*[\w-]+(?:\.(?:md|py|js|csv|jsonl|toml)|/))`", text)
    lost = {name for name in named if not any(path.endswith("/" + name.rstrip("/")) for path in files_of_the_house())}
    made = {word for command in commands(page, "wireledger") for word in command.split()}
    assert {name for name in lost - WRITTEN if name.split("/")[0] not in made} == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_rule_of_the_patterns_that_a_page_names_is_one(page: str):
    """But for those that the page of the patterns makes up."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {name for effect in Effect for name in re.findall(rf"`({effect}-[a-z-]+)`", text)}
    assert named - {"killed-perish"} - known_rules() == set()


@cache
def known_rules() -> frozenset[str]:
    return frozenset(read_patterns(ROOT / "patterns").places)


@cache
def files_of_the_house() -> list[str]:
    below = [f"/{path.relative_to(ROOT)}" for top in TOPS for path in (ROOT / top).rglob("*")]
    return [*below, *(f"/{path.name}" for path in ROOT.iterdir())]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str):
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_example_of_an_edit_has_its_effect(tmp_path: Path):
    row = next(code for _, code in FENCED if code.startswith("haji-torab,"))
    shutil.copytree(ROOT / "patterns", tmp_path / "patterns")
    with (tmp_path / "patterns" / "actors.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    (tmp_path / "a.txt").write_text("Torab Khan left the valley. Torab was not seen again.\n", encoding="utf-8")
    arguments = [
        "run",
        tmp_path / "a.txt",
        "-o",
        tmp_path / "out",
        "--patterns",
        tmp_path / "patterns",
        "--model",
        "blank",
    ]
    done = CliRunner().invoke(command_line.app, [*map(str, arguments)])
    assert done.exit_code == 0, done.output
    with (tmp_path / "out" / "mentions.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [(r["text"], r["entity_id"], r["entity_name"], r["side"]) for r in csv.DictReader(file)]
    assert found == [
        ("Torab Khan", "haji-torab", "Haji Torab", "resistance"),
        ("Torab", "haji-torab", "Haji Torab", "resistance"),
    ]


def test_the_example_for_programs_prints_the_quotation():
    try:
        distribution("wireledger")
    except PackageNotFoundError:
        pytest.skip("the components are found by their entry points, which need wireledger to be installed")
    code = next(code for language, code in FENCED if language == "python")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.returncode) == ("['We have enough flour until spring,']\n", 0), done.stderr
