"""What a set of 100,000 names costs: to check, to load, and in a run, beside the shipped patterns.

    python benchmarks/many_names.py
    python benchmarks/many_names.py --rows 20000 --turns 3

The names are made of syllables, always the same ones, each row with two variants and a short form; they stand in
actors.csv and places.csv beside the shipped rows. The two sets take turns (A B A B ...). Loading is of
the patterns and the model; a run is one process over the sample dispatches, so many times over.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from pathlib import Path
from statistics import median

from pipeline.corpus import Article, Columns, read
from pipeline.layout.paragraphs import LayoutTable
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.reader import Inspection, forget, inspect_patterns
from pipeline.runs.assemble import DEFAULT_MODEL, Settings, build
from pipeline.runs.batch import Annotator, batches

DISPATCHES = Path(__file__).parent.parent / "data" / "dispatches"
FIRST = "Ba Do Fe Gu Hi Jo Ka Lu Mo Ne Pu Qa Ro Su Ta Vu Wa Xe Ya Zo".split()
MIDDLE = "bar din fur gol han jem kul lam mur nos par rud sah tir vel wan yel zad".split()
LAST = "abad dara ek girai ikan ola ota ubal umesh yesi".split()


def names() -> Iterator[str]:
    for first, middle, last, other in product(FIRST, MIDDLE, LAST, MIDDLE):
        yield f"{first}{middle}{last} {other.capitalize()}{first.lower()}{last}"


def write_set(folder: Path, rows: int) -> Path:
    """The shipped patterns with so many rows more, half of them actors and half places."""
    shutil.copytree(shipped_patterns(), folder)
    half = rows // 2
    made = list(islice(names(), half))
    with (folder / "actors.csv").open("a", encoding="utf-8") as actors:
        for number, name in enumerate(made):
            first, last = name.split()
            forms = f"Dr {name} | {first} Khan {last},{last}"
            actors.write(f"made-actor-{number},{name},person,made,{forms},,\n")
    with (folder / "places.csv").open("a", encoding="utf-8") as places:
        for number, name in enumerate(made):
            first, last = name.split()
            forms = f"{first}-e {last} | {first} {last} district,{first}"
            point = f"{33 + number % 400 / 200:.3f},{67 + number % 700 / 200:.3f}"
            places.write(
                f"made-place-{number},{first} {last} Village,village,,{point},kabul-province,{forms},any_case,\n"
            )
    return folder


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def check(patterns: Path) -> Inspection:
    forget()
    return inspect_patterns(patterns)


def turn(patterns: Path, articles: Sequence[Article], model: str) -> tuple[float, float]:
    """Seconds of loading, and of annotating."""
    forget()
    started = time.process_time()
    annotator = Annotator(build(Settings(model, str(patterns), "acled"), read_patterns(patterns)))
    loaded = time.process_time()
    for batch in batches(articles):
        annotator.annotate(batch)
    return loaded - started, time.process_time() - loaded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--repeated", type=int, default=20)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    options = parser.parse_args()
    shipped = shipped_patterns()
    layout = LayoutTable(read_patterns(shipped).layout)
    with read((DISPATCHES,), columns=Columns(), layout=layout, leave_out=None) as corpus:
        articles = [item for item in corpus if isinstance(item, Article)] * options.repeated
    with tempfile.TemporaryDirectory() as temporary:
        large = write_set(Path(temporary) / "patterns", options.rows)
        checks = [seconds(lambda: check(large)) for _ in range(options.turns)]
        turn(shipped, articles[:1], options.model)  # what is loaded once for both
        turns = [
            (turn(shipped, articles, options.model), turn(large, articles, options.model)) for _ in range(options.turns)
        ]
    print(f"{options.rows:,} rows more, {len(articles)} articles, {options.turns} turns, medians of processor time")
    print(f"patterns check: {median(checks):.1f} s")
    print(
        f"loading: {median(few[0] for few, _ in turns):.1f} s, with them {median(many[0] for _, many in turns):.1f} s"
    )
    ratios = [many[1] / few[1] for few, many in turns]
    print(f"a run with them: {median(ratios):.2f} times ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
