"""Several runs made one: their articles in one order, and stories, incidents and totals found over all of them.

What it writes is what one run over all the articles would have written.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.exports.written_formats import formats_of
from pipeline.runs.finished_runs import finished_run
from pipeline.runs.joined_profiles import profiles_of
from pipeline.runs.outputs import OutputFolder
from pipeline.runs.written_results import add_text, place_of, results_of, without_remade
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.records import ErrorRow

BASIS = ("wireledger", "python", "spacy", "model", "patterns", "convention")  # of run.json: what rows depend on
OF_ROWS = ("model", "patterns", "convention")
Found = tuple[str, str, Path, ArticleTables | ErrorRow]  # article_id, path, run


@dataclass(slots=True)
class Joined:
    """What was joined. twice: articles that several runs hold, each kept once."""

    articles: int = 0
    twice: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def join(
    runs: Sequence[Path],
    output: Path,
    *,
    profile: str = "",
    formats: str = "csv",
    dialect: Dialect = DIALECT,
    force: bool = False,
) -> Joined:
    """Write the tables of all runs into one folder. profile: a further table, beside those that any of the runs has.

    Raises UsageError where a folder holds no run's tables, or where two runs hold different articles of one id.
    """
    started = time.perf_counter()
    folders = sorted(dict.fromkeys(path.resolve() for path in runs))
    records = [finished_run(folder) for folder in folders]
    if output.resolve() in folders:
        raise UsageError(f"{output} is one of the runs; name another folder with --output")
    drafted = profiles_of(dict(zip(folders, records, strict=True)), asked=profile)
    report = Joined(notes=(*differences(folders, records), *drafted.notes))
    with OutputFolder(
        output, further=drafted.tables, formats=formats_of(formats), dialect=dialect, force=force
    ) as written:
        for folder, result in once(folders, report):
            written.add_result(result)
            if isinstance(result, ArticleTables):
                drafted.add(written, folder, result)
            add_text(written, folder, result)
            report.articles += isinstance(result, ArticleTables)
        about = {name: records[0][name] for name in BASIS if name in records[0]}
        further = {"linked": [str(path) for path in folders], "articles": report.articles, "notes": list(report.notes)}
        written.commit({**about, **further, "seconds": round(time.perf_counter() - started, 3)})
        report.rows = dict(written.rows)
    return report


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
    every = heapq.merge(*(found_in(folder) for folder in folders), key=itemgetter(0, 1))
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


def found_in(folder: Path) -> Iterator[Found]:
    """The articles of a run, in its order; what linking and drafting failed at is found anew."""
    try:
        for result in results_of(folder):
            if isinstance(result, ArticleTables):
                result = without_remade(result)
            yield *place_of(result), folder, result
    except FileNotFoundError as error:
        raise UsageError(f"{error.filename} is missing; run again into {folder}") from error
