"""What a one-row edit costs to preview, against a whole run over the same articles.

    python benchmarks/previews.py                    2,000 articles
    python benchmarks/previews.py --articles 200     a quick look

The articles are the sample dispatches over and over, each with an id of its own; each hundredth names a person whom
only the edited patterns know. Processor time is counted, not the clock: it differs less from moment to moment.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
ROW = "haji-torab,Haji Torab,person,resistance,,,,\n"
SENTENCE = "Haji Torab left the valley, and “nobody will come back,” Haji Torab said."
EACH = 100


def articles(count: int) -> Iterator[dict[str, str]]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "dispatches").glob("*.txt"))]
    for number, text in enumerate(islice(cycle(texts), count)):
        yield {"id": f"{number:06d}", "text": f"{text}\n\n{SENTENCE}\n" if number % EACH == 0 else text}


def cost(*arguments: str | Path) -> float:
    """Seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "in.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in articles(asked.articles))
        mine = Path(shutil.copytree(ROOT / "patterns", folder / "mine"))
        with (mine / "actors.csv").open("a", encoding="utf-8") as file:
            file.write(ROW)
        whole = cost("run", folder / "in.jsonl", "-o", folder / "out", "--quiet")
        edit = ("patterns", "diff", "patterns", mine, "--on", folder / "out")
        previews = [cost(*edit) for _ in range(asked.turns)]
    print(f"{asked.articles:,} articles: a run takes {whole:,.0f} s of processor time")
    print(f"the preview of a row that {asked.articles // EACH:,} of them name takes {median(previews):,.1f} s")
    print(f"that is {median(previews) / whole:.1%} of the run")


if __name__ == "__main__":
    main()
