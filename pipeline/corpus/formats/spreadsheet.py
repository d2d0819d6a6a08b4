"""Excel workbooks: the first sheet that holds anything, its first row the header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.corpus.article import Columns
from pipeline.corpus.column_names import header_names, settled
from pipeline.corpus.first_bytes import check
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat
from pipeline.corpus.libraries import guarded
from pipeline.corpus.packed import check_parts, opened_zip

WHAT = "an Excel workbook"


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each row by its number in the sheet, the header's as a rule being 1."""
    with guarded(WHAT):
        with path.open("rb") as file:
            check(file.read(4_096), b"PK\x03\x04", WHAT)
        with opened_zip(path, "Excel workbook") as packed:
            check_parts(packed, "workbook")
        from python_calamine import CalamineWorkbook  # loaded only where it is needed

        with CalamineWorkbook.from_path(str(path)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                if sheet.total_height:
                    yield from of_sheet(path, sheet, columns)
                    return


def of_sheet(path: Path, sheet: Any, columns: Columns) -> Iterator[NumberedRow]:
    """The rows of a sheet below its header, which is the first row that has a cell."""
    names: list[str] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1 + (sheet.start or (0, 0))[0]):
        said = [told(cell) for cell in cells]
        if not any(said):
            continue
        if not names:
            names = header_names(said)
            settled(path.name, columns, names)
        else:
            yield number, dict(zip(names, said, strict=False))


def told(cell: Any) -> Any:
    """A cell as text; a whole number without the fraction that all numbers of a sheet have."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


FORMAT = TableFormat("Excel workbook", (".xlsx",), rows)
