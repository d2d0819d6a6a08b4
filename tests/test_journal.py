"""A run that was stopped goes on, and its tables are those of a run that wasn't."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pattern_folders import shipped_without_names

import pipeline.runs.batch
from pipeline.corpus import read
from pipeline.errors import PipelineError, StoppedError, UsageError
from pipeline.runs.journal import JOURNAL, Journal, kept, revived
from pipeline.runs.run import Request, run
from pipeline.runs.run_report import Report
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.records import ErrorRow

TEXTS = {
    "a": "Raiders killed four herders near Kabul on Sunday, elders said.",
    "b": "“We left at noon,” said Harun Sabawi, a teacher from Herat.",
    "c": "",
    "d": "All was quiet in Ghazni.",
    "e": "Two soldiers died, the army said. “Three did,” a doctor said.",
}
FINISHED = 3


@pytest.fixture
def request_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Request:
    """What to run: five articles, the third of which is empty."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in TEXTS.items():
        Path("in", f"{name}.txt").write_text(text, encoding="utf-8")
    shipped_without_names(Path("patterns"))
    return Request((Path("in"),), Path("out"), Path("patterns"), "blank", "acled", profile="ucdp")


def stopped(
    request: Request,
    monkeypatch: pytest.MonkeyPatch,
    *,
    after: int = FINISHED,
    error: type[BaseException] = KeyboardInterrupt,
) -> None:
    """Run until so many articles are finished."""
    whole = pipeline.runs.batch.annotate

    def interrupted(items: Iterator[object], *args: object, **options: object) -> Iterator[object]:
        for number, pair in enumerate(whole(items, *args, **options)):  # type: ignore[arg-type]
            if number == after:
                raise error("told to")
            yield pair

    with monkeypatch.context() as patched:
        patched.setattr(pipeline.runs.batch, "annotate", interrupted)
        with pytest.raises(PipelineError):
            run(request)


def resumed(request: Request) -> Report:
    return run(replace(request, resume=True))


def tables(folder: str) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.name != "run.json"}


