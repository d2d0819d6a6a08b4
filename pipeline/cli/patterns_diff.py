"""``wireledger patterns diff``: what an edit of the patterns changes in the tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.diff import check_files, paint, report, write_files
from pipeline.cli.options import Output, Page, Shown
from pipeline.cli.run import counted, progress_bar

if TYPE_CHECKING:
    from pipeline.workbench.previews import Preview

SHOWN_EDITS = 10


def patterns_diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of pattern files as they were.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same as they are to be.")],
    on: Annotated[
        Path, typer.Option("--on", help="A run's output folder, or articles: a folder, a file, a table.", metavar="RUN")
    ] = Path("outputs"),
    output: Output = None,
    page: Page = None,
    shown: Shown = 10,
    model: Annotated[str, typer.Option(help="For articles: an installed spaCy model.", show_default=False)] = "",
    convention: Annotated[
        str, typer.Option(help='For articles: what "dozens" counts as; acled if not given.', show_default=False)
    ] = "",
    id_column: Annotated[str, typer.Option(help="Of a table: the column that names each article.")] = "",
    text_column: Annotated[str, typer.Option(help="Of a table: the column with the text.")] = "",
    date_column: Annotated[str, typer.Option(help="Of a table: the column with the day of publication.")] = "",
    title_column: Annotated[str, typer.Option(help="Of a table: the column with the title.")] = "",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")] = 1,
) -> None:
    """Preview an edit: the rows of every table that appear, vanish or change.

    Each comes with its sentence and with the file and line of the edited row. Only articles that hold a word of the
    edit are run again, and where OLD are the patterns of the run named with --on, only with NEW.

    \b
    Examples:
      wireledger patterns diff patterns my-patterns --on outputs
      wireledger patterns diff patterns my-patterns --on data/dispatches --page edit.html
    """
    from pipeline.corpus import Columns
    from pipeline.workbench.grounds import grounds
    from pipeline.workbench.previews import preview

    check_files(output, page)
    columns = Columns(id=id_column, text=text_column, date=date_column, title=title_column)
    subject = grounds(on, columns=columns, model=model, convention=convention)
    with progress_bar(shown=sys.stderr.isatty()) as progress:
        found = preview(old, new, subject, jobs=jobs, progress=progress)
    notes = list(what_was_done(found, str(on)))
    paint(report(found.changes, shown=shown, made_by=found.made_by, notes=[*edit_lines(found), *notes]))
    title = f"{old} → {new} on {on}"
    told = [*map(str, found.edits), *notes]
    write_files(found.changes, output, page, title=title, notes=told, made_by=found.made_by)


def edit_lines(found: Preview) -> Iterator[str]:
    yield f"{counted(len(found.edits), 'edited row')}" + (":" if found.edits else "")
    yield from (f"  {edit}" for edit in found.edits[:SHOWN_EDITS])
    if len(found.edits) > SHOWN_EDITS:
        yield f"  … and {len(found.edits) - SHOWN_EDITS:,} more"


def what_was_done(found: Preview, on: str) -> Iterator[str]:
    """How many articles were run again, and with which patterns."""
    if not found.edits:
        return
    sides = "with the new patterns" if found.reused else "with the old patterns and the new"
    yield f"{found.again:,} of {counted(found.articles, 'article')} hold a word of it and were run again {sides}"
    if found.why_not:
        yield f"the tables in {on} could not be used: {found.why_not}"
