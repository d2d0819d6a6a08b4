"""The file of an archive: opened or made, known as one, held against others, changed as a whole or not at all."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.errors import PipelineError, UsageError
from pipeline.tables.records import TABLES, columns

APPLICATION = 0x776C6172  # "wlar"
LAYOUT = 2  # of the database: raise it where its tables, or rules that no data file holds, change
DATA = {
    "pipeline.stories": ("story_weights.csv", "agencies.csv"),
    "pipeline.incidents": ("link_weights.csv", "word_shares.csv"),
}
CACHE = 64 << 10  # KiB of pages


@cache
def linkage() -> str:
    """A hash of what links follow from besides the articles: another one would find other stories and incidents."""
    said = hashlib.sha256(f"{LAYOUT}".encode())
    for package, names in DATA.items():
        for name in names:
            said.update(files(package).joinpath(name).read_bytes())
    for name, row_type in TABLES.items():
        said.update(f"{name} {columns(row_type)}".encode())
    return said.hexdigest()[:16]


@contextmanager
def opened(path: Path, *, change: bool) -> Iterator[sqlite3.Connection]:
    """The archive in one transaction: kept at the end, undone where anything fails, also where the process is killed.

    change: whether it is made where there is none, and held against all others; else it is only read. Raises
    UsageError or PipelineError, each with what to do.
    """
    check_place(path, change=change)
    with refusals_told(path):
        database = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        with refusals_told(path):
            database.execute(f"PRAGMA cache_size = -{CACHE}")
            database.execute("BEGIN IMMEDIATE" if change else "BEGIN")
            check_kind(database, path, change=change)
            yield database
            database.execute("COMMIT")
    finally:
        database.close()  # what wasn't kept is undone


def check_place(path: Path, *, change: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file with --archive")
    if not path.exists() and not change:
        raise UsageError(f"{path} doesn't exist; name the runs that it is to be made of")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path.parent} doesn't exist; make it, or name a file elsewhere with --archive")
    with suppress(OSError):
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is no file; name another with --archive")


def check_kind(database: sqlite3.Connection, path: Path, *, change: bool) -> None:
    """Raise UsageError where the database is no archive, or one that this version doesn't continue."""
    kind = database.execute("PRAGMA application_id").fetchone()[0]
    if not database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
        if not change:
            raise UsageError(f"{path} is empty; name the runs that it is to be made of")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("CREATE TABLE archive_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        note_fact(database, "linkage", linkage())
    elif kind != APPLICATION:
        raise UsageError(f"{path} is a database, but no archive of wireledger; name another file with --archive")
    elif fact(database, "linkage") != linkage():
        maker = fact(database, "wireledger")
        raise UsageError(
            f"{path} was made by another wireledger ({maker}), which links otherwise; "
            "write its tables with that version (link --archive, without runs) and link them into a new archive"
        )


def fact(database: sqlite3.Connection, name: str) -> str:
    found = database.execute("SELECT value FROM archive_facts WHERE name = ?", (name,)).fetchone()
    return found[0] if found else ""


def note_fact(database: sqlite3.Connection, name: str, value: str) -> None:
    database.execute("INSERT OR REPLACE INTO archive_facts VALUES (?, ?)", (name, value))


@contextmanager
def refusals_told(path: Path) -> Iterator[None]:
    """What SQLite refuses, as an error that says what to do; the archive is then as it was."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise refused(error, path) from error


def refused(error: sqlite3.DatabaseError, path: Path) -> PipelineError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return PipelineError(f"another process is at work on {path}; wait for its end and do it again")
    if code == sqlite3.SQLITE_NOTADB:
        return UsageError(f"{path} is no archive of wireledger; name another file with --archive")
    if code == sqlite3.SQLITE_CORRUPT:
        return PipelineError(f"{path} is spoilt ({error}); take a copy of it, or link its runs into a new archive")
    return PipelineError(f"{path} can't be written: {error}; mend that and do it again")
