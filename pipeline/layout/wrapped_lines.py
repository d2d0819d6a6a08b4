"""Which lines of a text make up a paragraph: each its own, or several where the text was wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

LONGEST_WRAPPED = 100  # characters; a text with a longer line was not wrapped by hand
SHORTEST_WRAPPED = 45
BULLET = re.compile(r"[•·▪●◦‣*+–—-]\s|\d{1,2}[.)]\s")
HASHES = re.compile(r"#{1,6}\s")


def is_wrapped(text: str) -> bool:
    """Whether line ends inside this text are those of a fixed width, not of paragraphs.

    They are where no line is long and most lines that go on in the next one are
    full (the next word would not have fitted), and where a good part of the
    next lines begins in lower case, as lines of prose do and list items don't.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = longest_line(lines)
    if not SHORTEST_WRAPPED <= width <= LONGEST_WRAPPED:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    full = [b for a, b in pairs if is_full(a, b, width)]
    return 2 * len(full) > len(pairs) and 4 * sum(b.lstrip()[:1].islower() for b in full) > len(full)


def longest_line(lines: Sequence[str]) -> int:
    """Length of the longest line that has a space to break it at."""
    return max((len(line) for line in lines if " " in line.strip()), default=0)


def is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def blocks(text: str, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each run of text that is one paragraph, without outer white space."""
    width = longest_line([line.rstrip() for line in text.split("\n")]) if wrapped else 0
    start = end = -1
    last = ""
    at = 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            goes_on = wrapped and last and is_full(last, content, width)
            if not goes_on or BULLET.match(content) or HASHES.match(content):
                if start >= 0:
                    yield start, end
                start = at + leading(line)
            end = at + len(line.rstrip())
        last = line.rstrip() if content else ""
        at += len(line) + 1
    if start >= 0:
        yield start, end


def leading(line: str) -> int:
    """Number of white-space characters a line begins with."""
    return len(line) - len(line.lstrip())
