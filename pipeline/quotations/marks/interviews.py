"""The answers of an interview whose turns are only called Q and A: the words of who was introduced before.

Who that is, is the person named most often before the first question, of several the first. The paragraphs behind an
answer are its own up to the next question. The questions are nobody's statements and give no row.

Examples:

    Dr. Laila Sorabi runs the clinic of Barak. / Q: Who pays for it? / A: Nobody has paid since May.
    Laila Sorabi talked to us by telephone. / Question: Is it safe? / Answer: It was safe in June.

Not this form: turns called by names (``quotes:transcript``), and an interview that introduces nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from pipeline.quotations.page import Labelled

ID = "quotes:answer"
TURN = re.compile(r"[*_]{0,2}(?P<turn>Q|A|Question|Answer)(?P<number>[ ]?\d{1,2})?[*_]{0,2}[:.][*_]{0,2}[ \xa0]+(?=\S)")
FEWEST = 2  # turns
LONGEST_ANSWER = 4  # paragraphs
BYLINE = re.compile(r"\b(?:by|from|interview with the)\s*\Z", re.IGNORECASE)


class NamedPerson(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def entity_name(self) -> str: ...


def answers(text: str, paragraphs: Sequence[tuple[int, int]], persons: Sequence[NamedPerson]) -> list[Labelled]:
    """The answers, each paragraph one; none where nobody is introduced. persons: mentions, in order."""
    turns = {n: hit for n, borders in enumerate(paragraphs) if (hit := TURN.match(text, *borders))}
    asked = [n for n, hit in turns.items() if hit["turn"][0] == "Q"]
    told = [n for n, hit in turns.items() if hit["turn"][0] == "A"]
    if len(turns) < FEWEST or not asked or not told or min(asked) > min(told):
        return []
    bearer = introduced(text, persons, paragraphs[min(asked)][0])
    if bearer is None:
        return []
    found = []
    for n in told:
        label = turns[n]
        after = next((m for m in asked if m > n), n + 1)
        for paragraph in range(n, min(after, n + LONGEST_ANSWER)):
            start, end = paragraphs[paragraph]
            start = label.end() if paragraph == n else start
            found.append(Labelled(paragraph, start, end, *label.span("turn"), ID, bearer=bearer))
    return found


def introduced(text: str, persons: Sequence[NamedPerson], end: int) -> tuple[int, int] | None:
    """Characters of the first naming of who is named most often before the first question."""
    before = [p for p in persons if p.end <= end and not BYLINE.search(text, max(0, p.start - 20), p.start)]
    names = Counter(p.entity_name for p in before)
    if not names:
        return None
    most = max(names.values())
    first = next(p for p in before if names[p.entity_name] == most)
    return first.start, first.end
