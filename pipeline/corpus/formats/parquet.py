"""Parquet, read in small batches of the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.corpus.article import Columns
from pipeline.corpus.column_names import settled
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat
from pipeline.corpus.libraries import guarded


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each row, counted from 1."""
    with guarded("Parquet"):
        from pyarrow import parquet  # loaded only where it is needed: it is large

        with parquet.ParquetFile(path) as file:
            found = settled(path.name, columns, file.schema_arrow.names)
            asked = [name for name in (found.id, found.text, found.date, found.title) if name]
            names = [n for n in file.schema_arrow.names if any(a == n or a.startswith(f"{n}.") for a in asked)]
            number = 0
            for batch in file.iter_batches(batch_size=256, columns=names):
                cells = [values(column) for column in batch.columns]
                for row in zip(*cells, strict=True):
                    number += 1
                    yield number, dict(zip(batch.schema.names, row, strict=True))


def values(column: Any) -> list[Any]:
    """A column's cells: texts that are not UTF-8 have lone surrogates, days of whatever year are written out."""
    import pyarrow
    from pyarrow import types

    kind = column.type
    if types.is_dictionary(kind):
        return values(column.dictionary_decode())
    if types.is_string(kind) or types.is_large_string(kind) or types.is_binary(kind) or types.is_large_binary(kind):
        return [
            said and said.decode("utf-8", "surrogateescape") for said in column.cast(pyarrow.large_binary()).to_pylist()
        ]
    if types.is_temporal(kind):
        try:
            return list(column.cast(pyarrow.string()).to_pylist())
        except pyarrow.ArrowInvalid:  # a day that no calendar has
            return [str(item) for item in column]
    return list(column.to_pylist())


FORMAT = TableFormat("Parquet", (".parquet",), rows)
