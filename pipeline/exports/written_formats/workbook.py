"""One Excel workbook, ``tables.xlsx``: a sheet a table, for people who filter and read.

Columns stand as in the CSV tables; the ids and offsets at their end are a group that can be folded away. Every sheet
has a frozen header with a filter; a column of a closed set has a list to choose from, so that a correction stays a
word of the set. Cells are typed, so text that begins with "=" is text, and "10-12" is no date. ``codebook`` explains
each column and ``summary`` says what the workbook holds. A table longer than a sheet goes on in a second one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.exports.written_formats.written_format import Format, Tables
from pipeline.tables.codebook import meaning
from pipeline.tables.column_types import column_types
from pipeline.tables.records import columns
from pipeline.tables.typed_rows import Value, typed
from pipeline.vocabulary import closed_fields

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME = "tables.xlsx"
MOST_ROWS = 1_048_575  # of a sheet, below its header
MOST_CHARACTERS = 32_767  # of a cell
CUT = " … (cut: longer than a cell can be; the CSV table has it all)"
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(
    tzinfo=None
)  # the same for all, so that the same tables give the same file
LAST = (
    "_id",
    "start",
    "end",
    "sha256",
    "convention",
    "construction",
    "claim_group",
)  # of columns that no reader asks for first
WIDE, MIDDLE, NARROW = 60, 24, 11  # characters
WIDE_COLUMNS = ("sentence", "sentences", "content", "quote", "message", "title")


def write(folder: Path, tables: Tables) -> None:
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(folder / NAME, options) as book:
        book.set_properties({"created": MADE, "title": "wireledger"})
        header = book.add_format({"bold": True, "bottom": 1})
        summary = book.add_worksheet("summary")
        counts = {table: sheets_of_table(book, folder, table, tables[table], header) for table in tables}
        fill_summary(summary, counts, header)
        sheet_of_codebook(book, tables, header)


def is_last(name: str) -> bool:
    """Whether it is one of the columns at the end that can be folded away: ids, offsets, checksums."""
    return name.endswith(LAST)


def sheets_of_table(book: Workbook, folder: Path, table: str, row_type: type, header: Any) -> int:
    """The table's sheets; how many rows they hold."""
    rows = typed(folder / f"{table}.csv", row_type)
    number, count = 1, 0
    first = next(rows, None)
    while True:
        name = table if number == 1 else f"{table}_{number}"
        part: Iterator[list[Value]] = chain(() if first is None else (first,), islice(rows, MOST_ROWS - 1))
        count += sheet_of_rows(book.add_worksheet(name), row_type, part, header)
        number, first = number + 1, next(rows, None)
        if first is None:
            return count


def sheet_of_rows(sheet: Worksheet, row_type: type, rows: Iterator[list[Value]], header: Any) -> int:
    """The rows, under their header; how many they are."""
    named, types = columns(row_type), column_types(row_type)
    tail = next((at for at in range(len(named)) if all(map(is_last, named[at:]))), len(named))
    for at, name in enumerate(named):
        sheet.set_column(at, at, width(name, types[name]), None, {"level": 1} if at >= tail else {})
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, named, header)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(last, at, fitting(value))
            elif value is not None:
                sheet.write_number(last, at, value)
    sheet.autofilter(0, 0, max(last, 1), len(named) - 1)
    for name, words in closed_fields(row_type).items():
        choices = [str(word) for word in words]
        at = named.index(name)
        if choices and len(",".join(choices)) <= 255:  # Excel's limit
            sheet.data_validation(
                1, at, max(last, 1), at,
                {"validate": "list", "source": choices, "error_type": "warning", "ignore_blank": True},
            )  # fmt: skip
    return last


def fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT


def width(name: str, kind: type) -> int:
    if name in WIDE_COLUMNS:
        return WIDE
    return MIDDLE if kind is str and not is_last(name) else max(NARROW, len(name) + 2)


def fill_summary(sheet: Worksheet, counts: Mapping[str, int], header: Any) -> None:
    sheet.set_column(0, 0, MIDDLE)
    sheet.set_column(2, 2, 2 * WIDE)
    sheet.write_row(0, 0, ["table", "rows", "what a row is"], header)
    for at, (table, rows) in enumerate(counts.items(), start=1):
        sheet.write_url(at, 0, f"internal:'{table}'!A1", string=table)
        sheet.write_number(at, 1, rows)
        sheet.write_string(at, 2, meaning(table, ""))


def sheet_of_codebook(book: Workbook, tables: Tables, header: Any) -> None:
    sheet = book.add_worksheet("codebook")
    sheet.set_column(0, 1, MIDDLE)
    sheet.set_column(2, 2, 2 * WIDE)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, ["table", "column", "what it says"], header)
    said: Sequence[tuple[str, str]] = [(table, name) for table in tables for name in columns(tables[table])]
    for at, (table, name) in enumerate(said, start=1):
        sheet.write_row(at, 0, [table, name, meaning(table, name)])


WORKBOOK = Format("xlsx", lambda tables: (NAME,), write)
