"""``wireledger patterns coverage``: what the patterns know of a run's articles, and what they don't."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.diff import check_file, paint
from pipeline.cli.options import PatternsOfRun
from pipeline.cli.run import counted, pattern_folder
from pipeline.cli.terminal import say

if TYPE_CHECKING:
    from pipeline.workbench.change_lists import Line
    from pipeline.workbench.coverage import Coverage


def patterns_coverage(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Output folder of a run.")] = Path("outputs"),
    patterns: PatternsOfRun = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Also write all that was found to this .csv file.", show_default=False),
    ] = None,
    shown: Annotated[int, typer.Option("--shown", min=0, help="So many of each kind are printed; 0: all.")] = 10,
) -> None:
    """Find what the patterns miss: names that no row knows, likely spellings, rows that compete or find nothing.

    Every unknown name comes with its count, a sentence and a line ready to be pasted into actors.csv or places.csv.
    Nothing is changed.

    \b
    Example:
      wireledger patterns coverage outputs --output coverage.csv
    """
    from pipeline.patterns import read_patterns
    from pipeline.runs.finished_runs import finished_run
    from pipeline.why.provenance import patterns_of_run
    from pipeline.workbench.coverage import coverage, write_csv
    from pipeline.workbench.grounds import grounds

    finished_run(run)
    subject = grounds(run)
    if output:
        check_file(output, ".csv", "--output")
    found = coverage(subject, read_patterns(patterns or patterns_of_run(run) or pattern_folder()))
    paint(lines(found, shown=shown))
    if output:
        write_csv(found.gaps, output)
        say(f"{len(found.gaps):,} findings in {output}", err=True)


def lines(found: Coverage, *, shown: int) -> Iterator[Line]:
    from pipeline.workbench.coverage import Finding

    titles = {
        Finding.UNKNOWN_NAME: "that no pattern knows",
        Finding.NEAR_SPELLING: "that may be another spelling of a known one",
        Finding.COMPETES: "of rows that compete for the same words",
    }
    for finding, title in titles.items():
        gaps = [gap for gap in found.of(finding) if gap.count]
        noun = "group" if finding == Finding.COMPETES else "name"
        yield "bold", f"{counted(len(gaps), noun)} {title}"
        for gap in gaps[: shown or None]:
            times = f"{gap.count:,} in {counted(gap.articles, 'article')}"
            yield "", f"  {gap.name} ({', '.join(filter(None, (gap.likely_type, times)))})"
            for label, told in (("in", gap.sentence.partition(" / ")[0]), ("", gap.note), ("paste", gap.paste)):
                if told:
                    yield "dim", f"      {label + ': ' if label else ''}{told if label == 'paste' else told[:220]}"
        if shown and len(gaps) > shown:
            yield "dim", f"  … and {len(gaps) - shown:,} more; --shown 0 lists all, --output FILE.csv writes them"
    listed = sum(not gap.count for gap in found.of(Finding.COMPETES))
    yield (
        "bold",
        f"{counted(listed, 'form')} listed by several rows, in none of the articles (--output FILE.csv has them)",
    )
    yield "bold", f"rows that stand in none of {counted(found.articles, 'article')}"
    for file, number in found.rows.items():
        if found.idle[file]:
            yield "", f"  {file}: {found.idle[file]:,} of {counted(number, 'row')}"
    silent = [gap for gap in found.of(Finding.NEVER_FIRED) if gap.count]
    yield "bold", f"{counted(len(silent), 'row')} whose words stand in articles, but made no row of a table"
    for gap in silent[: shown or None]:
        yield "", f"  {gap.name} ({gap.count:,}), {gap.place}"
    if shown and len(silent) > shown:
        yield "dim", f"  … and {len(silent) - shown:,} more; --shown 0 lists all, --output FILE.csv writes them"
