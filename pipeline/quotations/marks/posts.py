"""Embedded posts: a paragraph that ends with a dash, a name, a handle and usually a date.

The words before the dash are the post. A paragraph before it belongs to it where it begins with a pictograph.

Examples:

    Our teams reached the upper valley this morning. — Valley Relief (@valleyrelief) March 3, 2019
    The road to the clinic is open again. – Omid Farrokh (@omidf)

Not this form: a handle in the reporter's sentence ("@valleyrelief wrote that ..."), and a dash before a name without a
handle, as below a poem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.quotations.page import Labelled

ID = "quotes:post"
SIGNATURE = re.compile(
    r"(?<!\s)\s*[—–―-]{1,2}\s*(?P<name>[^\n—–―()]{2,60}?)\s*\(@\w{2,30}\)\s*"
    r"(?P<date>[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})?[\s.]*\Z"
)
WORD = re.compile(r"\w")


def posts(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Labelled]:
    """The paragraphs of an article's posts, in order."""
    found = []
    for number, (start, end) in enumerate(paragraphs):
        signed = SIGNATURE.search(text, start, end)
        if not signed or not WORD.search(text, start, signed.start()):
            continue
        name = signed.span("name")
        before = number - 1
        if before >= 0 and ord(text[paragraphs[before][0]]) > 0x2190:
            low, high = paragraphs[before]
            word = WORD.search(text, low, high)
            if word:
                found.append(Labelled(before, word.start(), high, *name, ID))
        found.append(Labelled(number, start, signed.start(), *name, ID))
    return found
