"""The commands of the workbench: each says how it is called, at once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.patterns import patterns_app

ROOT = Path(__file__).parent.parent
COMMANDS = [f"patterns {command.name}" for command in patterns_app.registered_commands if command.name]


def test_the_commands_are_those_of_the_page():
    page = (ROOT / "docs" / "patterns.md").read_text(encoding="utf-8")
    assert {"patterns coverage", "patterns diff", "patterns show", "patterns test"} <= set(COMMANDS)
    assert [command for command in COMMANDS if f"wireledger {command}" not in page] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_an_example_that_begins_with_the_command(command: str):
    told = CliRunner().invoke(app, [*command.split(), "--help"], prog_name="wireledger")
    assert told.exit_code == 0
    assert re.search(rf"^ +wireledger {command} \S", told.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", ["diff", "patterns diff", "patterns coverage"])
def test_help_loads_neither_spacy_nor_pandas(command: str):
    code = (
        "import sys\nfrom pipeline.cli.app import app\n"
        f"try: app({command.split()!r} + ['--help'])\n"
        "except SystemExit: print(sorted({'spacy', 'pandas', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"
