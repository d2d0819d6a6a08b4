"""Speed of a whole run against spaCy's own full pipeline, on the same texts, in one process.

    python benchmarks/speed.py                        the sample dispatches, twenty times over
    python benchmarks/speed.py --notes                2,000 short notes: what a made archive's articles begin with
    python benchmarks/speed.py articles.jsonl --id-column doc_id --text-column text
    python benchmarks/speed.py --model blank

spaCy runs twice, as it is shipped and with numpy's BLAS, which a run of ours sets: what the ratio to
the second says is owed to the program alone. The three take turns (A B C A B C ...), so that a busy
moment of the machine hits all. Each turn loads what it needs, which is told apart: for a run that is
the patterns and the model. A run ends with all tables written. All have one thread. Medians are
printed, and the median of the turns' ratios. Processor time is what counts: a process that another
one keeps waiting isn't slower for it.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

import spacy
from archive_maker import make_archive
from threadpoolctl import threadpool_limits

from pipeline.components.statistical import with_numpys_blas
from pipeline.corpus import Article, Columns, read
from pipeline.layout.paragraphs import LayoutTable
from pipeline.patterns import read_patterns
from pipeline.patterns.shipped import shipped_patterns
from pipeline.runs.assemble import DEFAULT_MODEL, Settings, build
from pipeline.runs.run import Request, run

DISPATCHES = Path(__file__).parent.parent / "data" / "dispatches"
REPEATED = 20
NOTES = 2_000


def spacys_turn(texts: list[str], *, our_blas: bool) -> tuple[float, float]:
    """Seconds of loading and of annotating."""
    started = time.process_time()
    nlp = spacy.load(DEFAULT_MODEL)
    if our_blas:
        with_numpys_blas(pipe for _, pipe in nlp.pipeline)
    loaded = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return loaded - started, time.process_time() - loaded


def our_turn(request: Request) -> tuple[float, float]:
    """Seconds of loading, and of reading, annotating and writing: those of a run, less those of loading alone."""
    started = time.process_time()
    build(Settings(request.model, str(request.patterns), request.convention), read_patterns(request.patterns))
    loaded = time.process_time()
    run(request)
    return loaded - started, time.process_time() - loaded - (loaded - started)


def repeat(texts: list[str], folder: Path) -> None:
    for number in range(REPEATED):
        for place, text in enumerate(texts):
            (folder / f"{number:02d}-{place:02d}.txt").write_text(text, encoding="utf-8")


def write_notes(folder: Path) -> None:
    """Each of another event, of thirty words or so."""
    for number, made in enumerate(make_archive(NOTES, rewrites=0)):
        note, _, _ = made.text.partition("\n")
        (folder / f"{number:04d}.txt").write_text(note, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path, nargs="?", help="a folder of texts, or a CSV, JSONL or Parquet table")
    parser.add_argument("--notes", action="store_true", help="without an input: 2,000 short notes")
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
            if options.notes:
                write_notes(source)
            else:
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
            fresh=True,
        )
        threadpool_limits(limits=1)
        turns = [
            (spacys_turn(texts, our_blas=False), spacys_turn(texts, our_blas=True), our_turn(request))
            for _ in range(options.turns)
        ]
    print(f"{len(texts)} articles, {words} words, {options.turns} turns each, one process, medians")
    print("|                  | words/s | loading, s | words/s with loading |")
    print("| ---------------- | ------: | ---------: | -------------------: |")
    names = ("spaCy in full", "the same, numpy's BLAS", f"wireledger, {options.model}")
    for name, times in zip(names, zip(*turns, strict=True), strict=True):
        loading, working, whole = (median(t) for t in zip(*((x, y, x + y) for x, y in times), strict=True))
        print(f"| {name} | {words / working:.0f} | {loading:.1f} | {words / whole:.0f} |")
    for title, peer in (("ratio to spaCy as shipped", 0), ("ratio with the same BLAS", 1)):
        ratios = [turn[peer][1] / turn[2][1] for turn in turns]
        loaded = [sum(turn[peer]) / sum(turn[2]) for turn in turns]
        print(
            f"{title}: {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}); with loading {median(loaded):.2f}"
        )


if __name__ == "__main__":
    main()
