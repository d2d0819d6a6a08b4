"""The files below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files(folder: Path, *, leave_out: Path | None = None) -> Iterator[tuple[Path, OSError | None]]:
    """Each file below the folder, and each folder that can't be listed with its error; in no order.

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
            if not name.startswith(".") and path.is_file():
                yield path, None
    for error in failed:
        yield Path(error.filename), error
