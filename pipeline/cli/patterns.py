"""``wireledger patterns``: the commands for those who edit pattern files."""

from __future__ import annotations

import typer

from pipeline.cli.patterns_check import check
from pipeline.cli.patterns_convert import convert

patterns_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check, test and preview pattern files.\n\n\b\nExample:\n  wireledger patterns check my-patterns",
)
patterns_app.command()(check)
patterns_app.command()(convert)
