"""Examples and counter-examples beside the patterns: what a sentence must give, and what it must not.

They stand in the folder ``tests`` of a folder of patterns, in any number of .csv files, one a row:

    sentence                            expect  table     text        cells                    note
    Torab Khan left the valley.         found   mentions  Torab Khan  entity_id=haji-torab
    He drove a Torab to the market.     not     mentions  Torab
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_type_hints

from pipeline.corpus import Article
from pipeline.errors import Fault, PatternFaults, UsageError
from pipeline.patterns.rows import Row, read_rows, split_list
from pipeline.patterns.source import Source, nearest
from pipeline.tables.records import TABLES, columns
from pipeline.vocabulary import PublishedFrom
from pipeline.workbench.row_matches import WORDS
from pipeline.workbench.sides import Cells, Side, of_results

FOLDER = "tests"
COLUMNS = ("sentence", "expect", "table", "text", "cells", "published", "note")
FOUND, NOT = "found", "not"
EXPECTED = (FOUND, NOT)
ASKED = tuple(name for name in TABLES if name != "errors")
SHOWN = {  # what is told of a row that was found
    "mentions": ("entity_id", "entity_name", "entity_type", "side"),
    "casualties": ("effect", "low", "best", "high", "victim_text", "claimant_name", "counted"),
    "quotes": ("kind", "speaker_name", "speaker_id", "cue"),
}
OTHERWISE_SHOWN = 6  # cells of rows of other tables


@dataclass(frozen=True, slots=True)
class PatternExample:
    """One row. words: those that a row of the table must describe, "" for any; cells: what it must say, by column."""

    file: str
    line: int
    sentence: str
    expect: str
    table: str
    words: str
    cells: Mapping[str, str]
    published: str = ""

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def fits(self, row: Cells) -> bool:
        right_words = not self.words or said(row.get(WORDS.get(self.table, "text"), "")) == said(self.words)
        return right_words and all(row.get(column, "") == cell for column, cell in self.cells.items())

    @property
    def wanted(self) -> str:
        """ "mentions: “Torab Khan”, entity_id=haji-torab"."""
        parts = [f"“{self.words}”"] if self.words else []
        parts += [f"{column}={cell}" for column, cell in self.cells.items()]
        return f"{'no row of ' if self.expect == NOT else ''}{self.table}: {', '.join(parts) or 'any row'}"


@dataclass(frozen=True, slots=True)
class Failing:
    """An example that does not hold, with the rows that its sentence gives in that table."""

    example: PatternExample
    found: Sequence[Cells]

    @property
    def shown(self) -> list[str]:
        return [in_words(self.example.table, row, self.example.cells) for row in self.found]


def read_examples(patterns: Path) -> list[PatternExample]:
    """The examples of a folder of patterns. Raises PatternFaults with the faults of all their files, UsageError where
    there are none."""
    if not patterns.is_dir():
        raise UsageError(f"{patterns}: no such folder of pattern files; name one that holds actors.csv")
    examples, faults = inspect_examples(patterns)
    if faults:
        raise PatternFaults(faults)
    if not examples:
        folder = patterns / FOLDER
        header = ",".join(COLUMNS)
        raise UsageError(f"{patterns} has no examples; write {folder}/names.csv, beginning with the line {header}")
    return examples


def inspect_examples(patterns: Path) -> tuple[list[PatternExample], list[Fault]]:
    """The sound examples of a folder of patterns, and the faults of all their files."""
    folder = patterns / FOLDER
    found = folder.iterdir() if folder.is_dir() else ()
    files = sorted(path for path in found if path.suffix in (".csv", ".xlsx") and path.name[0] not in ".~")
    sources = [Source(path, str(path)) for path in files]
    examples = [example for source in sources for example in of_source(source)]
    return examples, [fault for source in sources for fault in source.faults]


def of_source(source: Source) -> Iterator[PatternExample]:
    for row in read_rows(source, COLUMNS):
        faults = list(row_faults(row))
        for fault in faults:
            source.fault(row.line, fault)
        if not faults:
            pairs = (item.partition("=") for item in split_list(row["cells"]))
            fractions = fraction_columns(row["table"])
            cells = {
                name: cell.strip().replace(",", ".", 1) if name in fractions else cell.strip()
                for name, cell in ((column.strip(), cell) for column, _, cell in pairs)
            }
            yield PatternExample(
                source.shown,
                row.line,
                row["sentence"],
                row["expect"],
                row["table"],
                row["text"],
                cells,
                row["published"],
            )


@cache
def fraction_columns(table: str) -> frozenset[str]:
    """The columns of fractions, in which spreadsheets of many countries write a comma."""
    hints = get_type_hints(TABLES[table])
    return frozenset(name for name, hint in hints.items() if hint in (float, float | None))


def row_faults(row: Row) -> Iterator[str]:
    if not row["sentence"]:
        yield "sentence is empty, write what an article might say"
    if row["expect"] not in EXPECTED:
        yield f"expect {row['expect']!r} is unknown, {nearest(row['expect'], EXPECTED)}"
    if row["table"] not in ASKED:
        yield f"table {row['table']!r} is unknown, {nearest(row['table'], ASKED)}"
        return
    if row["text"] and said(row["text"]) not in said(row["sentence"]):
        yield f"text {row['text']!r} does not stand in the sentence, copy it from there"
    known = columns(TABLES[row["table"]])
    for item in split_list(row["cells"]):
        column, equals, _ = item.partition("=")
        if not equals:
            yield f"cells {item!r} has no =, write column=value, several with ' | ' between them"
        elif column.strip() not in known:
            yield f"cells: {row['table']} has no column {column.strip()!r}, {nearest(column.strip(), known)}"


def failing(examples: Sequence[PatternExample], patterns: Path, *, model: str, convention: str) -> list[Failing]:
    """The examples that do not hold, in order. Each sentence is an article of its own."""
    from pipeline.runs.assemble import Settings
    from pipeline.runs.batch import annotate

    asked = list(dict.fromkeys((example.sentence, example.published) for example in examples))
    articles = [
        Article(str(number), "", sentence, "", published, PublishedFrom.METADATA if published else "", True)
        for number, (sentence, published) in enumerate(asked)
    ]
    results = (result for _, result in annotate(articles, Settings(model, str(patterns), convention)))
    side = of_results(results)
    numbers = {key: str(number) for number, key in enumerate(asked)}
    return list(verdicts(examples, side, numbers))


def verdicts(
    examples: Iterable[PatternExample], side: Side, numbers: Mapping[tuple[str, str], str]
) -> Iterator[Failing]:
    for example in examples:
        number = numbers[example.sentence, example.published]
        rows = [row for row in side[example.table] if row["article_id"] == number]
        there = [row for row in rows if example.fits(row)]
        if bool(there) != (example.expect == FOUND):
            yield Failing(example, there or rows)


def in_words(table: str, row: Cells, asked: Mapping[str, str]) -> str:
    """A row as it is told: its words, what was asked for, and what else it is known by."""
    known = SHOWN.get(table) or [column for column in row if row[column]][1 : OTHERWISE_SHOWN + 1]
    words = row.get(WORDS.get(table, "text"), "")
    told = [f"{column}={row.get(column, '')}" for column in dict.fromkeys((*asked, *known))]
    return ", ".join([*([f"“{words}”"] if words else []), *told])


def said(words: str) -> str:
    """Words for comparison: straight marks, single spaces."""
    return " ".join(words.translate(str.maketrans("’‘“”", "''\"\"")).split())
