"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Patterns = Annotated[
    Path | None,
    typer.Option("--patterns", help="Folder of pattern files instead of the shipped one.", show_default=False),
]
PatternsOfRun = Annotated[
    Path | None,
    typer.Option("--patterns", help="Folder of pattern files instead of the run's.", show_default=False),
]
Model = Annotated[str, typer.Option("--model", help='An installed spaCy model, or "blank".')]
Convention = Annotated[str, typer.Option("--convention", help='What "dozens" counts as: a file in conventions/.')]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Also write every change to this .csv file.", show_default=False),
]
Page = Annotated[
    Path | None, typer.Option("--page", help="Also write a page to read in a browser.", show_default=False)
]
Shown = Annotated[int, typer.Option("--shown", min=0, help="So many rows of each table are printed; 0: all.")]
