"""A folder of pattern files as spreadsheets, and back as CSV."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.errors import PatternFaults, UsageError
from pipeline.patterns.rows import records_of
from pipeline.patterns.source import Source
from pipeline.patterns.spreadsheets import write_csv, write_sheet

WRITERS = {"xlsx": write_sheet, "csv": write_csv}


def convert(folder: Path, output: Path, *, to: str) -> list[Path]:
    """Write every table of a folder in another kind of file; other files are copied. Returns what was written.

    to: "xlsx" or "csv". Cells stay as they are, also where they are faulty.
    Raises UsageError where the folder is none, a table is there twice or the output is not empty, PatternFaults where a
    table can't be read; nothing is written then.
    """
    if to not in WRITERS:
        raise UsageError(f"{to!r} is no kind of file that is written; use one of {', '.join(WRITERS)}")
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder of pattern files")
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise UsageError(f"{output} is not empty, or no folder; name a new folder with --output")
    read = {path: _cells(path) for path in _files(folder)}
    written = []
    for path, rows in read.items():
        target = output / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        if rows is None:
            shutil.copyfile(path, target)
        else:
            target = target.with_suffix(f".{to}")
            WRITERS[to](target, rows)
        written.append(target)
    return written


def _files(folder: Path) -> list[Path]:
    """The files of a folder and its subfolders, hidden ones and those of open programs left out.

    Raises UsageError where a table is there twice.
    """
    shown = (path for path in folder.rglob("*") if not any(part[0] in ".~" for part in path.relative_to(folder).parts))
    files = sorted(path for path in shown if path.is_file())
    for path in files:
        if path.suffix == ".xlsx" and (other := path.with_suffix(".csv")) in files:
            raise UsageError(f"{path} and {other} are one table; remove one of the two")
    return files


def _cells(path: Path) -> list[list[str]] | None:
    """The rows of a table, None of another file. Raises PatternFaults where a table can't be read."""
    if path.suffix not in (".csv", ".xlsx"):
        return None
    source = Source(path, str(path))
    rows = [list(cells) for _, cells in records_of(source, remarks=True)]
    if not source.complete:
        raise PatternFaults(source.faults)
    return rows
