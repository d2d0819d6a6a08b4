"""A pattern file as text, and the faults found in it so far."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import Fault
from pipeline.patterns.letters import mended

_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Source:
    """One pattern file: where it is, what the user calls it, its faults, and what is allowed but hardly meant.

    complete: every entry could be read, so that what is not among them is not in the file.
    """

    path: Path
    shown: str
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    complete: bool = True
    content: bytes | None = None

    def raw(self) -> bytes:
        """The file's bytes, read once; none where it can't be read."""
        if self.content is None:
            try:
                self.content = self.path.read_bytes()
            except OSError:
                return b""
        return self.content

    def fault(self, line: int, message: str) -> None:
        """Note a fault; line 0 stands for the file as a whole."""
        self.faults.append(Fault(self.shown, line, message))

    def warn(self, line: int, message: str) -> None:
        """Note what may be meant but hardly is."""
        self.warnings.append(Fault(self.shown, line, message))

    def loss(self, line: int, message: str) -> None:
        """Note a fault that keeps an entry, or all of them, from being read."""
        self.fault(line, message)
        self.complete = False

    def text(self) -> str | None:
        """The file's text with line ends as \\n, without a BOM and composed (NFC); None where it can't be read.

        UTF-16 with its mark is what spreadsheets call "Unicode text". Windows-1252 is read, with a warning, where the
        file can be nothing else.
        """
        raw = self._bytes()
        if raw is None or self._is_no_text(raw):
            return None
        text = self._decoded(raw)
        if text is None:
            return None
        if "\x00" in text:
            self.loss(text[: text.index("\x00")].count("\n") + 1, "a NUL byte, save the file as UTF-8 text")
            return None
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        if conflict := _CONFLICT.search(text):
            line = text.count("\n", 0, conflict.start()) + 1
            self.loss(line, "a mark of two versions that were not merged, keep one version and remove the marks")
            return None
        return text

    def _bytes(self) -> bytes | None:
        try:
            return self.path.read_bytes() if self.content is None else self.content
        except FileNotFoundError:
            self.loss(0, "no such file, add it (a header line alone will do)")
        except OSError as error:
            self.loss(0, f"can't be read ({error.strerror}), mend the file or its permissions")
        return None

    def _is_no_text(self, raw: bytes) -> bool:
        """Whether the file is something else under the name of a table; a fault where it is."""
        if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            self.loss(0, f"a spreadsheet under the name of a {self.path.suffix} file, save it as CSV (UTF-8)")
        elif raw.lstrip()[:9].lower().startswith((b"<!doctype", b"<html")):
            self.loss(0, "a web page under the name of a table, download the file itself")
        else:
            return False
        return True

    def _decoded(self, raw: bytes) -> str | None:
        try:
            return raw.decode("utf-16" if raw.startswith(_UTF16) else "utf-8-sig")
        except UnicodeDecodeError as error:
            if (text := windows_text(raw)) is not None:
                known = _line(raw, error.start)
                message = f"not UTF-8 but Windows-1252, and read as that from {_quoted_word(text, error.start)!r} on"
                self.warn(known, f"{message}; save the file as UTF-8 ('CSV UTF-8')")
                return text
            shown = f"byte 0x{raw[error.start]:02X} is not UTF-8"
            self.loss(_line(raw, error.start), f"{shown}, save the file as UTF-8 ('CSV UTF-8')")
        return None


def windows_text(raw: bytes) -> str | None:
    """A file as Windows-1252, where it can be nothing else: all its bytes have a letter in it, its words are mostly
    of plain letters (in Cyrillic or Arabic they would be wholly of accented ones), and no part of it is UTF-8."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    plain = all(sum(c.isascii() for c in word) * 2 >= len(word) for word in words)
    return text if plain and mended(text) == text else None


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The remedy for a word that isn't allowed: the nearest allowed one, or all of them."""
    known = [str(a) for a in allowed]
    folded = {a.casefold(): a for a in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean {folded[close[0]]!r}?" if close else f"use one of {', '.join(known)}"


def _line(raw: bytes, at: int) -> int:
    before = raw[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _quoted_word(text: str, at: int) -> str:
    """The word that a character stands in; one byte is one character here."""
    around = next((w.group() for w in _WORD.finditer(text) if w.start() <= at < w.end()), text[at])
    return around
