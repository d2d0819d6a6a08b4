"""Speed of a whole run against spaCy's own full pipeline, on the same texts, in one process.

    python benchmarks/speed.py                        the sample dispatches, twenty times over
    python benchmarks/speed.py articles.jsonl --id-column doc_id --text-column text
    python benchmarks/speed.py --model blank

The two take turns (A B A B ...), so that a busy moment of the machine hits both.
Each turn loads what it needs: for a run that is the patterns and the model, and it ends
with all tables written. Both have one thread. Medians are printed, and the median of the
turns' ratios.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import spacy
from threadpoolctl import threadpool_limits

from pipeline.assemble import DEFAULT_MODEL
from pipeline.corpus import Article, Columns, read
from pipeline.normalize import LayoutTable
from pipeline.patterns import read_patterns
from pipeline.patterns.shipped import shipped_patterns
from pipeline.run import Request, run

DISPATCHES = Path(__file__).parent.parent / "data" / "dispatches"
REPEATED = 20


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def spacy_in_full(texts: list[str]) -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    for _ in nlp.pipe(texts):
        pass


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
        turns = [(seconds(lambda: spacy_in_full(texts)), seconds(lambda: run(request))) for _ in range(options.turns)]
    theirs, ours = (words / median(times) for times in zip(*turns, strict=True))
    ratios = [spacys / wireledgers for spacys, wireledgers in turns]
    print(f"{len(texts)} articles, {words} words, {options.turns} turns each, one process")
    print(f"spaCy's {DEFAULT_MODEL} in full: {theirs:.0f} words/s (median)")
    print(f"wireledger run with {options.model}: {ours:.0f} words/s (median)")
    print(f"ratio: {median(ratios):.2f} (median; {min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
