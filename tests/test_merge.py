"""Runs over the parts of a corpus, merged, are one run over all of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cluster_corpus import corpus, few_patterns, request, written
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.corpus import read
from pipeline.errors import UsageError
from pipeline.runs.merged_runs import merge
from pipeline.runs.run import run
from pipeline.runs.shards import WHOLE, Shard, shard_of

FORMATS = "csv,xlsx,parquet,sqlite,geojson"
PARTS = [Path(f"part-{number}") for number in (1, 2, 3)]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one run over all articles, and runs over its three parts."""
    folder = tmp_path_factory.mktemp("runs")
    corpus(folder)
    few_patterns(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run(replace(request(Path(), "whole"), formats=FORMATS))
        for number, part in enumerate(PARTS, start=1):
            run(replace(request(Path(), part.name), formats=FORMATS, shard=Shard(number, len(PARTS))))
    return folder


@pytest.fixture
def here(runs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of those runs, as the working folder."""
    shutil.copytree(runs, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said_of(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return said


def resaid(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    said = said_of(folder)
    change(said)
    (folder / "run.json").write_text(json.dumps(said), encoding="utf-8")


def test_the_parts_hold_each_article_once(here: Path) -> None:
    rows = [said_of(part)["tables"]["articles.csv"]["rows"] for part in PARTS]
    assert all(rows)
    assert sum(rows) == said_of(Path("whole"))["tables"]["articles.csv"]["rows"]


def test_three_parts_merged_have_the_bytes_of_one_run(here: Path) -> None:
    merge(PARTS[::-1], Path("merged"))
    assert {"texts/raid.txt", "ucdp.csv", "reasons.jsonl", "tables.sqlite"} <= written(Path("merged")).keys()
    assert written(Path("merged")) == written(Path("whole"))


def test_run_json_says_of_what_it_was_merged_and_is_else_that_of_one_run(here: Path) -> None:
    merge(PARTS, Path("merged"))
    merged, whole = said_of(Path("merged")), said_of(Path("whole"))
    assert [(m["folder"], m["shard"]["number"], m["shard"]["of"]) for m in merged["merged"]] == [
        (part.name, number, 3) for number, part in enumerate(PARTS, start=1)
    ]
    own = {"engine", "jobs", "merged", "seconds", "seconds_loading", "words_per_second"}
    assert {k: v for k, v in merged.items() if k not in own} == {k: v for k, v in whole.items() if k not in own}


def test_parts_split_by_hand_and_lying_among_each_other_have_the_bytes_of_one_run(here: Path) -> None:
    lines = Path("news.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    for number in (0, 1):
        folder = Path(f"split-{number}")
        folder.mkdir()
        (folder / "news.jsonl").write_text("".join(lines[:3][number:] + lines[3 + number :: 2]), encoding="utf-8")
        run(replace(request(Path(), f"run-{number}"), inputs=(folder / "news.jsonl",)))
    with pytest.raises(UsageError, match=r"^\w+ is in run-0 and in run-1; leave one out, or give it another id$"):
        merge([Path("run-0"), Path("run-1")], Path("merged"))
    (Path("split-1") / "news.jsonl").write_text("".join(lines[4::2]), encoding="utf-8")
    run(replace(request(Path(), "run-1"), inputs=(Path("split-1/news.jsonl"),)))
    run(request(Path(), "plain"))
    merge([Path("run-1"), Path("run-0")], Path("merged"))
    assert written(Path("merged")) == written(Path("plain"))


def test_merged_folders_can_be_written_in_other_formats(here: Path) -> None:
    merge(PARTS, Path("merged"), formats="csv")
    assert {Path(name).suffix for name in written(Path("merged"))} == {".csv", ".json", ".jsonl", ".txt"}


def other_patterns(said: dict[str, Any]) -> None:
    said["patterns"]["sha256"] = "f" * 64


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (other_patterns, r"part-1 and part-2 differ in the patterns: [0-9a-f]{12} and f{12}; run the parts alike"),
        (
            lambda said: said["model"].update(name="en_core_web_md"),
            "part-1 and part-2 differ in the model: blank and en_core_web_md; run the parts alike",
        ),
        (
            lambda said: said.update(spacy="3.7.1"),
            r"part-1 and part-2 differ in spaCy: [\d.]+ and 3.7.1; run the parts alike",
        ),
        (
            lambda said: said.update(convention="ucdp"),
            "part-1 and part-2 differ in the convention: acled and ucdp; run the parts alike",
        ),
        (
            lambda said: said.update(profile=""),
            "part-1 and part-2 differ in the profile: ucdp and none; run the parts alike",
        ),
        (
            lambda said: said["shard"].update(of_sha256="0" * 64),
            "part-1 and part-2 differ in the corpus: [0-9a-f]{12} and 0{12}; run the parts alike",
        ),
        (
            lambda said: said.update(wireledger="0.0.1"),
            r"part-2 is of wireledger 0.0.1, this is [\d.]+; merge with that",
        ),
        (lambda said: said["shard"].update(number=1), "part 1/3 is in part-1 and in part-2; name one"),
    ],
    ids=["patterns", "model", "spaCy", "convention", "profile", "corpus", "version", "part"],
)
def test_runs_that_are_not_parts_of_one_are_refused(
    here: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    resaid(PARTS[1], change)
    with pytest.raises(UsageError, match=f"^{message}$"):
        merge(PARTS, Path("merged"))
    assert not Path("merged").exists()


def test_a_part_that_is_missing_is_named(here: Path) -> None:
    with pytest.raises(UsageError) as told:
        merge(PARTS[::2], Path("merged"))
    assert str(told.value) == "part 2/3 is missing; run it with --shard 2/3"


def test_a_part_that_was_changed_is_refused(here: Path) -> None:
    with (PARTS[1] / "quotes.csv").open("a", encoding="utf-8") as table:
        table.write("\r\n")
    with pytest.raises(UsageError) as told:
        merge(PARTS, Path("merged"))
    assert str(told.value) == "part-2/quotes.csv was changed after its run; run that part again"


def test_a_part_that_is_no_run_is_refused(here: Path) -> None:
    (PARTS[2] / "run.json").unlink()
    with pytest.raises(UsageError) as told:
        merge(PARTS, Path("merged"))
    assert str(told.value) == "part-3 holds no run's tables (run.json is missing); run that part again"


def test_a_part_is_not_written_over(here: Path) -> None:
    with pytest.raises(UsageError) as told:
        merge(PARTS, PARTS[0])
    assert str(told.value) == "part-1 is one of the shards; name another folder with --output"


def test_patterns_that_have_moved_can_be_named(here: Path) -> None:
    Path("patterns").rename("moved")
    with pytest.raises(UsageError) as told:
        merge(PARTS, Path("merged"))
    assert str(told.value) == "patterns, the patterns of the runs, is not here; name them with --patterns"
    merge(PARTS, Path("merged"), patterns=Path("moved"))
    assert written(Path("merged")) == written(Path("whole"))


def test_the_command_says_what_it_merged_and_that_articles_failed(here: Path) -> None:
    done = CliRunner().invoke(app, ["merge", *map(str, PARTS), "-o", "merged"])
    assert done.exit_code == 3
    first, rows, failed, *_ = done.stderr.splitlines()
    assert first == "8 articles of 3 shards in merged"
    assert rows.startswith("rows: articles 8, ")
    assert failed == "2 articles failed or lost rows, see merged/errors.csv:"


@pytest.mark.parametrize(("articles", "of"), [(10, 1), (10, 3), (2, 5), (0, 2), (16, 16)])
def test_parts_follow_one_another_and_are_as_long_as_each_other(tmp_path: Path, articles: int, of: int) -> None:
    table = tmp_path / "t.jsonl"
    lines = [json.dumps({"id": f"{n:02d}", "text": "All was quiet."}) + "\n" for n in range(max(1, articles))]
    table.write_text("".join(lines), encoding="utf-8")
    parts = []
    for number in range(1, of + 1):
        with read([table]) as found:
            found.entries = found.entries[:articles]
            Shard(number, of).cut(found)
            parts.append([entry.article_id for entry in found.entries])
    assert [name for part in parts for name in part] == [f"{n:02d}" for n in range(articles)]
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize("said", ["0/3", "4/3", "3", "a/b", "-1/3", "1/0", "1/3/5"])
def test_what_names_no_part_is_refused(said: str) -> None:
    with pytest.raises(UsageError) as told:
        shard_of(said)
    assert str(told.value) == (f"no part {said!r}; write --shard 3/16 for the third of sixteen, from 1/16 to 16/16")


def test_a_part_may_be_written_with_noughts() -> None:
    assert (shard_of("03/16"), shard_of("")) == (Shard(3, 16), WHOLE)
