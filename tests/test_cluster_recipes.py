"""What docs/clusters.md shows does each part once and merges them all."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from cluster_corpus import corpus, few_patterns, request, written
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.runs.run import run

PAGE = (Path(__file__).parent.parent / "docs" / "clusters.md").read_text(encoding="utf-8")
NOTED = """\
#!/bin/sh
# Notes what it is asked, and leaves the folder of a run.
echo "$@" >> asked.txt
while [ $# -gt 1 ]; do
  if [ "$1" = -o ]; then mkdir -p "$2"; touch "$2/run.json"; fi
  shift
done
exit $EXIT
"""
PARALLEL = """\
#!/bin/sh
# GNU parallel, as far as the page uses it: the command for each word behind :::, one after the other.
while [ "$1" != ::: ]; do command=$1; shift; done
shift
for word in "$@"; do sh -c "$(echo "$command" | sed "s/{}/$word/g")"; done
"""


def recipe(section: str) -> str:
    """The first code that stands below a heading."""
    found = re.search(rf"^## {section}\n.*?^```\w*\n(.*?)^```$", PAGE, re.M | re.S)
    assert found
    return found[1]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What was asked of ``wireledger``, which only notes it here, and ends as a run in which some articles failed."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in (("wireledger", NOTED), ("parallel", PARALLEL)):
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("EXIT", "3")
    corpus(tmp_path)
    return tmp_path / "asked.txt"


def sh(script: str, **environment: str) -> int:
    return subprocess.run(["sh", "-c", script], env={**os.environ, **environment}, capture_output=True).returncode


def parts_of(lines: list[str]) -> list[tuple[str, str]]:
    """The parts asked for, each with its folder."""
    words = [shlex.split(line) for line in lines if line.startswith("run ")]
    return [(w[w.index("--shard") + 1], w[w.index("-o") + 1]) for w in words]


def every(of: int) -> list[tuple[str, str]]:
    return [(f"{number}/{of}", f"shards/{number}") for number in range(1, of + 1)]


def test_a_loop_does_each_part_once_and_merges_them(asked: Path) -> None:
    sh(recipe("In parts"))
    *runs, merged = asked.read_text(encoding="utf-8").splitlines()
    assert parts_of(runs) == every(4)
    assert merged == "merge shards/1 shards/2 shards/3 shards/4 -o tables"


def test_what_the_loop_asks_gives_the_bytes_of_one_run(asked: Path, tmp_path: Path) -> None:
    few_patterns(tmp_path)
    run(request(Path(), "one"))
    sh(recipe("In parts"))
    lines = asked.read_text(encoding="utf-8").splitlines()
    subprocess.run(["rm", "-r", "shards", "tables"], check=True)
    settings = ["--model", "blank", "--patterns", "patterns", "--profile", "ucdp"]
    for line in lines:
        words = line.split()
        CliRunner().invoke(app, [*words, *(settings if words[0] == "run" else ())], catch_exceptions=False)
    assert written(Path("tables")) == written(Path("one"))


def test_make_does_each_part_once_and_merges_them(asked: Path) -> None:
    Path("Makefile").write_text(recipe("make"), encoding="utf-8")
    subprocess.run(["make", "-j", "2"], capture_output=True, check=True)
    *runs, merged = asked.read_text(encoding="utf-8").splitlines()
    assert sorted(parts_of(runs)) == every(4)
    assert merged == "merge shards/1 shards/2 shards/3 shards/4 -o tables --quiet"


def test_the_tasks_of_a_slurm_array_do_each_part_once(asked: Path) -> None:
    script = recipe("SLURM")
    first, last = map(int, re.findall(r"--array=(\d+)-(\d+)", script)[0])
    codes = [sh(script, SLURM_ARRAY_TASK_ID=str(number)) for number in range(first, last + 1)]
    assert parts_of(asked.read_text(encoding="utf-8").splitlines()) == every(16)
    assert set(codes) == {0}


def test_the_pods_of_an_indexed_job_do_each_part_once(asked: Path) -> None:
    job = recipe("Kubernetes")
    script = " ".join(line.strip().removeprefix("- ") for line in job.partition("args:\n")[2].splitlines())
    completions = int(re.findall(r"completions: (\d+)", job)[0])
    codes = [sh(script, JOB_COMPLETION_INDEX=str(index)) for index in range(completions)]
    assert parts_of(asked.read_text(encoding="utf-8").splitlines()) == every(16)
    assert set(codes) == {0}


def test_parallel_does_each_part_once_and_merges_them(asked: Path) -> None:
    sh(recipe("ssh"))
    *runs, merged = asked.read_text(encoding="utf-8").splitlines()
    assert parts_of(runs) == every(16)
    assert len(merged.split()) == 16 + len("merge -o tables".split())


def test_a_part_that_fails_is_a_failure(asked: Path) -> None:
    assert sh(recipe("SLURM"), SLURM_ARRAY_TASK_ID="1", EXIT="1") == 1


@pytest.mark.parametrize("command", sorted(set(re.findall(r"wireledger (run|merge) ([^\n`|]+)", PAGE))))
def test_the_commands_have_the_options_they_are_shown_with(command: tuple[str, str]) -> None:
    name, rest = command
    told = CliRunner().invoke(app, [name, "--help"]).output
    assert [word for word in re.findall(r"(?<!\S)--?[a-z]+", rest) if word not in told] == []
