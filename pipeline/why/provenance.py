"""Where a row comes from: its sentence, its rule, the line of the pattern file, and what spoke for what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pipeline
from pipeline.errors import UsageError
from pipeline.patterns import PatternSet
from pipeline.runs.finished_runs import finished_run
from pipeline.runs.ownership import run_record
from pipeline.tables.csv_tables import read
from pipeline.tables.records import KEYS
from pipeline.why.account import account
from pipeline.why.construction_pages import by_id
from pipeline.why.incident_account import incident_account
from pipeline.why.made_rows import REMEDY
from pipeline.why.made_rows import TABLES as MADE
from pipeline.why.row_reasons import Reason, row_reasons
from pipeline.why.speech_account import speech_account

REPORTED = "indirect:"  # opens the reason that names how an indirect row's content was found
TABLES = ("mentions", "casualties", "quotes")  # whose rows a rule made


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a row. rule_place: ``file:line`` of the pattern or of the code; "" where neither is found.

    doubt: why the rule may stand elsewhere or read otherwise than it did in the run; "" where it can't.
    construction: what read the figure, or how the content of indirect speech was found, with the ``file:line`` that
    defines it where that is known.
    account: of a casualty figure or a quotation, what its cells rest on, as (label, sentence).
    """

    table: str
    row: dict[str, str]
    rule_place: str
    doubt: str
    construction: str = ""
    account: tuple[tuple[str, str], ...] = ()


def find(row_id: str, folder: Path) -> tuple[str, dict[str, str]]:
    """The table and the row with that id. Raises UsageError where there is none."""
    finished_run(folder, remedy=REMEDY)
    for table in TABLES:
        path = folder / f"{table}.csv"
        for row in read(path) if path.exists() else ():
            if row[KEYS[table]] == row_id:
                return table, row
    columns = ", ".join(KEYS[table] for table in (*TABLES, *MADE))
    raise UsageError(f"no row {row_id!r} in {folder}; take an id from the columns {columns}")


def patterns_of_run(folder: Path) -> Path | None:
    """The folder of pattern files that the run read, as its record names it; None where it is gone."""
    used = recorded_patterns(folder)["folder"]
    return Path(used) if used and Path(used).is_dir() else None


def recorded_patterns(folder: Path) -> dict[str, str]:
    return {"folder": "", "sha256": "", **(run_record(folder) or {}).get("patterns", {})}


def explain(table: str, row: dict[str, str], folder: Path, patterns: PatternSet) -> Provenance:
    place = rule_place(row["rule_id"], patterns)
    in_code = bool(place) and row["rule_id"] not in patterns.places
    row_id = row[KEYS[table]]
    said = next((reasons for found, reasons in row_reasons(folder) if found == row_id), [])
    terms = said if table == "quotes" else []
    return Provenance(
        table=f"{table}.csv",
        row=row,
        rule_place=place,
        doubt="" if in_code else doubt(folder, patterns),
        construction=construction(row, terms),
        account=tuple(told(table, row, folder, said, patterns)),
    )


def told(
    table: str, row: dict[str, str], folder: Path, said: Sequence[Reason], patterns: PatternSet
) -> Iterator[tuple[str, str]]:
    """What the cells of a row rest on, in sentences; nothing of a mention."""
    if table == "casualties":
        yield from account(row, claim_group(row, folder), dict(said), patterns)
        yield from incident_account(row, folder)
    elif table == "quotes":
        yield from speech_account(row, [term for term, _ in said], patterns)


def construction(row: dict[str, str], terms: Sequence[Reason]) -> str:
    """The id of what made the row, and where it is defined: "passive, pipeline/.../passive.py:21"; "" where none is."""
    name = row.get("construction") or next((term for term, _ in terms if term.startswith(REPORTED)), "")
    known = by_id().get(name)
    return f"{name}, {known.place}" if known else name


def claim_group(row: dict[str, str], folder: Path) -> list[dict[str, str]]:
    """The casualty rows that speak of the same event's figure, the row itself included."""
    return [r for r in read(folder / "casualties.csv") if r["claim_group"] == row["claim_group"]]


def doubt(folder: Path, patterns: PatternSet) -> str:
    """How these patterns differ from those of the run; "" where they don't."""
    used = recorded_patterns(folder)
    if used["sha256"] == patterns.sha256:
        return ""
    if Path(used["folder"]).resolve() == Path(patterns.folder).resolve():
        return "changed since the run"
    return f"the run read other patterns, {used['folder']}" + ("" if patterns_of_run(folder) else ", not found here")


def rule_place(rule_id: str, patterns: PatternSet) -> str:
    """``file:line`` of a pattern, else of the first line of code that names the rule."""
    if rule_id in patterns.places:
        file, line = patterns.places[rule_id]
        return f"{file}:{line}"
    package = Path(pipeline.__file__).parent
    code = {path: path.read_text(encoding="utf-8").splitlines() for path in sorted(package.rglob("*.py"))}
    for name in filter(None, (rule_id, rule_id.partition(":")[2])):
        for path, written in code.items():
            number = next((n for n, text in enumerate(written, start=1) if f'"{name}"' in text), 0)
            if number:
                return f"{path.relative_to(package.parent).as_posix()}:{number}"
    return ""
