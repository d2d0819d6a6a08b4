"""Rows that are made of rows of casualties.csv: events, victims, incidents and whose figure for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.runs.finished_runs import finished_run
from pipeline.tables.csv_tables import read
from pipeline.tables.records import KEYS

Row = Mapping[str, str]
TABLES = ("events", "victims", "incidents", "incident_claims")
REMEDY = "name the folder of a run with --output"
PROGRAMS = ("latitude", "longitude", "iso3", "adm1_code", "adm2_code")  # cells that programs need and readers don't


@dataclass(frozen=True, slots=True)
class MadeRow:
    """cells: those that say something, by column. made_of: rows of casualties.csv, in their order."""

    table: str
    cells: Mapping[str, str]
    made_of: Sequence[Row]


def find_made(row_id: str, folder: Path) -> MadeRow | None:
    """The row with that id, None where none of these tables has it. Raises UsageError where its run is not finished."""
    for table in TABLES:
        path = folder / f"{table}.csv"
        row = next((r for r in (read(path) if path.exists() else ()) if r.get(KEYS[table]) == row_id), None)
        if row is not None:
            finished_run(folder, remedy=REMEDY)
            of = [figure for figure in read(folder / "casualties.csv") if is_of(figure, table, row)]
            return MadeRow(table, dict(shown_cells(row)), of)
    return None


def is_of(figure: Row, table: str, row: Row) -> bool:
    """Whether the row is made of a figure."""
    if table == "incident_claims":
        return figure["casualty_id"] in row["casualty_ids"].split()
    shared = "casualty_id" if table == "victims" else KEYS[table]
    return figure.get(shared) == row[shared]


def shown_cells(row: Row) -> Iterator[tuple[str, str]]:
    for column, cell in row.items():
        if cell and column not in PROGRAMS and not column.endswith(("_id", "_ids")) and column != "sentences":
            yield column, cell


def figure_in_words(figure: Row) -> str:
    """ "c0123 “killed nine” (police), in valley_01, main, counted: yes"."""
    teller = f" ({figure['claimant_name']})" if figure["claimant_name"] else ""
    words = f"{figure['casualty_id']} “{figure['text']}”{teller}, in {figure['article_id']}"
    return f"{words}, {figure['relation']}, counted: {figure['counted']}"
