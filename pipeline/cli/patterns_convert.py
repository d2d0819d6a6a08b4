"""``wireledger patterns convert``: pattern files as spreadsheets, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.run import counted
from pipeline.cli.terminal import say


def convert(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of pattern files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="New folder.")],
    to: Annotated[str, typer.Option(help="xlsx or csv.")] = "xlsx",
) -> None:
    """Write the tables of a folder as spreadsheets, or spreadsheets as CSV.

    Both are read where patterns are; every cell is text, so that no program makes dates or numbers of names.
    Files that are no tables are copied.
    Exit codes: 0 done, 1 nothing written, 2 wrong usage.

    \b
    Examples:
      wireledger patterns convert patterns -o my-sheets
      wireledger patterns convert my-sheets --to csv -o my-patterns
    """
    from pipeline.patterns.conversion import convert as convert_folder

    written = convert_folder(folder, output, to=to)
    say(f"{counted(len(written), 'file')} in {output}", err=True)
