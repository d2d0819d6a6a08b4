"""Rows to CSV and back.

The files are RFC 4180 in UTF-8 with a byte-order mark (without it Excel spoils
curly quotation marks): rows end in CRLF, a cell with a comma, a quotation mark
or a line end stands in quotation marks, line ends inside cells stay ``\\n``.
A missing value is an empty cell. Floats have at most eight significant digits.
Where a spreadsheet's language wants it, cells are parted by another character and
floats have a decimal comma (``Dialect``); ``read`` sees by the header which it is.

A spreadsheet runs a cell that begins with = + - @ as a formula. Such text cells
get an apostrophe before them (also where apostrophes stand before the sign, so
that reading back can take exactly one away); numbers never do.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, get_type_hints

from pipeline.errors import UsageError
from pipeline.tables.column_types import column_types
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.records import TABLES, columns

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {int: "Int64", float: "float64"}  # Int64 has missing values, float64 has NaN for them
BOM = "\ufeff"
LINE_END = "\r\n"
FLOAT_FORMAT = "%.8g"
FORMULA = re.compile(r"'*[=+\-@\t\r]")
FRACTIONS = {
    name
    for row_type in TABLES.values()
    for name, hint in get_type_hints(row_type).items()
    if hint in (float, float | None)
}


def header(row_type: type, dialect: Dialect = DIALECT) -> str:
    """The first line of a table, the byte-order mark included."""
    return BOM + dialect.delimiter.join(columns(row_type)) + LINE_END


def to_csv(row_type: type, rows: Sequence[Any], dialect: Dialect = DIALECT) -> str:
    """The lines of these rows, without a header."""
    if not rows:
        return ""
    import pandas as pd  # a third of a second, for which no run's first row should wait

    types = column_types(row_type)
    values = zip(*map(attrgetter(*types), rows), strict=True)
    series = {name: series_of(cells, types[name]) for name, cells in zip(types, values, strict=True)}
    written = io.StringIO()
    pd.DataFrame(series).to_csv(
        written,
        sep=dialect.delimiter,
        decimal=dialect.decimal,
        header=False,
        index=False,
        na_rep="",
        float_format=FLOAT_FORMAT,
        lineterminator=LINE_END,
    )
    return written.getvalue()


def series_of(cells: Sequence[Any], kind: type) -> pd.Series[Any]:
    """A column's cells, whole numbers of any size."""
    import pandas as pd

    if kind is str:
        return pd.Series(map(guarded, cells), dtype="object")
    try:
        return pd.Series(cells, dtype=DTYPES[kind])
    except (OverflowError, TypeError):
        return pd.Series(cells, dtype="object")


def guarded(cell: str) -> str:
    return "'" + cell if FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table by column, the guard taken off again, fractions with a point; missing values as "".

    Raises UsageError where the file is no table as a run writes it, such as one saved in another encoding.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = lines_of(file)
        named = next(lines, [])
        for line in lines:
            yield {name: unguarded(cell) for name, cell in zip(named, line, strict=True)}


@contextmanager
def told_in_a_line(file: TextIO) -> Iterator[None]:
    """What can't be read of a table's file as a UsageError that says what to do."""
    name = getattr(file, "name", "the table")
    try:
        yield
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not in UTF-8; save it again as CSV UTF-8") from error
    except csv.Error as error:
        raise UsageError(f"{name} can't be read: {error}; save it again as CSV UTF-8") from error


def lines_of(file: TextIO) -> Iterator[list[str]]:
    """The cells of each line, the header's first, as written but for fractions, which have a point.

    Raises UsageError as ``read`` does.
    """
    with told_in_a_line(file):
        yield from _lines_of(file)


def _lines_of(file: TextIO) -> Iterator[list[str]]:
    csv.field_size_limit(2**31 - 1)
    first = file.readline()
    delimiter = next((sign for sign in (";", "\t") if sign in first), DIALECT.delimiter)
    named = next(csv.reader([first], delimiter=delimiter), [])
    yield named
    fractions = [at for at, name in enumerate(named) if name in FRACTIONS] if delimiter != DIALECT.delimiter else []
    lines = csv.reader(file, delimiter=delimiter)
    for line in lines:
        if len(line) != len(named):
            raise csv.Error(f"line {lines.line_num + 1} has {len(line)} cells, the header {len(named)}")
        for at in fractions:
            line[at] = line[at].replace(",", ".")
        yield line
