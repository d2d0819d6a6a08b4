"""Printed lines as paragraphs: without what repeats on every page, words that a line's end parted joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from pipeline.corpus.printed_lines import PrintedLine

EDGE = 3  # lines at the top and at the foot of a page that may be its furniture
REPEATED = 0.5  # of all pages, from the third on
PAGE_NUMBER = re.compile(r"(?:[-–—|·]\s*)?(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—|·])?", re.I)
WIDE_GAP = 1.45  # times the usual distance of lines
INDENT = 6.0  # points
SHORT_LINE = 0.85  # of the column's width
OTHER_SIZE = 1.15  # times the height of the line before
FINAL = tuple('.?!…:"”’»)')
HYPHENS = ("-", "\xad", "‐")
# before which a hyphen is the word's own, also at a line's end
FIRST_PARTS = frozenset(
    "anti ex self non pro vice mid co semi counter cross post pre re two three four five six ten well".split()
)


def text_of_lines(lines: Sequence[PrintedLine]) -> str:
    """The text, a paragraph a line with an empty one between; "" without any."""
    kept = without_furniture(lines)
    whole = " ".join(line.text for line in kept)
    paragraphs = [joined([line.text for line in paragraph], whole) for paragraph in parted(kept)]
    return "\n\n".join(paragraphs) + ("\n" if paragraphs else "")


def without_furniture(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines without page numbers and without the heads and feet that pages share."""
    pages: dict[int, list[PrintedLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: dict[int, list[PrintedLine]] = {}
    for number, page in pages.items():
        by_height = sorted(page, key=lambda line: line.top)
        edges[number] = [*by_height[:EDGE], *by_height[EDGE:][-EDGE:]]
    seen = Counter(said for page in edges.values() for said in {sameness(line) for line in page})
    most = {said for said, n in seen.items() if n > 2 and n > REPEATED * len(pages)} if len(pages) > 2 else set()
    if len(pages) == 2:
        most = {said for said, n in seen.items() if n == 2}
    outer = {id(line) for page in edges.values() for line in (*page[:1], *page[-1:])}
    return [
        line
        for line in lines
        if not (
            (id(line) in outer and PAGE_NUMBER.fullmatch(line.text.strip()) and len(pages[line.page]) > 1)
            or (sameness(line) in most and any(line is edge for edge in edges[line.page]))
        )
    ]


def sameness(line: PrintedLine) -> str:
    """What lines of furniture share: all but their numbers."""
    return re.sub(r"\d+", "0", " ".join(line.text.split()).casefold())


def parted(lines: Sequence[PrintedLine]) -> Iterable[list[PrintedLine]]:
    """The lines by paragraphs."""
    distances = [b.top - a.top for a, b in pairwise(lines) if a.page == b.page and b.top > a.top]
    usual = median(distances) if distances else 0.0
    paragraph: list[PrintedLine] = []
    for line in lines:
        if paragraph and begins(line, paragraph[-1], usual):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def begins(line: PrintedLine, before: PrintedLine, usual: float) -> bool:
    """Whether a line begins a paragraph, by the line before it."""
    ended = before.text.rstrip().endswith(FINAL)
    if line.page != before.page or line.top <= before.top:  # another page or column: the sentence tells
        return ended or not (
            line.text[:1].islower() or before.text.rstrip().endswith((*HYPHENS, ",")) or is_full(before)
        )
    if line.top - before.top > WIDE_GAP * usual:
        return True
    heights = sorted((line.height, before.height))
    if heights[1] > OTHER_SIZE * max(heights[0], 1.0):
        return True
    if line.x0 - line.left > INDENT and before.x0 - before.left <= INDENT:
        return True
    if before.text.rstrip().endswith(HYPHENS):
        return False
    return not is_full(before) and (ended or not line.text[:1].islower())


def is_full(line: PrintedLine) -> bool:
    """Whether a line reaches the edge of its column, so that the next word may have found no room."""
    return line.x1 - line.left >= SHORT_LINE * (line.right - line.left)


def joined(lines: Sequence[str], whole: str) -> str:
    """The lines of a paragraph as one. whole: the text of all pages, by which a hyphen at a line's end is known."""
    said = ""
    for line in lines:
        line = " ".join(line.split())
        if said.endswith(HYPHENS) and len(said) > 1 and said[-2].isalpha() and line[:1].isalpha():
            said = said[:-1] + ("-" if keeps_hyphen(said, line, whole) else "") + line
        else:
            said = f"{said} {line}" if said else line
    return said.replace("\xad", "")


def keeps_hyphen(said: str, line: str, whole: str) -> bool:
    """Whether the hyphen between two lines is the word's own: the text has the word so, or not without it."""
    first, second = re.split(r"[^\w]", said[:-1])[-1], re.split(r"[^\w]", line)[0]
    if said.endswith("\xad"):
        return False
    if re.search(rf"\b{re.escape(first + second)}\b", whole, re.I):
        return False
    return second[:1].isupper() or first.lower() in FIRST_PARTS or f"{first}-{second}".lower() in whole.lower()
