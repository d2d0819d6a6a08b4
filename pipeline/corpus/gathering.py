"""The inputs of a run, gathered into entries that wait for their turn, and what the user should know of them."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import IO

from pipeline.corpus import folders
from pipeline.corpus.article import Columns, Manuscript, UnreadableError, clean, line_of
from pipeline.corpus.column_names import base_name
from pipeline.corpus.formats import NAMED, SOUGHT, format_of, suffixes_of
from pipeline.corpus.formats.kinds import ArchiveFormat, SeriesFormat, TableFormat
from pipeline.corpus.table_rows import TableRows
from pipeline.corpus.unread import Shelf, Unread
from pipeline.errors import UsageError

FIRST = 3  # names that a note tells


class Gathering:
    """The entries of the inputs seen so far.

    refused: what is wrong with tables that have not the columns asked for. They stand in errors.csv where other
    inputs give articles.
    """

    def __init__(self, columns: Columns, spool: IO[bytes]) -> None:
        self.columns = columns
        self.shelf = Shelf(spool)
        self.entries: list[Unread] = []
        self.ids: set[str] = set()
        self.files: set[str] = set()
        self.refused: list[UsageError] = []
        self.odd_dates: list[str] = []
        self.renamed: list[str] = []
        self.numbered: list[str] = []  # tables without ids, by their names
        self.passed_over: list[str] = []  # files of which none is sought in a folder

    def add(self, path: Path, *, leave_out: Path | None) -> None:
        known = format_of(path)
        if path.is_dir():
            self.add_folder(path, leave_out=leave_out)
        elif not path.exists():
            raise UsageError(
                f"{path} is a link to {os.readlink(path)}, which is not there; mend it, or name another"
                if path.is_symlink()
                else f"{path}: no such file or folder"
            )
        elif known is None:
            suffixes = ", ".join(suffixes_of(*SOUGHT, *NAMED))
            raise UsageError(f"{path} is neither a folder nor one of {suffixes}; convert it or name another")
        elif not path.is_file():
            raise UsageError(f"{path} {folders.no_file(path).strerror}")
        elif isinstance(known, TableFormat):
            self.add_table(path, known)
        elif isinstance(known, ArchiveFormat):
            self.add_archive(path, known)
        else:
            self.add_file(path, folders.printable(Path(path.name)))

    def add_folder(self, folder: Path, *, leave_out: Path | None) -> None:
        found = sorted(folders.files(folder, leave_out=leave_out), key=lambda f: folders.printable(f[0]))
        if not any(error or is_sought(path) for path, error in found):
            named = [folders.printable(Path(path.name)) for path, _ in found if isinstance(format_of(path), NAMED)]
            remedy = (
                f"to read its tables, name them ({some(named)})" if named else "name a folder that does, or a table"
            )
            raise UsageError(f"{folder} holds no {joined(suffixes_of(*SOUGHT), 'or')} file; {remedy}")
        for path, error in found:
            below = folders.printable(path.relative_to(folder))
            if error and (is_sought(path) or path.is_dir()):
                self.entries.append(
                    Unread(below, below, fault=UnreadableError("unreadable", error.strerror or str(error)))
                )
            elif is_sought(path):
                self.add_file(path, below)
            else:
                self.passed_over.append(below)

    def add_file(self, path: Path, below: str) -> None:
        if self.is_new(path):
            self.add_article(path, below, below)

    def is_new(self, path: Path) -> bool:
        real = os.path.realpath(path)
        met = real in self.files
        self.files.add(real)
        return not met

    def add_article(self, path: Path, below: str, shown: str, member: str = "") -> None:
        """An article's file, or one in an archive; of a feed each entry. below: its path; shown: with the archive's."""
        known = format_of(Path(member) if member else path)
        stem = below.rpartition(".")[0] or below
        if isinstance(known, SeriesFormat):
            self.add_series(stem, shown, known, path, member)
        else:
            self.entries.append(Unread(self.distinct(stem), shown, file=path, member=member))

    def add_series(self, stem: str, shown: str, known: SeriesFormat, path: Path, member: str) -> None:
        try:
            data = self.shelf.bytes_of(path, member, known.largest)
            for number, (name, found) in enumerate(known.articles(data), start=1):
                told = stem if not name and isinstance(found, UnreadableError) else f"{stem}/{line_of(name) or number}"
                self.entries.append(self.of_manuscript(self.distinct(told), shown, found, known.name))
        except UnreadableError as error:
            self.entries.append(Unread(self.distinct(stem), shown, fault=error))

    def of_manuscript(self, article_id: str, path: str, found: Manuscript | UnreadableError, kind: str) -> Unread:
        """Spool what is found."""
        if isinstance(found, UnreadableError):
            return Unread(article_id, path, fault=found)
        try:
            data = clean(found.text).encode("utf-8")
        except UnreadableError as error:
            return Unread(article_id, path, fault=error)
        place = (self.shelf.spool.tell(), len(data))
        self.shelf.spool.write(data)
        return Unread(
            article_id,
            path,
            place=place,
            date=found.date,
            title=found.title,
            author=found.author,
            format=found.format or kind,
            encoding=found.encoding,
        )

    def add_archive(self, path: Path, known: ArchiveFormat) -> None:
        if not self.is_new(path):
            return
        stem = folders.printable(Path(path.name)).rpartition(".")[0]
        before = len(self.entries)
        try:
            for name, fault in sorted(known.members(path), key=lambda member: member[0]):
                below = folders.printable(Path(name))
                shown = f"{folders.printable(Path(path.name))}/{below}"
                if fault:
                    self.entries.append(Unread(self.distinct(shown), shown, fault=fault))
                elif is_sought(PurePosixPath(name)):
                    self.add_article(path, below, shown, member=name)
                else:
                    self.passed_over.append(shown)
            if len(self.entries) == before:
                raise UnreadableError(
                    "empty", f"holds no {joined(suffixes_of(*SOUGHT), 'or')} file; unpack it, name its tables"
                )
        except UnreadableError as error:
            self.entries.append(Unread(self.distinct(stem), folders.printable(Path(path.name)), fault=error))

    def add_table(self, path: Path, known: TableFormat) -> None:
        if not self.is_new(path):
            return
        base, shown = folders.printable(Path(base_name(path))), folders.printable(Path(path.name))
        try:
            TableRows(self, path, known).add()
        except UnreadableError as error:
            self.entries.append(Unread(self.distinct(base), shown, fault=error))
        except UsageError as error:
            self.refused.append(error)
            self.entries.append(Unread(self.distinct(base), shown, fault=UnreadableError("columns", str(error))))

    def distinct(self, article_id: str) -> str:
        """The id, with ~2, ~3 and so on at its end where it is taken."""
        candidate, number = article_id, 1
        while candidate in self.ids:
            number += 1
            candidate = f"{article_id}~{number}"
        if number > 1:
            self.renamed.append(candidate)
        self.ids.add(candidate)
        return candidate

    def notes(self) -> list[str]:
        notes = []
        if self.odd_dates:
            count, example = len(self.odd_dates), self.odd_dates[0]
            notes.append(
                f"{count:,} of the dates can't be read, such as {example!r}: write them as 2021-09-03, "
                "or say how they are written with --date-format"
            )
        if self.renamed:
            taken = (
                "1 id was taken and got" if len(self.renamed) == 1 else f"{len(self.renamed):,} ids were taken and got"
            )
            notes.append(f"{taken} a number: {some(self.renamed)}")
        if self.numbered:
            notes.append(
                f"no column of ids in {some(self.numbered)}: articles are named by their lines; see --id-column"
            )
        if self.passed_over:
            number = len(self.passed_over)
            files = "1 file of a kind" if number == 1 else f"{number:,} files of kinds"
            notes.append(
                f"passed over {files} that folders are not searched for: {some(self.passed_over)}; "
                "name tables and zip files by themselves, save other documents as text"
            )
        return notes


def is_sought(path: Path | PurePosixPath) -> bool:
    return isinstance(format_of(path), SOUGHT)


def joined(words: tuple[str, ...], last: str) -> str:
    """ "a, b or c"."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def some(names: list[str]) -> str:
    """The first few names."""
    return ", ".join(names[:FIRST]) + (", …" if len(names) > FIRST else "")
