"""The figures of an evaluation as Markdown tables, which read as they stand and paste into a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.evaluation.quotations import SPEAKER, SPEAKER_OF_CLAUSE
from pipeline.evaluation.verdicts import Share, Trait, Verdict, calibration, shares, shares_by

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
TRAITS: dict[Trait, str] = {"kind": "kind", "resolution": "how the speaker was resolved", "rule": "rule"}


def markdown(verdicts: Sequence[Verdict], *, measured_on: str) -> str:
    """All tables, one below the other; measured_on says in a few words what the gold was."""
    return "\n".join(_lines(verdicts, measured_on)) + "\n"


def _lines(verdicts: Sequence[Verdict], measured_on: str) -> Iterator[str]:
    yield f"Measured on {measured_on}. n: how many were judged; 95 %: Wilson's interval for the share."
    yield ""
    yield from _table(("figure", "share", "n", "95 %"), (_cells(s) for s in shares(verdicts)))
    for figure in (SPEAKER, SPEAKER_OF_CLAUSE):
        for trait, title in TRAITS.items():
            table = shares_by(verdicts, figure, trait)
            if len(table) > 1:
                yield ""
                yield from _table((f"{figure}, by {title}", "share", "n", "95 %"), (_cells(s) for s in table))
        bins = calibration(verdicts, figure, edges=BINS)
        if bins:
            yield ""
            title = f"{figure}, by confidence"
            rows = ((s.name, f"{mean:.2f}", *_cells(s)[1:]) for s, mean in bins)
            yield from _table((title, "mean confidence", "share right", "n", "95 %"), rows)


def _cells(share: Share) -> tuple[str, str, str, str]:
    low, high = share.interval
    return share.name, f"{share.value:.3f}", str(share.of), f"{low:.2f} to {high:.2f}"


def _table(head: Sequence[str], body: Iterator[Sequence[str]]) -> Iterator[str]:
    rows = [tuple(head), *map(tuple, body)]
    widths = [max(3, *(len(row[i]) for row in rows)) for i in range(len(head))]
    for number, row in enumerate(rows):
        # The first column is words, the others are figures.
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield "| " + " | ".join(cells) + " |"
        if number == 0:
            yield "| " + " | ".join(["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]) + " |"


def as_json(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The same figures as plain values: shares by figure, the speaker's by trait, the calibration."""
    return {
        "figures": [_values(s) for s in shares(verdicts)],
        "speakers": {
            figure: {trait: [_values(s) for s in shares_by(verdicts, figure, trait)] for trait in TRAITS}
            for figure in (SPEAKER, SPEAKER_OF_CLAUSE)
        },
        "calibration": {
            figure: [
                {**_values(s), "confidence": round(mean, 4)} for s, mean in calibration(verdicts, figure, edges=BINS)
            ]
            for figure in (SPEAKER, SPEAKER_OF_CLAUSE)
        },
    }


def _values(share: Share) -> dict[str, Any]:
    return {
        "name": share.name,
        "right": share.right,
        "of": share.of,
        "share": round(share.value, 4),
        "interval": [round(v, 4) for v in share.interval],
    }


def misses(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """One line for each wrong verdict: figure, article, what was expected and what came."""
    return (f"{v.figure}: {v.article_id}: {v.note}" for v in verdicts if not v.right)
