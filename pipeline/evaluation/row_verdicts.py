"""Verdicts that readers gave on the rows of a run, read back and held against a run's tables as gold.

The file is a CSV table, as the page of ``wireledger report`` saves it:

    row_id, table, verdict, field, corrected, note, article_id, start, end, value, seen

verdict: ``right``, ``wrong`` (there should be no such row), or ``fix``: the cell ``field`` should hold ``corrected``;
a row with several wrong cells has a line for each, and one without a field says only that some cell is wrong.
``value`` is what the cell held, ``seen`` the fingerprint of the row as it was judged. The first five columns are
needed; the others may be missing or empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.csv_tables import read
from pipeline.tables.records import KEYS
from pipeline.tables.totals import Range
from pipeline.vocabulary import TOTALLED, Effect

Row = Mapping[str, str]

COLUMNS = (
    "row_id", "table", "verdict", "field", "corrected", "note", "article_id", "start", "end", "value", "seen",
)  # fmt: skip
NEEDED = COLUMNS[:5]
SHOWN = 20  # verdicts aside that are named without being asked for
RIGHT, WRONG, FIX = "right", "wrong", "fix"
JUDGED: Mapping[str, tuple[str, ...]] = {  # the cells that a reader may mend: what a row says of its words
    "mentions": ("text", "label", "entity_name", "entity_type", "side"),
    "casualties": (
        "text", "effect", "low", "best", "high", "victim_text", "victim_side", "victim_status", "claimant_name",
        "claimant_side", "certainty", "counted", "relation", "place_text", "event_date", "perpetrator_name",
        "perpetrator_side", "means",
    ),
    "events": (
        "kind", "event_date", "event_date_end", "place_text", "means", "perpetrator_name", "perpetrator_side",
        *(f"{effect}_{end}" for effect in (*TOTALLED, Effect.CASUALTIES) for end in Range._fields),
        "civilians_killed",
    ),
    "victims": ("text", "name", "age", "sex", "age_group", "role", "effect", "number", "counted"),
    "quotes": ("speaker_name", "speaker_side", "quote", "kind", "stance", "content"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What a reader says of one row. fixes: the corrected cells by column."""

    row_id: str
    table: str
    verdict: str
    article_id: str = ""
    place: tuple[str, str] = ("", "")  # start and end
    seen: str = ""
    fixes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """The verdicts that hold of the run's rows, and one line for each that can't be counted and why."""

    verdicts: list[Verdict]
    aside: list[str]


def fingerprint(table: str, row: Row) -> str:
    """Eight hex digits that differ where a cell differs that a reader judges."""
    said = "\x1f".join(row.get(column, "") for column in JUDGED[table])
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:8]


