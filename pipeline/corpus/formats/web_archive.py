"""Web pages saved with their pictures in one file (MHTML): the page in it."""

from __future__ import annotations

from pipeline.corpus.article import Manuscript, UnreadableError
from pipeline.corpus.formats import mail, web_page
from pipeline.corpus.formats.kinds import LARGE, TextFormat
from pipeline.corpus.libraries import guarded

WHAT = "a saved web page"


def decode(data: bytes) -> Manuscript:
    """The first page in the file. Raises UnreadableError where there is none."""
    with guarded(WHAT):
        archive = mail.opened(data, WHAT)
        for part in archive.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                source, encoding = mail.content(part)
                mail.check_whole(archive)
                return web_page.manuscript(source, encoding=encoding)
    raise UnreadableError("empty", "has no web page in it; save the page again")


FORMAT = TextFormat("saved web page", (".mhtml", ".mht"), decode, largest=LARGE)
