"""PDFs with a text layer: the lines of their pages as paragraphs, without what repeats on every page."""

from __future__ import annotations

import io
import logging

from pipeline.corpus.article import LONGEST, Manuscript, UnreadableError
from pipeline.corpus.first_bytes import check
from pipeline.corpus.formats.kinds import LARGE, TextFormat
from pipeline.corpus.libraries import guarded
from pipeline.corpus.printed_lines import PrintedLine, lines_of_page
from pipeline.corpus.printed_paragraphs import text_of_lines

WHAT = "a PDF"
HEAD = 1_024  # bytes among which a PDF may begin
MOST_PAGES = 2_000
FEWEST = 20  # letters; a scan has fewer, such as its scanner's name
NO_LAYER = "has pictures of its pages, but no text in it; run a text recognition (OCR) over it"


def decode(data: bytes) -> Manuscript:
    """The text of all pages. Raises UnreadableError where the PDF is locked, cut off, or only pictures."""
    begin = max(0, data[:HEAD].find(b"%PDF-"))
    check(data[begin:], b"%PDF-", WHAT)
    with guarded(WHAT):
        lines, pages = lines_of(data)
        text = text_of_lines(lines)
        if sum(c.isalpha() for c in text) < FEWEST:
            raise UnreadableError("no text layer", NO_LAYER if pages else "has no pages; save it again")
        if any("(cid:" in line.text for line in lines) and text.count("(cid:") * 5 > len(text.split()):
            raise UnreadableError("no text layer", "has letters that no table maps to text; run OCR over it")
        return Manuscript(text)


def lines_of(data: bytes) -> tuple[list[PrintedLine], int]:
    """The printed lines of all pages, and how many pages there are."""
    import pdfplumber  # loaded only where it is needed: it is large
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise UnreadableError(
                    "too long", f"has {len(pdf.pages):,} pages, at most {MOST_PAGES:,} are read; split it"
                )
            found: list[PrintedLine] = []
            size = 0
            for number, page in enumerate(pdf.pages):
                words = [w for w in page.extract_words(x_tolerance_ratio=0.2) if w.get("upright", True)]
                found += lines_of_page(words, number)
                page.close()
                size += sum(len(word["text"]) + 1 for word in words)
                if size > LONGEST:
                    raise UnreadableError("too long", f"has more than {LONGEST:,} characters; split it")
            return found, len(pdf.pages)
    except PdfminerException as error:
        reason = error.args[0] if error.args else error
        if isinstance(reason, (PDFPasswordIncorrect, PDFEncryptionError)):
            raise UnreadableError("encrypted", "is locked by a password; save it without one") from error
        raise UnreadableError("damaged", "is no whole PDF: it was cut off, or is spoilt; get it whole") from error


FORMAT = TextFormat("PDF", (".pdf",), decode, largest=LARGE)
