"""A quotation with a signature: who said it stands behind the marks, after a dash, in brackets or on the next line.

The signature is a name, alone or with what its bearer is, and no sentence. Without a dash it stands right below the
quotation, with a comma behind the name.

Examples:

    “The mill never stopped.” — Laila Sorabi, baker
    “The mill never stopped.” / — Laila Sorabi, 54, a baker in Barak
    “The mill never stopped” (Laila Sorabi, baker, Barak)

Not this form: a dash before a sentence, a credit ("— Reporting by Omid Farrokh"), and a post's signature with a handle
(``quotes:post``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.quotations.page import Labelled, Marked, Page

ID = "quotes:signature"
CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w.'’\-]*"
NAME = rf"(?P<name>{CAPITAL}(?: (?:(?:al|bin|ibn|de|del|da|dos|van|von|ul|la|e|of) )?{CAPITAL}){{0,5}})"
BEHIND = r"(?P<is>,[^\n“”\"]{2,110}?)?"
DASHED = re.compile(rf"\s*[.,]?\s*[—–―-]{{1,2}}\s*{NAME}{BEHIND}\s*\Z")
BRACKETED = re.compile(rf"\s*[.,]?\s*\({NAME}{BEHIND}\)[.\s]*\Z")
BELOW = re.compile(rf"{NAME}(?P<is>,[^\n“”\".]{{2,110}})\Z")
CLAUSE = re.compile(r"\b(?:said|says|told|was|were|is|are|has|have|had)\b|[.!?;:]\s")
NO_NAMES = re.compile(
    r"(?:Reporting|Additional|Editing|With|By|Source|Photo|Read|Via|From|See|The|A|An|This|That|It)\b"
)
FEWEST = 2  # words quoted
WORD = re.compile(r"\w+")


def signatures(page: Page) -> list[Labelled]:
    """The signed quotations of a page, a paragraph each, in order."""
    return [label for number in range(len(page.marked)) for label in signed(page, number)]


def signed(page: Page, number: int) -> Iterator[Labelled]:
    """A marked stretch that begins its paragraph and has a signature, after those it goes on from."""
    m = page.marked[number]
    paragraph = page.paragraph_of(m.start)
    start = page.paragraphs[paragraph][0]
    if WORD.search(page.text, start, m.start) or len(WORD.findall(page.text, m.inner_start, m.inner_end)) < FEWEST:
        return
    hit = signature(page, m, paragraph)
    if hit is None or NO_NAMES.match(hit["name"]) or CLAUSE.search(hit["is"] or ""):
        return
    first = number
    while page.marked[first].continues and first and is_alone(page, page.marked[first - 1]):
        first -= 1
    for part in page.marked[first : number + 1]:
        yield Labelled(page.paragraph_of(part.start), part.inner_start, part.inner_end, *hit.span("name"), ID)


def signature(page: Page, m: Marked, paragraph: int) -> re.Match[str] | None:
    """The signature behind a marked stretch: in its own paragraph, else in the next."""
    end = page.paragraphs[paragraph][1]
    if page.text[m.end : end].strip(" .,"):
        return DASHED.match(page.text, m.end, end) or BRACKETED.match(page.text, m.end, end)
    if paragraph + 1 == len(page.paragraphs):
        return None
    following = page.paragraphs[paragraph + 1]
    dashed = DASHED.match(page.text, *following)
    if dashed or page.text.count("\n", end, following[0]) > 1:
        return dashed
    return BELOW.match(page.text, *following)


def is_alone(page: Page, m: Marked) -> bool:
    """Whether nothing but a marked stretch stands in its paragraph."""
    start, end = page.paragraphs[page.paragraph_of(m.start)]
    return not WORD.search(page.text, start, m.start) and not WORD.search(page.text, m.end, end)
