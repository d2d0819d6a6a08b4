"""``wireledger link``: runs made at different times, brought together, at once or in an archive that grows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.run import counted
from pipeline.cli.terminal import say
from pipeline.errors import UsageError
from pipeline.exports.profiles import PROFILES

if TYPE_CHECKING:
    from pipeline.archive.additions import AdditionReport
    from pipeline.tables.linked_records import FormerIdRow

SHOWN = 10
LINKED = ("stories", "incidents", "incident_claims")


def link(
    runs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[RUN...]", help="Output folders of runs.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Folder to write the tables to.", show_default=False),
    ] = None,
    archive: Annotated[
        Path | None,
        typer.Option(
            help="File of an archive that the runs are added to; made where it is missing.", show_default=False
        ),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="Write the tables of the whole archive, not only of what the runs touch.")
    ] = False,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Take the runs for all that they gave the archive before: what they lack goes."),
    ] = False,
    other_patterns: Annotated[
        bool, typer.Option("--other-patterns", help="Add runs of other patterns, model or convention to the archive.")
    ] = False,
    profile: Annotated[
        str,
        typer.Option(help=f"A further table in another project's columns: {', '.join(PROFILES)}.", show_default=False),
    ] = "",
    formats: Annotated[
        str, typer.Option("--format", help="What to write beside csv: xlsx, parquet, sqlite, geojson; with commas.")
    ] = "csv",
    force: Annotated[bool, typer.Option("--force", help="Write also where files of yours lie; they are kept.")] = False,
) -> None:
    """Join runs: their articles in one folder, with stories and incidents over all of them.

    The tables are those that one run over all the articles writes; an article that several runs hold stands there once.
    The ids of stories and incidents are made of their earliest member, so that they stay when later reports come.

    With --archive the runs are added to a file, which holds their rows, so that their folders may be deleted. A day
    takes the time of its own articles, whatever the archive holds. The tables are then those of the runs' articles and
    of all earlier ones that share a story or an incident with them; --whole, or no RUN, writes those of all articles.
    Which ids have changed stands in former_ids.csv. --profile drafts a row for each incident; of runs that have such a
    table it is drafted anyway. Exit codes: 0 done, 1 nothing written, 2 wrong usage.

    \b
    Examples:
      wireledger link runs/monday runs/tuesday -o archive
      wireledger link runs/wednesday --archive desk.archive -o today
      wireledger link --archive desk.archive -o everything --profile ucdp
    """
    if archive is None:
        if not runs or output is None or whole or replace or other_patterns:
            raise UsageError("name runs and a folder for their tables with --output, or an archive with --archive")
        join(runs, output, profile=profile, formats=formats, force=force)
        return
    if not runs and output is None:
        raise UsageError("name runs to add to the archive, or a folder for its tables with --output")
    if profile and output is None:
        raise UsageError("name a folder for the tables of --profile with --output")
    from pipeline.archive.additions import add_runs

    report = add_runs(
        runs or [],
        archive,
        output,
        whole=whole,
        replace=replace,
        other_patterns=other_patterns,
        profile=profile,
        formats=formats,
        force=force,
    )
    tell(report, archive, output)


def join(runs: list[Path], output: Path, *, profile: str, formats: str, force: bool) -> None:
    from pipeline.runs.joined_runs import join as join_runs

    joined = join_runs(runs, output, profile=profile, formats=formats, force=force)
    for note in joined.notes:
        say(f"note: {note}", err=True)
    twice = f", {joined.twice} of them held twice and kept once" if joined.twice else ""
    say(f"{counted(joined.articles, 'article')} of {counted(len(set(runs)), 'run')}{twice}", err=True)
    tell_rows(joined.rows, output)


def tell(report: AdditionReport, archive: Path, output: Path | None) -> None:
    done = report.addition
    for note in report.notes:
        say(f"note: {note}", err=True)
    told = {"held already": done.held, "replaced": done.replaced, "taken out": done.gone}
    more = "".join(f", {number:,} {what}" for what, number in told.items() if number)
    say(f"{counted(report.archived, 'article')} in {archive}: {done.new:,} new{more}", err=True)
    if done.left:
        kept = f"{counted(done.left, 'article')} that the runs held before and hold no longer"
        say(f"note: {kept} stay in the archive; --replace takes them out", err=True)
    for former in done.former[:SHOWN]:
        say(former_told(former), err=True)
    if len(done.former) > SHOWN:
        say(f"and {len(done.former) - SHOWN:,} ids more have changed, see former_ids.csv", err=True)
    if output is not None:
        say(f"{counted(report.articles, 'article')} in {output}", err=True)
        tell_rows(report.rows, output)


def former_told(row: FormerIdRow) -> str:
    """As "story st1… is st2… now, as one that comes before its first"."""
    whole = {
        "another first": "is {now} now: another of its articles is the earliest",
        "joined": "is {now} now: it was joined with that",
        "parted": "lost {members} to {now}",
    }
    return f"{row.kind} {row.former_id} " + whole[row.why].format(now=row.id, members=row.members)


def tell_rows(rows: dict[str, int], output: Path) -> None:
    say(f"rows in {output}: " + ", ".join(f"{name} {rows[name]:,}" for name in LINKED), err=True)
