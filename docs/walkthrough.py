"""The commands of docs/patterns.md, run one after the other in a folder of their own: what they print, by step."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
WRONG = "abdul-satar-nomani,Abdul Satar Nomani,person,resistance,,,,\n"
RIGHT = "abdul-satar-nomani,Abdul Satar Nomani,person,taliban,,,,\n"
SENTENCE = "Abdul Satar Nomani denied that the road was closed."
EXAMPLES = f"""\
{SENTENCE},found,mentions,Abdul Satar Nomani,entity_id=abdul-satar-nomani | side=taliban,,
{SENTENCE},found,quotes,,speaker_id=abdul-satar-nomani,,
The road to Nomani was closed.,not,mentions,Nomani,entity_id=abdul-satar-nomani,,a village may have the name too
"""
CHANGED = "mine.csv"


@cache
def steps() -> dict[str, str]:
    """What each step prints, its command line first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "data" / "dispatches", folder / "data" / "dispatches")
        shutil.copytree(ROOT / "patterns", folder / "patterns")
        return dict(walked(folder))


def walked(folder: Path) -> Iterator[tuple[str, str]]:
    mine, before = folder / "my-patterns", (folder / "patterns" / "actors.csv").read_text(encoding="utf-8")
    yield "run", called(folder, "run data/dispatches -o outputs", keep=lambda line: " words/s" not in line)
    yield "coverage", called(folder, "patterns coverage outputs --shown 2")
    shutil.copytree(folder / "patterns", mine)
    (mine / "actors.csv").write_text(before + WRONG, encoding="utf-8")
    yield "wrong", called(folder, "patterns diff patterns my-patterns --on outputs --shown 1")
    (mine / "actors.csv").write_text(before + RIGHT, encoding="utf-8")
    yield "right", called(folder, "patterns diff patterns my-patterns --on outputs --shown 1")
    header = (mine / "tests" / "names.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    for path in (mine / "tests").iterdir():
        path.unlink()
    (mine / "tests" / CHANGED).write_text(f"{header}\n{EXAMPLES}", encoding="utf-8")
    yield "test", called(folder, "patterns test my-patterns")
    (mine / "actors.csv").write_text(before, encoding="utf-8")
    yield "failing", called(folder, "patterns test my-patterns")
    yield "show", called(folder, "patterns show afghan-army")


def called(folder: Path, command: str, *, keep: Callable[[str], bool] = bool) -> str:
    """A command and the lines to keep of what it prints, as a reader of the checkout sees them."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *shlex.split(command)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
    )
    if done.returncode > 1:
        sys.exit(f"wireledger {command}: exit code {done.returncode}\n{done.stderr}")
    lines = (done.stdout + done.stderr).replace(f"{ROOT}/", "").splitlines()
    return f"$ wireledger {command}\n" + "".join(f"{line}\n" for line in lines if keep(line))


if __name__ == "__main__":
    print("\n".join(steps().values()))
