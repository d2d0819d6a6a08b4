"""Time per word as texts grow: ordinary news with and without paragraphs, and kinds of text that are no news.

    python benchmarks/long_texts.py                      with the model and with --model blank
    python benchmarks/long_texts.py --model blank names  one model, and the kinds whose name holds a word

Each kind is made at several sizes; for each the processor time per word is printed (a run of marks counts as a word
each 20 characters), and how many times that of the smallest it is. Ordinary news of 1 MB should cost at most 1.3 times
the time per word of 20 kB, every other kind at most 3 times. A text that takes longer than --most seconds is given up,
and counts as failed.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import FrameType

from pipeline.corpus import Article
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.runs.assemble import BLANK, DEFAULT_MODEL, Settings
from pipeline.runs.batch import Annotator, Work

DISPATCHES = Path(__file__).parent.parent / "data" / "dispatches"
SYLLABLES = "ba dar gul han jem ka lam mur nos par rud sah tor vel wan zad".split()
SHORTEST = 0.1  # seconds that can be measured
ORDINARY, OTHER = 1.3, 3.0  # times the time per word of the smallest


def news() -> Iterator[str]:
    """Paragraphs of the sample dispatches over and over, each time with some of another week's."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*.txt"))]
    paragraphs = [part.strip() for text in texts for part in text.split("\n\n") if len(part) > 80]
    invent = random.Random(0)
    while True:
        for paragraph in paragraphs:
            first, last, place = (name(invent) for _ in range(3))
            more = f" {first} {last}, an elder, said {invent.randint(2, 90)} people were killed near {place}."
            yield paragraph.replace("\n", " ") + more * (invent.random() < 0.2)


def name(invent: random.Random) -> str:
    return "".join(invent.choices(SYLLABLES, k=3)).title()


def sized(parts: Iterator[str], characters: int, join: str) -> str:
    found, size = [], 0
    while size < characters:
        found.append(next(parts))
        size += len(found[-1]) + len(join)
    return join.join(found)


def one_paragraph(kilobytes: int) -> str:
    return sized(news(), 1_000 * kilobytes, " ")


def paragraphs(kilobytes: int) -> str:
    return sized(news(), 1_000 * kilobytes, "\n\n")


def named(count: int) -> str:
    invent = random.Random(1)
    return ", ".join(f"{name(invent)} {name(invent)}" for _ in range(count)) + " were killed in Kabul."


def table(rows: int) -> str:
    invent = random.Random(2)
    places = "Kabul Herat Kunduz Balkh Ghazni".split()
    head = "Province\tKilled\tWounded\tDisplaced\n"
    return head + "\n".join(
        "\t".join((places[i % 5], *(str(invent.randint(1, 90)) for _ in range(3)))) for i in range(rows)
    )


def column(rows: int) -> str:
    """A table pasted as one line."""
    return table(rows).replace("\n", " ").replace("\t", " ")


def repeated(words: str) -> Callable[[int], str]:
    return lambda count: words * count


def around(before: str, words: str, after: str) -> Callable[[int], str]:
    return lambda count: before + words * count + after


def said(count: int) -> str:
    """Quotations of one paragraph, each by another speaker."""
    invent = random.Random(3)
    return " ".join(
        f"“We will go to {name(invent)},” {name(invent)} {name(invent)} said, and left." for _ in range(count)
    )


