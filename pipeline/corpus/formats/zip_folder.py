"""Zip files: folders that were packed. Their texts are read where they stand; nothing is written anywhere."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.corpus.article import UnreadableError
from pipeline.corpus.first_bytes import check
from pipeline.corpus.formats.kinds import ArchiveFormat
from pipeline.corpus.libraries import guarded
from pipeline.corpus.packed import opened_zip

WHAT = "zip file"
MOST_MEMBERS = 1_000_000
SEALED = 0x1  # the bit of a member that is encrypted
OUTSIDE = UnreadableError("outside", "has a name that leads out of its folder; pack it anew, or leave it out")
LOCKED = UnreadableError("encrypted", "is encrypted; unpack it with its password and name the folder")


def members(path: Path) -> Iterator[tuple[str, UnreadableError | None]]:
    """The files in it, those that no folder shows left out, in no order."""
    with guarded(WHAT):
        with path.open("rb") as file:
            check(file.read(4_096).replace(b"PK\x05\x06", b"PK\x03\x04"), b"PK\x03\x04", "a zip file")
        with opened_zip(path, WHAT) as packed:
            parts = packed.infolist()
    if len(parts) > MOST_MEMBERS:
        raise UnreadableError(
            "too large", f"holds {len(parts):,} files, more than {MOST_MEMBERS:,}; unpack it yourself"
        )
    for part in parts:
        if not part.is_dir() and not is_hidden(part.filename):
            yield part.filename, fault(part)


def is_hidden(name: str) -> bool:
    return any(
        (p.startswith(".") and p != "..") or p == "__MACOSX" for p in PurePosixPath(name.replace("\\", "/")).parts
    )


def fault(part: zipfile.ZipInfo) -> UnreadableError | None:
    """Why a member can't be read; None where it can."""
    name = PurePosixPath(part.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or name.parts[0].endswith(":"):
        return OUTSIDE
    return LOCKED if part.flag_bits & SEALED else None


def read(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A member's bytes. Raises UnreadableError where they are spoilt, or more than an article has."""
    with guarded(WHAT):
        with packed.open(name) as member:
            data = member.read(most + 1)
        if len(data) > most:
            raise UnreadableError("too long", f"has more than {most:,} bytes, as no article has; split it")
        return data


FORMAT = ArchiveFormat("zip file", (".zip",), members, zipfile.ZipFile, read)
