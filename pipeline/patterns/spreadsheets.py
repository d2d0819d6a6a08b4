"""Pattern tables as spreadsheets (.xlsx): read as the rows of a CSV file are, and written so that nothing changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from pipeline.patterns.source import Source

WIDEST = 60  # characters of a column
BOM = "\ufeff"  # by which spreadsheet programs know UTF-8


def sheet_records(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that holds anything, with their numbers; a fault where the file can't be read."""
    from python_calamine import CalamineError, CalamineWorkbook

    raw = source.raw()
    if not raw:
        source.loss(0, "can't be read or is empty, save it as a spreadsheet (.xlsx) or as CSV")
        return
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except CalamineError as error:
        source.loss(0, f"can't be read as a spreadsheet ({error}), save it as .xlsx or as CSV")
        return
    filled = [rows for rows in sheets if any(cell != "" for row in rows for cell in row)]
    if len(filled) > 1:
        source.warn(0, "has several sheets, of which only the first is read; move the others to files of their own")
    for number, row in enumerate(filled[0] if filled else (), start=1):
        yield number, [written(cell) for cell in row]


def written(cell: object) -> str:
    """A cell as it would be typed: whole numbers without a point, days as 2021-08-15."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def write_sheet(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write rows, the header first. Every cell is text, so that no program makes dates or numbers of names."""
    from xlsxwriter import Workbook

    with Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as book:
        text = book.add_format({"num_format": "@"})
        heading = book.add_format({"num_format": "@", "bold": True})
        sheet = book.add_worksheet(path.stem[:31])
        for column, name in enumerate(rows[0] if rows else ()):
            longest = max(len(row[column]) for row in rows if column < len(row))
            sheet.set_column(column, column, min(max(longest, len(name)) + 2, WIDEST), text)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell, text if number else heading)
        sheet.freeze_panes(1, 1)


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write rows as CSV that spreadsheet programs open as UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM)
        csv.writer(file, lineterminator="\n").writerows(rows)
