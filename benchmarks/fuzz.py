"""Thousands of mutated texts, tables and pattern files: nothing crashes, and no row breaks a promise.

    python benchmarks/fuzz.py                             20,000 inputs, shared among all targets
    python benchmarks/fuzz.py --inputs 2000 --seed 7 run  so many, others, of one target

Each target is a part of the pipeline with its own mutations, all of them from the seed: a failure is printed with its
number, and the same number makes the same input again (``--first 1234 --inputs 1``). What is promised of rows is
checked by ``pipeline/evaluation/row_promises.py``, as in the tests.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.corpus import Article
from pipeline.corpus.article import UnreadableError, clean
from pipeline.errors import PatternFaults
from pipeline.evaluation.row_promises import broken
from pipeline.layout.paragraphs import LayoutTable, paragraphs
from pipeline.patterns import PatternSet, read_patterns, shipped_patterns
from pipeline.quotations.marks.pairing import pair_marks
from pipeline.runs.assemble import BLANK, Settings
from pipeline.runs.batch import Annotator, Work
from pipeline.tables import csv_tables
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.dialect import DECIMALS, DELIMITERS, dialect_of
from pipeline.tables.records import TABLES, MentionRow

ROOT = Path(__file__).parent.parent
DISPATCHES = ROOT / "data" / "dispatches"
PIECES = [
    *"“”‘’«»„\"'`()[]{}—–-…,.;:!?%$&=+@#*/\\",
    *("\n", "\n\n", "\t", "\r\n", "\r", "\xa0", "\u200b", "\u2028", "\u0301", "\u202e", "\ufeff"),
    *("\x0c", "\x1b[31m", "\x07", "\x85", "\x93"),
    *("he said", "she said that", "according to", "told reporters:", "said", "who said", "he added, “", "”, said"),
    *("killed", "wounded", "five people were killed", "at least", "up to", "dozens of", "no", "including", "of them"),
    *("0", "-1", "3,000", "1.5", "10–12", "½", "٣", "1e9", "99999999999999999999", "two hundred thousand million"),
    *("Mr.", "Ms", "Kabul", "on Monday", "February 30", "the army", "Abdul", "Zürich", "日本"),
    *("مرحبا", "😀", "ﬁ", "İ", "ß"),
    *("&quot;", "&amp;", "<p>", "https://x.example/a?b=c", "Title: ", "Date: ", "KABUL (AP) —", "- ", "* ", "|"),
]  # fmt: skip


@cache
def seeds() -> tuple[str, ...]:
    """Paragraphs of the sample dispatches, alone and two by two."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*.txt"))]
    parts = [part for text in texts for part in text.split("\n\n") if len(part) > 40]
    return (*parts, *("\n\n".join(pair) for pair in zip(parts[::2], parts[1::2], strict=False)))


def mutated(text: str, chance: random.Random) -> str:
    """The text after a few changes: pieces put in, cut out, doubled, moved, letters swapped."""
    for _ in range(chance.randint(1, 12)):
        at, width = chance.randint(0, len(text)), chance.choice((0, 1, 1, 3, 20))
        other = chance.randint(0, len(text))
        text = chance.choice(
            (
                lambda t, a, w, o: t[:a] + chance.choice(PIECES) + t[a:],
                lambda t, a, w, o: t[:a] + " " + chance.choice(PIECES) + " " + t[a:],
                lambda t, a, w, o: t[:a] + t[a + w :],
                lambda t, a, w, o: t[:a] + t[a : a + w] * 3 + t[a + w :],
                lambda t, a, w, o: t[:o] + t[a : a + w] + t[o:],
                lambda t, a, w, o: t[:a] + t[a : a + w].swapcase() + t[a + w :],
                lambda t, a, w, o: t[:a] + chance.choice(PIECES) * chance.randint(2, 9) + t[a:],
                lambda t, a, w, o: words_mixed(t, chance),
            )
        )(text, at, width, other)
    return text


def words_mixed(text: str, chance: random.Random) -> str:
    words = re.split(r"(\s+)", text)
    at = chance.randrange(len(words))
    part = words[at : at + 8]
    chance.shuffle(part)
    return "".join([*words[:at], *part, *words[at + 8 :]])


def article_of(chance: random.Random) -> str:
    """A mutated text as the corpus would give it; "" for one that it refuses."""
    try:
        return clean(mutated(chance.choice(seeds()), chance))
    except UnreadableError:
        return ""


