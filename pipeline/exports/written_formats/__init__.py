"""What a run can write beside its CSV tables, for the programs that people open them in.

Each format is made from the CSV tables once these are whole, by one module here. ``FORMATS`` is the register.
"""

from __future__ import annotations

from pipeline.errors import UsageError
from pipeline.exports.written_formats.geojson import GEOJSON
from pipeline.exports.written_formats.parquet_files import PARQUET
from pipeline.exports.written_formats.sqlite import SQLITE
from pipeline.exports.written_formats.workbook import WORKBOOK
from pipeline.exports.written_formats.written_format import CSV, Format

__all__ = ["FORMATS", "Format", "formats_of"]

FORMATS: dict[str, Format] = {f.name: f for f in (CSV, WORKBOOK, PARQUET, SQLITE, GEOJSON)}


def formats_of(said: str) -> tuple[Format, ...]:
    """The formats that a list such as "csv,xlsx" names, each once, in the register's order. Raises UsageError."""
    names = {name.strip().lower() for name in said.split(",") if name.strip()}
    for name in sorted(names - set(FORMATS)):
        raise UsageError(f"no format {name!r}; there are: {', '.join(FORMATS)}")
    return tuple(form for name, form in FORMATS.items() if name in names)
