"""A folder of pattern files as spreadsheets, and back as CSV."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.errors import PatternFaults, UsageError
from pipeline.patterns.folder import CONVENTIONS
from pipeline.patterns.rows import records_of
from pipeline.patterns.source import Source
from pipeline.patterns.spreadsheets import write_csv, write_sheet

WRITERS = {"xlsx": write_sheet, "csv": write_csv}


def convert(folder: Path, output: Path, *, to: str) -> list[Path]:
    """Write every table of a folder in another kind of file; other files are copied. Returns what was written.

    to: "xlsx" or "csv". Cells stay as they are, also where they are faulty.
    Raises UsageError where the folder is none or the output is not empty, PatternFaults where a table can't be read.
    """
    if to not in WRITERS:
        raise UsageError(f"{to!r} is no kind of file that is written; use one of {', '.join(WRITERS)}")
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder of pattern files")
    if output.exists() and any(output.iterdir()):
        raise UsageError(f"{output} is not empty; name a new folder with --output")
    written = []
    for path in sorted(p for p in (*folder.iterdir(), *(folder / CONVENTIONS).glob("*")) if p.is_file()):
        if path.name[0] in ".~":
            continue
        target = output / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in (".csv", ".xlsx"):
            source = Source(path, str(path))
            rows = [cells for _, cells in records_of(source, remarks=True)]
            if not source.complete:
                raise PatternFaults(source.faults)
            target = target.with_suffix(f".{to}")
            WRITERS[to](target, rows)
        else:
            shutil.copyfile(path, target)
        written.append(target)
    return written
