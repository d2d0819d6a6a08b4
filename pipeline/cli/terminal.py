"""What commands print: the only door to the terminal, through which nothing goes that could steer it."""

from __future__ import annotations

import typer

from pipeline.errors import without_controls


def say(line: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Print a line, or several, to stdout or stderr; control characters of it are written out."""
    typer.echo(without_controls(str(line)), err=err, nl=nl)
