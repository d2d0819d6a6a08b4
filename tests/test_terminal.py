"""Nothing that an article, a name or a pattern says can steer the terminal."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from typer.testing import CliRunner

import pipeline.cli
from pipeline.cli.app import app
from pipeline.cli.terminal import say
from pipeline.errors import Fault, in_one_line, without_controls

ATTACK = "a\x1b[2Jb\x9b31mc\x07d\x7fe\u202ef\u2028g\x08h"
SHOWN = "a\\x1b[2Jb\\x9b31mc\\x07d\\x7fe\\u202ef\\u2028g\\x08h"
MODULES = sorted(Path(pipeline.cli.__file__).parent.glob("*.py"))


def test_what_steers_a_terminal_is_written_out() -> None:
    assert without_controls(ATTACK) == SHOWN


@pytest.mark.parametrize("text", ["“Zürich”\t日本\n😀 مرحبا", "a\xa0b", ""])
def test_other_text_is_printed_as_it_is(text: str) -> None:
    assert without_controls(text) == text


def test_half_a_character_is_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\ud800b")
    assert capsys.readouterr().out == "a\\ud800b\n"


def test_a_fault_is_one_line() -> None:
    assert str(Fault("x\n.csv", 2, f"{ATTACK}\nz")) == f"x\\n.csv:2: {SHOWN}\\nz"
    assert in_one_line("a\nb") == "a\\nb"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_commands_print_through_one_door(path: Path) -> None:
    """``say`` alone: typer.echo and print would let control characters through."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    allowed = {"typer.echo"} if path.stem == "terminal" else set()
    assert called & {"typer.echo", "typer.secho", "click.echo", "print", "sys.stdout.write"} == allowed


COMMANDS = {
    "an input that is none": ["run", ATTACK],
    "an output that is none": ["run", "in", "-o", f"in/a.txt/{ATTACK}"],
    "a model": ["run", "in", "--model", ATTACK],
    "a convention": ["run", "in", "--convention", ATTACK],
    "a folder of patterns": ["run", "in", "--patterns", ATTACK],
    "a profile": ["run", "in", "--profile", ATTACK],
    "a format": ["run", "in", "--format", ATTACK],
    "a delimiter": ["run", "in", "--delimiter", ATTACK],
    "a run to compare": ["diff", ATTACK, "in"],
    "a folder without tables": ["report", ATTACK],
    "patterns to check": ["patterns", "check", ATTACK],
}


@pytest.mark.parametrize("kind", COMMANDS)
def test_a_message_that_names_what_the_user_gave_steers_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("All was quiet.", encoding="utf-8")
    done = CliRunner().invoke(app, COMMANDS[kind], color=True)
    assert done.exit_code in (1, 2)
    assert "a\\x1b[2" in done.output
    assert [line for line in done.output.splitlines() if not line.isprintable()] == []


@pytest.mark.parametrize("group", [[], ["patterns"]], ids=["all commands", "those of the patterns"])
def test_the_help_cuts_no_description_of_a_command(group: list[str]):
    _, title, listed = CliRunner().invoke(app, [*group, "--help"]).stdout.partition("Commands:")
    assert title
    assert "..." not in listed
