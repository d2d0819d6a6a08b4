"""spaCy imported without its command line, which is there for who asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
START = "import sys; from pipeline.spacy_start import import_spacy; import_spacy(); import spacy; "


def said(code):
    return subprocess.run(
        [sys.executable, "-c", START + code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("print(sorted({'weasel', 'requests', 'httpx', 'spacy.cli.info'} & set(sys.modules)))", "[]"),
        ("print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)", "True"),
        ("print(spacy.cli.download.__module__)", "spacy.cli.download"),
        ("import spacy.cli.info as info; print(info.info.__module__)", "spacy.cli.info"),
    ],
    ids=["not-loaded", "info", "commands", "info-imported"],
)
def test_spacys_commands_are_loaded_when_they_are_asked_for(code, expected):
    assert said(code) == expected


def test_a_spacy_that_is_there_stays_as_it_is():
    done = subprocess.run(
        [sys.executable, "-c", f"import spacy; before = spacy.cli; {START} print(spacy.cli is before)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.strip() == "True"
