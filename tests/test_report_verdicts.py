"""Verdicts of readers held against a run: what counts, what is told aside, and what is no verdict."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from report_runs import copied, invoke, rewritten, run_in

from pipeline.errors import UsageError
from pipeline.evaluation.row_verdicts import COLUMNS, JUDGED, fingerprint, judge_rows, read_verdicts
from pipeline.evaluation.verdicts import shares
from pipeline.tables.csv_tables import read
from pipeline.tables.records import KEYS, TABLES, columns

HEADER = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_in(tmp_path_factory.getbasetemp())


def quote_of(run: Path, words: str) -> dict[str, str]:
    return next(row for row in read(run / "quotes.csv") if row["quote"].startswith(words))


def line(row: Mapping[str, str], verdict: str, field: str = "", corrected: str = "", table: str = "quotes") -> str:
    place = (row["article_id"], row.get("start", ""), row.get("end", ""))
    seen = fingerprint(table, row)
    return ",".join((row[KEYS[table]], table, verdict, field, corrected, "", *place, row.get(field, ""), seen))


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    file = folder / "verdicts.csv"
    file.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return file


def figures(file: Path, run: Path) -> tuple[dict[str, tuple[int, int]], list[str]]:
    found = judge_rows(read_verdicts(file), run)
    return {s.name: (s.right, s.of) for s in shares(found.verdicts)}, found.aside


def test_every_judged_column_is_one_of_its_table():
    assert {(t, c) for t in JUDGED for c in JUDGED[t] if c not in columns(TABLES[t])} == set()
    assert {t for t in JUDGED if KEYS[t] not in columns(TABLES[t])} == set()


def test_right_wrong_and_fix_give_the_precision_of_rows_and_of_cells(run: Path, tmp_path: Path):
    asked, will, lost = (quote_of(run, words) for words in ("Nobody asked", "And nobody", "We lost"))
    file = written(tmp_path, line(asked, "right"), line(will, "wrong"), line(lost, "fix", "stance", "neutral"))
    assert figures(file, run) == ({"quotes rows right": (1, 3), "quotes stance right": (1, 2)}, [])


def test_a_row_with_two_wrong_cells_is_one_row(run: Path, tmp_path: Path):
    lost = quote_of(run, "We lost")
    file = written(tmp_path, line(lost, "fix", "stance", "neutral"), line(lost, "fix", "speaker_side", "taliban"))
    found, _ = figures(file, run)
    assert found["quotes rows right"] == (0, 1)


def test_a_fix_without_a_cell_is_a_row_that_is_not_right(run: Path, tmp_path: Path):
    assert figures(written(tmp_path, line(quote_of(run, "We lost"), "fix")), run) == ({"quotes rows right": (0, 1)}, [])


def test_what_a_later_run_reads_as_the_reader_said_is_right(run: Path, tmp_path: Path):
    """Also where the row has another id now, as it has with another speaker."""
    lost = quote_of(run, "We lost")
    file = written(tmp_path, line(lost, "fix", "speaker_name", "Omid Tanha"))
    later = copied(run, tmp_path / "later")
    mended = {"speaker_name": "Omid Tanha", "quote_id": "q0000000000000001"}
    rewritten(
        later / "quotes.csv", lambda rows: [{**r, **(mended if r["quote"] == lost["quote"] else {})} for r in rows]
    )
    assert figures(file, run)[0]["quotes rows right"] == (0, 1)
    assert figures(file, later) == ({"quotes rows right": (1, 1), "quotes speaker_name right": (1, 1)}, [])


def test_a_row_that_changed_since_it_was_right_is_told_and_not_counted(run: Path, tmp_path: Path):
    asked = quote_of(run, "Nobody asked")
    file = written(tmp_path, line(asked, "right"))
    later = copied(run, tmp_path / "later")
    rewritten(later / "quotes.csv", lambda rows: [{**row, "stance": "denial"} for row in rows])
    assert figures(file, later) == (
        {},
        [f"quotes {asked['quote_id']} (right, quay): the row has changed since it was judged; judge it again"],
    )


@pytest.mark.parametrize(
    ("verdict", "why"), [("right", "the run has no such row"), ("wrong", "gone, as it should be")], ids=str
)
def test_a_row_that_the_run_lacks_is_told_and_not_lost(run: Path, tmp_path: Path, verdict: str, why: str):
    asked = quote_of(run, "Nobody asked")
    later = copied(run, tmp_path / "later")
    rewritten(later / "quotes.csv", lambda rows: [])
    told = [f"quotes {asked['quote_id']} ({verdict}, quay): {why}"]
    assert figures(written(tmp_path, line(asked, verdict)), later) == ({}, told)


@pytest.mark.parametrize("table", list(JUDGED))
def test_every_table_can_be_judged(run: Path, tmp_path: Path, table: str):
    row = next(read(run / f"{table}.csv"))
    assert figures(written(tmp_path, line(row, "right", table=table)), run) == ({f"{table} rows right": (1, 1)}, [])


def test_a_file_written_by_hand_needs_five_columns(run: Path, tmp_path: Path):
    told = f"{quote_of(run, 'Nobody asked')['quote_id']},quotes,right,,"
    file = written(tmp_path, told, header="row_id,table,verdict,field,corrected")
    assert figures(file, run) == ({"quotes rows right": (1, 1)}, [])


def test_a_file_that_a_spreadsheet_saved_with_semicolons_is_read(run: Path, tmp_path: Path):
    told = line(quote_of(run, "Nobody asked"), "right").replace(",", ";")
    assert figures(written(tmp_path, told, header=HEADER.replace(",", ";")), run)[0] == {"quotes rows right": (1, 1)}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["q1,quotes,maybe,,"], "{file}:2: 'maybe' is no verdict; it is right, wrong or fix"),
        (["q1,errors,right,,"], "{file}:2: no table 'errors' has verdicts; it is one of " + ", ".join(JUDGED)),
        ([",quotes,right,,"], "{file}:2: no row_id; every verdict names its row"),
        (["q1,victims,fix,speed,9"], "{file}:2: fix names the field 'speed'; of victims one of "
         + ", ".join(JUDGED["victims"])),
        (["q1,quotes,right,,", "q1,quotes,wrong,,"], "{file}:3: q1 has another verdict in a line before; keep one"
         " of them"),
        (["q1,quotes,fix,kind,direct", "q1,quotes,fix,kind,partial"], "{file}:3: q1 has another verdict in a line"
         " before; keep one of them"),
    ],
    ids=["verdict", "table", "id", "field", "two verdicts", "two corrections"],
)  # fmt: skip
def test_what_is_no_verdict_is_told_with_its_line(tmp_path: Path, lines: list[str], said: str):
    file = written(tmp_path, *lines, header="row_id,table,verdict,field,corrected")
    with pytest.raises(UsageError) as told:
        read_verdicts(file)
    assert str(told.value) == said.format(file=file)


def test_a_table_of_other_things_is_told(run: Path):
    code, _, said = invoke("evaluate", run / "quotes.csv", "-o", run)
    assert (code, said) == (
        2,
        f"{run / 'quotes.csv'} has no column row_id, table, verdict, field, corrected; "
        "a table of verdicts has row_id, table, verdict, field, corrected, note\n",
    )


def test_verdicts_need_the_folder_of_their_run(run: Path, tmp_path: Path):
    file = written(tmp_path, line(quote_of(run, "Nobody asked"), "right"))
    assert invoke("evaluate", file) == (2, "", f"{file} judges the rows of a run; name its folder with --output\n")
    assert invoke("evaluate", file, "-o", tmp_path) == (
        2, "", f"{tmp_path} holds no tables of a run; name their folder with --output\n"
    )  # fmt: skip


def test_the_command_prints_the_figures_and_tells_aside_what_it_could_not_count(run: Path, tmp_path: Path):
    file = written(tmp_path, line(quote_of(run, "Nobody asked"), "right"), "q1,quotes,right,,,,gone,,,,")
    code, told, aside = invoke("evaluate", file, "-o", run)
    assert (code, aside) == (0, "1 verdict is not counted:\n  quotes q1 (right, gone): the run has no such row\n")
    assert told.startswith(f"Measured on the verdicts in {file}.")
    assert "| quotes rows right | 1.000 |   1 | 0.21 to 1.00 |" in told
