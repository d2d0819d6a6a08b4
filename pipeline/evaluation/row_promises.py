"""What is promised of every row, whatever its article says: checked on an article's rows before they are written.

The tests and ``benchmarks/fuzz.py`` hold mutated texts to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pipeline.errors import STEERING
from pipeline.evaluation.offsets import CELLS
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.records import KEYS, CasualtyRow, QuoteRow, columns

EVIDENCE = {"mentions": "text", "casualties": "text", "quotes": "quote"}  # the cell that a row stands for
TABLES = ("mentions", "casualties", "victims", "quotes", "events")
PRINTED = ("quantity_text", "victim_text", "claimant_text", "place_text", "date_text", "perpetrator_text")


def broken(text: str, found: ArticleTables) -> list[str]:
    """The promises that rows of this text break, one line each."""
    tables = {name: getattr(found, name) for name in TABLES}
    return [
        *(line for name, rows in tables.items() for line in (*of_ids(name, rows), *of_cells(text, name, rows))),
        *(line for name in EVIDENCE for line in of_evidence(text, name, tables[name])),
        *(line for row in found.casualties for line in of_figure(text, row)),
        *(line for row in found.quotes for line in of_quotation(row)),
        *overlaps(found.quotes),
        *of_counts(found),
    ]


def of_ids(name: str, rows: Sequence[Any]) -> Iterator[str]:
    ids = Counter(getattr(row, KEYS[name]) for row in rows)
    yield from (f"{name}: {number} rows have the id {row_id}" for row_id, number in ids.items() if number > 1)


def of_cells(text: str, name: str, rows: Sequence[Any]) -> Iterator[str]:
    """No offset is negative; no cell steers a terminal, unless the article's own words do."""
    for row in rows:
        for column in columns(type(row)):
            value = getattr(row, column)
            if isinstance(value, int) and value < 0:
                yield f"{name}: {column} is {value}"
            if isinstance(value, str) and set(STEERING.findall(value)) - set(text):
                yield f"{name}: {column} {value!r} holds a control character"


def of_evidence(text: str, name: str, rows: Sequence[Any]) -> Iterator[str]:
    """Offsets are true, evidence is neither empty nor edged with white space, and stands in its sentence."""
    for row in rows:
        for cell, start_column, end_column in CELLS[type(row)]:
            start, end, said = getattr(row, start_column), getattr(row, end_column), getattr(row, cell)
            if said != ("" if start is None or end is None else text[start:end]):
                yield f"{name}: {cell} {said!r} is not what stands from {start} to {end}"
            if start is not None and not 0 <= start < end <= len(text):
                yield f"{name}: {cell} goes from {start} to {end}"
        evidence = getattr(row, EVIDENCE[name])
        if not evidence.strip() or evidence != evidence.strip():
            yield f"{name}: {evidence!r} is empty or edged with white space"
        if evidence not in row.sentence or row.sentence not in text:
            yield f"{name}: {evidence!r} is not in its sentence {row.sentence!r}, or that not in the text"
    keys = [(row.start, row.end) for row in rows]
    if keys != sorted(keys):
        yield f"{name}: rows are out of order"


def of_figure(text: str, row: CasualtyRow) -> Iterator[str]:
    numbers = [number for number in (row.low, row.best, row.high) if number is not None]
    if numbers != sorted(numbers):
        yield f"casualties: low, best and high are {numbers}"
    if row.quantity_text not in row.text:
        yield f"casualties: the number {row.quantity_text!r} is not in {row.text!r}"
    strays = [column for column in PRINTED if getattr(row, column) not in text]
    if strays:
        yield f"casualties: {', '.join(strays)} are no words of the article"
    if row.counted == "yes" and (row.relation != "main" or row.certainty in ("denied", "hypothetical")):
        yield f"casualties: a {row.relation} figure that is {row.certainty} counts"
    if not 0 <= row.confidence <= 1:
        yield f"casualties: confidence {row.confidence}"


def of_quotation(row: QuoteRow) -> Iterator[str]:
    if not row.content_start <= row.start < row.end <= row.content_end or row.quote not in row.content:
        yield f"quotes: the content {row.content!r} does not hold {row.quote!r}"
    if row.speaker_start is not None and not row.speaker_text.strip():
        yield f"quotes: a speaker of no width at {row.speaker_start}"
    if bool(row.speaker_name) != (row.resolution != "none"):
        yield f"quotes: the speaker {row.speaker_name!r} is resolved as {row.resolution}"
    if not 0 <= row.confidence <= 1:
        yield f"quotes: confidence {row.confidence}"


def overlaps(quotes: Sequence[QuoteRow]) -> Iterator[str]:
    places = sorted((row.kind, row.start, row.end) for row in quotes)
    for one, other in pairwise(places):
        if one[0] == other[0] and other[1] < one[2]:
            yield f"quotes: two of kind {one[0]} overlap at {other[1]}"


def of_counts(found: ArticleTables) -> Iterator[str]:
    for name in EVIDENCE:
        told, rows = getattr(found.article, name), len(getattr(found, name))
        if told != rows:
            yield f"articles: {told} {name}, but there are {rows}"
