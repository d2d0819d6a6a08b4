"""The journal of a run: each article's rows as they come, so that a run that was stopped can go on.

Articles are annotated in a fixed order and each for itself, so what a stopped
run finished is the beginning of the same run's tables. The journal is a hidden
file beside the tables, one line an article under one that says what the rows depend
on besides the articles; it goes when the tables are written. A line is its
checksum, its length and as much JSON, so that whatever befell the file, only
what a run wrote is read again, and no more of it than a line at a time.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple
from itertools import islice
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from pipeline.errors import UsageError
from pipeline.runs.batch_care import Item
from pipeline.tables.article_tables import ArticleTables, Result
from pipeline.tables.fingerprint import fingerprint_of
from pipeline.tables.records import (
    ArticleRow,
    CasualtyRow,
    ErrorRow,
    EventRow,
    MentionRow,
    QuoteRow,
    VictimRow,
    columns,
    of_cells,
)

JOURNAL = ".journal"
HEAD = b"%08x %012d "  # checksum and length
HEAD_SIZE = 22


class Journal:
    """The results of the articles finished so far. Inside ``with``, rows can be added; a clean end removes the file.

    basis: what rows depend on besides their article (versions, patterns, model): another run's journal counts
    for nothing where it differs.
    """

    def __init__(self, folder: Path, basis: Mapping[str, Any]) -> None:
        self.path = folder / JOURNAL
        self.basis = json.loads(json.dumps(basis))
        self.kept = 0  # bytes of the earlier run's journal that hold

    def finished(self, items: Iterable[Item]) -> int:
        """How many of the first items the journal of a stopped run has, unchanged since; call before ``with``."""
        number, self.kept = 0, 0
        lines = self.lines()
        basis, size = next(lines, (None, 0))
        if basis != self.basis:
            return 0
        self.kept = size
        for item, (said, size) in zip(items, lines, strict=False):
            if said["key"] != key(item):
                break
            number, self.kept = number + 1, self.kept + size
        return number

    def results(self, number: int) -> Iterator[Result]:
        """The results of the first so many articles."""
        for said, _ in islice(self.lines(), 1, number + 1):
            yield revived(said["result"])

    def held(self) -> int:
        """How many articles it holds whole: a run can be stopped between a line's writing and its counting."""
        return max(0, sum(1 for _ in self.lines()) - 1)

    def lines(self) -> Iterator[tuple[Any, int]]:
        """Each line's value and its bytes, up to one that is no whole line of a journal: the last may have been cut."""
        if not self.path.is_file():
            return
        with suppress(OSError), self.path.open("rb") as file:
            left = self.path.stat().st_size
            while said := whole_line(file, left):
                left -= HEAD_SIZE + len(said)
                yield json.loads(said), HEAD_SIZE + len(said)

    def __enter__(self) -> Journal:
        if self.path.is_symlink() or (self.path.exists() and not self.path.is_file()):
            raise UsageError(f"{self.path} is no file of a run; move it elsewhere")
        self.file = self.path.open("r+b" if self.kept else "wb")
        self.file.truncate(self.kept)
        self.file.seek(self.kept)
        if not self.kept:
            self.write(self.basis)
        return self

    def add(self, item: Item, result: Result) -> None:
        self.write({"key": key(item), "result": kept(result)})

    def write(self, value: Any) -> None:
        said = json.dumps(value).encode() + b"\n"
        self.file.write(HEAD % (zlib.crc32(said), len(said)) + said)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError):  # of a full disk; what went wrong was told, or all is written
            self.file.close()
        if kind is None or not self.held():
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def whole_line(file: IO[bytes], left: int) -> bytes:
    """The next line, if it has the length and checksum that stand at its head; nothing where it hasn't.

    left: bytes of the file from here on.
    """
    try:
        checksum, length = (int(part, base) for part, base in zip(file.read(HEAD_SIZE).split(), (16, 10), strict=True))
    except ValueError:
        return b""
    said = file.read(length) if 0 < length <= left - HEAD_SIZE else b""
    return said if zlib.crc32(said) == checksum else b""


def key(item: Item) -> list[Any]:
    """What tells that an article is still the same."""
    if isinstance(item, ErrorRow):
        return list(astuple(item))
    told = [item.author, item.format, item.encoding, item.language, fingerprint_of(item.text)]
    return [item.article_id, item.path, item.title, item.published, item.published_from, item.plain, *told]


def kept(result: Result) -> dict[str, Any]:
    if isinstance(result, ErrorRow):
        return {"error": astuple(result)}
    return {
        "article": astuple(result.article),
        "mentions": cells(MentionRow, result.mentions),
        "casualties": cells(CasualtyRow, result.casualties),
        "events": cells(EventRow, result.events),
        "victims": cells(VictimRow, result.victims),
        "quotes": cells(QuoteRow, result.quotes),
        "reasons": result.reasons,
        "errors": cells(ErrorRow, result.errors),
    }


def cells(row_type: type, rows: Sequence[Any]) -> list[Any]:
    return list(map(attrgetter(*columns(row_type)), rows))


def revived(said: Mapping[str, Any]) -> Result:
    if "error" in said:
        return ErrorRow(*said["error"])
    return ArticleTables(
        article=of_cells(ArticleRow, said["article"]),
        mentions=tuple(of_cells(MentionRow, row) for row in said["mentions"]),
        casualties=tuple(of_cells(CasualtyRow, row) for row in said["casualties"]),
        events=tuple(of_cells(EventRow, row) for row in said["events"]),
        victims=tuple(of_cells(VictimRow, row) for row in said["victims"]),
        quotes=tuple(of_cells(QuoteRow, row) for row in said["quotes"]),
        reasons=tuple((row_id, tuple((term, value) for term, value in terms)) for row_id, terms in said["reasons"]),
        errors=tuple(ErrorRow(*row) for row in said.get("errors", ())),
    )
