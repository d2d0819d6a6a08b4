"""The command ``wireledger`` and how its errors are told.

Exit codes: 0 done, 1 nothing written, 2 wrong usage, 3 some articles failed.
"""

from __future__ import annotations

import errno
from typing import Annotated, Any

import typer

from pipeline import __version__
from pipeline.cli.command_group import CommandGroup
from pipeline.cli.diff import diff
from pipeline.cli.evaluate import evaluate
from pipeline.cli.init import init
from pipeline.cli.link import link
from pipeline.cli.merge import merge
from pipeline.cli.patterns import patterns_app
from pipeline.cli.report import report
from pipeline.cli.run import run
from pipeline.cli.terminal import say
from pipeline.cli.train import train
from pipeline.cli.why import why
from pipeline.errors import PatternFaults, PipelineError, UsageError, in_one_line

DONE, NOTHING_WRITTEN, WRONG_USAGE, SOME_FAILED = 0, 1, 2, 3


class Commands(CommandGroup):
    """Tells our own errors in one line each; a bug keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            for line in error.faults if isinstance(error, PatternFaults) else [in_one_line(str(error))]:
                say(line, err=True)
            raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else NOTHING_WRITTEN) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on, as with "| head"
                raise
            say(in_one_line(f"{error.filename or 'a file'} can't be used: {error.strerror or error}"), err=True)
            raise typer.Exit(NOTHING_WRITTEN) from error
        except KeyboardInterrupt as error:
            say("stopped, nothing was written", err=True)
            raise typer.Exit(NOTHING_WRITTEN) from error


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="News dispatches in, tables an analyst can check out.\n\n"
    "\b\nExample:\n  wireledger run data/dispatches -o outputs",
)


def version(value: bool) -> None:
    if value:
        say(f"wireledger {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


app.command()(run)
app.command()(merge)
app.command()(why)
app.command()(report)
app.command()(diff)
app.command()(link)
app.add_typer(patterns_app, name="patterns")
app.command()(evaluate)
app.command()(init)
app.command()(train)


def main() -> None:
    """The console script."""
    app(prog_name="wireledger")
