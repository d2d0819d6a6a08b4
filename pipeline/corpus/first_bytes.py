"""What a file is by its first bytes, where its suffix says otherwise."""

from __future__ import annotations

from pipeline.corpus.article import UnreadableError

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# what the bytes begin with, what that is, and what to do
SIGNATURES = (
    (b"%PDF-", "a PDF", "name it .pdf"),
    (b"PK\x03\x04", "a zip file or an Office document", "name it .docx, .xlsx or .zip, whichever it is"),
    (OLD_OFFICE, "an old or an encrypted Office document", "save it as .docx or .xlsx without a password"),
    (b"{\\rtf", "rich text (RTF)", "save it as .docx or as plain text"),
    (b"\x1f\x8b\x08", "a file packed by gzip", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"PAR1", "a Parquet table", "name it .parquet"),
    (b"SQLite format 3", "a database", "export its articles as CSV"),
    (b"\x89PNG", "a picture", "run a text recognition over it"),
    (b"\xff\xd8\xff", "a picture", "run a text recognition over it"),
    (b"GIF8", "a picture", "run a text recognition over it"),
)  # fmt: skip
OFFICE = ((b"word/", "a Word document", "name it .docx"), (b"xl/", "an Excel workbook", "name it .xlsx"))
HEAD = 4_096  # bytes among which an Office document names its parts


def mistaken(data: bytes, name: str) -> UnreadableError | None:
    """What to say of bytes that are another kind of file than ``name``; None where no signature tells."""
    found = next(((what, remedy) for start, what, remedy in SIGNATURES if data.startswith(start)), None)
    if found and data.startswith(b"PK"):
        found = next(((what, remedy) for part, what, remedy in OFFICE if part in data[:HEAD]), found)
    if not found:
        return None
    what, remedy = found
    return UnreadableError("wrong suffix", f"is {what} by its first bytes, not {name}; {remedy}")


def check(data: bytes, begins: bytes, name: str) -> None:
    """Raises UnreadableError where the bytes are none of a file that begins so."""
    if not data.strip():
        raise UnreadableError("empty", "holds nothing; leave it out")
    if data.startswith(begins):
        return
    if known := mistaken(data, name):
        raise known
    html = data[:1_000].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    raise UnreadableError(
        "wrong suffix",
        f"is no {name.removeprefix('a ').removeprefix('an ')} by its first bytes"
        + (", but a web page; name it .html" if html else "; export it again, or name it as what it is"),
    )
