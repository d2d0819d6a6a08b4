"""Speed of a whole run against spaCy's own full pipeline, on the same texts, in one process.

    python benchmarks/speed.py                        the sample dispatches, twenty times over
    python benchmarks/speed.py articles.jsonl --id-column doc_id --text-column text
    python benchmarks/speed.py --model blank

The two take turns (A B A B ...), so that a busy moment of the machine hits both.
Each turn loads what it needs, which is told apart: for a run that is the patterns and the
model. A run ends with all tables written. Both have one thread. Medians are printed, and the
median of the turns' ratios.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

import spacy
from threadpoolctl import threadpool_limits

from pipeline.corpus import Article, Columns, read
from pipeline.layout.paragraphs import LayoutTable
from pipeline.patterns import read_patterns
from pipeline.patterns.shipped import shipped_patterns
from pipeline.runs.assemble import DEFAULT_MODEL
from pipeline.runs.run import Request, run

DISPATCHES = Path(__file__).parent.parent / "data" / "dispatches"
REPEATED = 20


def spacys_turn(texts: list[str]) -> tuple[float, float]:
    """Seconds of loading and of annotating."""
    started = time.perf_counter()
    nlp = spacy.load(DEFAULT_MODEL)
    loaded = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return loaded - started, time.perf_counter() - loaded


def our_turn(request: Request) -> tuple[float, float]:
    """Seconds of loading, and of reading, annotating and writing."""
    report = run(request)
    return report.loading, report.seconds - report.loading


def repeat(texts: list[str], folder: Path) -> None:
    for number in range(REPEATED):
        for place, text in enumerate(texts):
            (folder / f"{number:02d}-{place:02d}.txt").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path, nargs="?", help="a folder of texts, or a CSV, JSONL or Parquet table")
    parser.add_argument("--id-column", default="id")
    parser.add_argument("--text-column", default="text")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    patterns = shipped_patterns()
    layout = LayoutTable(read_patterns(patterns).layout)
    columns = Columns(id=options.id_column, text=options.text_column)
    with tempfile.TemporaryDirectory() as temporary:
        source = options.input or Path(temporary) / "texts"
        if options.input is None:
            source.mkdir()
            repeat([path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*.txt"))], source)
        with read((source,), columns=columns, layout=layout, leave_out=None) as corpus:
            texts = [item.text for item in corpus if isinstance(item, Article)]
        words = sum(len(text.split()) for text in texts)
        request = Request(
            inputs=(source,),
            output=Path(temporary) / "tables",
            patterns=patterns,
            model=options.model,
            convention="acled",
            columns=columns,
            force=True,
        )
        threadpool_limits(limits=1)
        turns = [(spacys_turn(texts), our_turn(request)) for _ in range(options.turns)]
    print(f"{len(texts)} articles, {words} words, {options.turns} turns each, one process, medians")
    print("|                  | words/s | loading, s | words/s with loading |")
    print("| ---------------- | ------: | ---------: | -------------------: |")
    for name, times in (
        ("spaCy in full", [a for a, _ in turns]),
        (f"wireledger, {options.model}", [b for _, b in turns]),
    ):
        loading, working, whole = (median(t) for t in zip(*((x, y, x + y) for x, y in times), strict=True))
        print(f"| {name} | {words / working:.0f} | {loading:.1f} | {words / whole:.0f} |")
    for title, ratios in (
        ("ratio", [spacys[1] / ours[1] for spacys, ours in turns]),
        ("ratio with loading", [sum(spacys) / sum(ours) for spacys, ours in turns]),
    ):
        print(f"{title}: {median(ratios):.2f} (median; {min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
