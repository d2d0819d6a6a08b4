"""The items of a list or a digest, each of an event of its own: bullets, numbered lines, one dateline after another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.annotations import Mention
from pipeline.casualties.attribution.sites import DATELINE

NO_ITEM = -1
BULLET = re.compile(r"\s*(?:[-•*–]|\d{1,2}[.)])\s")
LONGEST_HEADING = 12  # words
SLUG = 2  # words of "FILE —", which tells of nothing
SENTENCE_ENDS = tuple('.!?”"’')


@dataclass(frozen=True, slots=True)
class Items:
    """of_line: the item of a line, by their numbers; place: what the dateline of an item names, if anything."""

    of_line: Mapping[int, int] = field(default_factory=dict)
    place: Mapping[int, Mention | None] = field(default_factory=dict)

    def of(self, line: int) -> int:
        return self.of_line.get(line, NO_ITEM)


NO_ITEMS = Items()


def read_items(text: str, mentions: Sequence[Mention]) -> Items:
    """A text with two datelines or more is a digest: each item goes on to the next one's heading."""
    lines = text.split("\n")
    found = {number: number for number, line in enumerate(lines) if BULLET.match(line)}
    heads, places = _datelines(lines, mentions)
    if len(set(heads.values())) < 2:
        return Items(found)
    item = NO_ITEM
    for number in range(len(lines)):
        item = number if number in heads else item
        if item != NO_ITEM:
            found.setdefault(number, item)
    for number in heads:
        found.update(dict.fromkeys(_heading_above(lines, number, heads), number))
    return Items(found, places)


def _datelines(lines: Sequence[str], mentions: Sequence[Mention]) -> tuple[dict[int, str], dict[int, Mention | None]]:
    """The lines that open with a dateline, and its place; one without a known place is "FLOOD IN TALA —"."""
    heads: dict[int, str] = {}
    places: dict[int, Mention | None] = {}
    start = 0
    for number, line in enumerate(lines):
        head = DATELINE.match(line)
        if head is not None:
            within = (m for m in mentions if m.label == "PLACE" and start <= m.start < start + head.end())
            place = next(within, None)
            if place is not None or (":" not in head[0] and len(head[0].split()) > SLUG):
                heads[number], places[number] = head[0], place
        start += len(line) + 1
    return heads, places


def _heading_above(lines: Sequence[str], number: int, heads: Mapping[int, str]) -> list[int]:
    """The lines of a heading right above a dateline, past empty ones."""
    above = number - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    line = lines[above].strip() if above >= 0 else ""
    heading = line and above not in heads and not line.endswith(SENTENCE_ENDS) and len(line.split()) <= LONGEST_HEADING
    return [above] if heading else []
