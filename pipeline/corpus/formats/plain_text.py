"""Plain text and Markdown: one article a file. A web page that was saved as text is read as what it is."""

from __future__ import annotations

from pipeline.corpus.article import Manuscript
from pipeline.corpus.encodings import UTF8, decoded
from pipeline.corpus.first_bytes import mistaken
from pipeline.corpus.formats import web_page
from pipeline.corpus.formats.kinds import TextFormat
from pipeline.corpus.markup import is_fragment, is_page


def decode(data: bytes) -> Manuscript:
    """Plain text, or the article of a page or of a part of one."""
    found = decode_markdown(data)
    return web_page.manuscript(found.text, encoding=found.encoding) if is_fragment(found.text) else found


def decode_markdown(data: bytes) -> Manuscript:
    """Text in which a tag may stand; a whole page is read as one."""
    if wrong := mistaken(data, "text"):
        raise wrong
    text, encoding = decoded(data)
    if is_page(text):
        source, encoding = web_page.decoded_page(data)
        return web_page.manuscript(source, encoding=encoding)
    return Manuscript(text, plain=encoding == UTF8, encoding=encoding)


FORMAT = TextFormat("plain text", (".txt",), decode)
