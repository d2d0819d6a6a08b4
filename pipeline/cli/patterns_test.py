"""``wireledger patterns test``: the examples and counter-examples beside the patterns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.diff import paint
from pipeline.cli.options import Convention, Model
from pipeline.cli.run import DEFAULT_MODEL, counted, pattern_folder

if TYPE_CHECKING:
    from pipeline.workbench.change_lists import Line
    from pipeline.workbench.examples import Failing

FAILED = 1


def patterns_test(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Folder of pattern files; the shipped one.", show_default=False)
    ] = None,
    model: Model = DEFAULT_MODEL,
    convention: Convention = "acled",
) -> None:
    """Try the examples and counter-examples in DIR/tests/.

    Of each that does not hold: its file and line, the sentence, what was wanted, and what was found.
    Exit codes: 0 all hold, 1 some do not, 2 wrong usage.

    \b
    Example:
      wireledger patterns test patterns
    """
    from pipeline.workbench.examples import failing, read_examples

    patterns = folder or pattern_folder()
    examples = read_examples(patterns)
    failed = failing(examples, patterns, model=model, convention=convention)
    paint(line for failure in failed for line in lines(failure))
    held = f"{counted(len(examples), 'example')}, {'all hold' if not failed else f'{len(failed):,} fail'}"
    paint([("red" if failed else "green", held)])
    if failed:
        raise typer.Exit(FAILED)


def lines(failure: Failing) -> Iterator[Line]:
    example = failure.example
    yield "red", f"{example.place}: {'found all the same' if example.expect == 'not' else 'not found'}"
    yield "", f"  sentence  {example.sentence}"
    yield "", f"  wanted    {example.wanted}"
    for number, row in enumerate(failure.shown or [f"no row of {example.table}"]):
        yield "", f"  {'found' if not number else '     '}     {row}"
