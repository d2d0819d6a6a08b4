"""A pattern file as text, and the faults found in it so far."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import Fault


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
        """The file's text with line ends as \\n, without a BOM and composed (NFC); None where it can't be read."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            self.loss(0, "no such file, add it (a header line alone will do)")
            return None
        except OSError as error:
            self.loss(0, f"can't be read ({error.strerror}), mend the file or its permissions")
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self.loss(line, f"byte 0x{raw[error.start]:02X} is not UTF-8, save the file as UTF-8 ('CSV UTF-8')")
            return None
        if "\x00" in text:
            self.loss(text[: text.index("\x00")].count("\n") + 1, "a NUL byte, save the file as UTF-8 text")
            return None
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The remedy for a word that isn't allowed: the nearest allowed one, or all of them."""
    known = [str(a) for a in allowed]
    folded = {a.casefold(): a for a in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean {folded[close[0]]!r}?" if close else f"use one of {', '.join(known)}"
