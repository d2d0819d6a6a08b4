"""CSV, parted by commas, semicolons or tabs, whichever the header has most of."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from pipeline.corpus.article import LONGEST, Columns
from pipeline.corpus.column_names import header_names, settled
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat
from pipeline.corpus.formats.lines import encoding_of, opened

LONGEST_ROW = 2 * LONGEST  # characters; past them a quotation mark was left open
LONGEST_HEADER = 50  # lines
LONE_MARK = re.compile(r'(?<!")"(?!")')
COMMA = "put quotes around a cell that holds a comma"
NOT_CLOSED = "has a quotation mark that is not closed"
NOT_DOUBLED = "has a quotation mark inside a cell that is not doubled"
REMEDY = 'close it, or write "" for a mark inside a cell'


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each row by the line it begins in, the header's being 1."""
    csv.field_size_limit(2**31 - 1)  # the limit of 128 KB is shorter than some articles
    with opened(path) as file:
        lines = Lines(file)
        names, delimiter = header(lines)
        settled(path.name, columns, names)
        yield from numbered(lines, names, delimiter)


def header(lines: Lines) -> tuple[list[str], str]:
    """The names of the columns, and what parts them. A name may stand in quotes and go over lines."""
    said = next(lines, "")
    while said.count('"') % 2 and lines.number < LONGEST_HEADER and (more := next(lines, "")):
        said += more
    delimiter = max(",;\t", key=said.count)
    return header_names(next(csv.reader([said], delimiter=delimiter), [])), delimiter


def numbered(lines: Lines, names: Sequence[str], delimiter: str) -> Iterator[NumberedRow]:
    """The rows below the header. A row whose quotation marks go astray is told, and what follows is read from its next
    line on; until a line has the right number of cells, it belongs to the row that is told."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    astray: tuple[int, str] | None = None  # the row that is told next: its line, and what is wrong with it
    while True:
        first = lines.begin()
        try:
            cells = next(reader, None)
        except csv.Error:
            fault = NOT_CLOSED if is_open(lines.taken, delimiter) else NOT_DOUBLED
            astray = astray or (first, fault)
            lines.go_back()
            continue
        if astray and cells is not None and len(cells) != len(names):
            continue
        if astray:
            yield told(*astray, last=first - 1)
            astray = None
        if cells is None:
            return
        if len(lines.taken) > 1 and len(cells) != len(names) and has_swallowed(lines.taken, names, delimiter):
            astray = (first, NOT_CLOSED)
            lines.go_back()
        elif len(cells) > len(names) and any(cells[len(names) :]):
            yield first, f"has {len(cells)} cells for {len(names)} columns; {COMMA}"
        elif cells:
            yield first, dict(zip(names, cells, strict=False))


def told(line: int, fault: str, *, last: int) -> NumberedRow:
    lost = f"; lines {line} to {last} are left out" if last > line else ""
    return line, f"{fault}{lost}; {REMEDY}"


def is_open(taken: Sequence[str], delimiter: str) -> bool:
    """Whether lines that can't be parted into cells have a cell whose mark isn't closed: the next mark begins a cell of
    a later line, or none comes. Else a mark stands inside a cell."""
    if sum(line.count('"') for line in taken[1:]) == 0:
        return taken[0].count('"') % 2 == 1
    closing = LONE_MARK.search(taken[-1])
    return len(taken) > 1 and closing is not None and taken[-1][: closing.start()][-1:] in ("", delimiter)


def has_swallowed(taken: Sequence[str], names: Sequence[str], delimiter: str) -> bool:
    """Whether one of the later lines of a row that has too few cells is a row itself."""
    return any(len(next(csv.reader([line], delimiter=delimiter), [])) == len(names) for line in taken[1:])


class Lines:
    """The lines of a table; those since ``begin`` can be read again from the second on."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.number = 0  # of lines given so far
        self.taken: list[str] = []
        self.size = 0  # characters of them
        self.again: list[str] = []  # to be given once more, the next one last

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        if self.size > LONGEST_ROW and len(self.taken) > 1:
            raise StopIteration  # the row is told as one that is not closed
        line = self.again.pop() if self.again else self.file.readline()
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        self.size += len(line)
        return line

    def begin(self) -> int:
        """The number of the line that the next row begins in."""
        self.taken, self.size = [], 0
        return self.number + 1

    def go_back(self) -> None:
        """To the second of the lines taken since ``begin``."""
        self.again += reversed(self.taken[1:])
        self.number -= len(self.taken) - 1


FORMAT = TableFormat("CSV", (".csv", ".tsv", ".csv.gz", ".tsv.gz"), rows, encoding_of)
