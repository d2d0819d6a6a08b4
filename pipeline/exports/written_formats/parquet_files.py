"""Typed columns for pandas, polars, DuckDB and R: ``casualties.parquet`` and so on.

Text cells are as the article has them, without the guard that CSV cells need; a missing value is null. Each column
carries its description in the field's metadata.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from pipeline.exports.written_formats.written_format import Format, Tables
from pipeline.tables.codebook import meaning
from pipeline.tables.column_types import column_types
from pipeline.tables.typed_rows import typed

AT_ONCE = 50_000  # rows


def names(tables: Tables) -> list[str]:
    return [f"{table}.parquet" for table in tables]


def write(folder: Path, tables: Tables) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    for table, row_type in tables.items():
        schema = pa.schema(
            pa.field(name, kinds[kind], metadata={"description": meaning(table, name)})
            for name, kind in column_types(row_type).items()
        )
        rows = typed(folder / f"{table}.csv", row_type)
        with pq.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd") as file:
            while batch := list(islice(rows, AT_ONCE)):
                cells = [
                    pa.array(cells, kind) for cells, kind in zip(zip(*batch, strict=True), schema.types, strict=True)
                ]
                file.write_table(pa.Table.from_arrays(cells, schema=schema))


PARQUET = Format("parquet", names, write)
