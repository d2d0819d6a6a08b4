"""What the system refuses a whole run is told in one line, never as a traceback, and costs no earlier tables."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pattern_folders import shipped_without_names
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import StoppedError
from pipeline.runs.journal import Journal
from pipeline.runs.outputs import OutputFolder

resource = pytest.importorskip("resource")

GONE = "No such file or directory"
RESUME = "mend that and run again with --resume"
TEXTS = {
    "a": "Raiders killed four herders near Kabul on Sunday, elders said.",
    "b": "“We left at noon,” said Harun Sabawi, a teacher from Herat.",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles and patterns without many names; out/ is where a run is to write."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in TEXTS.items():
        Path("in", f"{name}.txt").write_text(text, encoding="utf-8")
    shipped_without_names(Path("patterns"))
    return Path("out")


def wireledger(*further: str, model: str = "blank", patterns: str = "patterns") -> tuple[int, str]:
    """Exit code and stderr of a run into out/."""
    command = ["run", "in", "-o", "out", "--model", model, "--patterns", patterns, "--quiet", *further]
    done = CliRunner().invoke(app, command)
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return done.exit_code, done.stderr


def failing(kind: type, name: str, error: OSError, *, after: bool = False) -> Callable[..., Any]:
    """The method, which raises the error before or after its work."""
    whole = getattr(kind, name)

    def method(*args: Any, **options: Any) -> Any:
        if after:
            whole(*args, **options)
        raise error

    return method


FULL = OSError(errno.ENOSPC, "No space left on device")
PLACES = [
    pytest.param(Journal, "write", False, id="as a line of the journal is written"),
    pytest.param(OutputFolder, "open", False, id="as files are opened"),
    pytest.param(OutputFolder, "write", False, id="as rows are written"),
    pytest.param(OutputFolder, "add_reasons", False, id="as reasons are written"),
    pytest.param(OutputFolder, "close", False, id="as files are closed"),
    pytest.param(OutputFolder, "commit", False, id="before the tables are shown"),
    pytest.param(OutputFolder, "checked", False, id="as checksums are made"),
]


@pytest.mark.parametrize(("kind", "name", "after"), PLACES)
def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch, kind: type, name: str, after: bool) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(kind, name, failing(kind, name, FULL, after=after))
        code, said = wireledger()
    assert (code, said) == (1, f"out can't be written: No space left on device; {RESUME}\n")
    assert not list(folder.glob(".unfinished-*"))
    assert wireledger("--resume") == (0, "")


def test_a_full_disk_at_a_rename_leaves_the_earlier_tables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wireledger()
    before = {path.name: path.read_bytes() for path in folder.glob("*.*")}
    rename, count = Path.rename, iter(range(100))

    def full(path: Path, target: Any) -> Path:
        if next(count) == 5:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", full)
        code, said = wireledger("--fresh")
    assert code == 1
    assert said.count("\n") == 1
    assert "can't be replaced: No space left on device" in said
    assert {path.name: path.read_bytes() for path in folder.glob("*.*") if path.name[0] != "."} == before


@contextmanager
def limited(kind: int, most: int) -> Iterator[None]:
    """Set a limit of this process meanwhile."""
    before = resource.getrlimit(kind)
    resource.setrlimit(kind, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(kind, before)


@pytest.mark.parametrize("size", [100, 600])
def test_a_limit_of_file_sizes_is_told(folder: Path, size: int) -> None:
    wireledger("--dry-run")
    with limited(resource.RLIMIT_FSIZE, size):
        code, said = wireledger()
    assert code == 1
    assert said in (f"out can't be written: {why}; {RESUME}\n" for why in ("File too large", "disk I/O error"))


@pytest.mark.parametrize("free", [3, 6, 9])
def test_a_limit_of_open_files_is_told(folder: Path, free: int) -> None:
    wireledger("--dry-run")
    with limited(resource.RLIMIT_NOFILE, 120):
        held = []
        try:
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            for descriptor in held[:free]:
                os.close(descriptor)
            code, said = wireledger()
        finally:
            for descriptor in held[free:]:
                os.close(descriptor)
    assert (code, said) == (
        1,
        "too many files are open at once; allow more (ulimit -n) or take fewer --jobs, then run with --resume\n",
    )


def test_no_place_for_temporary_files_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr("tempfile.TemporaryFile", nowhere)
    code, said = wireledger()
    assert code in (0, 1)
    assert said in ("", f"out can't be written: No usable temporary directory found in ['/tmp']; {RESUME}\n")


@pytest.mark.parametrize("when", ["before the first article", "before the tables are shown"])
def test_an_output_folder_that_is_deleted_meanwhile_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    kind, name = (OutputFolder, "commit") if "tables" in when else (Journal, "add")
    whole = getattr(kind, name)

    def delete(*args: Any) -> Any:
        shutil.rmtree(folder, ignore_errors=True)
        return whole(*args)

    with monkeypatch.context() as patched:
        patched.setattr(kind, name, delete)
        code, said = wireledger()
    assert code == 1
    assert said.count("\n") == 1
    assert said.endswith(tuple(f"can't be written: {why}; {RESUME}\n" for why in (GONE, "disk I/O error")))
    assert wireledger("--resume") == (0, "")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.EROFS, "Read-only file system"), "can't be written to: Read-only file system"),
        (PermissionError(errno.EACCES, "Permission denied"), "can't be written to: Permission denied"),
    ],
    ids=["a file system for reading", "a folder of somebody else's"],
)
def test_a_folder_that_cannot_be_written_to_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise error

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert wireledger() == (2, f"out {told}; name another folder with --output\n")
    assert not folder.exists()


NO_MODELS = {
    "a name": ("no_such_model", "is not installed"),
    "nothing": ("", "is not installed"),
    "a folder of other things": ("in", "is not installed"),
    "the root of all": ("/", "is not installed"),
    "a file": ("in/a.txt", "is not installed"),
    "a folder whose meta.json is none": ("bad_meta", "can't be loaded (ValueError: "),
    "a folder without a config": ("no_config", "can't be loaded (OSError: "),
    "a model without a parser": ("no_parser", "has no tagger and no parser"),
}


@pytest.mark.parametrize("kind", NO_MODELS)
def test_a_model_that_is_none_is_told(folder: Path, kind: str) -> None:
    import spacy

    spacy.blank("en").to_disk("no_parser")
    for name, meta in (("bad_meta", "{"), ("no_config", '{"lang": "en", "name": "x", "version": "1"}')):
        Path(name).mkdir()
        Path(name, "meta.json").write_text(meta, encoding="utf-8")
    model, told = NO_MODELS[kind]
    code, said = wireledger(model=model)
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith(f"the model {model!r} {told}")
    assert "--model blank" in said
    assert not folder.exists()


@pytest.mark.parametrize("patterns", ["in/a.txt", "nowhere"])
def test_patterns_that_are_no_folder_are_told(folder: Path, patterns: str) -> None:
    said = f"{patterns}: no such folder of pattern files, name one that holds actors.csv\n"
    assert wireledger(patterns=patterns) == (1, said)


def test_an_interrupt_on_a_full_disk_is_still_a_stop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "add", stop)
        patched.setattr(OutputFolder, "close", failing(OutputFolder, "close", FULL))
        assert wireledger() == (1, f"{StoppedError(articles=0, of=2)}\n")


def test_a_file_that_the_system_refuses_elsewhere_is_told_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.why.provenance.find", failing(sys, "exit", FULL))
    monkeypatch.setattr("pipeline.cli.why.find", failing(sys, "exit", FULL), raising=False)
    done = CliRunner().invoke(app, ["why", "q0", "-o", "in"])
    assert (done.exit_code, done.stderr) == (1, "a file can't be used: No space left on device\n")
