"""The encoding of a text's bytes: told by its mark, else found by what the bytes can be.

Nothing is replaced or repaired: a text that no encoding fits whole is told, with the line where it breaks, and
"â€™" in a text that is sound UTF-8 stays as it stands.
"""

from __future__ import annotations

import codecs
import re

from pipeline.corpus.article import SAVE_AS_UTF8, UnreadableError
from pipeline.corpus.first_bytes import mistaken

UTF8 = "utf-8"
WINDOWS = "windows-1252"
# byte-order marks, the longer first: that of UTF-32 begins as that of UTF-16
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", UTF8),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
SAMPLE = 200_000  # bytes that are enough to guess by
MOSTLY = 0.9  # of a text of two or four bytes a character without a mark: letters and marks of the West
BEYOND = "\u2200"

HIGH = re.compile(r"[^\x00-\x7f]+")
PUNCTUATION = frozenset(
    "“”‘’„‚–—…•€£§°©®™«»½¼¾·¡¿\xa0\xad†"
)  # that English pages have, among what Windows-1252 can say
LETTERS_TOGETHER = 2  # "naïveté" has one, "Saarländischöä" none: Cyrillic read as Windows-1252 has words of them
MOST_LETTERS = 0.1  # of all characters
FEW = 2  # letters, of a text of any length


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises UnreadableError where it is none, or breaks off in one."""
    if (marked := by_mark(data)) is not None:
        return marked
    if b"\0" in data:
        return of_wide(data)
    try:
        return data.decode("utf-8"), UTF8
    except UnicodeDecodeError as error:
        if wrong := mistaken(data, "text"):
            raise wrong from error
        if found := guessed(data, cut=error):
            return found
        raise not_utf8(data, error) from error


def by_mark(data: bytes) -> tuple[str, str] | None:
    """The text by its byte-order mark; None without one."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), name
            except UnicodeDecodeError as error:
                if name == UTF8:
                    raise not_utf8(data, error) from error
                said = f"begins as {name.upper()} but is not; save it as UTF-8"
                raise UnreadableError("encoding", said) from error
    return None


def of_wide(data: bytes) -> tuple[str, str]:
    """The text of bytes with NULs among them: two or four bytes a character, without a mark."""
    for codec in WIDE:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        plain = sum(c < BEYOND and (c.isprintable() or c.isspace()) for c in text[:SAMPLE])
        if "\0" not in text and plain > MOSTLY * min(len(text), SAMPLE):
            return text, codec
    if wrong := mistaken(data, "text"):
        raise wrong
    raise UnreadableError("binary", "holds NUL bytes, so it is no text; export it as plain text in UTF-8")


def not_utf8(data: bytes, error: UnicodeDecodeError) -> UnreadableError:
    line = data.count(b"\n", 0, error.start) + 1
    return UnreadableError("encoding", f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8; {SAVE_AS_UTF8}")


def guessed(data: bytes, *, cut: UnicodeDecodeError) -> tuple[str, str] | None:
    """The text in one of the encodings of single bytes, or of the East; None where none is likely, or where it is UTF-8
    but for a few bytes: to read all of it as something else would spoil what is right."""
    if sound := letters_of_utf8(data):
        broken = data.decode("utf-8", "replace").count("\ufffd")
        if sound >= 2 and sound >= broken:
            return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and is_likely(text):
        return text, WINDOWS
    return by_statistics(data, start=cut.start)


def letters_of_utf8(data: bytes) -> int:
    """How many characters of several bytes are sound UTF-8."""
    return sum(not c.isascii() for c in data.decode("utf-8", "ignore"))


def is_likely(text: str) -> bool:
    """Whether a text read as Windows-1252 has its accents and marks where they stand in a text of the West."""
    if sum(c.isalpha() for run in HIGH.finditer(text) for c in run.group()) > max(FEW, MOST_LETTERS * len(text)):
        return False
    return all(fits(text, *run.span()) for run in HIGH.finditer(text))


def fits(text: str, start: int, end: int) -> bool:
    """Whether a run of characters beyond ASCII is likely where it stands: marks, and letters within words."""
    letters = [at for at in range(start, end) if text[at].isalpha()]
    if any(not text[at].isalpha() and text[at] not in PUNCTUATION for at in range(start, end)):
        return False
    if len(letters) > LETTERS_TOGETHER:
        return False
    before, after = (text[at] if 0 <= at < len(text) else " " for at in (start - 1, end))
    if not letters:
        return not (before.isalpha() and after.isalpha()) or bool(set(text[start:end]) & set("’‘–—·\xad…"))
    small = any(text[at].islower() for at in letters)
    if small:
        return before.isalpha() or after.isalpha() or (before.isspace() and after.isspace())
    return not before.islower() and after.isalpha()


def by_statistics(data: bytes, *, start: int) -> tuple[str, str] | None:
    """What charset-normalizer takes the bytes for, where it decodes all of them."""
    from charset_normalizer import from_bytes  # loaded only for a text that is neither UTF-8 nor Windows-1252

    first = max(0, start - SAMPLE // 2)
    sample = data[first : first + SAMPLE]
    best = from_bytes(sample[: sample.rfind(b"\n") + 1] or sample).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding), codec_name(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def codec_name(encoding: str) -> str:
    """The name in small letters with hyphens: "windows-1251", "mac-roman", "gb18030"."""
    name = codecs.lookup(encoding).name.replace("_", "-")
    return f"windows-{name[2:]}" if re.fullmatch(r"cp125\d", name) else name


def in_declared(data: bytes, declared: str) -> tuple[str, str] | None:
    """The text in the encoding that a page or a mail says it has; None where it has not, or nobody knows that name."""
    try:
        name = codecs.lookup(declared).name
        codec = "cp1252" if name in ("iso8859-1", "ascii") else name  # as every browser does
        return data.decode(codec), codec_name(codec)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def bytes_of(cell: str) -> bytes:
    """The bytes of a cell that was read with undecodable ones as lone surrogates."""
    return cell.encode("utf-8", "surrogateescape")
