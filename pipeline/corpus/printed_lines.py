"""The lines of a printed page, in the order in which they are read: column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

SAME_LINE = 0.5  # of a word's height that its middle may lie off the line's
FEWEST_IN_COLUMN = 0.2  # of the page's words
MOST_ACROSS = 0.25  # of its lines that may cross the gap between two columns: headlines
NARROWEST_GAP = 8.0  # points
MIDDLE = (0.3, 0.7)  # of the width of the text, where a gap is sought
STEP = 2.0  # points


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words of one line with where it stands, in points from the page's upper left corner.

    left and right: the edges of its column.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    left: float
    right: float
    page: int = 0

    @property
    def height(self) -> float:
        return self.bottom - self.top


def lines_of_page(words: Sequence[Mapping[str, Any]], page: int) -> list[PrintedLine]:
    """words: with text, x0, x1, top and bottom, as pdfplumber gives them."""
    rows = list(rows_of(words))
    gap = gap_between_columns(rows)
    if gap is None:
        return [line for block in [rows] for line in measured(block, page)]
    found: list[PrintedLine] = []
    left: list[list[Mapping[str, Any]]] = []
    right: list[list[Mapping[str, Any]]] = []
    for row in rows:
        if crosses(row, gap):
            found += [*measured(left, page), *measured(right, page), *measured([row], page)]
            left, right = [], []
            continue
        for column, words_there in (
            (left, [w for w in row if w["x1"] <= gap]),
            (right, [w for w in row if w["x0"] >= gap]),
        ):
            if words_there:
                column.append(words_there)
    return [*found, *measured(left, page), *measured(right, page)]


def rows_of(words: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """The words by lines from top to bottom, each line from left to right."""
    row: list[Mapping[str, Any]] = []
    for word in sorted(words, key=lambda w: ((w["top"] + w["bottom"]) / 2, w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if row and abs(middle - (row[0]["top"] + row[0]["bottom"]) / 2) > SAME_LINE * max(
            word["bottom"] - word["top"], 1
        ):
            yield sorted(row, key=lambda w: w["x0"])
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda w: w["x0"])


def gap_between_columns(rows: Sequence[Sequence[Mapping[str, Any]]]) -> float | None:
    """Where an upright gap parts the page into two columns; None where it has one."""
    words = [word for row in rows for word in row]
    if len(rows) < 4:
        return None
    low, high = min(w["x0"] for w in words), max(w["x1"] for w in words)
    best, fewest = None, MOST_ACROSS * len(rows)
    at = low + MIDDLE[0] * (high - low)
    while at < low + MIDDLE[1] * (high - low):
        across = sum(crosses(row, at) for row in rows)
        if across < fewest:
            best, fewest = at, across
        at += STEP
    if best is None:
        return None
    sides = [row for row in rows if not crosses(row, best)]
    left = sum(w["x1"] <= best for row in sides for w in row)
    right = sum(w["x0"] >= best for row in sides for w in row)
    both = sum(row[0]["x1"] <= best and row[-1]["x0"] >= best for row in sides)
    return best if min(left, right) >= FEWEST_IN_COLUMN * len(words) and 3 * both > len(sides) else None


def crosses(row: Sequence[Mapping[str, Any]], at: float) -> bool:
    """Whether a line goes on over this place: a word stands there, or the words beside it stand near."""
    before = max((w["x1"] for w in row if w["x0"] < at), default=None)
    after = min((w["x0"] for w in row if w["x0"] >= at), default=None)
    if before is None or after is None:
        return before is not None and before > at
    return bool(before > at or after - before < NARROWEST_GAP)


def measured(rows: Iterable[Sequence[Mapping[str, Any]]], page: int) -> list[PrintedLine]:
    """The lines of a column with its edges."""
    rows = list(rows)
    if not rows:
        return []
    left, right = min(row[0]["x0"] for row in rows), max(row[-1]["x1"] for row in rows)
    return [
        PrintedLine(
            " ".join(word["text"] for word in row),
            row[0]["x0"],
            row[-1]["x1"],
            median(word["top"] for word in row),
            median(word["bottom"] for word in row),
            left,
            right,
            page,
        )
        for row in rows
    ]
