"""Parquet, read in small batches of the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.article import Columns
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat, check_columns
from pipeline.errors import UsageError


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each row, counted from 1."""
    import pyarrow  # loaded only where it is needed: it is large
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            check_columns(path, columns, file.schema_arrow.names)
            wanted = [name for name in (columns.id, columns.text, columns.date, columns.title) if name]
            number = 0
            for batch in file.iter_batches(batch_size=256, columns=wanted):
                for cells in batch.to_pylist():
                    number += 1
                    yield number, cells
    except (pyarrow.ArrowInvalid, OSError) as error:
        raise UsageError(f"{path} can't be read as Parquet: {str(error).splitlines()[0]}") from error


FORMAT = TableFormat("Parquet", (".parquet",), rows)
