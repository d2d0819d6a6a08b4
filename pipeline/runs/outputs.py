"""The folder of a run's tables: all of them appear at once, or none does.

While a run goes on, its files grow in a hidden folder inside the output folder;
``commit`` puts them in the place of an earlier run's files, and puts those back
where that fails. Besides the tables there are ``texts/`` (the text as read of
articles whose input was not plain text), ``reasons.jsonl`` (what spoke for each
quotation's speaker) and ``run.json`` (everything that may differ between two
runs that give the same tables, and the checksum of each table).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from pipeline.errors import PipelineError, UsageError
from pipeline.tables import csv_tables
from pipeline.tables.records import TABLES, ErrorRow

if TYPE_CHECKING:
    from pipeline.tables.extract import ArticleTables

RUN = "run.json"
REASONS = "reasons.jsonl"
TEXTS = "texts"
TABLE_FILES = tuple(f"{name}.csv" for name in TABLES)
OURS = (RUN, REASONS, *TABLE_FILES, TEXTS)
NOT_IN_THE_WAY = ("README.md",)
NOT_IN_NAMES = '%<>:"|?*\\'
AT_ONCE = 1_000  # rows
LONGEST_NAME = 200  # bytes of one part of a file's name; systems stop at 255


def check_free(folder: Path, *, force: bool = False) -> None:
    """Raise UsageError where writing here could cost the user something.

    A new, empty or hidden-files-only folder is free, and so is one that holds an earlier
    run's tables unchanged, whatever else lies beside them. With force, any folder is.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder with --output")
    if force or not folder.exists():
        return
    record = run_record(folder)
    if record is None:
        others = sorted(p.name for p in folder.iterdir() if p.name[0] != "." and p.name not in NOT_IN_THE_WAY)
        if others:
            named = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
            raise UsageError(
                f"{folder} holds files that are no run's tables ({named}); name another folder, or add --force"
            )
        return
    for name, about in record["tables"].items():
        path = folder / name
        if path.exists() and sha256(path) != about["sha256"]:
            raise UsageError(f"{path} was changed after its run; save it elsewhere, or add --force to replace it")


def run_record(folder: Path) -> dict[str, Any] | None:
    """What run.json says of the run whose tables lie here; None where there is none of ours."""
    try:
        record = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) and "wireledger" in record and "tables" in record else None


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def text_name(article_id: str) -> str:
    """The path of an article's text below texts/: its id and .txt.

    Characters that a file name can't have everywhere are written as %XX; parts
    that are too long are cut and told apart by a hash.
    """
    *folders, last = map(file_name, article_id.split("/"))
    return "/".join([*(re.sub(r"\.txt$", "%2Etxt", name) for name in folders), last + ".txt"])


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

    def __init__(self, folder: Path, *, further: Mapping[str, type] | None = None) -> None:
        """further: tables to write beside those of every run, by name, with their row types."""
        self.folder = folder
        self.made = not folder.exists()
        self.tables = {**TABLES, **(further or {})}
        self.rows = dict.fromkeys(self.tables, 0)
        self.waiting: dict[str, list[Any]] = {name: [] for name in self.tables}

    def __enter__(self) -> OutputFolder:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.staging = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=self.folder))
        except OSError as error:
            raise UsageError(
                f"{self.folder} can't be written to: {error.strerror}; name another folder with --output"
            ) from error
        self.files: dict[str, IO[str]] = {name: self.open(f"{name}.csv") for name in self.tables}
        for name, row_type in self.tables.items():
            self.files[name].write(csv_tables.header(row_type))
        self.reasons = self.open(REASONS)
        return self

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

    def write(self, table: str) -> None:
        self.files[table].write(csv_tables.to_csv(self.tables[table], self.waiting[table]))
        self.waiting[table].clear()

    def add_reasons(self, row_id: str, reasons: Sequence[tuple[str, float | str]]) -> None:
        json.dump({"id": row_id, "reasons": reasons}, self.reasons, ensure_ascii=False)
        self.reasons.write("\n")

    def add_text(self, article_id: str, text: str) -> None:
        path = self.staging / TEXTS / text_name(article_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def commit(self, record: Mapping[str, Any]) -> None:
        """Show the tables, with run.json: the record, and each table's rows and checksum."""
        for table in self.tables:
            self.write(table)
        self.close()
        about = {
            f"{name}.csv": {"rows": n, "sha256": sha256(self.staging / f"{name}.csv")} for name, n in self.rows.items()
        }
        said = json.dumps({**record, "tables": about}, ensure_ascii=False, indent=2)
        (self.staging / RUN).write_text(said + "\n", encoding="utf-8")
        replaced = self.staging / "replaced"
        replaced.mkdir()
        # run.json goes first and comes last: where it stands, the tables beside it are whole.
        earlier = (run_record(self.folder) or {"tables": {}})["tables"]
        ours = dict.fromkeys((*OURS, *about, *earlier))
        moves = [(self.folder / name, replaced / name) for name in ours]
        moves += [(self.staging / name, self.folder / name) for name in reversed(ours)]
        done: list[tuple[Path, Path]] = []
        try:
            for source, target in moves:
                if source.exists():
                    source.rename(target)
                    done.append((source, target))
        except OSError as error:
            for source, target in reversed(done):
                target.rename(source)
            raise PipelineError(
                f"{error.filename} can't be replaced: {error.strerror}; "
                "close it in other programs and run again with --resume"
            ) from error
        self.made = False

    def close(self) -> None:
        for file in (*self.files.values(), self.reasons):
            file.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
        shutil.rmtree(self.staging, ignore_errors=True)
        if self.made and not any(self.folder.iterdir()):
            self.folder.rmdir()
