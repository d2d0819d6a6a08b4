"""One article's text: what is read of it, how it is made clean, and what is no article."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5

from pipeline.vocabulary import Empty, PublishedFrom

LONGEST = 1_000_000  # characters, spaCy's own limit for one text
SAVE_AS_UTF8 = "save it as UTF-8 (it may be Windows-1252 now)"
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));")
# what colours or moves a terminal: "\x1b[31m", "\x1b]0;title\x07"
ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[@-Z\\-_])")
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
NO_LETTER = "\ufffd"  # where Windows-1252 has none
CONTROLS = {
    code: bytes([code]).decode("cp1252", "replace").replace(NO_LETTER, " ") if code > 0x7F else " "
    for code in range(1, 0xA0)
    if CONTROL.match(chr(code))
}


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read.

    text: decoded, BOM dropped, line ends as \\n, HTML's character references written out, control characters as
    blanks; all offsets count its characters.
    path: of its file below the input folder, or of the table it is a row of.
    published: ISO date or ""; published_from: "" where no day was found.
    plain: the file holds this text as UTF-8, so that the offsets can be checked against it.
    format: the name of its format; encoding: of its bytes, "" where the format settles it.
    language: ISO 639-1, "" where the text is too short to tell.
    """

    article_id: str
    path: str
    text: str
    title: str
    published: str
    published_from: PublishedFrom | Empty
    plain: bool
    author: str = ""
    format: str = ""
    encoding: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a file, or an entry of a feed, says: its text, and what it tells of itself.

    plain: the file holds that very text as UTF-8. date: as written there. format: "" for the name of the format that
    its suffix tells.
    """

    text: str
    plain: bool = False
    title: str = ""
    date: str = ""
    author: str = ""
    encoding: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of tabular input, and what the user says of all articles.

    id, text, date, title: "" for the column whose name tells it (``column_names``); a field of a nested one by its
    path, "content.body".
    day: the day of publication of all articles, ISO; "" where each has its own. date_format: of the date column, as
    strptime's. any_language: articles in other languages than English are read too.
    """

    id: str = ""
    text: str = ""
    date: str = ""
    title: str = ""
    day: str = ""
    date_format: str = ""
    any_language: bool = False


class UnreadableError(Exception):
    """kind: the cell ``error`` of errors.csv; message: what and where, and what to do."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def clean(text: str) -> str:
    """The text with \\n line ends, no BOM, no character references and no control characters.

    Raises UnreadableError where it is no article.
    """
    text = written_out(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST:
        raise too_long(f"{len(text):,} characters")
    if "\0" in text:
        raise UnreadableError("binary", "holds NUL characters, so it is no text; export it again as plain text")
    check_unicode(text)
    text = without_controls(text)
    if not text.strip():
        raise UnreadableError("empty", "holds no text; leave it out")
    return text


def written_out(text: str) -> str:
    """The text with HTML's character references as the characters they stand for, also where "&amp;quot;" was escaped
    twice."""
    for _ in range(2 if "&" in text else 0):
        text = REFERENCE.sub(character, text)
    return text


def without_controls(text: str) -> str:
    """The text without what steers a terminal; other control characters are blanks, so that no cell has any.

    One that only Windows-1252 read as Latin-1 can have made (U+0093) is the mark that it was: as a control character
    it says nothing.
    """
    return ESCAPE.sub("", text).translate(CONTROLS) if CONTROL.search(text) else text


def line_of(said: str) -> str:
    """A piece of input that stands in a table or a message of ours as it is: one line, without control characters, what
    is no character written out."""
    line = " ".join(without_controls(said.replace("\0", " ")).split())
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


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
