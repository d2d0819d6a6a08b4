"""What of an output folder is ours: the files that a run wrote and that still have the bytes it wrote.

Nothing else in the folder is ever written over. ``run.json`` says which files the run wrote, with their checksums;
it is a file that anybody can edit, so only names that a run could have written are believed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.tables.records import TABLES

RUN = "run.json"
REASONS = "reasons.jsonl"
TEXTS = "texts"
DATAPACKAGE = "datapackage.json"
WRITTEN = (RUN, REASONS, *(f"{name}.csv" for name in TABLES), TEXTS, DATAPACKAGE)
NOT_IN_THE_WAY = ("README.md",)
MADE_OF_TABLES = re.compile(r"[a-z][a-z_]*\.(csv|parquet|xlsx|sqlite|geojson)")
NAMED = 3  # files in a message
NO_FILE = "no file"  # instead of a checksum: a pipe, a device, a link that leads nowhere
NOT_SAID = "not said"  # by a run.json that has no checksums of the files beside the tables, as the first ones had none


def check_free(folder: Path, *, force: bool = False, writes: Sequence[str] = WRITTEN) -> None:
    """Raise UsageError where writing these files could cost the user something.

    A new, empty or hidden-files-only folder is free, and so is one that holds an earlier run's files unchanged,
    whatever else lies beside them under other names. With force any folder is: what is not ours is kept aside then.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder with --output")
    if force or not folder.exists():
        return
    if run_record(folder) is None:
        others = sorted(p.name for p in folder.iterdir() if p.name[0] != "." and p.name not in NOT_IN_THE_WAY)
        if others:
            named = ", ".join(others[:NAMED]) + (" …" if len(others) > NAMED else "")
            raise UsageError(
                f"{folder} holds files that are no run's tables ({named}); name another folder, or add --force"
            )
        return
    written = written_by_run(folder)
    for path in foreign(folder, writes):
        if path.name in written:
            raise UsageError(f"{path} was changed after its run; save it elsewhere, or add --force to keep it aside")
        raise UsageError(f"{path} was written by no run; move it elsewhere, or add --force to keep it aside")


def foreign(folder: Path, writes: Sequence[str]) -> Iterator[Path]:
    """The files and folders here that would be replaced, and that the user made or changed."""
    written = written_by_run(folder)
    for name in dict.fromkeys((*writes, *written)):
        path = folder / name
        if name != RUN and os.path.lexists(path) and written.get(name, "") not in (NOT_SAID, checksum(path)):
            yield path
    if os.path.lexists(folder / RUN) and run_record(folder) is None:
        yield folder / RUN


def run_record(folder: Path) -> dict[str, Any] | None:
    """What run.json says of the run whose tables lie here; None where there is none of ours."""
    if not (folder / RUN).is_file():
        return None
    try:
        record = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    ours = isinstance(record, dict) and "wireledger" in record
    return record if ours and all(isinstance(record.get(part, {}), dict) for part in ("tables", "files")) else None


def written_by_run(folder: Path) -> dict[str, str]:
    """The checksums of the files that the run wrote whose record lies here, by name; none without a record.

    Raises UsageError where the record names what no run writes.
    """
    record = run_record(folder)
    if record is None:
        return {}
    said = {
        **record.get("tables", {}),
        **record.get("files", {name: {"sha256": NOT_SAID} for name in (REASONS, TEXTS)}),
    }
    for name in said:
        if name not in WRITTEN and not MADE_OF_TABLES.fullmatch(name):
            raise UsageError(f"{folder / RUN} names {name!r}, which no run writes; name another folder with --output")
    return {name: str(about.get("sha256")) for name, about in said.items() if isinstance(about, Mapping)}


def checksum(path: Path) -> str:
    """SHA-256 of a file, or of a folder's files with their names below it."""
    if not path.exists() or not (path.is_file() or path.is_dir()):
        return NO_FILE
    if not path.is_dir():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha256()
    for name in sorted(p.relative_to(path).as_posix() for p in path.rglob("*") if not p.is_dir()):
        digest.update(f"{name}\n{checksum(path / name)}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
