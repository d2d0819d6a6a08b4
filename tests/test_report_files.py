"""The page of a run as a file: what it is made of, what it survives, and what is said where there is no run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from report_runs import HOSTILE, copied, invoke, rewritten, run_in

from pipeline.patterns.entries import PatternSet
from pipeline.run_page.html_document import document, safe_json
from pipeline.run_page.page_data import page_data
from pipeline.run_page.run_files import read_run
from pipeline.tables.csv_tables import read
from pipeline.tables.records import TABLES
from pipeline.why.speech_account import speech_account


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_in(tmp_path_factory.getbasetemp())


def page_of(run: Path) -> str:
    return document(page_data(read_run(run)))


def data_of(html: str) -> dict:
    (block,) = re.findall(r"<script type='application/json' id='data'>(.*?)</script>", html, re.S)
    return json.loads(block)


def cells_of(data: dict, table: str) -> list[dict[str, str]]:
    columns, strings = data["tables"][table]["columns"], data["strings"]
    return [dict(zip(columns, (strings[n] for n in cells[1:]), strict=True)) for cells in data["tables"][table]["rows"]]


def test_the_command_writes_the_page_into_the_runs_folder(run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    assert invoke("report", folder) == (0, "", f"the page is {folder / 'report.html'}\n")
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_is_written_again_in_its_own_place(run: Path, tmp_path: Path):
    assert [invoke("report", run, "-o", tmp_path / "page.html")[0] for _ in range(2)] == [0, 0]


def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path):
    assert page_of(run) == page_of(copied(run, tmp_path / "elsewhere"))


def test_a_run_of_another_dialect_gives_the_same_bytes(run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    for name in TABLES:
        rewritten(folder / f"{name}.csv", lambda rows: rows, separator=";")
    assert page_of(folder) == page_of(run)


@pytest.mark.parametrize("table", ["mentions", "casualties", "events", "victims", "quotes"])
def test_every_row_stands_in_the_page_with_its_cells(run: Path, table: str):
    told = cells_of(data_of(page_of(run)), table)
    offsets = {c for row in told for c in row if c.endswith(("_start", "_end"))}
    kept = [{c: cell for c, cell in row.items() if c not in {*offsets, "seen"}} for row in told]
    rows = [{c: row.get(c, "") for c in kept[0]} for row in read(run / f"{table}.csv")] if kept else []
    assert kept == rows


def test_a_quotation_says_by_what_it_has_its_speaker_as_why_says_it(run: Path):
    """By the run's own offsets, also where a browser counts otherwise."""
    data = data_of(page_of(run))
    rows = {row["quote_id"]: row for row in read(run / "quotes.csv")}
    reasons = read_run(run).reasons
    patterns = PatternSet(folder="", entities={}, phrases=(), cues=(), conventions={}, layout=(), sha256="")
    told = [[data["strings"][n] for n in why] for why in data["tables"]["quotes"]["why"]]
    ids = [cells["quote_id"] for cells in cells_of(data, "quotes")]
    expected = [list(speech_account(rows[i], [term for term, _ in reasons.get(i, ())], patterns)) for i in ids]
    said = [set(zip(why[::2], why[1::2], strict=True)) for why in told]
    assert expected
    assert [set(account) - have for account, have in zip(expected, said, strict=True)] == [set()] * len(expected)


def test_no_path_of_the_machine_stands_in_the_page(run: Path):
    assert str(run.parent) not in page_of(run)


def test_nothing_in_the_page_can_end_its_block_of_data(run: Path):
    html = page_of(run)
    assert html.count("<script") == 2
    assert HOSTILE not in html
    assert "\u2028" not in html


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028\u2029", "&lt;", "\\u003c"])
def test_escaped_data_reads_back_as_it_was(text: str):
    written = safe_json({"strings": [text]})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"strings": [text]}


def test_the_policy_allows_the_pages_own_script_and_nothing_else(run: Path):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page_of(run))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_file_of_scripts_and_styles_is_in_the_page(run: Path):
    assets = Path(__file__).parent.parent / "pipeline" / "run_page" / "assets"
    html = page_of(run)
    lost = [p.name for p in assets.rglob("*") if p.is_file() and p.read_text(encoding="utf-8") not in html]
    assert lost == []


