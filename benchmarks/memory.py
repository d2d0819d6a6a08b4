"""Memory and cost over a long run: one `wireledger run` over thousands of articles, watched from outside.

    python benchmarks/memory.py                                     20,000 dispatches, some twenty minutes
    python benchmarks/memory.py --notes --articles 200000 --model blank   short notes of a made archive

Dispatches are the sample ones over and over, each with a sentence of names never seen before, because it is new words
that make long runs grow. Notes are the first paragraphs of ``archive_maker.py``'s articles: reprints, rewrites and new
tolls of one story, so that linking has the work that an archive gives it. Resident memory and processor time are read
from /proc (Linux) while the run goes on, with how many articles its unfinished table holds; what comes after the last
of them (linking, and writing what is made of all) is told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path
from statistics import median

from archive_maker import make_archive

ROOT = Path(__file__).parent.parent
SYLLABLES = (
    "ba da fa ga ha ja ka la ma na pa ra sa ta wa ya za bo do go ko lo mo no ro so to zo dar gul khan zai wal".split()
)
MILESTONES = (0.05, 0.1, 0.25, 0.5, 0.75, 1.0)
SETTLED = 10_000  # articles, after which nothing should grow
PARAGRAPHS = 1  # of a note
TICKS = os.sysconf("SC_CLK_TCK")


def dispatches(texts: Sequence[str], count: int) -> Iterator[dict[str, str]]:
    invent = random.Random(0)
    for number, text in enumerate(islice(cycle(texts), count)):
        names = ["".join(invent.choices(SYLLABLES, k=4)).title() for _ in range(6)]
        sentence = f"{names[0]} {names[1]} and {names[2]} {names[3]} met the elders of {names[4]} and {names[5]}."
        yield {"id": f"{number:06d}", "text": f"{text}\n\n{sentence}\n"}


def notes(count: int) -> Iterator[dict[str, str]]:
    for made in islice(make_archive(count), count):
        text = "\n\n".join(made.text.split("\n\n")[:PARAGRAPHS])
        yield {"id": made.article_id, "title": made.title, "date": made.date, "text": text}


@dataclass(frozen=True, slots=True)
class Moment:
    """articles: as many as were written. cpu: seconds so far. memory: resident megabytes."""

    articles: int
    cpu: float
    memory: float


def resident(pid: int) -> tuple[float, float]:
    """Resident megabytes and processor seconds of a process and its children; nothing when it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0, 0.0
    own = next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:")), 0.0)
    every = [(own, sum(map(int, stat[11:15])) / TICKS), *map(resident, map(int, children))]
    return sum(memory for memory, _ in every), sum(cpu for _, cpu in every)


def written(folder: Path) -> int:
    """How many articles the run's table holds so far."""
    table = next(folder.glob(".unfinished-*/articles.csv"), None)
    try:
        return max(0, table.read_bytes().count(b"\r\n") - 1) if table else 0
    except FileNotFoundError:
        return 0


def watch(command: Sequence[str], output: Path) -> list[Moment]:
    """A moment each half second while the command runs; an interrupt ends it, and what was seen so far is told."""
    seen: list[Moment] = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) as process, suppress(KeyboardInterrupt):
        while process.poll() is None:
            memory, cpu = resident(process.pid)
            if memory:
                seen.append(Moment(max(written(output), seen[-1].articles if seen else 0), cpu, memory))
            time.sleep(0.5)
    if process.returncode:
        print(f"the run ended before its time, with exit code {process.returncode}")
    return seen


def told(seen: Sequence[Moment], count: int) -> Iterator[str]:
    """The lines of the report."""
    yield "| articles | resident MB (median since the line before) | processor ms an article since then |"
    yield "| -------: | ------------------------------------------: | ---------------------------------: |"
    first = next(moment for moment in seen if moment.articles)
    # The last thousand articles are written with the linked tables, as far as an outsider can see.
    steps = sorted({first.articles, SETTLED, *(int(share * count) for share in MILESTONES)})
    marks = [next((m for m in seen if m.articles >= step), None) for step in steps]
    reached = [mark for mark in marks if mark]
    around = {}
    for before, mark in pairwise(reached):
        between = [m.memory for m in seen if before.cpu < m.cpu <= mark.cpu]
        if mark.articles > before.articles and between:
            around[mark.articles] = median(between)
            each = 1_000 * (mark.cpu - before.cpu) / (mark.articles - before.articles)
            yield f"| {mark.articles:,} | {around[mark.articles]:.0f} | {each:.2f} |"
    last = next(moment for moment in seen if moment.articles == seen[-1].articles)
    after = [moment.memory for moment in seen if moment.cpu >= last.cpu]
    yield f"loading: {first.cpu:.1f} s of processor time; to {last.articles:,} articles: {last.cpu:.1f} s, "
    yield f"linking and the rest: {seen[-1].cpu - last.cpu:.1f} s, at most {max(after):.0f} MB"
    settled = [memory for articles, memory in around.items() if articles >= SETTLED]
    if len(settled) > 1:
        yield f"resident at the end of reading: {settled[-1] / settled[0]:.3f} times that after {SETTLED:,} articles"
    yield f"all: {seen[-1].cpu:.1f} s of processor time, {1_000 * (seen[-1].cpu) / count:.2f} ms an article"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--texts", type=Path, default=ROOT / "data" / "dispatches")
    parser.add_argument("--notes", action="store_true", help="short notes of a made archive instead of those texts")
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--model", help="as for wireledger run")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))]
    made = notes(options.articles) if options.notes else dispatches(texts, options.articles)
    with tempfile.TemporaryDirectory() as folder:
        table, output = Path(folder) / "articles.jsonl", Path(folder) / "outputs"
        with table.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in made)
        command = [sys.executable, "-m", "pipeline", "run", str(table), "-o", str(output), "--quiet"]
        command += ["--jobs", options.jobs, *(["--model", options.model] if options.model else [])]
        seen = watch(command, output)
    print(f"{options.articles:,} articles, peak {max(moment.memory for moment in seen):.0f} MB")
    print("\n".join(told(seen, options.articles)))


if __name__ == "__main__":
    main()