KINDS: dict[str, tuple[Callable[[int], str], tuple[int, ...]]] = {
    "ordinary, paragraphs (kB)": (paragraphs, (20, 200, 1_000)),
    "ordinary, one paragraph (kB)": (one_paragraph, (20, 40, 80, 160, 1_000)),
    "killed 5": (repeated("killed 5 "), (150, 1_500, 6_000)),
    "killed five people.": (repeated("The army killed five people. "), (150, 1_500, 6_000)),
    "opening quotation marks": (around("He left. ", "“", " He came."), (1_000, 10_000, 50_000)),
    "closing quotation marks": (around("He left", "”", " He came."), (1_000, 10_000, 50_000)),
    "straight quotation marks": (around("He left ", '"', " He came."), (1_000, 10_000, 50_000)),
    "straight single marks": (around("He left ", "'", " He came."), (1_000, 10_000, 50_000)),
    "pairs of marks": (repeated("“” "), (1_000, 10_000, 50_000)),
    "opening brackets": (around("He left ", "(", " He came."), (1_000, 10_000, 50_000)),
    "closing brackets": (around("He left", ")", " He came."), (1_000, 10_000, 50_000)),
    "square brackets": (around("He left ", "[]", " He came."), (1_000, 10_000, 50_000)),
    "dots": (around("He left", ".", " He came."), (1_000, 10_000, 50_000)),
    "dashes": (around("He left ", "-", " He came."), (1_000, 10_000, 50_000)),
    "long dashes": (around("He left ", "— ", " He came."), (1_000, 10_000, 50_000)),
    "stars": (around("He left ", "*", " He came."), (1_000, 10_000, 50_000)),
    "digits": (around("He left ", "9", " He came."), (1_000, 10_000, 50_000)),
    "digits and commas": (around("He left ", "9,", "9 He came."), (1_000, 10_000, 50_000)),
    "one word": (around("He left ", "a", " He came."), (1_000, 10_000, 50_000)),
    "one address": (around("He left ", "a-b/c.", " He came."), (300, 3_000, 30_000)),
    "inner spaces": (around("He left", " ", "and came."), (1_500, 15_000, 60_000)),
    "inner tabs": (around("He left", "\t", "and came."), (1_500, 15_000, 60_000)),
    "blank lines": (around("He left.", "\n", "He came."), (1_500, 15_000, 60_000)),
    "spaced line breaks": (around("He left.", " \n", "He came."), (1_500, 15_000, 60_000)),
    "short lines": (repeated("killed 5\n"), (150, 1_500, 15_000)),
    "he said that": (repeated("he said that "), (150, 1_500, 10_000)),
    "he said.": (repeated("He said that they left. "), (150, 1_500, 10_000)),
    "we go, he said.": (repeated("“We go,” he said. "), (150, 1_500, 6_000)),
    "quotations of many speakers": (said, (50, 500, 2_000)),
    "one open mark": (around("“", "The army left. The people came. ", ""), (100, 1_000, 5_000)),
    "table": (table, (100, 1_000, 5_000)),
    "table in one line": (column, (100, 1_000, 5_000)),
    "names": (named, (200, 1_000, 5_000)),
    "and": (repeated("men and women and "), (100, 1_000, 5_000)),
    "numbers": (repeated("5 6 7 "), (500, 5_000, 20_000)),
    "capitals": (repeated("KABUL ATTACK KILLED FIVE "), (100, 1_000, 5_000)),
    "capital words": (repeated("Karim Khan Kabul "), (100, 1_000, 5_000)),
    "of": (repeated("the son of "), (100, 1_000, 5_000)),
    "including": (repeated("five people, including "), (100, 1_000, 5_000)),
    "killed and wounded": (repeated("five killed and six wounded, "), (100, 1_000, 5_000)),
}  # fmt: skip


class TooLong(Exception):
    pass


def given_up(number: int, frame: FrameType | None) -> None:
    raise TooLong


def seconds(annotator: Annotator, text: str, most: float) -> float | None:
    """Processor time of one article, of several times where once is too short to tell; None where it takes longer."""
    article = Article("a", "a.txt", text, "", "2019-03-03", "", plain=True)
    started, times = time.process_time(), 0
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        while (took := time.process_time() - started) < SHORTEST:
            annotator.rows([article])
            times += 1
    except TooLong:
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return took / times


def measured(annotator: Annotator, kind: str, most: float) -> float:
    """Print a line a size, and return the ratio; infinite where a text was given up."""
    make, sizes = KINDS[kind]
    costs = []
    for size in sizes:
        text = make(size)
        words = len(text.split())
        took = seconds(annotator, text, most)
        if took is None:
            print(f"| {kind} | {size:,} | {len(text):,} | over {most:g} s | | |", flush=True)
            return float("inf")
        rate = took / max(words, len(text) / 20)  # a run of marks is one "word"
        costs.append(rate)
        print(
            f"| {kind} | {size:,} | {len(text):,} | {took:.2f} s | {1e6 * rate:,.0f} µs | {rate / costs[0]:.1f} |",
            flush=True,
        )
    return costs[-1] / costs[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only kinds whose name holds one of these")
    parser.add_argument("--model", action="append", help="may be given twice")
    parser.add_argument("--most", type=float, default=60.0, help="seconds that a text may take")
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, given_up)
    kinds = [kind for kind in KINDS if not options.words or any(word in kind for word in options.words)]
    failed = []
    patterns = read_patterns(shipped_patterns())
    for model in options.model or [DEFAULT_MODEL, BLANK]:
        annotator = Work(Settings(model, str(shipped_patterns()), "acled"), patterns).annotator
        for article in islice(news(), 60):
            seconds(annotator, article, options.most)  # what is loaded or remembered once
        print(
            f"\nmodel {model}\n\n| kind | size | characters | time | per word | times |\n| --- " + "| ---: " * 5 + "|"
        )
        for kind in kinds:
            ratio = measured(annotator, kind, options.most)
            if ratio > (ORDINARY if kind.startswith("ordinary") else OTHER):
                failed.append(f"{model}: {kind}: {ratio:.1f}")
    sys.exit("\n".join(("more than they should:", *failed)) if failed else 0)


if __name__ == "__main__":
    main()
