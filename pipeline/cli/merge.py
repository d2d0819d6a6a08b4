"""``wireledger merge``: the tables of the parts of one run, made one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.run import SHOWN, counted, progress_bar, tell


def merge(
    shards: Annotated[list[Path], typer.Argument(metavar="SHARD...", help="Output folders of runs over the parts.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the tables.")],
    formats: Annotated[
        str, typer.Option("--format", help="As of `wireledger run`; what the shards have if not given.")
    ] = "",
    patterns: Annotated[
        Path | None,
        typer.Option(help="Where the runs' pattern files lie now; asked for by --profile only.", show_default=False),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write even where files lie that no run wrote; they are kept aside.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something fails.")] = False,
) -> None:
    """Join the tables of runs over disjoint parts of one input: the same files as one run writes, byte for byte.

    The parts may be made by `wireledger run --shard 3/16` or split by hand, on any machines. Runs with other patterns,
    another model or version, convention or profile are refused, and so is an article that two shards hold.
    Exit codes: 0 done, 1 nothing written, 2 wrong usage, 3 some articles failed or lost rows (see errors.csv).

    \b
    Example:
      wireledger merge shards/* -o outputs
    """
    from pipeline.runs.merged_runs import merge as merge_runs

    with progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
        report = merge_runs(shards, output, formats=formats, patterns=patterns, force=force, progress=progress)
    if report.failed or not quiet:
        joined = f"{counted(report.articles, 'article')} of {counted(len(set(shards)), 'shard')} in {output}"
        tell(iter([joined, "rows: " + ", ".join(f"{name} {number:,}" for name, number in report.rows.items())]))
    if report.kept:
        tell(iter(["files that no run wrote are kept as " + ", ".join(map(str, report.kept))]))
    if report.failed:
        failed = counted(len(report.hurt), "article")
        lines = [f"  {row.article_id or row.path}: {row.message}" for row in report.failed[:SHOWN]]
        tell(iter([f"{failed} failed or lost rows, see {output / 'errors.csv'}:", *lines]))
        raise typer.Exit(3)