def fuzz_layout(chance: random.Random) -> list[str]:
    """Paragraphs are in order, apart, and without outer white space."""
    text = article_of(chance)
    found = paragraphs(text, layout()) if text else []
    wrong = [
        p
        for p in found
        if not 0 <= p.start < p.end <= len(text) or text[p.start : p.end].strip() != text[p.start : p.end]
    ]
    apart = all(one.end <= other.start for one, other in pairwise(found))
    return [f"paragraph {p}" for p in wrong] + ([] if apart else ["paragraphs overlap"])


def fuzz_marks(chance: random.Random) -> list[str]:
    """Quotations lie in order and apart, each inside its paragraph."""
    text = article_of(chance)
    places = [(p.start, p.end) for p in paragraphs(text, layout())] if text else []
    found = pair_marks(text, places)
    inside = [any(s <= m.start < m.end <= e for s, e in places) for m in found]
    apart = all(one.end <= other.start for one, other in pairwise(found))
    return ([] if all(inside) else ["a quotation outside its paragraph"]) + ([] if apart else ["quotations overlap"])


FIGURES = "{} {} people were {} in {}; {} of them were {}, the {} said {}."
NUMBERS = (
    "no,a,one,two,at least 3,5-7,3 to 5,dozens of,some 1.5 thousand,half a million,between two and,١٢,1/2,−4,0".split(
        ","
    )
)
EFFECTS = (
    "killed,wounded,killed and wounded,missing,displaced,killed or captured,not killed,shot dead,dead,hurt,".split(",")
)


def fuzz_casualties(chance: random.Random) -> list[str]:
    """Sentences made of parts of figures, in any order."""
    parts = (chance.choice([*NUMBERS, *PIECES]), chance.choice(NUMBERS), chance.choice(EFFECTS), chance.choice(PIECES))
    ends = (chance.choice(NUMBERS), chance.choice(EFFECTS), chance.choice(("army", "UN", "he")), chance.choice(PIECES))
    said = " ".join(FIGURES.format(*parts, *ends) for _ in range(chance.randint(1, 3)))
    return rows_of(words_mixed(said, chance))


def fuzz_run(chance: random.Random) -> list[str]:
    """Whole articles, all tables."""
    text = article_of(chance)
    return rows_of(text) if text else []


def fuzz_csv(chance: random.Random) -> list[str]:
    """What is written is what is read again, in every dialect."""
    text = mutated(chance.choice(seeds()), chance).encode("utf-8", "replace").decode()
    parts = [text[at : at + chance.randint(0, 40)] for at in range(0, len(text), 40)]
    parts = [chance.choice(("", "=", "'", "-", "@", '"', "\t", ";", "\r")) + part for part in parts]
    cells = {f.name: chance.choice(parts) for f in fields(MentionRow)}
    numbers = {
        "start": chance.randint(0, 2**40),
        "end": 5,
        "latitude": chance.choice((None, 1.5, -0.25)),
        "longitude": None,
    }
    row = replace(MentionRow(**{**cells, **numbers}), label="PLACE", found_by="pattern")
    signs = chance.choice([(a, b) for a in DELIMITERS for b in DECIMALS if DELIMITERS[a] != DECIMALS[b]])
    dialect = dialect_of(*signs)
    written = csv_tables.header(MentionRow, dialect) + csv_tables.to_csv(MentionRow, [row], dialect)
    _, line = csv_tables.lines_of(io.StringIO(written.removeprefix(csv_tables.BOM), newline=""))
    again = {name: csv_tables.unguarded(cell) for name, cell in zip(csv_tables.columns(MentionRow), line, strict=True)}
    wanted = {f.name: getattr(row, f.name) for f in fields(MentionRow)}
    return [
        f"{name}: {wanted[name]!r} is read as {cell!r}"
        for name, cell in again.items()
        if (float(cell) if isinstance(wanted[name], float) else cell)
        != ("" if wanted[name] is None else str(wanted[name]) if not isinstance(wanted[name], float) else wanted[name])
    ]


def fuzz_patterns(chance: random.Random) -> list[str]:
    """Pattern files with changed bytes are read, or told as faults of one line each."""
    with tempfile.TemporaryDirectory() as name:
        folder = small_patterns(Path(name))
        path = chance.choice(sorted(p for p in folder.rglob("*") if p.suffix in (".csv", ".jsonl")))
        path.write_bytes(changed(path, chance))
        try:
            read_patterns(folder)
        except PatternFaults as told:
            return [f"a fault of several lines: {fault!s}" for fault in told.faults if "\n" in str(fault)]
    return []


