"""``wireledger patterns show``: every form that a row of the patterns matches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.diff import paint
from pipeline.cli.options import Patterns
from pipeline.cli.run import pattern_folder

if TYPE_CHECKING:
    from pipeline.workbench.change_lists import Line
    from pipeline.workbench.matched_forms import MatchedForms

SHOWN = 40  # forms of one kind
WIDTH = 14


def patterns_show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An id of the pattern files or a rule_id of the tables; a word, a form.")
    ],
    patterns: Patterns = None,
    everything: Annotated[bool, typer.Option("--all", help="All forms, however many.")] = False,
) -> None:
    """Show every form that a row of the patterns matches, with its file and line.

    \b
    Examples:
      wireledger patterns show ahmad-massoud
      wireledger patterns show cue:say
    """
    from pipeline.patterns import read_patterns
    from pipeline.workbench.matched_forms import matched_forms

    for found in matched_forms(name, read_patterns(patterns or pattern_folder()), everything=everything):
        paint(lines(found, most=0 if everything else SHOWN))


def lines(found: MatchedForms, *, most: int) -> Iterator[Line]:
    row = found.row
    yield "bold", f"{row.row_id or row.key}: {row.sort}, {found.place}"
    for column, cell in found.told:
        yield "", f"  {column:{WIDTH}}{cell}"
    for label, forms in found.forms:
        shown = forms[: most or None]
        more = f" … and {len(forms) - len(shown):,} more (--all)" if len(forms) > len(shown) else ""
        head = f"{label:{WIDTH}}" if len(label) < WIDTH else f"{label}  "
        yield "", f"  {head}{' | '.join(shown)}{more}"
