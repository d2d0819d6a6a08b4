"""The formats that articles come in, one module each: a new one is a module and its name in ``FORMATS``.

Messages, ``wireledger run --help`` and the tests take the suffixes from here. Libraries that a format needs are
loaded when the first file of that format is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from pipeline.corpus.formats import (
    delimited,
    feed,
    json_lines,
    json_objects,
    mail,
    markdown,
    parquet,
    pdf,
    plain_text,
    spreadsheet,
    web_archive,
    web_page,
    word_document,
    zip_folder,
)
from pipeline.corpus.formats.kinds import ArchiveFormat, Known, SeriesFormat, TableFormat, TextFormat

FORMATS: tuple[Known, ...] = (
    plain_text.FORMAT,
    markdown.FORMAT,
    web_page.FORMAT,
    web_archive.FORMAT,
    word_document.FORMAT,
    pdf.FORMAT,
    mail.FORMAT,
    feed.FORMAT,
    delimited.FORMAT,
    json_lines.FORMAT,
    json_objects.FORMAT,
    parquet.FORMAT,
    spreadsheet.FORMAT,
    zip_folder.FORMAT,
)
SOUGHT = (TextFormat, SeriesFormat)  # in folders
NAMED = (TableFormat, ArchiveFormat)  # each by itself


def format_of(path: PurePath) -> Known | None:
    """The format that a file's suffix names, in whatever letters; None where none does."""
    name = path.name.lower()
    return next(
        (known for known in FORMATS for suffix in known.suffixes if name.endswith(suffix) and name != suffix), None
    )


def suffixes_of(*kinds: type) -> tuple[str, ...]:
    """The suffixes of all formats of these kinds, in the order of ``FORMATS``."""
    return tuple(_suffixes(kinds))


def _suffixes(kinds: tuple[type, ...]) -> Iterator[str]:
    for known in FORMATS:
        if isinstance(known, kinds):
            yield from known.suffixes
