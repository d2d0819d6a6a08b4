"""Paragraphs that begin with their speaker and a colon, in articles where this is the way of writing.

That is so where two paragraphs have a label in capitals, or four one in small letters, and one of the labels comes
back. The words behind the label are an utterance, with or without marks.

Examples:

    RASUL: Why did you close the road?
    SORABI: Because it was mined that week.
    RASUL: Who mined it, then?

Not this form: a headline with a label ("Police: three dead in blast"), which stands alone (``quotes:headline``), and a
list of places or numbers ("Dead: three").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.quotations.page import Labelled

ID = "quotes:transcript"
CAPITALS = re.compile(r"[\"“”'‘(]{0,2}([A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3}):[ \xa0]+(?=\S)")
NAME = re.compile(r"[\"“”'‘(]{0,2}([A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3}):[ \xa0]+(?=\S)")
SENTENCE = re.compile(r"\w+\W+\w.*[.?!…—–\-][\"”'’)]*\Z", re.DOTALL)
FEWEST_NAMES = 4  # labelled paragraphs, where the labels are not in capitals


def transcript(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Labelled]:
    """The labelled paragraphs of an article that is a transcript; none of another."""
    for pattern, fewest in ((CAPITALS, 2), (NAME, FEWEST_NAMES)):
        found = []
        for number, (start, end) in enumerate(paragraphs):
            label = pattern.match(text, start, end)
            if label and SENTENCE.match(text, label.end(), end):
                found.append(Labelled(number, label.end(), end, *label.span(1), ID))
        names = Counter(text[f.name_start : f.name_end].split()[-1] for f in found)
        if len(found) >= fewest and len(names) > 1 and max(names.values()) > 1:
            return found
    return []
