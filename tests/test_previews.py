"""The preview of an edit is the difference of two whole runs, whatever the edit; and it runs little of them again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest
from pattern_edits import random_edit, read, write
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.corpus import Article
from pipeline.errors import PatternFaults
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.entries import PatternSet
from pipeline.runs.assemble import DEFAULT_MODEL
from pipeline.runs.run import Request, run
from pipeline.workbench import previews
from pipeline.workbench.changes import changes
from pipeline.workbench.grounds import Grounds, grounds
from pipeline.workbench.previews import Preview, preview
from pipeline.workbench.sides import of_run

ROOT = Path(__file__).parent.parent
OWN = ROOT / "data" / "dispatches"
NEWS = ROOT.parent / "shared" / "news" / "text"  # real news, which isn't ours to ship
TORAB = "haji-torab,Haji Torab,person,resistance,Torab Khan,Torab,,\n"


def whole(inputs: Path, output: Path, *, patterns: Path, model: str = "blank") -> Path:
    run(Request(inputs=(inputs,), output=output, patterns=patterns, model=model, convention="acled"))
    return output


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole(OWN, tmp_path_factory.mktemp("own") / "run", patterns=shipped_patterns())


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not NEWS.is_dir():
        pytest.skip("there is no real news here")
    return whole(NEWS, tmp_path_factory.mktemp("news") / "run", patterns=shipped_patterns())


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_patterns(), tmp_path / "mine"))


def edited(folder: Path, inputs: Path, seed: int) -> str:
    """Make the first random edit of a seed that the reader takes, and say which."""
    random = Random(seed)
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(inputs.iterdir()))
    while True:
        shutil.rmtree(folder)
        shutil.copytree(shipped_patterns(), folder)
        said = random_edit(folder, random, text)
        try:
            read_patterns(folder)
        except PatternFaults:
            continue
        return said


def holds(before: Path, inputs: Path, folder: Path, output: Path, *, model: str = "blank") -> None:
    found = preview(shipped_patterns(), folder, grounds(before))
    after = whole(inputs, output, patterns=folder, model=model)
    assert found.changes == changes(of_run(before), of_run(after))
    assert found.reused or not found.edits


@pytest.mark.parametrize("seed", [2, 5, 11, 14])
def test_the_preview_of_any_edit_is_the_difference_of_two_whole_runs(own: Path, mine: Path, tmp_path: Path, seed: int):
    edited(mine, OWN, seed)
    holds(own, OWN, mine, tmp_path / "after")


@pytest.mark.parametrize("seed", [3, 21])
def test_the_preview_is_the_difference_on_real_news(news: Path, mine: Path, tmp_path: Path, seed: int):
    edited(mine, NEWS, seed)
    holds(news, NEWS, mine, tmp_path / "after")


def test_the_preview_is_the_difference_with_the_model(mine: Path, tmp_path: Path):
    before = whole(OWN, tmp_path / "before", patterns=shipped_patterns(), model=DEFAULT_MODEL)
    rows = read(mine / "actors.csv")
    rows.append({**rows[0], "id": "nomani", "name": "Abdul Satar Nomani", "variants": "", "short": ""})
    write(mine / "actors.csv", rows)
    holds(before, OWN, mine, tmp_path / "after", model=DEFAULT_MODEL)


@pytest.fixture
def torab(tmp_path: Path, mine: Path) -> tuple[Path, Path]:
    """Three articles, two of which name somebody whom only my patterns know; their run, and my patterns."""
    texts = tmp_path / "in"
    texts.mkdir()
    (texts / "a.txt").write_text("Haji Torab left the valley. “We will return,” Torab Khan said.\n", encoding="utf-8")
    (texts / "b.txt").write_text("Nobody came to Vale.\n", encoding="utf-8")
    (texts / "c.txt").write_text("Torab, a trader, was there.\n", encoding="utf-8")
    with (mine / "actors.csv").open("a", encoding="utf-8") as file:
        file.write(TORAB)
    return whole(texts, tmp_path / "run", patterns=shipped_patterns()), mine


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Which articles were annotated, and with which patterns: (folder's name, id)."""
    seen: list[tuple[str, str]] = []
    true: Callable[..., Mapping] = previews.annotated

    def noted(
        articles: list[Article], patterns: PatternSet, on: Grounds, jobs: int, told: Callable[[object], None]
    ) -> Mapping:
        seen.extend((Path(patterns.folder).name, article.article_id) for article in articles)
        return true(articles, patterns, on, jobs, told)

    monkeypatch.setattr(previews, "annotated", noted)
    return seen


def test_only_articles_with_a_word_of_the_edit_run_again_and_only_with_the_new_patterns(
    torab: tuple[Path, Path], annotated: list[tuple[str, str]]
):
    before, mine = torab
    found = preview(shipped_patterns(), mine, grounds(before))
    assert annotated == [("mine", "a"), ("mine", "c")]
    assert (found.articles, found.again, found.reused) == (3, 2, True)
    assert {change.article_id for change in found.changes} == {"a"}


def test_a_change_names_the_line_of_the_edited_row(torab: tuple[Path, Path]):
    before, mine = torab
    found = preview(shipped_patterns(), mine, grounds(before))
    line = (mine / "actors.csv").read_text(encoding="utf-8").count("\n")
    assert {tuple(found.made_by(change)) for change in found.changes} == {
        (f"{mine}/actors.csv:{line} (name haji-torab, added)",)
    }


