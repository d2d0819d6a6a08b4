"""The first promise of the tables: every offset points at its cell, to the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import CasualtyRow, MentionRow, QuoteRow

# row type -> (cell, start column, end column); an empty start says that the cell is empty too
CELLS: Mapping[type, Sequence[tuple[str, str, str]]] = {
    MentionRow: (("text", "start", "end"),),
    CasualtyRow: (("text", "start", "end"),),
    QuoteRow: (
        ("quote", "start", "end"),
        ("speaker_text", "speaker_start", "speaker_end"),
        ("cue", "cue_start", "cue_end"),
        ("content", "content_start", "content_end"),
    ),
}


def judge_evidence(
    article_id: str, text: str, rows: Sequence[MentionRow | CasualtyRow | QuoteRow]
) -> Iterator[Verdict]:
    for row in rows:
        for cell, start_column, end_column in CELLS[type(row)]:
            start, end, said = getattr(row, start_column), getattr(row, end_column), getattr(row, cell)
            there = "" if start is None or end is None else text[start:end]
            yield Verdict(
                "offsets true", there == said, article_id, f"{cell} {said!r}, but {start} to {end} is {there!r}"
            )
