"""The figures of an evaluation as Markdown tables, which read as they stand and paste into a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.evaluation.quotation_verdicts import SPEAKER, SPEAKER_OF_CLAUSE
from pipeline.evaluation.verdicts import Share, Trait, Verdict, calibration, shares, shares_by

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
FEW = 5  # cases of a trait; fewer are put together
FIGURES = (
    "quotes in marks found", "quotes in marks right", "marks without speech kept out", SPEAKER,
    "parts of an utterance joined", "indirect speech found", "indirect speech right", SPEAKER_OF_CLAUSE,
    "attributions found", "rows that are attributions",
    "totals right", "best totals right", "totals not too high", "same dead, same group", "counted once",
    "events found", "events right", "kind of event", "numbers of an event", "where", "on what day", "means",
    "by whose hand", "how many claimants",
    "victims found", "victims right", "victim's name", "victim's age", "victim's sex", "victim's age group",
    "victim's role", "how many victims",
    "casualty figures found", "casualty figures right", "how many", "whose", "by whose word",
    "actors found", "actors right", "actors named", "places found", "places right", "places named", "offsets true",
)  # fmt: skip
BREAKDOWNS: tuple[tuple[str, Trait, str], ...] = (
    (SPEAKER, "kind", "kind"),
    (SPEAKER, "resolution", "how the name was reached"),
    (SPEAKER, "rule", "rule"),
    (SPEAKER_OF_CLAUSE, "resolution", "how the name was reached"),
    (SPEAKER_OF_CLAUSE, "rule", "rule"),
    ("casualty figures found", "kind", "effect"),
    ("casualty figures right", "construction", "construction"),
    ("how many", "kind", "kind of quantity"),
    ("how many", "construction", "construction"),
    ("by whose word", "kind", "certainty"),
    ("totals right", "kind", "effect"),
    ("same dead, same group", "kind", "what the gold says"),
    ("counted once", "kind", "what the gold says"),
    ("numbers of an event", "kind", "effect"),
    ("where", "kind", "whether the text says it"),
    ("on what day", "kind", "whether the text says it"),
    ("by whose hand", "kind", "whether the text says it"),
    ("victims found", "kind", "effect"),
)


def markdown(verdicts: Sequence[Verdict], *, measured_on: str) -> str:
    """All tables, one below the other; measured_on says in a few words what the gold was."""
    return "\n".join(_lines(verdicts, measured_on)) + "\n"


def _lines(verdicts: Sequence[Verdict], measured_on: str) -> Iterator[str]:
    yield f"Measured on {measured_on}. n: how many were judged; 95 %: Wilson's interval for the share."
    yield ""
    yield from _table(("figure", "share", "n", "95 %"), (_cells(s) for s in _in_order(verdicts)))
    for figure, trait, title in BREAKDOWNS:
        table = shares_by(verdicts, figure, trait, at_least=FEW)
        if len(table) > 1:
            yield ""
            yield from _table((f"{figure}, by {title}", "share", "n", "95 %"), (_cells(s) for s in table))
    for figure in (SPEAKER, SPEAKER_OF_CLAUSE):
        bins = calibration(verdicts, figure, edges=BINS)
        if bins:
            yield ""
            rows = ((s.name, f"{mean:.2f}", *_cells(s)[1:]) for s, mean in bins)
            yield from _table((f"{figure}, by confidence", "mean confidence", "share right", "n", "95 %"), rows)


def _in_order(verdicts: Sequence[Verdict]) -> list[Share]:
    """The weakest figure first; of equals in the order of FIGURES, and readers' verdicts after them as they come."""
    known = {name: number for number, name in enumerate(FIGURES)}
    return sorted(shares(verdicts), key=lambda share: (share.value, known.get(share.name, len(known))))


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
    """The same figures as plain values: shares by figure, some of them by trait, the calibration."""
    return {
        "figures": [_values(s) for s in _in_order(verdicts)],
        "breakdowns": [
            {"figure": figure, "by": trait, "shares": [_values(s) for s in shares_by(verdicts, figure, trait)]}
            for figure, trait, _ in BREAKDOWNS
        ],
        "calibration": [
            {"figure": figure, **_values(s), "confidence": round(mean, 4)}
            for figure in (SPEAKER, SPEAKER_OF_CLAUSE)
            for s, mean in calibration(verdicts, figure, edges=BINS)
        ],
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
