"""Speech that its layout attributes: transcripts (``KARIMI: …``) and posts signed with a handle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quotations.page import CueHit

HEADLINE = "quotes:headline"  # see headlines.py
BLOCK = "quotes:block"  # see blocks.py
CAPITALS = re.compile(r"[\"“”'‘(]{0,2}([A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3}):[ \xa0]+(?=\S)")
NAME = re.compile(r"[\"“”'‘(]{0,2}([A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3}):[ \xa0]+(?=\S)")
SENTENCE = re.compile(r"\w+\W+\w.*[.?!…—–\-][\"”'’)]*\Z", re.DOTALL)
FEWEST_NAMES = 4  # labelled paragraphs, where the labels are not in capitals

SIGNATURE = re.compile(
    r"\s*[—–―-]{1,2}\s*(?P<name>[^\n—–―()]{2,60}?)\s*\(@\w{2,30}\)\s*"
    r"(?P<date>[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})?[\s.]*\Z"
)
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words that the layout attributes. start, end: the words; name_start, name_end: who says them.

    cue: what joins the two, where more does than their places.
    """

    paragraph: int
    start: int
    end: int
    name_start: int
    name_end: int
    rule: str  # quotes:transcript | quotes:post | quotes:headline | quotes:block
    cue: CueHit | None = None


def transcript(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Labelled]:
    """Paragraphs that begin with their speaker and a colon, in articles where this is the way of writing.

    That is so where two paragraphs have a label in capitals, or four one in small letters,
    and one of the labels comes back.
    """
    for pattern, fewest in ((CAPITALS, 2), (NAME, FEWEST_NAMES)):
        found = []
        for number, (start, end) in enumerate(paragraphs):
            label = pattern.match(text, start, end)
            if label and SENTENCE.match(text, label.end(), end):
                found.append(Labelled(number, label.end(), end, *label.span(1), "quotes:transcript"))
        names = Counter(text[f.name_start : f.name_end].split()[-1] for f in found)
        if len(found) >= fewest and len(names) > 1 and max(names.values()) > 1:
            return found
    return []


def posts(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Labelled]:
    """Embedded posts: a paragraph that ends with a dash, a name, a handle and usually a date.

    A post's earlier paragraph belongs to it where it begins with a pictograph.
    """
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
                found.append(Labelled(before, word.start(), high, *name, "quotes:post"))
        found.append(Labelled(number, start, signed.start(), *name, "quotes:post"))
    return found
