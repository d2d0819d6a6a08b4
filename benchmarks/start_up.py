"""What every run pays: its start, its serial parts, and a second run that finds nothing new.

    python benchmarks/start_up.py                     a note, and the sample dispatches twenty times over
    python benchmarks/start_up.py articles.jsonl --id-column doc_id --text-column text
    python benchmarks/start_up.py --start             the start alone, in half a minute

Printed are medians: processor seconds of a run of one note, from the program's start to its written rows; how many
times as fast two processes are as one, by the clock, in turns; and what a run into the same folder with nothing new
takes of the first one's processor seconds. Only a machine with two free cores tells the second truly.
Python's compiled modules are kept beside the measure, as an installed program has them; the first run makes them.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from speed import DISPATCHES, repeat

ROOT = Path(__file__).parent.parent
NOTE = "HERAT, Sept 3 - Two soldiers were killed on Monday near Karukh, the police said.\n"


def timed(arguments: list[str], compiled: Path) -> tuple[float, float]:
    """Seconds by the clock, and of processor time with all worker processes, of a run. Raises where it fails."""
    free = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pipeline", "run", *arguments, "--quiet"],
        check=True,
        cwd=ROOT,
        env={**free, "PYTHONPYCACHEPREFIX": str(compiled)},
    )
    lasted, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return lasted, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start(work: Path, turns: int) -> None:
    note = work / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    arguments = [str(note), "-o", str(work / "note"), "--fresh"]
    timed(arguments, work / "compiled")
    seconds = [timed(arguments, work / "compiled")[1] for _ in range(turns)]
    print(f"one note: {median(seconds):.2f} s of processor time ({min(seconds):.2f} to {max(seconds):.2f})")


def shares(work: Path, asked: list[str], turns: int) -> None:
    ratios, again = [], []
    for _ in range(turns):
        fresh = [*asked, "-o", str(work / "tables"), "--fresh"]
        (one, first), (two, _) = (timed([*fresh, "--jobs", jobs], work / "compiled") for jobs in "12")
        ratios.append(one / two)
        again.append(timed(fresh[:-1], work / "compiled")[1] / first)
    print(f"two processes against one: {median(ratios):.2f} times as fast ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"a run with nothing new: {median(again):.1%} of the first ({min(again):.1%} to {max(again):.1%})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path, nargs="?", help="a folder of texts, or a CSV, JSONL or Parquet table")
    parser.add_argument("--id-column", default="")
    parser.add_argument("--text-column", default="")
    parser.add_argument("--start", action="store_true", help="the start alone")
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        start(work, options.turns)
        if options.start:
            return
        source = options.input.resolve() if options.input else work / "texts"
        if options.input is None:
            source.mkdir()
            repeat([path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*.txt"))], source)
        columns = {"--id-column": options.id_column, "--text-column": options.text_column}
        shares(work, [str(source), *(part for named in columns.items() if named[1] for part in named)], options.turns)


if __name__ == "__main__":
    main()
