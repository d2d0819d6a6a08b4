"""Word documents: paragraphs and tables in the order of the page, a row of a table a line, its cells parted by tabs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pipeline.corpus.article import Manuscript, UnreadableError
from pipeline.corpus.first_bytes import check
from pipeline.corpus.formats.kinds import LARGE, TextFormat
from pipeline.corpus.libraries import guarded
from pipeline.corpus.packed import check_parts, opened_zip

WHAT = "a Word document"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same text once more
SIGNS = {"t": None, "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def decode(data: bytes) -> Manuscript:
    """The text of a document as it was last saved: with insertions that are marked as such, without deletions."""
    check(data, b"PK\x03\x04", WHAT)
    with guarded(WHAT):
        with opened_zip(io.BytesIO(data), "Word document") as packed:
            check_parts(packed, "document")
            if not any(name.startswith("word/") for name in packed.namelist()):
                raise UnreadableError("wrong suffix", "is a zip file, but no Word document; name it as what it is")
        import docx  # loaded only where it is needed

        body = docx.Document(io.BytesIO(data)).element.body
        return Manuscript("\n\n".join(told for told in blocks(body) if told.strip()) + "\n")


def blocks(element: Any) -> Iterator[str]:
    """The paragraphs and tables below an element, in order, also those in boxes to fill in."""
    for child in element:
        if child.tag == f"{WORD}p":
            yield paragraph(child)
        elif child.tag == f"{WORD}tbl":
            yield table(child)
        elif child.tag in (f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}ins", f"{WORD}customXml"):
            yield from blocks(child)


def paragraph(element: Any) -> str:
    """The text of a paragraph, without outer blanks."""
    return "".join(pieces(element)).strip()


def pieces(element: Any) -> Iterator[str]:
    for child in element:
        name = child.tag.removeprefix(WORD) if isinstance(child.tag, str) else ""
        if name in SIGNS:
            yield SIGNS[name] or child.text or ""
        elif name == "p":  # of a text box within the paragraph
            yield "\n" + paragraph(child) + "\n"
        elif name not in ("del", "moveFrom") and child.tag != FALLBACK:
            yield from pieces(child)


def table(element: Any) -> str:
    """A table's rows as lines."""
    rows = (
        "\t".join(" ".join(" ".join(blocks(cell)).split()) for cell in row.iter(f"{WORD}tc"))
        for row in element.iterchildren(f"{WORD}tr")
    )
    return "\n".join(row.strip() for row in rows if row.strip())


FORMAT = TextFormat("Word document", (".docx",), decode, largest=LARGE)
