"""Changes as an analyst reads them: lines for a terminal, a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.tables.csv_tables import BOM, guarded
from pipeline.tables.records import TABLES
from pipeline.workbench.changes import Change, Kind

MadeBy = Callable[[Change], Sequence[str]]  # the pattern lines behind a change, "file:line (what)"
Line = tuple[str, str]  # style and text

SIGNS = {Kind.APPEARS: ("green", "+"), Kind.VANISHES: ("red", "-"), Kind.CHANGES: ("yellow", "~")}
COLUMNS = ("change", "table", "article_id", "words", "column", "old", "new", "sentence", "made_by", "start", "end")
LONGEST = 160  # characters of a sentence or a cell in a line
EMPTY = "(empty)"


def nobody(change: Change) -> Sequence[str]:
    """For changes between two runs, whose patterns nobody compared."""
    return ()


def lines(changes: Sequence[Change], *, shown: int, made_by: MadeBy = nobody) -> Iterator[Line]:
    """The report, table by table, at most so many rows of each; shown 0: all."""
    tables = {change.table for change in changes}
    for table in [*TABLES, *sorted(tables - TABLES.keys())]:
        found = [change for change in changes if change.table == table]
        if not found:
            continue
        yield "bold", f"{table}.csv: {counts(found)}"
        for change in found[: shown or None]:
            yield from entry(change, made_by(change))
        if shown and len(found) > shown:
            yield "dim", f"  … and {len(found) - shown:,} more; --shown 0 lists all, --output FILE.csv writes them"


def counts(changes: Sequence[Change]) -> str:
    """ "2 rows appear, 1 vanishes, 3 change"."""
    number = Counter(change.kind for change in changes)
    told: list[str] = []
    for kind, one, many in (
        (Kind.APPEARS, "appears", "appear"),
        (Kind.VANISHES, "vanishes", "vanish"),
        (Kind.CHANGES, "changes", "change"),
    ):
        if number[kind]:
            noun = "" if told else " row" if number[kind] == 1 else " rows"
            told.append(f"{number[kind]:,}{noun} {one if number[kind] == 1 else many}")
    return ", ".join(told)


def entry(change: Change, made_by: Sequence[str] = ()) -> Iterator[Line]:
    """A change in a few lines: whose words, what of them, the sentence, the pattern lines."""
    style, sign = SIGNS[change.kind]
    words = f"  “{cut(change.words)}”" if change.words else ""
    yield style, f"  {sign} {change.article_id}{words}"
    if change.kind == Kind.CHANGES:
        for column, old, new in change.cells:
            yield "", f"      {column}: {cut(old) or EMPTY} → {cut(new) or EMPTY}"
    else:
        yield "", f"      {', '.join(f'{column} {cut(old or new)}' for column, old, new in change.cells)}"
    if change.sentence:
        yield "dim", f"      in: {cut(change.sentence)}"
    for place in made_by:
        yield "dim", f"      by: {place}"


def cut(cell: str) -> str:
    cell = " ".join(cell.split())
    return cell if len(cell) <= LONGEST else cell[: LONGEST - 2].rsplit(" ", 1)[0] + " …"


def write_csv(changes: Sequence[Change], path: Path, *, made_by: MadeBy = nobody) -> None:
    """One line for each changed cell, and one for each row that appears or vanishes, as other tables are written."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM)
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for change in changes:
            writer.writerows([guarded(cell) for cell in row] for row in records(change, made_by(change)))


def records(change: Change, made_by: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The cells of COLUMNS, one record for each line of the spreadsheet."""
    before = (str(change.kind), change.table, change.article_id, change.words)
    after = (change.sentence, "; ".join(made_by), change.row.get("start", ""), change.row.get("end", ""))
    if change.kind == Kind.CHANGES:
        yield from ((*before, *cell, *after) for cell in change.cells)
        return
    old = ", ".join(f"{column}={cell}" for column, cell, _ in change.cells if cell)
    new = ", ".join(f"{column}={cell}" for column, _, cell in change.cells if cell)
    yield (*before, "", old, new, *after)
