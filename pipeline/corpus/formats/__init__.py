"""The formats that articles come in, one module each: a new one is a module and its name in ``FORMATS``.

Messages, ``wireledger run --help`` and the tests take the suffixes from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.formats import delimited, json_lines, parquet, plain_text
from pipeline.corpus.formats.kinds import TableFormat, TextFormat

FORMATS: tuple[TextFormat | TableFormat, ...] = (
    plain_text.FORMAT,
    delimited.FORMAT,
    json_lines.FORMAT,
    parquet.FORMAT,
)


def format_of(path: Path) -> TextFormat | TableFormat | None:
    """The format that a file's suffix names, in whatever letters; None where none does."""
    suffix = path.suffix.lower()
    return next((known for known in FORMATS if suffix in known.suffixes), None)


def suffixes_of(kind: type[TextFormat] | type[TableFormat]) -> tuple[str, ...]:
    """The suffixes of all formats of a kind, in the order of ``FORMATS``."""
    return tuple(_suffixes(kind))


def _suffixes(kind: type[TextFormat] | type[TableFormat]) -> Iterator[str]:
    for known in FORMATS:
        if isinstance(known, kind):
            yield from known.suffixes
