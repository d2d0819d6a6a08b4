"""Articles of which it is known which belong together, and what runs found in them: what learning to link starts from.

A table (.csv) has a row an article: ``article_id``, and ``story`` or ``incident``, a key that those share which belong
together; ``set`` is the name under which it is measured, the table's own where it has none. Folders are runs that read
the articles.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.runs.written_results import results_of
from pipeline.tables.article_tables import ArticleTables

FOLDS = 10
Row = Mapping[str, str]


def fold_of(key: str) -> int:
    """The fold in which what bears a key is held out."""
    return zlib.crc32(key.encode()) % FOLDS


def truth_of(tables: Iterable[Path], *, wanted: Sequence[str]) -> dict[str, Row]:
    """The rows of tables by article. Raises UsageError for a table that has none of the wanted columns."""
    found: dict[str, Row] = {}
    for path in tables:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            named = rows.fieldnames or ()
            if "article_id" not in named or not set(wanted) & set(named):
                raise UsageError(f"{path}: no columns article_id and {' or '.join(wanted)}; docs/training.md says more")
            found |= {row["article_id"]: {"set": path.stem, **row} for row in rows}
    return found


def known_results(runs: Iterable[Path], truth: Mapping[str, Row]) -> Iterator[tuple[Row, ArticleTables]]:
    """What runs found in the articles of which something is known, each article once.

    Raises UsageError where no run has read any of them.
    """
    left = dict(truth)
    for run in runs:
        for result in results_of(run):
            if isinstance(result, ArticleTables) and (row := left.pop(result.article.article_id, None)):
                yield row, result
    if len(left) == len(truth):
        raise UsageError("no run has read any article of the tables; give the folders of runs beside them")