def read_verdicts(path: Path) -> list[RowVerdict]:
    """The verdicts of a file, by row in the order of their first lines.

    Raises UsageError, with the line, for what is no verdict.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such file; name the CSV of verdicts that the page of a run saved")
    found: dict[tuple[str, str], RowVerdict] = {}
    for line, cells in zip(count(2), read(path), strict=False):
        told = _told(path, line, {name: cell.strip() for name, cell in cells.items()})
        key = (told.table, told.row_id)
        before = found.get(key)
        if before and (before.verdict != told.verdict or before.fixes.keys() & told.fixes.keys()):
            raise UsageError(f"{path}:{line}: {told.row_id} has another verdict in a line before; keep one of them")
        found[key] = replace(before, fixes={**before.fixes, **told.fixes}) if before else told
    return list(found.values())


def _told(path: Path, line: int, cells: Row) -> RowVerdict:
    lost = [name for name in NEEDED if name not in cells]
    table, verdict, column = cells.get("table", ""), cells.get("verdict", ""), cells.get("field", "")
    if lost:
        raise UsageError(f"{path} has no column {', '.join(lost)}; a table of verdicts has {', '.join(COLUMNS[:6])}")
    if not cells["row_id"]:
        raise UsageError(f"{path}:{line}: no row_id; every verdict names its row")
    if table not in JUDGED:
        raise UsageError(f"{path}:{line}: no table {table!r} has verdicts; it is one of {', '.join(JUDGED)}")
    if verdict not in (RIGHT, WRONG, FIX):
        raise UsageError(f"{path}:{line}: {verdict!r} is no verdict; it is right, wrong or fix")
    if verdict == FIX and column and column not in JUDGED[table]:
        raise UsageError(f"{path}:{line}: fix names the field {column!r}; of {table} one of {', '.join(JUDGED[table])}")
    return RowVerdict(
        row_id=cells["row_id"],
        table=table,
        verdict=verdict,
        article_id=cells.get("article_id", ""),
        place=(cells.get("start", ""), cells.get("end", "")),
        seen=cells.get("seen", ""),
        fixes={column: cells["corrected"]} if verdict == FIX and column else {},
    )


def judge_rows(given: Sequence[RowVerdict], run: Path) -> JudgedRows:
    """Verdicts held against the tables of a run: how many rows are right, and how many cells of those that belong."""
    if not (run / "articles.csv").is_file():
        raise UsageError(f"{run} holds no tables of a run; name their folder with --output")
    verdicts: list[Verdict] = []
    aside: list[str] = []
    for table in JUDGED:
        asked = [told for told in given if told.table == table]
        if not asked:
            continue
        rows = RowsOfTable(table, run / f"{table}.csv")
        mended = {column for told in asked for column in told.fixes}
        for told in asked:
            row = rows.row_of(told)
            why = not_counted(told, row)
            if row is None or why:
                aside.append(f"{table} {told.row_id} ({told.verdict}{_in(told)}): {why}")
            else:
                verdicts += row_verdicts(told, row, mended)
    return JudgedRows(verdicts, aside)


class RowsOfTable:
    """The rows of one table, by id and by the words they stand on."""

    def __init__(self, table: str, path: Path) -> None:
        rows = list(read(path)) if path.is_file() else []
        self.by_id = {row[KEYS[table]]: row for row in rows}
        self.by_place: dict[tuple[str, str, str], list[Row]] = {}
        for row in rows:
            if row.get("start"):
                self.by_place.setdefault((row["article_id"], row["start"], row["end"]), []).append(row)

    def row_of(self, told: RowVerdict) -> Row | None:
        """The row that was judged: by its id, else the only one on the same words, which has another reading now."""
        if told.row_id in self.by_id:
            return self.by_id[told.row_id]
        there = self.by_place.get((told.article_id, *told.place), [])
        return there[0] if len(there) == 1 else None


def not_counted(told: RowVerdict, row: Row | None) -> str:
    """Why a verdict says nothing of the run's rows; "" where it does."""
    if row is None:
        return "gone, as it should be" if told.verdict == WRONG else "the run has no such row"
    now = fingerprint(told.table, row)
    if told.fixes or not told.seen or told.seen == now:
        return ""
    return "the row has changed since it was judged; judge it again"


def row_verdicts(told: RowVerdict, row: Row, mended: Iterable[str]) -> Iterator[Verdict]:
    """Whether the row is right, and of one that belongs, whether each cell is that somebody mended in this table."""
    misses = {column: said for column, said in told.fixes.items() if row.get(column, "") != said}
    unsaid = told.verdict == FIX and not told.fixes
    right = told.verdict != WRONG and not misses and not unsaid
    note = "there should be no such row" if told.verdict == WRONG else _mend(row, misses) or "some cell is wrong"
    yield _verdict(f"{told.table} rows right", told, row, right, note)
    if told.verdict != WRONG and not unsaid:
        for column in JUDGED[told.table]:
            if column in mended:
                cell = {c: said for c, said in misses.items() if c == column}
                yield _verdict(f"{told.table} {column} right", told, row, not cell, _mend(row, cell))


def told_aside(found: JudgedRows, *, all_of_them: bool) -> Iterator[str]:
    """What to say of the verdicts that could not be counted: how many, and which."""
    number = len(found.aside)
    if number:
        are = "1 verdict is" if number == 1 else f"{number:,} verdicts are"
        yield f"{are} not counted:"
        yield from (f"  {line}" for line in (found.aside if all_of_them else found.aside[:SHOWN]))
    if number > SHOWN and not all_of_them:
        yield f"  and {number - SHOWN:,} more; --show names all"


def _verdict(figure: str, told: RowVerdict, row: Row, right: bool, note: str) -> Verdict:
    return Verdict(
        figure=figure,
        right=right,
        article_id=row["article_id"],
        note=f"{told.row_id}: {note}",
        kind=row.get("effect") or row.get("kind") or row.get("label", ""),
        rule=row.get("rule_id", ""),
        resolution=row.get("resolution", ""),
        confidence=float(row["confidence"]) if row.get("confidence") else None,
        construction=row.get("construction", ""),
    )


def _mend(row: Row, misses: Mapping[str, str]) -> str:
    return "; ".join(f"{c} should be {said!r}, is {row.get(c, '')!r}" for c, said in misses.items())


def _in(told: RowVerdict) -> str:
    return f", {told.article_id}" if told.article_id else ""
