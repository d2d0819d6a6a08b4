"""``wireledger why``: what made a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import PatternsOfRun
from pipeline.cli.run import counted, pattern_folder
from pipeline.cli.terminal import say

if TYPE_CHECKING:
    from pipeline.why.made_rows import MadeRow
    from pipeline.why.provenance import Provenance

SHOWN = {  # what is told of a row of each table, in order
    "mentions.csv": ("text", "label", "entity_name", "entity_id", "entity_type", "side", "found_by"),
    "casualties.csv": ("text", "effect", "relation", "claim_group"),
    "quotes.csv": (
        "quote", "kind", "content", "cue", "stance", "speaker_text", "speaker_name", "resolution",
    ),
}  # fmt: skip
WIDTH = 16


def why(
    row_id: Annotated[str, typer.Argument(metavar="ROW_ID", help="The id of a row: its last cells hold it.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the tables.")] = Path("outputs"),
    patterns: PatternsOfRun = None,
) -> None:
    """Say what made a row of the tables.

    That is the rule and its line in a pattern file or in the code; for a quotation by what its speaker is linked to
    it, who that is, how sure that is and who else it might be; for a casualty figure how its number was read, who
    claims it, how sure it is, why it counts or not, and where place and day come from. Of an event, a victim, an
    incident or a claim in one: the figures that it is made of.

    \b
    Example:
      wireledger why q0123456789 -o outputs
    """
    from pipeline.patterns import read_patterns
    from pipeline.why.made_rows import find_made
    from pipeline.why.provenance import explain, find, patterns_of_run

    if (made := find_made(row_id, output)) is not None:
        for line in lines_of_made(made):
            say(line)
        return
    table, row = find(row_id, output)
    read = read_patterns(patterns or patterns_of_run(output) or pattern_folder())
    for line in lines(explain(table, row, output, read)):
        say(line)


def lines_of_made(found: MadeRow) -> Iterator[str]:
    from pipeline.why.made_rows import figure_in_words

    yield f"{found.table}.csv: made of {counted(len(found.made_of), 'row')} of casualties.csv"
    yield from (told(column, cell) for column, cell in found.cells.items())
    yield from (told("made of", figure_in_words(figure)) for figure in found.made_of)
    yield "  `wireledger why` with the id of one of these rows says what it rests on"


def lines(found: Provenance) -> Iterator[str]:
    row = found.row
    yield f"{found.table}: {row['article_id']}, characters {row['start']} to {row['end']}"
    yield told("sentence", row["sentence"])
    for column in SHOWN[found.table]:
        if row[column] and not (column == "content" and row["content"] == row["quote"]):
            yield told(column, row[column])
    yield told("rule", row["rule_id"])
    if found.rule_place or found.doubt:
        place = found.rule_place or "none of the files read"
        yield told("stands in", f"{place} ({found.doubt})" if found.doubt else place)
    if found.construction:
        yield told("construction", found.construction)
    for label, sentence in found.account:
        yield told(label, sentence)


def told(label: str, value: str) -> str:
    return f"  {label:{WIDTH}}{' '.join(value.split())}"
