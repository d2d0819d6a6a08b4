"""Web pages: the article without menus and footers, its headline before it; title, day and author from the page."""

from __future__ import annotations

import logging
import re
from typing import Any

from pipeline.corpus.article import Manuscript, UnreadableError
from pipeline.corpus.encodings import by_mark, decoded, in_declared
from pipeline.corpus.first_bytes import mistaken
from pipeline.corpus.formats.kinds import LARGE, TextFormat
from pipeline.corpus.libraries import guarded
from pipeline.corpus.markup import heading_of_html, is_page, text_of_html

TAG = re.compile(r"<[a-zA-Z!/]")
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
CHARSET = 4_096  # bytes among which a page says its encoding
FEWEST = 250  # characters; of a shorter article trafilatura keeps no paragraphs
MOST = 2_000_000  # characters of source that trafilatura is asked to weigh; of longer ones all text is taken


def decode(data: bytes) -> Manuscript:
    """The article of a page's bytes. Raises UnreadableError where they are no page."""
    if wrong := mistaken(data, "a web page"):
        raise wrong
    text, encoding = decoded_page(data)
    if text.strip() and not TAG.search(text):
        raise UnreadableError("wrong suffix", "has no tag of HTML in it; name it .txt if it is plain text")
    return manuscript(text, encoding=encoding)


def decoded_page(data: bytes) -> tuple[str, str]:
    """The source, in UTF-8 where it is that, else as the page says of itself, else as any text."""
    if (marked := by_mark(data)) is not None:
        return marked
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:CHARSET])
        said = in_declared(data, declared[1].decode("ascii", "replace")) if declared else None
        return said or decoded(data)


def manuscript(source: str, *, encoding: str = "") -> Manuscript:
    """The article that HTML holds: of a whole page what trafilatura takes for it, of a part of one all of it."""
    found = main_content(source) if is_page(source) and len(source) <= MOST else None
    title = (found and found.title) or heading_of_html(source)
    body = (found and paragraphs_of(found.body)) or ""
    if len(body) < FEWEST or "\n\n" not in body.strip():
        whole = text_of_html(source, around=False) or text_of_html(source)
        body = whole if len(whole.split()) >= len(body.split()) or "\n\n" in whole.strip() else body
    title = shortened(" ".join(str(title).split()), body)
    return Manuscript(
        headed(title, body),
        title=title,
        date=str((found and found.date) or ""),
        author=" ".join(str((found and found.author) or "").split()),
        encoding=encoding,
        format="web page",
    )


def main_content(source: str) -> Any:
    """What trafilatura makes of a page: title, author, date, and body as a tree; None where it finds no article."""
    with guarded("HTML"):
        import trafilatura  # loaded only for a page: it is large

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
        logging.getLogger("htmldate").setLevel(logging.CRITICAL)
        return trafilatura.bare_extraction(
            source,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )


def paragraphs_of(tree: Any) -> str:
    """The text of trafilatura's tree, a paragraph a line with an empty one between; line breaks within stay."""
    from lxml import etree

    names = {"head": "h2", "lb": "br", "item": "li", "list": "ul", "quote": "blockquote", "row": "tr", "cell": "td"}
    for element in tree.iter():
        element.tag = names.get(element.tag, element.tag)
    return text_of_html(etree.tostring(tree, encoding="unicode", method="html"))


def shortened(title: str, body: str) -> str:
    """A title without the site's name behind it, where the article has it so: "Bridge shut - Valley Post"."""
    for mark in (" - ", " | ", " – ", " — ", " :: "):
        first, found, _ = title.rpartition(mark)
        if found and body.lstrip().startswith(first) and not body.lstrip().startswith(title):
            return first
    return title


def headed(title: str, body: str) -> str:
    """The text with its headline as first line, as in a file of text; unchanged where it stands there."""
    first = " ".join(body[: len(title) + 1_000].split())
    return body if not title or title in first else f"{title}\n\n{body}"


FORMAT = TextFormat("web page", (".html", ".htm", ".xhtml"), decode, largest=LARGE)
