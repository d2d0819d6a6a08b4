"""``wireledger report``: a run as one page to read and to check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Output folder of a run.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The .html file to write; report.html in RUN.", show_default=False),
    ] = None,
) -> None:
    """Write a run as one page to read in a browser, to check and to print.

    The page needs no other file and asks no network. It shows what the articles say, by whose word, over time and on a
    map, and every article with its names, figures and quotations marked and explained. Verdicts that are given in it
    (right, wrong, fix) are saved as a CSV that evaluate reads as gold; docs/report.md has more.

    \b
    Example:
      wireledger report outputs -o report.html
      wireledger evaluate verdicts.csv -o outputs
    """
    from pipeline.run_page.html_document import write_report

    written, without_text = write_report(run, output)
    typer.echo(f"the page is {written}", err=True)
    if without_text:
        are, its = (
            ("1 article is", "its file is")
            if without_text == 1
            else (f"{without_text:,} articles are", "their files are")
        )
        sentences = "its sentences" if without_text == 1 else "their sentences"
        typer.echo(
            f"{are} shown by {sentences} only, as {its} gone or changed; call from the folder where it was run",
            err=True,
        )
