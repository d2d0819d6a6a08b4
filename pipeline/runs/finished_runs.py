"""A run's folder as those find it who read it: finished, and with its record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.runs.exchange import unfinished
from pipeline.runs.ownership import RUN, run_record


def finished_run(folder: Path, *, remedy: str = "name the output folder of a run") -> dict[str, Any]:
    """What run.json says. Raises UsageError, which ends in the remedy, where the folder holds no finished run."""
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "doesn't exist"
        raise UsageError(f"{folder} {what}; {remedy}")
    if unfinished(folder):
        raise UsageError(f"a run was killed as it put its tables into {folder}; run it again with --resume")
    record = run_record(folder)
    if record is None:
        why = "is no run's" if (folder / RUN).exists() else "is missing"
        raise UsageError(f"{folder} holds no run's tables ({RUN} {why}); {remedy}")
    return record
