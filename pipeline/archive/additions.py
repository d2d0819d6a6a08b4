"""Runs added to an archive, and its tables written: one transaction, so that all of it is done or nothing is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.archive.archive_file import fact, note_fact, opened
from pipeline.archive.archive_tables import touched, write
from pipeline.archive.growing_archive import Addition, Archive
from pipeline.archive.stored_results import text_in
from pipeline.errors import UsageError
from pipeline.runs.finished_runs import finished_run
from pipeline.runs.joined_profiles import profiles_of
from pipeline.runs.joined_runs import BASIS, OF_ROWS, found_in, said
from pipeline.runs.outputs import text_name
from pipeline.runs.ownership import TEXTS


@dataclass(slots=True)
class AdditionReport:
    """archived: articles that the archive holds now. articles, rows: of the tables that were written."""

    addition: Addition = field(default_factory=Addition)
    archived: int = 0
    articles: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def add_runs(
    runs: Sequence[Path],
    path: Path,
    output: Path | None,
    *,
    whole: bool = False,
    replace: bool = False,
    other_patterns: bool = False,
    profile: str = "",
    formats: str = "csv",
    force: bool = False,
) -> AdditionReport:
    """Add runs to the archive and write tables into the output folder, if one is named.

    whole, or no runs: the tables of the whole archive; else those of what the runs' articles touch. replace: articles
    take the place of others of their id, and those that a run holds no longer go. other_patterns: take runs in that
    were made otherwise than the archive's. profile: a further table, in another project's columns, drafted by the
    patterns of the archive. Raises UsageError where a folder holds no run's tables, where one article's id is
    another's, or where the file is no archive.
    """
    folders = sorted(dict.fromkeys(run.resolve() for run in runs))
    records = [finished_run(folder) for folder in folders]
    check_output(output, folders, path)
    report = AdditionReport()
    with opened(path, change=bool(runs)) as database:
        archive = Archive(database, path, replace=replace)
        for folder, record in zip(folders, records, strict=True):
            check_basis(archive, folder, record, report, allowed=other_patterns)
            take(archive, folder)
        archive.link()
        report.addition, report.archived = archive.done, archive.results.count()
        if output is not None:
            moments = touched(archive) if runs and not whole else None
            basis = json.loads(fact(database, "basis") or "{}")
            drafted = profiles_of({path: {"tables": (), **basis}}, asked=profile)
            about = {
                **basis,
                "linked": list(map(str, folders)),
                "notes": report.notes,
            }
            report.articles, report.rows = write(
                archive, output, moments, about=about, drafted=drafted, formats=formats, force=force
            )
    return report


def check_output(output: Path | None, folders: Sequence[Path], path: Path) -> None:
    if output is None:
        return
    if output.resolve() in folders:
        raise UsageError(f"{output} is one of the runs; name another folder with --output")
    if path.resolve().parent == output.resolve():
        raise UsageError(f"{path} lies in {output}, whose files are replaced; keep the archive elsewhere")


def check_basis(
    archive: Archive, folder: Path, record: dict[str, Any], report: AdditionReport, *, allowed: bool
) -> None:
    """Note what the first run was made with, and hold the others to it."""
    basis = json.loads(fact(archive.database, "basis") or "null")
    if basis is None:
        basis = {name: record[name] for name in BASIS if name in record}
        note_fact(archive.database, "basis", json.dumps(basis, ensure_ascii=False))
        note_fact(archive.database, "wireledger", str(record.get("wireledger", "")))
    if other := next((name for name in OF_ROWS if said(record, name) != said(basis, name)), None):
        told = f"{folder} was made with another {other} than the runs in {archive.path}".replace(
            "another patterns", "other patterns"
        )
        if not allowed:
            raise UsageError(f"{told}; run it again with theirs, or add --other-patterns to mix them")
        report.notes.append(told)


def take(archive: Archive, folder: Path) -> None:
    for article_id, _, _, result in found_in(folder):
        text = text_in(folder / TEXTS / text_name(article_id)) if article_id else None
        archive.take(str(folder), result, text)
    archive.close_source(str(folder))