def changed(path: Path, chance: random.Random) -> bytes:
    """A pattern file's first lines and one more, changed as text, in a cell or in its bytes."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    at = chance.randrange(len(lines))
    line = lines[at]
    how = chance.randrange(4)
    if how == 0:
        line = mutated(line, chance)
    elif how == 1 and path.suffix == ".csv":
        cells = next(csv.reader([line]), [""]) or [""]
        cells[chance.randrange(len(cells))] = mutated(chance.choice(cells), chance)
        line = csv_line(cells)
    elif how == 1:
        line = json.dumps({**loaded(line), chance.choice(("pattern", "label", "id", "x")): chance.choice(VALUES)})
    text = "\n".join([*lines[:at], line, *lines[at + 1 :]]).encode("utf-8", "surrogatepass")
    if how == 3:
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.randbytes(chance.randint(0, 3)) + text[place + chance.randint(0, 3) :]
    return text


VALUES: list[Any] = [
    *(None, 0, -1, 1.5, True, "", " ", "kill", "\ud800", "\u202e", [], {}, "x" * 5_000, [[]], [{}], [{"OP": "?"}]),
    *(
        [{"LOWER": value}]
        for value in ("kill", None, "a b", "\ud800", {"IN": []}, {"IN": ["a", 1]}, {"FUZZY": "killed"})
    ),
    *([{"LOWER": {"REGEX": value}}] for value in ("(", "a{99999999999}", "[[a]", "(a+)+", "\\u0430|\u0430", "\ud800")),
    *([{"_": {"x": 1}}], [{"LOWER": "a", "OP": "{2,1}"}], [{"LENGTH": {">=": "x"}}]),
]


def csv_line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()


def loaded(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


@cache
def layout() -> LayoutTable:
    return LayoutTable(patterns().layout)


@cache
def patterns() -> PatternSet:
    return read_patterns(shipped_patterns())


@cache
def annotator() -> Annotator:
    return Work(Settings(BLANK, str(shipped_patterns()), "acled"), read_patterns(shipped_patterns())).annotator


@cache
def base() -> Path:
    """The shipped patterns with the first few rows of each table."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (folder / "conventions").mkdir()
    for path in (p for p in shipped_patterns().rglob("*") if p.suffix in (".csv", ".jsonl") and "tests" not in p.parts):
        if path.stem in ("actors", "places") and path.suffix == ".jsonl":
            continue
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        kept = folder / path.relative_to(shipped_patterns())
        kept.write_text("\n".join(lines[:25]) + "\n", encoding="utf-8")
    return folder


def small_patterns(target: Path) -> Path:
    shutil.copytree(base(), target / "patterns")
    return target / "patterns"


def rows_of(text: str) -> list[str]:
    """The promises that the rows of a text break, and what the pipeline failed at."""
    article = Article("a", "a.txt", text, "", "2023-05-07", "header", plain=True)
    (found,) = annotator().annotate([article])
    if not isinstance(found, ArticleTables):
        return [f"no rows: {found.error}, {found.message}"]
    failures = [
        f"{error.stage}: {error.error}, {error.message}" for error in found.errors if error.error != "figure_too_large"
    ]
    return failures + broken(text, found)


TARGETS: dict[str, Callable[[random.Random], list[str]]] = {
    "layout": fuzz_layout,
    "marks": fuzz_marks,
    "casualties": fuzz_casualties,
    "csv": fuzz_csv,
    "patterns": fuzz_patterns,
    "run": fuzz_run,
}


def failures(target: str, numbers: range, *, seed: int = 0) -> Iterator[tuple[int, str]]:
    """What goes wrong with the inputs of these numbers."""
    for number in numbers:
        try:
            found = TARGETS[target](random.Random(f"{seed} {target} {number}"))
        except Exception:
            found = [traceback.format_exc()]
        yield from ((number, line) for line in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", default=list(TARGETS), help=f"of {', '.join(TARGETS)}")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    assert TABLES
    warnings.simplefilter("error")
    each = max(1, asked.inputs // len(asked.targets))
    failed = 0
    for target in asked.targets:
        began = time.perf_counter()
        found = list(failures(target, range(asked.first, asked.first + each), seed=asked.seed))
        failed += len(found)
        for number, line in found[:20]:
            print(f"{target} {number}: {line}", flush=True)
        print(f"{target}: {each:,} inputs, {len(found)} failures, {time.perf_counter() - began:,.0f} s", flush=True)
    shutil.rmtree(base(), ignore_errors=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