@pytest.mark.parametrize("name", ["events", "victims", "quotes", "mentions", "casualties", "errors"])
def test_a_missing_table_is_an_empty_one(run: Path, tmp_path: Path, name: str):
    folder = copied(run, tmp_path / "run")
    (folder / f"{name}.csv").unlink()
    (folder / "reasons.jsonl").unlink()
    assert data_of(page_of(folder))["tables"][name]["rows"] == []


def test_rows_of_an_article_that_articles_csv_lacks_are_not_lost(run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    rewritten(folder / "articles.csv", lambda rows: rows[:1])
    data = data_of(page_of(folder))
    assert len(data["tables"]["quotes"]["rows"]) == len(data_of(page_of(run))["tables"]["quotes"]["rows"])


def test_a_text_that_changed_after_the_run_is_not_shown(run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    (folder / "texts" / "quay.txt").write_text("Another text.", encoding="utf-8")
    data = data_of(page_of(folder))
    assert sum(text is None for text in data["texts"]) == data["run"]["without_text"] == 1
    assert invoke("report", folder)[2].endswith(
        "1 article is shown by its sentences only, as its file is gone or changed; "
        "call from the folder where it was run\n"
    )


def test_plain_texts_are_read_from_the_input(tmp_path: Path):
    (tmp_path / "in" / "low").mkdir(parents=True)
    (tmp_path / "in" / "low" / "ford.txt").write_bytes("\ufeff“It is deep,” said Ahmad Massoud.\r\n".encode())
    assert invoke("run", tmp_path / "in", "-o", tmp_path / "run", "--model", "blank")[0] == 0
    assert data_of(page_of(tmp_path / "run"))["texts"] == ["“It is deep,” said Ahmad Massoud.\n"]


@pytest.mark.parametrize("lead", ["..", ""], ids=["up", "from the root"])
def test_a_path_that_leads_out_of_the_input_is_not_followed(run: Path, tmp_path: Path, lead: str):
    folder = copied(run, tmp_path / "run")
    (folder / "texts" / "quay.txt").rename(tmp_path / "quay.txt")
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    (folder / "run.json").write_text(json.dumps({**record, "inputs": [str(tmp_path / "in")]}), encoding="utf-8")
    path = str(Path(lead or tmp_path) / "quay.txt")
    rewritten(folder / "articles.csv", lambda rows: [{**row, "path": path} for row in rows])
    assert data_of(page_of(folder))["run"]["without_text"] == 1


def test_a_table_without_ids_is_told_in_one_line(run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    (folder / "quotes.csv").write_text("quote,speaker\nHold on,Omid\n", encoding="utf-8")
    assert invoke("report", folder) == (
        2,
        "",
        f"{folder / 'quotes.csv'} is no table of this version; run wireledger again\n",
    )


def test_a_table_that_lacks_a_column_is_shown_without_it(run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    ids = [f"{row['article_id']},{row['quote_id']}" for row in read(run / "quotes.csv") if "<" not in row["article_id"]]
    (folder / "quotes.csv").write_text("\n".join(["article_id,quote_id", *ids]) + "\n", encoding="utf-8")
    assert [row["quote_id"] for row in cells_of(data_of(page_of(folder)), "quotes")] == [i.split(",")[1] for i in ids]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("none", "{at} doesn't exist; name the output folder of a run"),
        ("empty", "{at} holds no run's tables (run.json is missing); name the output folder of a run"),
        ("bare", "{at}/articles.csv is missing; run again into {at}"),
    ],
)
def test_a_folder_that_is_no_run_is_told_in_one_line(run: Path, tmp_path: Path, at: str, said: str):
    (tmp_path / "empty").mkdir()
    (copied(run, tmp_path / "bare") / "articles.csv").unlink()
    assert invoke("report", tmp_path / at) == (2, "", said.format(at=tmp_path / at) + "\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("notes.html", "--output {at} is there and no page of a run; name another, or move it elsewhere"),
        ("notes.csv", "--output {at} is no .html file; name one, such as report.html"),
        ("gone/page.html", "--output {at} can't be written: {up} is no folder, or page.html is one; mend it"),
    ],
)
def test_no_other_file_is_written_over(run: Path, tmp_path: Path, name: str, said: str):
    (tmp_path / "notes.html").write_text("<p>mine</p>", encoding="utf-8")
    at = tmp_path / name
    assert invoke("report", run, "-o", at) == (2, "", said.format(at=at, up=at.parent) + "\n")
    assert (tmp_path / "notes.html").read_text(encoding="utf-8") == "<p>mine</p>"
