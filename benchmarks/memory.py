"""Memory over a long run: one `wireledger run` over thousands of articles, watched from outside.

    python benchmarks/memory.py                      20,000 articles, some twenty minutes
    python benchmarks/memory.py --articles 2000      a quick look

The articles are the sample dispatches over and over, each with an id of its
own and a sentence of names never seen before, because it is new words that
make long runs grow. Resident memory is read from /proc (Linux) while the run
goes on; how far it has come is taken from the clock, as all parts are alike.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
SYLLABLES = (
    "ba da fa ga ha ja ka la ma na pa ra sa ta wa ya za bo do go ko lo mo no ro so to zo dar gul khan zai wal".split()
)
MILESTONES = (0.05, 0.25, 0.5, 0.75, 1.0)


def articles(texts: Sequence[str], count: int) -> Iterator[dict[str, str]]:
    invent = random.Random(0)
    for number, text in enumerate(islice(cycle(texts), count)):
        names = ["".join(invent.choices(SYLLABLES, k=4)).title() for _ in range(6)]
        sentence = f"{names[0]} {names[1]} and {names[2]} {names[3]} met the elders of {names[4]} and {names[5]}."
        yield {"id": f"{number:06d}", "text": f"{text}\n\n{sentence}\n"}


def resident(pid: int) -> float | None:
    """Resident memory of a process and its children in MB; None when it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    own = next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:")), None)
    return None if own is None else own + sum(resident(int(child)) or 0.0 for child in children)


def watch(command: Sequence[str]) -> list[float]:
    """Resident memory each half second while the command runs."""
    seen = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            memory = resident(process.pid)
            if memory is not None:
                seen.append(memory)
            time.sleep(0.5)
    if process.returncode:
        sys.exit(f"the run ended with exit code {process.returncode}")
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--texts", type=Path, default=ROOT / "data" / "dispatches")
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--model", help="as for wireledger run")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "articles.jsonl"
        with table.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in articles(texts, options.articles))
        command = [sys.executable, "-m", "pipeline", "run", str(table), "-o", str(Path(folder) / "outputs"), "--quiet"]
        command += ["--id-column", "id", "--text-column", "text", "--jobs", options.jobs]
        command += ["--model", options.model] if options.model else []
        started = time.perf_counter()
        seen = watch(command)
        seconds = time.perf_counter() - started
    print(f"{options.articles} articles, {seconds:.0f} s, peak {max(seen):.0f} MB")
    print("| articles (about) | resident MB (median around it) |")
    print("| ---------------: | -----------------------------: |")
    width = max(1, len(seen) // 20)
    around = {
        share: median(seen[max(0, int(share * len(seen)) - width) : int(share * len(seen))] or seen)
        for share in MILESTONES
    }
    for share, memory in around.items():
        print(f"| {share * options.articles:16.0f} | {memory:30.0f} |")
    print(f"the last is {around[1.0] / around[0.25]:.2f} times that of the first quarter")


if __name__ == "__main__":
    main()