def test_a_resumed_run_writes_the_bytes_of_one_that_was_not_stopped(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(replace(request_, output=Path("whole")))
    stopped(request_, monkeypatch)
    report = resumed(request_)
    assert (report.resumed, report.articles, len(report.failed)) == (FINISHED, 4, 1)
    assert tables("out") == tables("whole")


def test_run_json_tells_how_many_articles_were_kept(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    run(replace(request_, output=Path("whole")))
    stopped(request_, monkeypatch)
    resumed(request_)
    whole, said = (json.loads(Path(f, "run.json").read_text(encoding="utf-8")) for f in ("whole", "out"))
    assert (whole["resumed"], said["resumed"]) == (0, FINISHED)
    assert whole["unknown_names"] == said["unknown_names"]
    assert whole["tables"] == said["tables"]


def test_a_stop_says_how_to_go_on() -> None:
    assert str(StoppedError(articles=3, of=1_500)) == (
        "stopped, nothing was written after 3 of 1,500 articles; the same command with --resume goes on from there"
    )
    assert str(StoppedError(articles=0, of=1_500)) == "stopped, nothing was written"


def test_a_stop_right_after_a_line_was_written_counts_that_article(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Journal.write

    def write_and_stop(journal: Journal, value: object) -> None:
        write(journal, value)
        if isinstance(value, dict) and "key" in value:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "write", write_and_stop)
        with pytest.raises(StoppedError, match=f"after 1 of {len(TEXTS)} articles"):
            run(request_)
    assert resumed(request_).resumed == 1


def test_a_run_that_failed_goes_on_too(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(request_, monkeypatch, error=PipelineError)
    assert resumed(request_).resumed == FINISHED


def test_a_run_that_is_stopped_twice_goes_on(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    run(replace(request_, output=Path("whole")))
    stopped(request_, monkeypatch, after=1)
    stopped(replace(request_, resume=True), monkeypatch, after=2)
    assert resumed(request_).resumed == 3
    assert tables("out") == tables("whole")


@pytest.mark.parametrize(
    ("changed", "kept_articles"),
    [("a", 0), ("b", 1), ("e", FINISHED)],
    ids=["the first", "one in between", "one that was not finished"],
)
def test_from_an_article_that_was_changed_on_all_are_read_anew(
    request_: Request, monkeypatch: pytest.MonkeyPatch, changed: str, kept_articles: int
) -> None:
    stopped(request_, monkeypatch)
    Path("in", f"{changed}.txt").write_text("Nine miners died in Baghlan.", encoding="utf-8")
    run(replace(request_, output=Path("whole")))
    assert resumed(request_).resumed == kept_articles
    assert tables("out") == tables("whole")


def test_another_convention_takes_nothing_over(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(request_, monkeypatch)
    assert resumed(replace(request_, convention="ucdp")).resumed == 0


def test_a_line_that_was_cut_short_counts_for_nothing(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    run(replace(request_, output=Path("whole")))
    stopped(request_, monkeypatch)
    journal = Path("out", JOURNAL)
    journal.write_bytes(journal.read_bytes()[:-20])
    assert resumed(request_).resumed == FINISHED - 1
    assert tables("out") == tables("whole")


def test_a_run_without_resume_begins_anew(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(request_, monkeypatch)
    assert run(request_).resumed == 0


def test_nothing_to_go_on_with_is_a_whole_run(request_: Request) -> None:
    report = resumed(request_)
    assert (report.resumed, report.articles) == (0, 4)


def test_a_finished_run_leaves_no_journal(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(request_, monkeypatch)
    assert [p.name for p in Path("out").iterdir()] == [JOURNAL]
    resumed(request_)
    assert not Path("out", JOURNAL).exists()


def test_a_run_that_finished_nothing_leaves_no_folder(request_: Request) -> None:
    with pytest.raises(PipelineError, match="no_such_model"):
        run(replace(request_, model="no_such_model"))
    assert not Path("out").exists()


def test_results_come_back_as_they_were(request_: Request) -> None:
    settings = pipeline.runs.batch.assemble.Settings("blank", "patterns", "acled")
    with read([Path("in")]) as corpus:
        found = [result for _, result in pipeline.runs.batch.annotate(iter(corpus), settings)]
    assert {type(result) for result in found} == {ArticleTables, ErrorRow}
    assert [revived(json.loads(json.dumps(kept(result)))) for result in found] == found


SPOILT = {
    "empty": lambda whole: b"",
    "binary": lambda whole: bytes(range(256)) * 20,
    "text": lambda whole: b"a\n" * 20,
    "zeros": lambda whole: bytes(1_000),
    "nested without end": lambda whole: b"%08x %012d " % (0, 100_000) + b"[" * 100_000,
    "a length beyond the file": lambda whole: b"00000000 999999999999 " + whole,
    "a length below zero": lambda whole: b"00000000 -00000000009 " + whole,
    "a letter changed in the first line": lambda whole: whole[:40] + bytes([whole[40] ^ 1]) + whole[41:],
}


@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_journal_counts_for_nothing(request_: Request, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    stopped(request_, monkeypatch)
    path = Path("out", JOURNAL)
    path.write_bytes(SPOILT[kind](path.read_bytes()))
    report = resumed(request_)
    assert (report.resumed, report.articles) == (0, 4)


def test_from_a_line_with_another_letter_on_all_are_read_anew(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row must not be changed by what befell the journal."""
    run(replace(request_, output=Path("whole")))
    stopped(request_, monkeypatch)
    path = Path("out", JOURNAL)
    whole = path.read_bytes()
    at = whole.rindex(b"Herat")
    path.write_bytes(whole[:at] + b"B" + whole[at + 1 :])
    assert resumed(request_).resumed == 1
    assert tables("out") == tables("whole")


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a link"])
def test_what_is_no_file_under_the_journals_name_is_told(request_: Request, kind: str) -> None:
    Path("out").mkdir()
    Path("mine").write_text("mine", encoding="utf-8")
    path = Path("out", JOURNAL)
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a folder":
        path.mkdir()
    else:
        path.symlink_to("../mine")
    with pytest.raises(UsageError) as told:
        resumed(request_)
    assert str(told.value) == f"{path} is no file of a run; move it elsewhere"
    assert Path("mine").read_text(encoding="utf-8") == "mine"
