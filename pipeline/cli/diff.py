"""``wireledger diff``: what differs between two runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Output, Page, Shown
from pipeline.cli.terminal import say

if TYPE_CHECKING:
    from pipeline.workbench.change_lists import Line, MadeBy
    from pipeline.workbench.changes import Change


def diff(
    old: Annotated[Path, typer.Argument(metavar="RUN1", help="Output folder of a run.")],
    new: Annotated[Path, typer.Argument(metavar="RUN2", help="Output folder of another.")],
    output: Output = None,
    page: Page = None,
    shown: Shown = 10,
) -> None:
    """Say which rows appear, vanish or change between two runs.

    A row is known by its article, its words and its kind, not by its id. Of a row that changes, the cells that do are
    named.

    \b
    Example:
      wireledger diff outputs outputs-new --output changes.csv --page changes.html
    """
    from pipeline.workbench.changes import changes
    from pipeline.workbench.sides import of_run

    check_files(output, page)
    found = changes(of_run(old), of_run(new))
    paint(report(found, shown=shown))
    write_files(found, output, page, title=f"{old} → {new}")


def report(
    found: Sequence[Change], *, shown: int, made_by: MadeBy | None = None, notes: Sequence[str] = ()
) -> Iterable[Line]:
    """The lines of a comparison; notes go before them."""
    from pipeline.workbench.change_lists import lines, nobody

    yield from (("", note) for note in notes)
    yield from lines(found, shown=shown, made_by=made_by or nobody)
    if not found:
        yield "", "no row of any table differs"


def write_files(
    found: Sequence[Change],
    output: Path | None,
    page: Path | None,
    *,
    title: str,
    notes: Sequence[str] = (),
    made_by: MadeBy | None = None,
) -> None:
    """The .csv and the page that were asked for."""
    from pipeline.workbench import change_page
    from pipeline.workbench.change_lists import nobody, write_csv

    by = made_by or nobody
    if output:
        write_csv(found, output, made_by=by)
        say(f"{len(found):,} changes in {output}", err=True)
    if page:
        page.write_text(change_page.page(found, title=title, notes=notes, made_by=by), encoding="utf-8")
        say(f"the page is {page}", err=True)


def check_files(output: Path | None, page: Path | None) -> None:
    """Before any work: whether the files that are asked for can be written."""
    if output:
        check_file(output, ".csv", "--output")
    if page:
        check_file(page, ".html", "--page")


def check_file(path: Path, suffix: str, option: str) -> None:
    """Raise UsageError where a file can't be written or would not open as what it is."""
    from pipeline.errors import UsageError

    if path.suffix.lower() != suffix:
        raise UsageError(f"{option} {path} is no {suffix} file; name one, such as changes{suffix}")
    if path.is_file():
        raise UsageError(f"{option} {path} is there already; name a new file, or move that one elsewhere")
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError(
            f"{option} {path} can't be written: {path.parent} is no folder, or {path.name} is one; mend it"
        )


def paint(lines: Iterable[Line]) -> None:
    """Print lines with their styles; colours only on a terminal, and none with NO_COLOR."""
    from rich.console import Console
    from rich.text import Text

    from pipeline.errors import without_controls

    console = Console(highlight=False, soft_wrap=True)
    for style, text in lines:
        console.print(Text(without_controls(text), style=style))
