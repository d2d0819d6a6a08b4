"""Every command of the workbench on the second conflict's set."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app

SUDAN = Path(__file__).parents[1] / "data" / "sudan"


def called(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the set as patterns/, an edited one as edited/, and a run without a model as run/."""
    here = tmp_path_factory.mktemp("sudan")
    for name in ("patterns", "edited"):
        shutil.copytree(SUDAN / "patterns", here / name)
    actors = here / "edited" / "actors.csv"
    lines = actors.read_text(encoding="utf-8-sig").replace("Rapid Support Forces", "Rapid Support Force").splitlines()
    actors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    called("run", SUDAN / "dispatches", "-o", here / "run", "--patterns", here / "patterns", "--model", "blank", "-q")
    return here


def test_its_files_are_sound(folder: Path) -> None:
    assert "0 faults, 0 warnings" in called("patterns", "check", folder / "patterns")


def test_its_examples_hold(folder: Path) -> None:
    assert "4 examples, all hold" in called("patterns", "test", folder / "patterns")


def test_a_rows_forms_are_shown(folder: Path) -> None:
    assert "actors.csv:" in called("patterns", "show", "RSF", "--patterns", folder / "patterns")


def test_what_it_lacks_is_listed(folder: Path) -> None:
    assert "rows that stand in none of 7 articles" in called("patterns", "coverage", folder / "run")


def test_an_edit_is_previewed_with_its_row(folder: Path) -> None:
    told = called("patterns", "diff", folder / "patterns", folder / "edited", "--on", folder / "run")
    assert "Rapid Support Forces → Rapid Support Force" in told
    assert "edited/actors.csv:" in told


def test_it_is_converted_and_read_as_before(folder: Path) -> None:
    called("patterns", "convert", folder / "patterns", "-o", folder / "sheets")
    assert "0 faults, 0 warnings" in called("patterns", "check", folder / "sheets")
