"""Runs to make pages of: a few articles of our own, read without a model, and what is done to their folders."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.tables.csv_tables import BOM, FRACTIONS, guarded, read

HOSTILE = "</script><img src=x onerror='window.ran = 1'>"
DISPATCHES = (
    {
        "id": "quay",
        "date": "2021-09-06",
        "title": "Fourteen dead at the quay, says the harbour master",
        "text": (
            "Fourteen dead at the quay, says the harbour master\n\n"
            "A blast in Rokha on Sunday killed 14 people and wounded nine others, "
            "said Latif Tanha, a harbour master.\n\n"
            "“The Taliban were 14 when they came, and none of them left,” said Ahmad Massoud. "
            "The Taliban denied it. “We lost two men in Bazarak,” their spokesman Zabihullah Mujahid said.\n\n"
            "“Nobody asked us,” said Tanha. “And nobody will,\n\n“not before the snow has gone from the pass.”"
        ),
    },
    {
        "id": "emoji 😀/ferry",
        "date": "2021-10-02",
        "title": "A ferry 🚢 and two accounts of it",
        "text": (
            "🚢🚢 A ferry and two accounts of it\n\n"
            "The Taliban said 🚢 they had killed six rebels in Khenj on Friday. "
            "“We buried one boy, Omid, nine years old,” said Ahmad Massoud 🕯 in Panjshir."
        ),
    },
    {
        "id": HOSTILE,
        "date": "",
        "title": f"{HOSTILE} <!-- & 'quoted' \"twice\"",
        "text": (
            f"{HOSTILE} <!-- <script>window.ran = 2</script>\u2028 =1+1\n\n"
            "“<b>All is well</b> & quiet,” said Ahmad Massoud of <i>Panjshir</i>. Three men were wounded in Bazarak."
        ),
    },
    {"id": "=1+1", "date": "2021-10-03", "title": "", "text": "It snowed in Bazarak, and the road was shut."},
)


def invoke(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="wireledger")
    return done.exit_code, done.stdout, done.stderr


def make_run(folder: Path, dispatches: Sequence[Mapping[str, str]] = DISPATCHES) -> Path:
    """A finished run of the dispatches."""
    (folder / "dispatches.jsonl").write_text("".join(json.dumps(d) + "\n" for d in dispatches), encoding="utf-8")
    columns = ("--id-column", "id", "--text-column", "text", "--date-column", "date", "--title-column", "title")
    code, _, said = invoke("run", folder / "dispatches.jsonl", "-o", folder / "run", "--model", "blank", *columns)
    assert code == 0, said
    return folder / "run"


@cache
def run_in(base: Path) -> Path:
    """The run of a whole session, made once below its folder of temporary files. Nobody changes it."""
    (base / "report-run").mkdir()
    return make_run(base / "report-run")


def copied(run: Path, to: Path) -> Path:
    shutil.copytree(run, to)
    return to


def rewritten(
    table: Path, change: Callable[[list[dict[str, str]]], list[dict[str, str]]], separator: str = ","
) -> None:
    """Write the table anew with other rows, as a spreadsheet of that separator would."""
    rows = list(read(table))
    header = table.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    with table.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM)
        writer = csv.DictWriter(file, header, delimiter=separator)
        writer.writeheader()
        for row in change(rows):
            point = {c: row[c].replace(".", ",") for c in FRACTIONS & row.keys()} if separator == ";" else {}
            writer.writerow({**{c: guarded(cell) for c, cell in row.items()}, **point})


LEDE = (
    "A mine near Gulbahar killed six fighters on Sunday, said Latif Tanha, a harbour master.\n\n"
    "The road to the upper villages was shut at noon, and lorries with flour waited below the bridge until dark. "
    "Herders who had come down for salt slept in the schoolhouse, where the teacher boiled water for them.\n\n"
)
TOLD_TWICE = (
    {
        "id": "first",
        "date": "2021-09-06",
        "title": "A mine on the road",
        "text": f"(AFP) - {LEDE}“We have a tremendous advantage on this road,” said Ahmad Massoud.",
    },
    {
        "id": "again",
        "date": "2021-09-07",
        "title": "Six die on the road",
        "text": f"{LEDE}“We have a significant advantage on this road now,” said Ahmad Massoud.",
    },
    {
        "id": "rival",
        "date": "2021-09-07",
        "title": "The Taliban on the mine at Gulbahar",
        "text": (
            "The Taliban said the mine near Gulbahar killed nine fighters on Sunday. "
            "Their spokesman Zabihullah Mujahid said that Tanha, the harbour master, had not been there."
        ),
    },
)


@cache
def linked_run_in(base: Path) -> Path:
    """A run of articles of which two print one story and three tell of one incident. Nobody changes it."""
    (base / "linked-run").mkdir()
    return make_run(base / "linked-run", TOLD_TWICE)
