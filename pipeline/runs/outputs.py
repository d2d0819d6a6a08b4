"""The folder of a run's tables: all of them appear at once, or none does.

While a run goes on, its files grow in a hidden folder inside the output folder;
``commit`` exchanges them for an earlier run's. Besides the tables there are ``texts/`` (the text as read of
articles whose input was not plain text), ``reasons.jsonl`` (what spoke for each
quotation's speaker) and ``run.json`` (everything that may differ between two
runs that give the same tables, and the checksum of everything written).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from pipeline.errors import TOO_MANY_FILES, UsageError, refused
from pipeline.exports import datapackage
from pipeline.exports.written_formats import Format
from pipeline.runs.exchange import WAITING, alone, exchange, finish, planned
from pipeline.runs.linked_tables import LinkedTables, Links
from pipeline.runs.ownership import (
    DATAPACKAGE,
    REASONS,
    RUN,
    TEXTS,
    WRITTEN,
    check_free,
    checksum,
    foreign,
    written_by_run,
)
from pipeline.tables import csv_tables
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.records import TABLES, ErrorRow

if TYPE_CHECKING:
    from pipeline.exports.profiles.drafts import Draft
    from pipeline.exports.profiles.profile import Profile
    from pipeline.tables.article_tables import ArticleTables

NOT_IN_NAMES = '%<>:"|?*\\'
AT_ONCE = 1_000  # rows
LONGEST_PATH = 1_000  # bytes of a path below texts/
LONGEST_NAME = 200  # bytes of one part of a file's name; systems stop at 255


def text_name(article_id: str) -> str:
    """The path of an article's text below texts/: its id and .txt.

    Characters that a file name can't have everywhere are written as %XX; parts
    that are too long are cut and told apart by a hash; so is an id that is too long for a path.
    """
    *folders, last = map(file_name, article_id.split("/"))
    path = "/".join([*(re.sub(r"\.txt$", "%2Etxt", name) for name in folders), last + ".txt"])
    if len(path.encode()) <= LONGEST_PATH:
        return path
    return file_name(article_id.replace("/", "%2F")) + ".txt"


def file_name(part: str) -> str:
    if not part.strip("."):
        return part.replace(".", "%2E") or "%"
    name = "".join(c if c.isprintable() and c not in NOT_IN_NAMES else quote(c, safe="") for c in part)
    if len(name.encode()) <= LONGEST_NAME:
        return name
    kept = name.encode()[:LONGEST_NAME].decode("utf-8", "ignore")
    return f"{kept}-{hashlib.sha256(part.encode()).hexdigest()[:8]}"


class OutputFolder:
    """Collects a run's files, a batch of rows at a time; nothing shows before ``commit``."""

    def __init__(
        self,
        folder: Path,
        *,
        further: Mapping[str, type] | None = None,
        formats: Sequence[Format] = (),
        dialect: Dialect = DIALECT,
        force: bool = False,
        links: Callable[[Path], Links] = LinkedTables,
    ) -> None:
        """further: tables to write beside those of every run, by name, with their row types.

        formats: what to make of the tables besides. force: files here that are not ours don't stop the run;
        ``commit`` keeps them aside. links: makes what fills the linked tables, given the folder of files that grow.
        """
        self.folder = folder
        self.formats = formats
        self.dialect = dialect
        self.force = force
        self.kept: tuple[Path, ...] = ()  # where the user's own files went that had to make room
        self.made = not folder.exists()
        self.tables = {**TABLES, **(further or {})}
        self.rows = dict.fromkeys(self.tables, 0)
        self.files: dict[str, IO[str]] = {}
        self.reasons: IO[str] | None = None
        self.make_links = links
        self.links: Links | None = None
        self.waiting: dict[str, list[Any]] = {name: [] for name in self.tables}

    def __enter__(self) -> OutputFolder:
        with ExitStack() as held:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                finish(self.folder, alone=held.enter_context(alone(self.folder)))
                check_free(self.folder, force=self.force, writes=self.names())
                # The name alone: from Python 3.12 on mkdtemp gives an absolute path for a relative folder too.
                self.staging = self.folder / Path(tempfile.mkdtemp(prefix=WAITING, dir=self.folder)).name
            except OSError as error:
                with suppress(OSError):
                    if self.made:
                        self.folder.rmdir()
                if error.errno in TOO_MANY_FILES:
                    raise refused(error, self.folder) from error
                raise UsageError(
                    f"{self.folder} can't be written to: {error.strerror}; name another folder with --output"
                ) from error
            self.held = held.pop_all()
        try:
            self.open_files()
        except BaseException:
            self.leave()
            raise
        return self

    def open_files(self) -> None:
        self.reasons = self.open(REASONS)
        for name, row_type in self.tables.items():
            self.files[name] = self.open(f"{name}.csv")
            self.files[name].write(csv_tables.header(row_type, self.dialect))
        self.links = self.make_links(self.staging)

    def open(self, name: str) -> IO[str]:
        return (self.staging / name).open("w", encoding="utf-8", newline="")

    def add(self, table: str, rows: Sequence[Any]) -> None:
        """Append rows to a table; they come sorted."""
        self.rows[table] += len(rows)
        self.waiting[table].extend(rows)
        if len(self.waiting[table]) >= AT_ONCE:
            self.write(table)

    def add_result(self, result: ArticleTables | ErrorRow) -> None:
        """Append the rows of an article, and what its reasons are."""
        if isinstance(result, ErrorRow):
            self.add("errors", [result])
            return
        self.add("articles", [result.article])
        self.add("mentions", result.mentions)
        self.add("casualties", result.casualties)
        self.add("events", result.events)
        self.add("victims", result.victims)
        self.add("quotes", result.quotes)
        self.add("errors", result.errors)
        for row_id, reasons in result.reasons:
            self.add_reasons(row_id, reasons)
        assert self.links is not None  # inside ``with``
        self.add("errors", self.links.add(result))

    def add_drafts(self, profile: Profile, drafts: Sequence[Draft]) -> None:
        """Take in an article's events for a profile's table, which is made of incidents."""
        assert self.links is not None  # inside ``with``
        self.links.draft(profile, drafts)

    def write(self, table: str) -> None:
        self.files[table].write(csv_tables.to_csv(self.tables[table], self.waiting[table], self.dialect))
        self.waiting[table].clear()

    def add_reasons(self, row_id: str, reasons: Sequence[tuple[str, float | str]]) -> None:
        assert self.reasons is not None  # inside ``with``
        json.dump({"id": row_id, "reasons": reasons}, self.reasons, ensure_ascii=False)
        self.reasons.write("\n")

    def add_text(self, article_id: str, text: str) -> None:
        path = self.staging / TEXTS / text_name(article_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def commit(self, record: Mapping[str, Any]) -> None:
        """Show the tables, with run.json: the record, and each table's rows and checksum."""
        assert self.links is not None  # inside ``with``
        for table, rows in self.links.tables():
            self.add(table, rows)
        for table in self.tables:
            self.write(table)
        self.close()
        self.links.fill(self.staging, self.dialect)
        datapackage.write(self.staging / DATAPACKAGE, self.tables, dialect=self.dialect)
        for form in self.formats:
            form.write(self.staging, self.tables)
        about = {f"{name}.csv": {"rows": n, **self.checked(f"{name}.csv")} for name, n in self.rows.items()}
        further = {name: self.checked(name) for name in self.beside() if (self.staging / name).exists()}
        said = json.dumps({**record, "tables": about, "files": further}, ensure_ascii=False, indent=2)
        (self.staging / RUN).write_text(said + "\n", encoding="utf-8")
        names = tuple(dict.fromkeys((*self.names(), *written_by_run(self.folder))))
        moves = planned(self.folder, self.staging, names=names, foreign=tuple(foreign(self.folder, names)))
        exchange(self.folder, self.staging, moves)
        self.kept = tuple(target for _, target in moves if target.parent.parent == self.folder)
        self.made = False

    def names(self) -> tuple[str, ...]:
        """What this run writes, run.json first."""
        return tuple(dict.fromkeys((*WRITTEN, *(f"{name}.csv" for name in self.tables), *self.beside())))

    def beside(self) -> tuple[str, ...]:
        """What it writes besides run.json and the CSV tables."""
        return (REASONS, TEXTS, DATAPACKAGE, *(name for form in self.formats for name in form.names(self.tables)))

    def checked(self, name: str) -> dict[str, str]:
        return {"sha256": checksum(self.staging / name)}

    def close(self) -> None:
        for file in (*self.files.values(), *([self.reasons] if self.reasons else [])):
            file.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.leave()

    def leave(self) -> None:
        """Let all go, though files can't be closed for a full disk, or the folder is gone."""
        for file in (*self.files.values(), *([self.reasons] if self.reasons else [])):
            with suppress(OSError):
                file.close()
        if self.links is not None:
            self.links.close()
        shutil.rmtree(self.staging, ignore_errors=True)
        with suppress(OSError):
            if self.made and not any(self.folder.iterdir()):
                self.folder.rmdir()
        self.held.close()
