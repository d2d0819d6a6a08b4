"""One article's text: from bytes to characters, and what is no article."""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass
from html.entities import html5

from pipeline.vocabulary import Empty, PublishedFrom

LONGEST = 1_000_000  # characters, spaCy's own limit for one text
SAVE_AS_UTF8 = "save it as UTF-8 (it may be Windows-1252 now)"
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read.

    text: decoded, BOM dropped, line ends as \\n, HTML's character references written out; all offsets count its
    characters.
    path: of its file below the input folder, or of the table it is a row of.
    published: ISO date or ""; published_from: "" where no day was found.
    plain: the file holds this text as UTF-8, so that the offsets can be checked against it.
    """

    article_id: str
    path: str
    text: str
    title: str
    published: str
    published_from: PublishedFrom | Empty
    plain: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of tabular input; "" where there is none to read."""

    id: str = "id"
    text: str = "text"
    date: str = ""
    title: str = ""


class UnreadableError(Exception):
    """kind: the cell ``error`` of errors.csv; message: what and where, and what to do."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def decode(data: bytes) -> tuple[str, bool]:
    """The text of a file and whether it was plain UTF-8. Raises UnreadableError."""
    if data.startswith(UTF16):
        try:
            return data.decode("utf-16"), False
        except UnicodeDecodeError as error:
            raise UnreadableError("encoding", "begins as UTF-16 but is not; save it as UTF-8") from error
    if b"\0" in data:
        raise UnreadableError("binary", "holds NUL bytes, so it is no text; export it as plain text in UTF-8")
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            "encoding",
            f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8; {SAVE_AS_UTF8}",
        ) from error


def clean(text: str) -> str:
    """The text with \\n line ends, no BOM, no character references. Raises UnreadableError where it is no article."""
    text = written_out(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise UnreadableError("empty", "holds no text; leave it out")
    if len(text) > LONGEST:
        raise too_long(f"{len(text):,} characters")
    if "\0" in text:
        raise UnreadableError("binary", "holds NUL characters, so it is no text; export it again as plain text")
    check_unicode(text)
    return text


def written_out(text: str) -> str:
    """The text with HTML's character references as the characters they stand for, also where "&amp;quot;" was escaped
    twice."""
    for _ in range(2 if "&" in text else 0):
        text = REFERENCE.sub(character, text)
    return text


def character(reference: re.Match[str]) -> str:
    """What a reference stands for; itself where HTML knows no such name."""
    known = not reference["name"] or f"{reference['name']};" in html5
    return html.unescape(reference.group()) if known else reference.group()


def check_unicode(text: str) -> None:
    """Raises UnreadableError for undecodable bytes of a table and for broken \\u escapes."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        if 0xDC80 <= code <= 0xDCFF:  # how open(errors="surrogateescape") gives a byte
            what = f"byte 0x{code - 0xDC00:02x} at character {error.start} is not UTF-8; {SAVE_AS_UTF8}"
        else:
            what = f"half a character, \\u{code:04x}, at character {error.start}; export it again"
        raise UnreadableError("encoding", what) from error


def too_long(size: str) -> UnreadableError:
    return UnreadableError("too long", f"{size}, an article has at most {LONGEST:,} characters; split it")
