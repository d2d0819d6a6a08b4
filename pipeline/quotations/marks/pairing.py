"""Pair quotation marks, character by character and paragraph by paragraph.

Each paragraph is read on its own, so an odd mark costs at most its own
paragraph. Within a paragraph the marks are read in the cheapest way: every
reading of a mark (opens, closes, opens an inner quotation, is no mark at all)
has a cost, and the reading with the lowest sum wins. Glyphs and white space
are evidence, not law, so that „ “, « », doubled, mixed and mistyped marks
need no rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.quotations.page import Marked


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opening: float  # cost of reading it as an opening mark
    closing: float
    nothing: float  # cost of reading it as an apostrophe, an inch, a slip


_OPENING_GLYPHS = frozenset("“„‟«‹❝〝")
_CLOSING_GLYPHS = frozenset("”»›❞〞")
_DOUBLE = re.compile(r"'''|(?:''|``|[\"＂“”„‟«»‹›❝❞〝〞])")
_SINGLE = re.compile(r"[‘’‚‛'`´]")
_BEFORE_OPENING = frozenset("([{—–-/…‘'“\"«„")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…’'”\"»")
_YEAR = re.compile(r"\d\d(?:s\b|\b)")
_ELISION = re.compile(r"(?:em|til|till|cause|tis|twas|n|bout|round|cos|cuz|neath)\b", re.IGNORECASE)
_HOLDS_A_WORD = re.compile(r"\w")

# Costs of whole readings; the glyph and white-space costs below are on the same scale.
_INNER = 1.0  # a quotation inside a quotation
_RESTART = 3.0  # an opening mark where the one before was never closed
_STRAY = 3.0  # a mark that is none
_LEFT_OPEN = 3.5  # the paragraph ends inside a quotation
_LEFT_OPEN_FROM_START = 2.5  # the same, with all of the paragraph inside: its closing mark is lost
_LONGEST_RUN = 8  # paragraphs over which a quotation may run without marks
_CARRIED_IN = 2.0  # the quotation before runs on, its opening mark not repeated


def pair_marks(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """Return the outermost quotations of each paragraph, in order, without overlap.

    paragraphs: (start, end) offsets in order, without overlap; blank ones are skipped.
    A quotation over several paragraphs gives one Marked a paragraph, all but
    the first with ``continues``. Quotations inside quotations are left out.
    """
    found: list[Marked] = []
    left_open = False
    held = [(s, e) for s, e in paragraphs if text[s:e].strip()]
    for number, (start, end) in enumerate(held):
        following = held[number + 1 : number + 1 + _LONGEST_RUN]
        if left_open and _runs_over(text, start, end, following):
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            last = first + len(text[first:end].rstrip())
            found.append(Marked(first, last, first, last, continues=True, closed=False))
            continue
        goes_on = bool(following) and (_starts_open(text, *following[0]) or _closes_later(text, following))
        doubles = _cheapest(text, list(_double_marks(text, start, end)), start, end, left_open, goes_on)
        singles = [m for m in _single_marks(text, start, end) if not any(d.start <= m.start < d.end for d in doubles)]
        outer = [m for m in _cheapest(text, singles, start, end, False, False) if m.closed]
        kept = [d for d in doubles if not any(s.start < d.start and d.end < s.end for s in outer)]
        found += sorted(kept + outer, key=lambda m: m.start)
        left_open = bool(doubles) and not doubles[-1].closed
    return found


def _starts_open(text: str, start: int, end: int) -> bool:
    first = text[start:end].lstrip()
    mark = _DOUBLE.match(first)
    if mark is None or first[0] in _CLOSING_GLYPHS:
        return False
    return len(first) > mark.end() and not first[mark.end()].isspace()


def _runs_over(text: str, start: int, end: int, following: Sequence[tuple[int, int]]) -> bool:
    """Whether a line without marks goes on with a quotation that a later one closes."""
    return not _DOUBLE.search(text, start, end) and _closes_later(text, following)


def _closes_later(text: str, following: Sequence[tuple[int, int]]) -> bool:
    """Whether the next paragraph with marks begins with one that closes, as where every sentence has its own line."""
    for start, end in following:
        mark = next(_double_marks(text, start, end), None)
        if mark is not None:
            return mark.closing < mark.opening and mark.closing == 0 and mark.start > start
    return False


def _double_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    position = start
    while mark := _DOUBLE.search(text, position, end):
        a, b = mark.span()
        before = text[a - 1] if a > start else " "
        if mark.group() == "'''":  # an inner ' and an outer ''
            a, b = (a, b - 1) if before.isspace() or before in _BEFORE_OPENING else (a + 1, b)
        elif b < end and text[b] == text[a] and len(mark.group()) == 1:  # a doubled mark is one mark
            b += 1
        glyph = text[a]
        after = text[b] if b < end else " "
        position = max(b, mark.end())
        if before.isspace() and after.isspace() and b - a == 2 and glyph == '"':  # an empty pair
            continue
        opening, closing = _shape_costs(before, after, 2.0 if glyph in "\"＂'" else 1.0)
        if glyph in _OPENING_GLYPHS or glyph == "`":
            closing += 1.5
        elif glyph in _CLOSING_GLYPHS:
            opening += 1.5
        inch = before.isdigit() and glyph not in _OPENING_GLYPHS
        yield _Mark(a, b, opening, closing, 0.5 if inch else _STRAY)


def _single_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    position = start
    while mark := _SINGLE.search(text, position, end):
        a, b = mark.span()
        position = b
        glyph = text[a]
        before = text[a - 1] if a > start else " "
        after = text[b] if b < end else " "
        if (before.isalnum() and after.isalnum()) or after in "'’‘`" or before in "'’‘`":
            continue  # an apostrophe, or half of a double mark
        if before.isdigit() and not after.isalnum() and glyph in "'’´":
            continue  # feet, minutes
        opening, closing = _shape_costs(before, after, 3.0)
        if glyph in "‘‚‛`":
            closing += 2.0
        elif glyph in "’´":
            opening += 2.0
        nothing = _STRAY
        if _YEAR.match(text, b, end) or _ELISION.match(text, b, end):
            opening, nothing = opening + 1.0, 0.5
        elif before in "sSzxnN" and after.isspace() and glyph in "'’":  # the fighters' losses, fightin' men
            closing, nothing = closing + 0.6, 0.5
        elif glyph in "'’" and not (before.isspace() and not after.isspace()):
            nothing = 1.0
        yield _Mark(a, b, opening, closing, nothing)


def _shape_costs(before: str, after: str, wrong: float) -> tuple[float, float]:
    """Cost of opening and of closing here, by the characters on both sides."""
    gap_before = before.isspace() or before in _BEFORE_OPENING
    gap_after = after.isspace() or after in _AFTER_CLOSING
    if gap_before == gap_after:
        return 0.0, 0.0
    return (0.0, wrong) if gap_before else (wrong, 0.0)


# A reading so far: cost, depth, open mark (outer start, inner start), pairs found.
_Reading = tuple[float, int, tuple[int, int] | None, tuple[tuple[int, int, int, int], ...]]


def _cheapest(text: str, marks: list[_Mark], start: int, end: int, left_open: bool, goes_on: bool) -> list[Marked]:
    """The cheapest reading of one paragraph's marks; ties go to the reading found first."""
    if not marks:
        return []
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    readings: dict[int, _Reading] = {0: (0.0, 0, None, ())}
    if left_open and marks[0].start > first:
        readings[1] = (_CARRIED_IN, 1, (first, first), ())
    for mark in marks:
        options: list[_Reading] = []
        for cost, depth, opened, pairs in readings.values():
            if depth == 0:
                options.append((cost + mark.opening, 1, (mark.start, mark.end), pairs))
            elif opened is not None:
                if depth == 1:
                    pair = (opened[0], mark.end, opened[1], mark.start)
                    options.append((cost + mark.closing, 0, None, (*pairs, pair)))
                    options.append((cost + mark.opening + _RESTART, 1, (mark.start, mark.end), pairs))
                    options.append((cost + mark.opening + _INNER, 2, opened, pairs))
                else:
                    options.append((cost + mark.closing, 1, opened, pairs))
            options.append((cost + mark.nothing, depth, opened, pairs))
        readings = {}
        for option in options:
            if option[1] not in readings or option[0] < readings[option[1]][0]:
                readings[option[1]] = option
    return _finished(text, list(readings.values()), first, end, left_open, goes_on)


def _finished(
    text: str, readings: list[_Reading], first: int, end: int, left_open: bool, goes_on: bool
) -> list[Marked]:
    last = first + len(text[first:end].rstrip())

    def total(reading: _Reading) -> float:
        cost, depth, opened, _ = reading
        if depth == 0 or opened is None:
            return cost
        from_start = opened[0] == first
        return cost + (depth - 1) * _STRAY + (0.0 if goes_on else _LEFT_OPEN_FROM_START if from_start else _LEFT_OPEN)

    _, depth, opened, pairs = min(readings, key=total)
    found = [Marked(s, e, a, b, left_open and s == first) for s, e, a, b in pairs]
    if depth and opened is not None:
        found.append(Marked(opened[0], last, opened[1], last, left_open and opened[0] == first, closed=False))
    return [m for m in found if _HOLDS_A_WORD.search(text, m.inner_start, m.inner_end)]
