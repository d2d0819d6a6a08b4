"""Which marked stretches are parts of one utterance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.quotations.candidates import Page

LONGEST_CUE_CLAUSE = 40  # tokens between two parts of one utterance
_STOP_WITHIN = re.compile(r"[.!?]['”\"’]?\s+(?=[A-Z“\"‘])")


def link(page: Page, kinds: Sequence[str]) -> list[list[int]]:
    """The speech of a page as utterances: lists of numbers of marked stretches, in order.

    Linked are a quotation that runs over paragraphs, and one resumed around its cue:
    “A,” he said, “B” and “A,” he said. “B”, where B has no cue of its own.
    """
    found: list[list[int]] = []
    for number, kind in enumerate(kinds):
        if not kind:
            continue
        if found and _goes_on(page, found[-1][-1], number, kinds):
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _goes_on(page: Page, before: int, number: int, kinds: Sequence[str]) -> bool:
    m, previous = page.marked[number], page.marked[before]
    if m.continues and before == number - 1:
        return True
    if kinds[before] != "direct" or kinds[number] != "direct":
        return False
    if page.paragraph_of(previous.start) != page.paragraph_of(m.start):
        return False
    between = page.text[previous.end : m.start]
    low, high = page.tokens_of[before][1], page.tokens_of[number][0]
    if not between.strip():
        return True
    if high - low > LONGEST_CUE_CLAUSE or _STOP_WITHIN.search(between):
        return False
    if not any(i in page.cue_at for i in range(low, high)) or between.rstrip()[-1:] == ":":
        return False
    return not _own_cue(page, number)


def _own_cue(page: Page, number: int) -> bool:
    """Whether the words right after the closing mark report it: “B,” he said."""
    m = page.marked[number]
    _, last = page.tokens_of[number]
    inner = page.text[m.inner_start : m.inner_end].rstrip()
    after = page.text[m.end : m.end + 1]
    if inner[-1:] not in ",?!" and after != ",":
        return False
    sentence_end = next((s for s in page.sentence_starts if s > last + 1), page.size)
    for i in range(last, min(sentence_end, last + 12)):
        if page.inside[i] >= 0:
            return False
        if i in page.cue_at:
            return True
    return False
