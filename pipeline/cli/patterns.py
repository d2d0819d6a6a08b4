"""``wireledger patterns``: the workbench of those who edit the pattern files. One module a command."""

from __future__ import annotations

import typer

from pipeline.cli.command_group import CommandGroup
from pipeline.cli.patterns_check import check
from pipeline.cli.patterns_convert import convert
from pipeline.cli.patterns_coverage import patterns_coverage
from pipeline.cli.patterns_diff import patterns_diff
from pipeline.cli.patterns_show import patterns_show
from pipeline.cli.patterns_test import patterns_test

patterns_app = typer.Typer(
    cls=CommandGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check the pattern files, see what an edit of them changes, test it, and find what is missing.\n\n"
    "\b\nExample:\n  wireledger patterns diff patterns my-patterns --on outputs",
)
patterns_app.command()(check)
patterns_app.command()(convert)
patterns_app.command("diff")(patterns_diff)
patterns_app.command("test")(patterns_test)
patterns_app.command("show")(patterns_show)
patterns_app.command("coverage")(patterns_coverage)
