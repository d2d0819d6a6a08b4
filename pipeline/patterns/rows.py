"""CSV pattern files as checked rows with true line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.patterns.source import Source, nearest


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it starts on, and its cells by column, stripped, inner white space single."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_rows(source: Source, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file with exactly these columns, in any order; empty where the file is unusable.

    A BOM, CRLF, blank lines, empty trailing columns and left-out empty cells at
    a row's end are what spreadsheets write and are taken as they come, the last with a warning, since a comma that
    is missing looks the same; every other departure is noted as a fault.
    """
    text = source.text()
    if text is None:
        return []
    records = _records(source, text)
    if not records:
        source.loss(0, f"empty, begin it with the header line '{','.join(columns)}'")
        return []
    (header_line, header), *body = records
    width = len(header)
    while header and not header[-1]:
        header.pop()
    if not _check_header(source, header_line, header, columns):
        source.complete = False
        return []
    rows = []
    for line, cells in body:
        if header[0] == columns[0] and ";" in cells[0]:  # the column of ids or words, which hold none
            source.loss(line, "cells are separated by semicolons, put commas between them")
            continue
        if len(cells) > width or any(cells[len(header) :]):
            message = f"{len(cells)} cells for {len(header)} columns, put quotes around a cell that holds a comma"
            source.loss(line, message)
            continue
        if len(cells) < len(header):
            message = (
                f"{len(cells)} cells for {len(header)} columns, so {cells[-1]!r} was read as {header[len(cells) - 1]}"
            )
            source.warn(line, f"{message}; add the missing comma, or end the row with commas")
        cells += [""] * (len(header) - len(cells))
        rows.append(Row(line, dict(zip(header, cells, strict=False))))
    return rows


def split_list(cell: str) -> tuple[str, ...]:
    """The items of a cell that lists several, separated by |."""
    return tuple(item for part in cell.split("|") if (item := part.strip()))


def _records(source: Source, text: str) -> list[tuple[int, list[str]]]:
    """Records that hold anything, each with its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records = []
    start = 1
    try:
        for cells in reader:
            cleaned = [" ".join(cell.split()) for cell in cells]
            if any(cleaned) and not cleaned[0].startswith("#"):  # a remark for people
                records.append((start, cleaned))
            start = reader.line_num + 1
    except csv.Error:
        source.loss(start, "a quotation mark is not closed or stands inside a cell, close it or write it twice")
    return records


def _check_header(source: Source, line: int, header: Sequence[str], columns: Sequence[str]) -> bool:
    """Note what is wrong with the header; False where the rows can't be read by it."""
    if len(header) == 1:
        for mark, said in ((";", "semicolons"), ("\t", "tabs")):
            if mark in header[0] or (mark == "\t" and " " in header[0]):
                source.fault(line, f"columns are separated by {said}, save the file with commas")
                return False
    sound = True
    missing = [c for c in columns if c not in header]
    for number, name in enumerate(header):
        if header.index(name) != number:
            source.fault(line, f"column {name!r} stands twice, remove one")
            sound = False
        elif name not in columns:
            remedy = nearest(name or "(no name)", missing) if missing else f"the columns are {', '.join(columns)}"
            source.fault(line, f"unknown column {name!r}, {remedy}")
            sound = False
    for name in missing:
        source.fault(line, f"column {name!r} is missing, add it (its cells may be empty if not needed)")
        sound = False
    return sound
