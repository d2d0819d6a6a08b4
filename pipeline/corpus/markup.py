"""HTML as text: a paragraph a line with an empty one between, without what is no prose of the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
TAG = re.compile(
    r"<(?:/(?:p|div|a|span|li|ul|ol|h[1-6]|td|tr|table|blockquote|strong|em|b|i)|br ?/?|p|div(?: [^<>]{0,300})?|"
    r"(?:a|p|span|img|h[1-6]) [^<>]{1,500})>",
    re.I,
)
HEAD = 20_000  # characters by which a text is known as HTML
FEWEST_TAGS = 4

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead title tr ul".split()
)
CELLS = frozenset(("td", "th"))
SILENT = frozenset("script style noscript template svg iframe object head select textarea math button".split())
# not the article's, where a page has no better border
AROUND = frozenset("nav header footer aside form figcaption".split())
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def is_page(text: str) -> bool:
    """Whether a text is the source of a whole web page."""
    return PAGE.match(text) is not None


def is_fragment(text: str) -> bool:
    """Whether a text is marked up by HTML: several tags, one of which closes or breaks a line."""
    found = TAG.findall(text[:HEAD]) if "<" in text[:HEAD] else []
    return len(found) >= FEWEST_TAGS and any(tag[1] == "/" or tag[1:3].lower() == "br" for tag in found)


def text_of_html(source: str, *, around: bool = True) -> str:
    """The text of HTML, a whole page or a part of one.

    around: what stands in navigation, headers and footers too.
    """
    reader = HtmlText(SILENT if around else SILENT | AROUND)
    reader.feed(source)
    reader.close()
    return reader.text()


def heading_of_html(source: str) -> str:
    """The page's title: its first h1, else what stands in <title>; "" without either."""
    for tag in ("h1", "title"):
        if hit := re.search(rf"<{tag}\b[^<>]*>(.{{1,1000}}?)</{tag}\s*>", source[:200_000], re.I | re.S):
            return " ".join(text_of_html(hit[1]).split())
    return ""


class HtmlText(HTMLParser):
    """Collects the paragraphs of HTML; the elements named silent, and all in them, are left out."""

    def __init__(self, silent: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.silent = silent
        self.muted: list[str] = []  # the open elements that silence what follows
        self.paragraphs: list[str] = []
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in self.silent and tag not in VOID:
            self.muted.append(tag)
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in CELLS:
            self.pieces.append("\t")
        elif tag in BLOCKS:
            self.end()
            self.muted.clear() if tag == "body" else None

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if tag not in self.silent:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.muted:
            del self.muted[self.muted.index(tag) :]
        elif tag in BLOCKS:
            self.end()

    def handle_data(self, data: str) -> None:
        if not self.muted:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def end(self) -> None:
        """End the paragraph; a line break in one ends its line, two end the paragraph."""
        lines = [" ".join(line.split(" ")).strip() for line in "".join(self.pieces).split("\n")]
        self.pieces = []
        told = re.sub(r"\n{2,}", "\n\n", "\n".join(re.sub(r" *\t *", "\t", line).strip() for line in lines)).strip("\n")
        if told.strip():
            self.paragraphs.append(told)

    def text(self) -> str:
        self.end()
        return "\n\n".join(self.paragraphs) + ("\n" if self.paragraphs else "")
