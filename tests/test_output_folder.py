"""Nothing of the user's is lost: what a run may replace, and a run that is killed while it replaces it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import PipelineError, UsageError, refused
from pipeline.runs.exchange import MOVES, WAITING, alone, unfinished
from pipeline.runs.outputs import OutputFolder
from pipeline.runs.ownership import RUN, check_free
from pipeline.tables.records import MentionRow

OLD, NEW = "old", "new"


def mention(name: str) -> MentionRow:
    return MentionRow(
        mention_id="m1",
        article_id="a",
        text=name,
        label="PLACE",
        entity_id="",
        entity_name=name,
        entity_type="village",
        side="",
        p_code="",
        latitude=None,
        longitude=None,
        found_by="pattern",
        rule_id="x",
        sentence=name,
        start=0,
        end=3,
    )


def write(folder: Path, name: str, *, force: bool = False, further: tuple[str, ...] = ()) -> OutputFolder:
    """A run's files, all of which hold the name."""
    with OutputFolder(folder, force=force, further=dict.fromkeys(further, MentionRow)) as output:
        for table in ("mentions", *further):
            output.add(table, [mention(name)])
        output.add_reasons(name, [])
        output.add_text("a", name)
        output.commit({"wireledger": name})
    return output


def test_a_relative_folder_is_written_whatever_path_the_system_gives_for_what_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python 3.11 gives a relative one, later ones an absolute one."""
    monkeypatch.chdir(tmp_path)
    given = tempfile.mkdtemp
    monkeypatch.setattr("tempfile.mkdtemp", lambda **options: os.path.abspath(given(**options)))
    write(Path("out"), NEW)
    assert (tmp_path / "out" / "mentions.csv").read_text(encoding="utf-8").count(NEW) > 0


def tables(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "out", OLD)
    return tmp_path / "out"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ucdp.csv", "was written by no run; move it elsewhere, or add --force to keep it aside"),
        ("mentions.csv", "was changed after its run; save it elsewhere, or add --force to keep it aside"),
        ("reasons.jsonl", "was changed after its run; save it elsewhere, or add --force to keep it aside"),
        ("texts/notes.txt", "was changed after its run; save it elsewhere, or add --force to keep it aside"),
        ("texts/a.txt", "was changed after its run; save it elsewhere, or add --force to keep it aside"),
    ],
)
@pytest.mark.parametrize("when", ["before", "meanwhile", "by force"])
def test_what_the_user_made_or_changed_is_never_lost(folder: Path, name: str, told: str, when: str) -> None:
    def edit() -> None:
        (folder / name).write_text("mine", encoding="utf-8")

    if when == "meanwhile":
        with OutputFolder(folder, further={"ucdp": MentionRow}) as output:
            edit()
            output.commit({"wireledger": NEW})
    else:
        edit()
        if when == "before":
            with pytest.raises(UsageError) as error:
                write(folder, NEW, further=("ucdp",))
            assert str(error.value) == f"{folder / name.split('/')[0]} {told}"
            assert (folder / name).read_text(encoding="utf-8") == "mine"
            return
        output = write(folder, NEW, force=True, further=("ucdp",))
    assert output.kept == (folder / "kept-1" / name.split("/")[0],)
    assert (folder / "kept-1" / name).read_text(encoding="utf-8") == "mine"
    check_free(folder)


def test_what_is_kept_aside_stays_through_the_next_runs(folder: Path) -> None:
    for number in (1, 2):
        (folder / "mentions.csv").write_text(f"mine {number}", encoding="utf-8")
        write(folder, NEW, force=True)
    assert [(folder / f"kept-{n}" / "mentions.csv").read_text(encoding="utf-8") for n in (1, 2)] == ["mine 1", "mine 2"]


def test_files_under_other_names_are_left_alone(folder: Path) -> None:
    (folder / "notes.docx").write_text("mine", encoding="utf-8")
    write(folder, NEW)
    assert (folder / "notes.docx").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("part", ["tables", "files"])
@pytest.mark.parametrize("name", ["../mine.csv", "/etc/hosts", "a/../../mine.csv", "notes.docx", "texts/../x.csv"])
def test_a_record_that_names_what_no_run_writes_is_refused(folder: Path, part: str, name: str) -> None:
    record = json.loads((folder / RUN).read_text(encoding="utf-8"))
    record[part][name] = {"sha256": "0"}
    (folder / RUN).write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(UsageError) as told:
        check_free(folder)
    assert str(told.value) == f"{folder / RUN} names {name!r}, which no run writes; name another folder with --output"


@pytest.mark.parametrize("said", ["[]", "{", '{"wireledger": "1", "tables": []}', '{"wireledger": "1", "files": 3}'])
def test_a_record_that_is_none_makes_the_folder_the_users(folder: Path, said: str) -> None:
    (folder / RUN).write_text(said, encoding="utf-8")
    with pytest.raises(UsageError, match="holds files that are no run's tables"):
        check_free(folder)


def test_a_run_from_before_checksums_of_all_files_is_replaced(folder: Path) -> None:
    record = json.loads((folder / RUN).read_text(encoding="utf-8"))
    del record["files"]
    (folder / "datapackage.json").unlink()
    (folder / RUN).write_text(json.dumps(record), encoding="utf-8")
    assert write(folder, NEW).kept == ()


def killed_at(folder: Path, number: int) -> bool:
    """Let a process of its own write anew and kill itself before its rename of that number; whether it came so far."""
    process = os.fork()
    if process == 0:  # pragma: no cover
        rename, count = Path.rename, iter(range(1, 1_000))

        def die(path: Path, target: Any) -> Path:
            if next(count) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return rename(path, target)

        Path.rename = die  # type: ignore[method-assign]
        write(folder, NEW)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_a_kill_at_any_rename_is_made_good_by_the_next_run(tmp_path: Path) -> None:
    write(tmp_path / "whole", NEW)
    wanted = tables(tmp_path / "whole")
    number = 0
    while True:
        number += 1
        folder = tmp_path / str(number)
        write(folder, OLD)
        if not killed_at(folder, number):
            break
        if unfinished(folder):
            with OutputFolder(folder):  # opening the folder is enough
                assert {k: v for k, v in tables(folder).items() if not k.startswith(WAITING)} == wanted
        else:
            check_free(folder)
            write(folder, NEW)
        assert tables(folder) == wanted
        assert not list(folder.glob(".*"))
    assert number > 2 * len(wanted)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_wait_until_the_tables_are_in_place(
    tmp_path: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: came.append(number))
    rename = Path.rename

    def disturbed(path: Path, target: Any) -> Path:
        signal.raise_signal(number)
        assert came == []
        return rename(path, target)

    write(tmp_path / "whole", NEW)
    write(tmp_path / "out", OLD)
    try:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "rename", disturbed)
            write(tmp_path / "out", NEW)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")
    assert bool(came) == (number == signal.SIGTERM)


def test_what_dead_runs_left_is_cleaned_up(folder: Path) -> None:
    (folder / f"{WAITING}dead" / "texts").mkdir(parents=True)
    (folder / f"{WAITING}dead" / "mentions.csv").touch()
    write(folder, NEW)
    assert not list(folder.glob(".*"))


def test_a_second_run_into_the_same_folder_is_told(folder: Path) -> None:
    before = tables(folder)
    code = (
        "import sys, time; from pathlib import Path; from pipeline.runs.exchange import alone\n"
        "with alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"held\n"
            with pytest.raises(UsageError) as told:
                write(folder, NEW)
            assert str(told.value) == (
                f"another run is writing to {folder}; wait for its end, or name another folder with --output"
            )
            assert tables(folder) == before
        finally:
            other.kill()
            other.wait()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            write(folder, NEW)
            break
        except UsageError:
            time.sleep(0.05)
    assert b"new" in tables(folder)["mentions.csv"]


def test_where_folders_cannot_be_locked_a_run_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: object) -> None:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr("fcntl.flock", cannot)
    with alone(folder) as certain:
        assert certain is False
    write(folder, NEW)
    assert b"new" in tables(folder)["mentions.csv"]


def test_a_folder_that_is_gone_at_the_end_is_told(tmp_path: Path) -> None:
    error = refused(OSError(28, "No space left on device", "out/.journal"), tmp_path)
    assert isinstance(error, PipelineError)
    assert str(error) == (
        "out/.journal can't be written: No space left on device; mend that and run again with --resume"
    )


SPOILT = [
    pytest.param(b"{", id="cut"),
    pytest.param(b"\xff\xfe", id="binary"),
    pytest.param(b"[" * 100_000, id="nested without end"),
    pytest.param(b"[]", id="none"),
    pytest.param(b"[[1, 2]]", id="numbers"),
    pytest.param(b'[["../mine", "x.csv"]]', id="from outside"),
    pytest.param(b'[["events.csv", "../mine"]]', id="to outside"),
    pytest.param(b'[["/etc/hosts", "x.csv"]]', id="from elsewhere"),
    pytest.param(b'[["a/events.csv", "x.csv"]]', id="from a folder that is no run's"),
]


@pytest.mark.parametrize("said", SPOILT)
def test_moves_that_no_run_wrote_are_refused(folder: Path, said: bytes) -> None:
    (folder.parent / "mine").write_text("mine", encoding="utf-8")
    waiting = folder / f"{WAITING}x"
    waiting.mkdir()
    (waiting / MOVES).write_bytes(said)
    before = tables(folder)
    with pytest.raises(UsageError) as told:
        write(folder, NEW)
    assert str(told.value) == (
        f"{waiting / MOVES} is spoilt, so the files of a run that was killed can't be put in place; "
        f"move {waiting} elsewhere and run again with --force"
    )
    assert tables(folder) == before
    assert (folder.parent / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("kind", ["a pipe", "a link that leads nowhere", "a folder"])
@pytest.mark.parametrize("name", ["events.csv", "run.json"])
def test_what_is_no_file_under_a_tables_name_is_neither_read_nor_replaced(folder: Path, kind: str, name: str) -> None:
    path = folder / name
    path.unlink()
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    with pytest.raises(UsageError, match="add --force"):
        write(folder, NEW)
    assert folder / "kept-1" / name in write(folder, NEW, force=True).kept
    assert os.path.lexists(folder / "kept-1" / name)


def test_a_record_nested_without_end_is_none(folder: Path) -> None:
    (folder / RUN).write_bytes(b"[" * 100_000)
    with pytest.raises(UsageError, match="holds files that are no run's tables"):
        check_free(folder)
