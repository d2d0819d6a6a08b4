"""The files below a folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path


def files(folder: Path, *, leave_out: Path | None = None) -> Iterator[tuple[Path, OSError | None]]:
    """Each file below the folder, and what can't be read with its error: a folder that can't be listed, a link to
    nothing, a pipe, a device; in no order.

    Hidden files and folders are passed over. Links to folders are followed,
    each folder once, so that a loop of links ends. leave_out: a folder that is
    not entered (where the tables are written).
    """
    failed: list[OSError] = []
    seen: set[str] = {os.path.realpath(leave_out)} if leave_out else set()
    for at, folders, names in os.walk(folder, followlinks=True, onerror=failed.append):
        here = os.path.realpath(at)
        if here in seen:
            folders.clear()
            continue
        seen.add(here)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(at, name)
            if not name.startswith("."):
                yield path, None if path.is_file() else no_file(path)
    for error in failed:
        yield Path(error.filename), OSError(error.errno, f"{error.strerror}; check that the folder may be listed")


def no_file(path: Path) -> OSError:
    """What stands in a file's place, and what to do."""
    if path.is_symlink() and not path.exists():
        return OSError(errno.ENOENT, f"is a link to {os.readlink(path)}, which is not there; mend it, or take it away")
    return OSError(errno.EINVAL, "is a pipe or a device, not a file; save what it gives as a file")


def printable(path: Path) -> str:
    """The path with /, and with control characters and what is not UTF-8 written out."""
    said = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in said)
