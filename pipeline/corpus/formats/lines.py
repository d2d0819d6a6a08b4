"""Tables that are written as text, packed or not, opened in the encoding that their first bytes tell."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.corpus.article import UnreadableError
from pipeline.corpus.encodings import MARKS
from pipeline.corpus.first_bytes import mistaken

HEAD = 4_096  # bytes
LEAST_SUSPECT = 200_000_000  # bytes unpacked, below which no file is a bomb
TIGHTEST = 200  # times; lines of prose pack to a fourth


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The file as text, unpacked where it is packed by gzip; bytes that its encoding hasn't as lone surrogates.

    Raises UnreadableError, also while it is read.
    """
    encoding = codec_of(path)
    try:
        with raw(path) as packed, io.TextIOWrapper(packed, encoding, errors="surrogateescape", newline="") as file:
            yield file
    except UnicodeDecodeError as error:  # of UTF-16; single bytes that are not UTF-8 cost their row only
        said = encoding.upper()
        raise UnreadableError("encoding", f"begins as {said} but is not; save it as UTF-8") from error
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(error) from error


def unreadable(error: Exception) -> UnreadableError:
    if isinstance(error, OSError) and error.strerror:
        return UnreadableError("unreadable", f"{error.strerror}; check that it exists and may be read")
    return UnreadableError("damaged", f"can't be unpacked to its end: {error or type(error).__name__}; get it whole")


def raw(path: Path) -> IO[bytes]:
    """The file's bytes, unpacked."""
    if path.suffix.lower() != ".gz":
        return path.open("rb")
    return io.BufferedReader(Unpacked(path))


class Unpacked(io.RawIOBase):
    """The bytes of a file packed by gzip; it ends in an error where they are many times those of any text."""

    def __init__(self, path: Path) -> None:
        self.file = gzip.open(path)  # noqa: SIM115 - closed with this one
        self.most = max(LEAST_SUSPECT, TIGHTEST * path.stat().st_size)
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.file.read1(len(buffer))
        self.given += len(data)
        if self.given > self.most:
            raise UnreadableError("too large", f"unpacks to more than {self.most:,} bytes; unpack it yourself")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.file.close()
        super().close()


def codec_of(path: Path) -> str:
    """The codec that the first bytes tell. Raises UnreadableError where they are no text's."""
    try:
        with raw(path) as file:
            head = file.read(HEAD)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(error) from error
    if wrong := mistaken(head, "a table of text"):
        raise wrong
    if marked := next((codec for mark, codec, _ in MARKS if head.startswith(mark)), ""):
        return marked
    wide = {b"\0\0\0": "utf-32-be", b"\0": "utf-16-be"}  # of ASCII, by which any header begins
    if wide_codec := next((codec for nuls, codec in wide.items() if head.startswith(nuls)), ""):
        return wide_codec
    if head[1:4] == b"\0\0\0":
        return "utf-32-le"
    return "utf-16-le" if head[1:2] == b"\0" else "utf-8-sig"


def encoding_of(path: Path) -> str:
    """The name of the encoding of a table's text."""
    try:
        return codec_of(path).removesuffix("-sig")
    except UnreadableError:
        return ""
