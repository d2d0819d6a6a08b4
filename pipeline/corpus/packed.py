"""Zip files, and formats that are zip files within, before anything is unpacked: are they whole, how large are they."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import IO

from pipeline.corpus.article import UnreadableError
from pipeline.corpus.libraries import guarded

MOST_UNPACKED = 2_000_000_000  # bytes of a whole zip file that is packed very tightly
LARGEST_PART = 200_000_000  # bytes of one part of an Office document
TIGHTEST = 200  # times; prose packs to a fourth, a bomb to a thousandth


def opened_zip(file: Path | IO[bytes], what: str) -> zipfile.ZipFile:
    """The zip file. Raises UnreadableError where it is cut off, is none, or would unpack to many times itself."""
    with guarded(what):
        try:
            packed = zipfile.ZipFile(file)
        except zipfile.BadZipFile as error:
            raise UnreadableError("damaged", f"is no whole {what}: it was cut off, or is something else") from error
        size = sum(part.file_size for part in packed.infolist())
        taken = sum(part.compress_size for part in packed.infolist())
        if size > MOST_UNPACKED and size > TIGHTEST * max(taken, 1):
            packed.close()
            raise UnreadableError("too large", f"would unpack {taken:,} bytes to {size:,}; unpack it yourself")
        return packed


def check_parts(packed: zipfile.ZipFile, what: str) -> None:
    """Raises UnreadableError where a part of an Office document is larger than any document's."""
    for part in packed.infolist():
        if part.file_size > LARGEST_PART:
            raise UnreadableError("too large", f"has a part of {part.file_size:,} bytes, more than a {what} has")
