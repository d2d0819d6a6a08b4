"""A written table as a pandas frame, for who works on in Python."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.tables.column_types import column_types
from pipeline.tables.typed_rows import typed

DTYPES = {str: "string", int: "Int64", float: "float64"}  # each has missing values


def read_frame(path: Path, row_type: type) -> pd.DataFrame:
    """The rows of a CSV table that a run wrote, whatever its dialect: ``read_frame(folder / "quotes.csv", QuoteRow)``.

    Text stands as the article has it, without the guard that a spreadsheet needs; whole numbers stay whole beside
    missing ones, which ``pandas.read_csv`` makes fractions of. Raises UsageError where the file is no such table.
    """
    types = column_types(row_type)
    frame = pd.DataFrame(list(typed(path, row_type)), columns=list(types))
    return frame.astype({name: DTYPES[kind] for name, kind in types.items()})
