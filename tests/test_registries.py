"""Input formats and profiles are registered once; what is said of them, and what a run does, comes from there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.corpus import Columns, formats, read
from pipeline.corpus.article import Article, Manuscript
from pipeline.corpus.formats.kinds import TableFormat, TextFormat
from pipeline.errors import UsageError
from pipeline.exports.profiles import PROFILES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SUFFIXES = [suffix for known in formats.FORMATS for suffix in known.suffixes]
MODULES = {path.stem for path in Path(formats.__file__).parent.glob("*.py")} - {"__init__", "kinds", "lines"}
PROFILE_MODULES = {
    p.stem for p in (ROOT / "pipeline" / "exports" / "profiles").glob("*.py") if "PROFILE =" in p.read_text()
}


@pytest.fixture(scope="module")
def run_help() -> str:
    return " ".join(CliRunner().invoke(app, ["run", "--help"], terminal_width=200).output.split())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_help_names_every_suffix(suffix: str, run_help: str):
    assert suffix in run_help


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_readme_names_every_suffix(suffix: str):
    assert f"`{suffix}`" in README


def test_a_file_of_an_unknown_suffix_is_told_the_known_ones(tmp_path: Path):
    (tmp_path / "report.odt").touch()
    with pytest.raises(UsageError) as told:
        read([tmp_path / "report.odt"])
    assert [suffix for suffix in SUFFIXES if suffix not in str(told.value)] == []


def test_no_two_formats_share_a_suffix():
    assert len(set(SUFFIXES)) == len(SUFFIXES)


def test_every_module_of_a_format_is_registered():
    assert len(MODULES) == len(formats.FORMATS)


def test_a_new_text_format_is_read_once_it_is_registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    shouted = TextFormat("whispers", (".whisper",), lambda data: Manuscript(data.decode().lower()))
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, shouted))
    (tmp_path / "a.whisper").write_text("ALL WAS QUIET.", encoding="utf-8")
    with read([tmp_path]) as corpus:
        (article,) = corpus
    assert isinstance(article, Article)
    assert (article.article_id, article.text, article.plain) == ("a", "all was quiet.", False)


def test_a_new_table_format_is_read_once_it_is_registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def rows(path: Path, columns: Columns):
        yield from enumerate(json.loads(path.read_text(encoding="utf-8")), start=1)

    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, TableFormat("records", (".records",), rows)))
    (tmp_path / "a.records").write_text('[{"id": "x", "text": "All was quiet."}]', encoding="utf-8")
    with read([tmp_path / "a.records"]) as corpus:
        assert [item.article_id for item in corpus] == ["x"]


@pytest.mark.parametrize("name", PROFILES)
def test_the_help_and_the_readme_name_every_profile(name: str, run_help: str):
    assert name in run_help
    assert f"`--profile {name}`" in README


def test_every_module_with_a_profile_is_registered():
    assert set(PROFILES) == PROFILE_MODULES
