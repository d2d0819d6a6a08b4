"""The lines that a crawler puts before an article: "Title: …", "Slug: …", "Tags: …", a line each.

A line is one where its key is known (the classes ``layout.header_keys`` and ``layout.title_keys``) and it stands
before all prose, in a block: another such line or a line of dashes stands beside it. A key that is no English label
(slug, url) needs no block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.en.classes import words

KEYS = words("layout.header_keys")
TITLE_KEYS = words("layout.title_keys")
SURE_KEYS = words("layout.sure_header_keys")
LINE = re.compile(r"[*_ ]{0,3}(?P<key>[A-Za-z][A-Za-z_ -]{1,20}?)[*_ ]{0,3}:[*_]{0,2}(?:\s+|$)(?P<value>.*)", re.DOTALL)
FENCE = re.compile(r"[-=+]{3,}")
OUTER = " \t\"'“”‘’"  # marks around a value


def headers(text: str, blocks: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int] | None]:
    """The blocks that are a crawler's lines, by number: characters of the title in them, None where they hold none.

    blocks: start and end of each, in order.
    """
    keys = []
    for start, end in blocks:
        key = key_of(text[start:end])
        if not key and not FENCE.fullmatch(text, start, end):
            break
        keys.append(key)
    found: dict[int, tuple[int, int] | None] = {}
    for number, key in enumerate(keys):
        beside = keys[max(0, number - 1) : number] + keys[number + 1 : number + 2]
        fenced = number > 0 and not keys[0]
        if key and (key in SURE_KEYS or fenced or any(beside)):
            found[number] = title(text, *blocks[number]) if key in TITLE_KEYS else None
    return found


def key_of(line: str) -> str:
    """The key of a crawler's line; "" where it is none."""
    hit = LINE.fullmatch(line)
    key = hit["key"].lower().strip() if hit else ""
    return key if key in KEYS or key in TITLE_KEYS or key in SURE_KEYS else ""


def title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Characters of the value of a title's line, without marks around it; None where it has none."""
    hit = LINE.fullmatch(text, start, end)
    if not hit:
        return None
    low, high = hit.span("value")
    while low < high and text[low] in OUTER:
        low += 1
    while high > low and text[high - 1] in OUTER:
        high -= 1
    return (low, high) if low < high else None
