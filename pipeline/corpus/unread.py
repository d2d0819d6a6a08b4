"""Articles that wait for their turn: where each stands, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from pipeline.corpus.article import CONTROL, Manuscript, UnreadableError, clean, too_long, written_out
from pipeline.corpus.formats import format_of
from pipeline.corpus.formats.kinds import TEXT, ArchiveFormat, TextFormat

MOST_OPEN = 8  # archives


@dataclass(frozen=True, slots=True)
class Unread:
    """An article not yet read: a file, one in an archive, or a place (offset, bytes) in the spool; or why it can't be
    read.

    member: its name in the archive that ``file`` then is. date, title, author, format, encoding: of one in the spool.
    """

    article_id: str
    path: str
    file: Path | None = None
    member: str = ""
    place: tuple[int, int] = (0, 0)
    date: str = ""
    title: str = ""
    author: str = ""
    format: str = ""
    encoding: str = ""
    fault: UnreadableError | None = None


class Shelf:
    """What the articles are read from: their files, the archives that are open, and the spool."""

    def __init__(self, spool: IO[bytes]) -> None:
        self.spool = spool
        self.archives: dict[Path, ZipFile] = {}

    def manuscript(self, entry: Unread) -> Manuscript:
        """What an article says, its text clean. Raises UnreadableError."""
        if entry.fault:
            raise entry.fault
        if entry.file is None:
            offset, size = entry.place
            self.spool.seek(offset)
            text = self.spool.read(size).decode("utf-8")
            return Manuscript(text, False, entry.title, entry.date, entry.author, entry.encoding, entry.format)
        known = format_of(Path(entry.member) if entry.member else entry.file)
        assert isinstance(known, TextFormat)  # others are never collected as files
        found = known.decode(self.bytes_of(entry.file, entry.member, known.largest))
        plain = found.plain and not entry.member and found.text == written_out(found.text)
        return Manuscript(
            clean(found.text),
            plain and not CONTROL.search(found.text),
            found.title,
            found.date,
            found.author,
            found.encoding,
            found.format or known.name,
        )

    def bytes_of(self, file: Path, member: str, most: int) -> bytes:
        """The bytes of a file, or of one in an archive. Raises UnreadableError where they are more than that."""
        try:
            if member:
                archive = format_of(file)
                assert isinstance(archive, ArchiveFormat)
                return archive.read(self.archive(file, archive), member, most)
            size = file.stat().st_size
            if size > most:
                raise too_long(f"{size:,} bytes") if most == TEXT else too_large(size, most)
            return file.read_bytes()
        except OSError as error:
            raise UnreadableError("unreadable", f"{error.strerror}; check that it exists and may be read") from error

    def archive(self, file: Path, known: ArchiveFormat) -> ZipFile:
        if file not in self.archives:
            if len(self.archives) == MOST_OPEN:
                self.archives.pop(next(iter(self.archives))).close()
            self.archives[file] = known.opened(file)
        return self.archives[file]

    def close(self) -> None:
        self.spool.close()
        for archive in self.archives.values():
            archive.close()
        self.archives.clear()


def too_large(size: int, most: int) -> UnreadableError:
    return UnreadableError("too large", f"{size:,} bytes, of which at most {most:,} are read; save its text alone")
