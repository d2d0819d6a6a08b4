"""Tables of articles: CSV, JSON lines and Parquet, read row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from pipeline.corpus.article import UTF16, Columns
from pipeline.errors import UsageError

SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
Cells = Mapping[str, Any]


def rows(path: Path, columns: Columns) -> Iterator[tuple[int, Cells | str]]:
    """Each row's number (its line for CSV and JSON lines, else counted from 1) and its cells, or what is wrong with it.

    Undecodable bytes arrive as lone surrogates, so that they cost their own row only.
    Raises UsageError where the file can't be read as its suffix says or lacks one of the columns.
    """
    if path.suffix.lower() == ".parquet":
        yield from parquet_rows(path, columns)
        return
    try:
        with path.open("rb") as start:
            encoding = "utf-16" if start.read(2) in UTF16 else "utf-8-sig"
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            reader = csv_rows if path.suffix.lower() in (".csv", ".tsv") else json_rows
            yield from reader(file, path, columns)
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:  # of UTF-16; single bytes that are not UTF-8 cost their row only
        raise UsageError(f"{path} begins as UTF-16 but is not; save it as UTF-8") from error


def csv_rows(file: IO[str], path: Path, columns: Columns) -> Iterator[tuple[int, Cells | str]]:
    csv.field_size_limit(2**31 - 1)  # the limit of 128 KB is shorter than some articles
    header = file.readline()
    delimiter = max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=delimiter), [])
    check_columns(path, columns, names)
    line = 2
    reader = csv.reader(file, delimiter=delimiter)
    for cells in reader:
        if len(cells) > len(names) and any(cells[len(names) :]):
            yield line, f"has {len(cells)} cells for {len(names)} columns; put quotes around a cell that holds a comma"
        elif cells:
            yield line, dict(zip(names, cells, strict=False))
        line = reader.line_num + 2


def json_rows(file: Iterable[str], path: Path, columns: Columns) -> Iterator[tuple[int, Cells | str]]:
    checked = False
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except ValueError as error:
            yield number, f"is not JSON: {error}"
            continue
        if not isinstance(cells, dict):
            yield number, f"holds a JSON {type(cells).__name__}, not an object with columns"
            continue
        if not checked:
            check_columns(path, columns, list(cells))
            checked = True
        yield number, cells


def parquet_rows(path: Path, columns: Columns) -> Iterator[tuple[int, Cells | str]]:
    import pyarrow  # type: ignore[import-untyped] # loaded only where it is needed: it is large
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


def check_columns(path: Path, columns: Columns, names: Sequence[str]) -> None:
    wanted = {"--id-column": columns.id, "--text-column": columns.text, "--date-column": columns.date}
    for option, name in {**wanted, "--title-column": columns.title}.items():
        if name and name not in names:
            has = ", ".join(names) or "none"
            raise UsageError(f"{path.name} has no column {name!r} (its columns: {has}); name one with {option}")