def test_each_change_names_its_own_line_where_several_rows_were_edited(torab: tuple[Path, Path]):
    before, mine = torab
    rows = read(mine / "places.csv")
    rows.append({**rows[0], "id": "vale", "name": "Vale", "type": "village", "p_code": "", "variants": ""})
    write(mine / "places.csv", rows)
    found = preview(shipped_patterns(), mine, grounds(before))
    named = {
        change.article_id: [place.partition(" (")[2] for place in found.made_by(change)] for change in found.changes
    }
    assert named == {"a": ["name haji-torab, added)"], "b": ["name vale, added)"]}


def test_equal_patterns_run_nothing(torab: tuple[Path, Path], annotated: list[tuple[str, str]]):
    found = preview(shipped_patterns(), shipped_patterns(), grounds(torab[0]))
    assert (found.changes, found.edits, annotated) == ([], [], [])


def test_an_article_that_changed_since_the_run_is_run_on_both_sides(
    torab: tuple[Path, Path], annotated: list[tuple[str, str]]
):
    before, mine = torab
    (before.parent / "in" / "a.txt").write_text("Haji Torab came back.\n", encoding="utf-8")
    preview(shipped_patterns(), mine, grounds(before))
    assert annotated == [("mine", "a"), ("mine", "c"), ("patterns", "a")]


def test_a_run_with_other_patterns_lends_only_its_articles(
    torab: tuple[Path, Path], tmp_path: Path, annotated: list[tuple[str, str]]
):
    before, mine = torab
    other = Path(shutil.copytree(mine, tmp_path / "other"))
    rows = read(other / "actors.csv")
    write(other / "actors.csv", [*rows[:-1], {**rows[-1], "side": "press"}])
    found: Preview = preview(mine, other, grounds(before))
    assert found.why_not == f"{before} was made with other patterns than {mine}"
    assert sorted(annotated) == [("mine", "a"), ("mine", "c"), ("other", "a"), ("other", "c")]
    assert found.changes


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda run: (run / "quotes.csv").write_text("x", encoding="utf-8"), "quotes.csv was changed after its run"),
        (lambda run: rewrite(run, wireledger="0.0.1"), "was made by another version of the program or the model"),
    ],
    ids=["an edited table", "another version"],
)
def test_tables_that_would_come_out_otherwise_are_not_used(torab: tuple[Path, Path], spoil: Callable, why: str):
    before, mine = torab
    spoil(before)
    found = preview(shipped_patterns(), mine, grounds(before))
    assert found.why_not.endswith(why)
    assert {change.article_id for change in found.changes} == {"a"}


def rewrite(folder: Path, **cells: str) -> None:
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    (folder / "run.json").write_text(json.dumps({**record, **cells}), encoding="utf-8")


def invoke(*args: object):
    return CliRunner().invoke(app, [str(a) for a in args])


def test_the_command_tells_rows_sentences_and_lines(torab: tuple[Path, Path], tmp_path: Path):
    before, mine = torab
    told = invoke("patterns", "diff", shipped_patterns(), mine, "--on", before, "--page", tmp_path / "p.html")
    assert told.exit_code == 0, told.output
    line = (mine / "actors.csv").read_text(encoding="utf-8").count("\n")
    assert told.stdout.startswith(
        f"1 edited row:\n  {mine}/actors.csv:{line} (name haji-torab, added)\n"
        "2 of 3 articles hold a word of it and were run again with the new patterns\n"
    )
    assert "      in: We will return,” Torab Khan said.\n      by: " in told.stdout
    assert "haji-torab, added" in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_articles_without_a_run_will_do(torab: tuple[Path, Path]):
    before, mine = torab
    on = before.parent / "in"
    told = invoke("patterns", "diff", shipped_patterns(), mine, "--on", on, "--model", "blank")
    assert told.exit_code == 0, told.output
    assert "2 of 3 articles hold a word of it and were run again with the old patterns and the new\n" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--on", "no"], "--on no: no such file or folder; name a run's output folder, or articles"),
        (
            ["--on", "RUN", "--model", "other"],
            "RUN was run with --model blank; leave --model out, or name the articles",
        ),
        (["--on", "RUN", "--convention", "ucdp"], "RUN was run with --convention acled; leave --convention out"),
        (["--on", "IN", "--convention", "none"], "no convention 'none' in "),
    ],
)
def test_what_cant_be_compared_is_told_in_a_line(torab: tuple[Path, Path], arguments: list[str], message: str):
    before, mine = torab
    places = {"RUN": str(before), "IN": str(before.parent / "in")}
    told = invoke("patterns", "diff", shipped_patterns(), mine, *(places.get(word, word) for word in arguments))
    assert told.exit_code == 2
    assert told.stderr.startswith(message.replace("RUN", str(before)))
    assert told.stderr.count("\n") == 1


def test_a_run_whose_articles_are_gone_says_so(torab: tuple[Path, Path]):
    before, mine = torab
    shutil.move(before.parent / "in", before.parent / "moved")
    told = invoke("patterns", "diff", shipped_patterns(), mine, "--on", before)
    assert told.exit_code == 2
    assert told.stderr == (
        f"{before.parent}/in, which the run in {before} read, is not here; call from the folder where it was run, "
        "or name the articles with --on\n"
    )
