"""``wireledger patterns check``: everything that is wrong or doubtful in a folder of pattern files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.run import counted, pattern_folder
from pipeline.cli.terminal import say
from pipeline.errors import Fault


def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of pattern files; the shipped one if none is named.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail for warnings too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show faults only, no warnings and no summary.")] = False,
) -> None:
    """Check pattern files without running anything.

    Every fault and every warning is a line of its own: file and line, what, what to do. A fault keeps the patterns
    from being used; a warning tells what may be meant but hardly is. The examples in DIR/tests/ are read too.
    Exit codes: 0 sound, 1 faults (with --strict: or warnings), 2 wrong usage.

    \b
    Examples:
      wireledger patterns check
      wireledger patterns check my-patterns --strict
    """
    from pipeline.patterns.reader import inspect_patterns
    from pipeline.workbench.examples import inspect_examples

    chosen = folder or pattern_folder()
    found = inspect_patterns(chosen)
    examples, misread = inspect_examples(chosen)
    faults = {*found.faults, *misread}
    for fault in sorted((*faults, *(() if quiet else found.warnings))):
        kind = "" if fault in faults else "warning: "
        say(str(Fault(fault.file, fault.line, kind + fault.message)))
    if not quiet:
        told = f"{counted(len(faults), 'fault')}, {counted(len(found.warnings), 'warning')}"
        entities = f", {len(found.patterns.entities):,} actors and places" if found.patterns else ""
        tried = f", {counted(len(examples), 'example')}, tried by `wireledger patterns test`" if examples else ""
        say(f"{chosen}: {told}{entities}{tried}", err=True)
    if faults or (strict and found.warnings):
        raise typer.Exit(1)
