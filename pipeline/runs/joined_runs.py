"""Several runs made one: their articles in one order, and stories, incidents and totals found over all of them.

What it writes is what one run over all the articles would have written.
"""

from __future__ import annotations

import heapq
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.exports.written_formats import formats_of
from pipeline.incidents.table_evidence import ByArticle, rows_in
from pipeline.runs.exchange import unfinished
from pipeline.runs.outputs import OutputFolder, text_name
from pipeline.runs.ownership import REASONS, RUN, TEXTS, run_record
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.extract import ArticleTables
from pipeline.tables.records import ArticleRow, ErrorRow

READ = ("mentions", "casualties", "events", "victims", "quotes")
BASIS = ("wireledger", "python", "spacy", "model", "patterns", "convention")  # of run.json: what rows depend on
OF_ROWS = ("model", "patterns", "convention")
LINK = "link"  # the stage of errors that linking finds itself
Found = tuple[str, str, Path, ArticleTables | ErrorRow]  # article_id, path, run


@dataclass(slots=True)
class Joined:
    """What was joined. twice: articles that several runs hold, each kept once."""

    articles: int = 0
    twice: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def join(
    runs: Sequence[Path], output: Path, *, formats: str = "csv", dialect: Dialect = DIALECT, force: bool = False
) -> Joined:
    """Write the tables of all runs into one folder.

    Raises UsageError where a folder holds no run's tables, or where two runs hold different articles of one id.
    """
    started = time.perf_counter()
    folders = sorted(dict.fromkeys(path.resolve() for path in runs))
    records = [record_of(folder) for folder in folders]
    if output.resolve() in folders:
        raise UsageError(f"{output} is one of the runs; name another folder with --output")
    report = Joined(notes=differences(folders, records))
    with OutputFolder(output, formats=formats_of(formats), dialect=dialect, force=force) as written:
        for folder, result in once(folders, report):
            written.add_result(result)
            if isinstance(result, ArticleTables):
                report.articles += 1
                text = folder / TEXTS / text_name(result.article.article_id)
                if text.is_file():
                    written.add_text(result.article.article_id, text.read_text(encoding="utf-8"))
        about = {name: records[0][name] for name in BASIS if name in records[0]}
        further = {"linked": [str(path) for path in folders], "articles": report.articles, "notes": list(report.notes)}
        written.commit({**about, **further, "seconds": round(time.perf_counter() - started, 3)})
        report.rows = dict(written.rows)
    return report


def record_of(folder: Path) -> dict[str, Any]:
    if unfinished(folder):
        raise UsageError(f"a run was killed as it put its tables into {folder}; run it again with --resume")
    record = run_record(folder)
    if record is None:
        raise UsageError(f"{folder} holds no run's tables ({RUN} is missing); name the output folder of a run")
    return record


def differences(folders: Sequence[Path], records: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """What the runs were made with that differs, so that their rows may."""
    return tuple(
        f"the runs were made with different {name}: {folders[0]} and {folder}"
        for name in OF_ROWS
        for folder, record in zip(folders[1:], records[1:], strict=True)
        if said(record, name) != said(records[0], name)
    )


def said(record: dict[str, Any], name: str) -> Any:
    value = record.get(name)
    return value.get("sha256") if isinstance(value, dict) else value


def once(folders: Sequence[Path], report: Joined) -> Iterator[tuple[Path, ArticleTables | ErrorRow]]:
    """Each article of all runs in the order in which one run would read them; one that several hold only once."""
    every = heapq.merge(*(results_of(folder) for folder in folders), key=itemgetter(0, 1))
    for _, same in groupby(every, key=itemgetter(0, 1)):
        kept: dict[str, Path] = {}
        for article_id, _, folder, result in same:
            text = result.article.sha256 if isinstance(result, ArticleTables) else result.message
            if text in kept:
                report.twice += 1
                continue
            if kept:
                other = next(iter(kept.values()))
                raise UsageError(
                    f"{article_id} is one article in {other} and another in {folder}; give one of them another id"
                )
            kept[text] = folder
            yield folder, result


def results_of(folder: Path) -> Iterator[Found]:
    """The articles of a run with their rows, and the errors of those that have none, in the run's order."""
    try:
        yield from heapq.merge(tables_of(folder), failures_of(folder), key=itemgetter(0, 1))
    except FileNotFoundError as error:
        raise UsageError(f"{error.filename} is missing; run again into {folder}") from error


def tables_of(folder: Path) -> Iterator[Found]:
    tables = {table: ByArticle(folder, table) for table in READ}
    lost = ByArticle(folder, "errors")
    reasons = ReasonsByRow(folder / REASONS)
    for article in rows_in(folder, "articles"):
        rows = {table: tuple(found.of(article.article_id)) for table, found in tables.items()}
        ids = {r.casualty_id for r in rows["casualties"]} | {r.quote_id for r in rows["quotes"]}
        errors = tuple(e for e in lost.passing(article.article_id) if e.stage != LINK)
        yield article.article_id, article.path, folder, tables_from(article, rows, reasons.of(ids), errors)


def tables_from(
    article: ArticleRow, rows: dict[str, tuple[Any, ...]], reasons: tuple[Any, ...], errors: tuple[ErrorRow, ...]
) -> ArticleTables:
    return ArticleTables(article=article, **rows, reasons=reasons, errors=errors)


def failures_of(folder: Path) -> Iterator[Found]:
    """The errors of articles that have no row in articles.csv."""
    written = iter([row.article_id for row in rows_in(folder, "articles")])
    at = next(written, None)
    for row in rows_in(folder, "errors"):
        while at is not None and at < row.article_id:
            at = next(written, None)
        if at != row.article_id:
            yield row.article_id, row.path, folder, row


class ReasonsByRow:
    """reasons.jsonl, read on as the rows are asked for in its order."""

    def __init__(self, path: Path) -> None:
        self.lines = path.open(encoding="utf-8")
        self.next = self._next()

    def _next(self) -> tuple[str, Any] | None:
        line = self.lines.readline()
        if not line:
            self.lines.close()
            return None
        value = json.loads(line)
        return value["id"], tuple(map(tuple, value["reasons"]))

    def of(self, ids: set[str]) -> tuple[tuple[str, Any], ...]:
        found = []
        while self.next is not None and self.next[0] in ids:
            found.append(self.next)
            self.next = self._next()
        return tuple(found)
