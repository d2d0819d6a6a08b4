"""``wireledger link``: runs made at different times, brought together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import say


def link(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Output folders of runs.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write the tables to.")],
    formats: Annotated[
        str, typer.Option("--format", help="What to write beside csv: xlsx, parquet, sqlite, geojson; with commas.")
    ] = "csv",
    force: Annotated[bool, typer.Option("--force", help="Write also where files of yours lie; they are kept.")] = False,
) -> None:
    """Join runs: their articles in one folder, with stories and incidents over all of them.

    The tables are those that one run over all the articles writes; an article that several runs hold stands there once.
    The ids of stories and incidents are made of their earliest member, so that they stay when later reports come.

    \b
    Example:
      wireledger link runs/monday runs/tuesday -o archive
    """
    from pipeline.runs.joined_runs import join

    joined = join(runs, output, formats=formats, force=force)
    for note in joined.notes:
        say(f"note: {note}", err=True)
    twice = f", {joined.twice} of them held twice and kept once" if joined.twice else ""
    say(f"{joined.articles} articles of {len(set(runs))} runs{twice}", err=True)
    told = ", ".join(f"{name} {joined.rows[name]:,}" for name in ("stories", "incidents", "incident_claims"))
    say(f"rows in {output}: {told}", err=True)
