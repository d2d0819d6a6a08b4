"""A run into an earlier run's folder reads only what is new or changed, and writes what a run over all would."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cluster_corpus import TEXTS, corpus, few_patterns, request, written
from spacy.language import Language
from typer.testing import CliRunner

import pipeline.runs.batch
from pipeline.cli.app import app
from pipeline.corpus import Article
from pipeline.errors import UsageError
from pipeline.patterns import PatternSet
from pipeline.runs import assemble
from pipeline.runs.assemble import Settings
from pipeline.runs.engines import DASK
from pipeline.runs.joined_runs import join
from pipeline.runs.merged_runs import merge
from pipeline.runs.run import Request, run
from pipeline.runs.shards import Shard

OUT = Path("out")
FORMATS = "csv,sqlite"
WHOLE = [name for name in TEXTS if name != "empty"]  # that nothing fails at


@pytest.fixture(scope="module", autouse=True)
def assembled_once() -> Iterator[None]:
    """Runs of the same patterns share their pipeline, which keeps nothing of an article."""
    whole = assemble.build
    built: dict[tuple[Settings, str], Language] = {}

    def build(settings: Settings, patterns: PatternSet) -> Language:
        key = (settings, patterns.sha256)
        if key not in built:
            built[key] = whole(settings, patterns)
        return built[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assemble, "build", build)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, patterns and a run over them."""
    folder = tmp_path_factory.mktemp("made")
    corpus(folder)
    few_patterns(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run(asked())
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that runs have read, as they come."""
    seen: list[str] = []
    whole = pipeline.runs.batch.annotate

    def noted(items: Iterator[Any], *args: Any, **options: Any) -> Iterator[Any]:
        for item, result in whole(items, *args, **options):
            seen.extend([item.article_id] if isinstance(item, Article) else [])
            yield item, result

    monkeypatch.setattr(pipeline.runs.batch, "annotate", noted)
    return seen


def asked(**changed: Any) -> Request:
    return replace(request(Path(), OUT.name), formats=FORMATS, **changed)


def rewritten(change: Callable[[list[dict[str, str]]], object]) -> None:
    """Change the rows of the table of articles."""
    table = Path("news.jsonl")
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    change(rows)
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def edited(name: str, **cells: str) -> None:
    rewritten(lambda rows: next(row for row in rows if row["id"] == name).update(cells))


def fresh() -> dict[str, bytes]:
    """The bytes of a run that has no earlier one."""
    run(replace(asked(), output=Path("fresh")))
    return written(Path("fresh"))


def test_an_article_that_is_new_is_read_and_the_others_are_taken_over(here: Path, annotated: list[str]) -> None:
    rewritten(lambda rows: rows.append({"id": "barn", "text": "A barn burnt; two men were hurt.", "day": "2021-03-20"}))
    report = run(asked())
    assert (annotated, report.read, report.taken_over) == (["barn"], 1, len(WHOLE))
    assert written(OUT) == fresh()


@pytest.mark.parametrize("cells", [{"text": "Nine miners died."}, {"day": "2022-01-01"}], ids=["text", "day"])
def test_an_article_that_has_changed_is_read(here: Path, annotated: list[str], cells: dict[str, str]) -> None:
    edited("mine", **cells)
    run(asked())
    assert annotated == ["mine"]
    assert written(OUT) == fresh()


def test_what_no_row_depends_on_costs_no_reading(here: Path, annotated: list[str]) -> None:
    rewritten(lambda rows: [row.update(title=f"No. {number}", author="R. Amiri") for number, row in enumerate(rows)])
    Path("news.jsonl").rename("today.jsonl")
    report = run(asked(inputs=(Path("today.jsonl"),)))
    assert annotated == []
    assert not report.stands
    run(asked(inputs=(Path("today.jsonl"),), output=Path("fresh")))
    assert written(OUT) == written(Path("fresh"))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_changes_the_tables_are_those_of_a_fresh_run(here: Path, seed: int) -> None:
    chance = random.Random(seed)

    def changed(rows: list[dict[str, str]]) -> None:
        for _ in range(chance.randint(1, 4)):
            row = chance.choice(rows)
            what = chance.choice(("remove", "add", "text", "day", "empty", "rename", "double"))
            if what == "remove" and len(rows) > 2:
                rows.remove(row)
            elif what in ("add", "double"):
                new = row["id"] if what == "double" else f"{chance.choice('abmz')}{chance.randint(0, 99)}"
                rows.append({**row, "id": new, "text": f"{row['text']} Police said {chance.randint(2, 9)} men died."})
            else:
                cell = {"rename": ("id", f"new-{row['id']}"), "day": ("day", "2020-02-02"), "empty": ("text", " ")}
                name, value = cell.get(what, ("text", f"On Monday, an elder said: {row['text']}"))
                row[name] = value
        chance.shuffle(rows)

    for _ in range(2):
        rewritten(changed)
        run(asked())
    assert written(OUT) == fresh()


def test_where_nothing_has_changed_the_tables_stand(here: Path, annotated: list[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in OUT.rglob("*")}
    report = run(asked())
    assert report.stands
    assert annotated == []
    assert {path: path.stat().st_mtime_ns for path in OUT.rglob("*") if path != OUT} == {
        path: time for path, time in before.items() if path != OUT
    }


def test_a_run_whose_tables_stand_reports_what_the_earlier_one_did(here: Path) -> None:
    first, second = run(asked(fresh=True)), run(asked())
    told = ("articles", "words", "undated", "unknown", "hurt", "whole", "failed")
    assert second.stands
    assert second.rows["quotes"] == first.rows["quotes"]
    assert [getattr(second, name) for name in told] == [getattr(first, name) for name in told]


@pytest.mark.parametrize(
    "changed",
    [{"profile": "acled"}, {"profile": ""}, {"formats": "csv"}, {"limit": 5}, {"shard": Shard(2, 2)}],
    ids=["profile", "no profile", "formats", "limit", "shard"],
)
def test_other_files_of_the_same_rows_are_made_without_reading(
    here: Path, annotated: list[str], changed: dict[str, Any]
) -> None:
    wanted = replace(asked(), **changed)
    run(wanted)
    assert annotated == []
    run(replace(wanted, output=Path("fresh")))
    assert written(OUT) == written(Path("fresh"))


def failing(monkeypatch: pytest.MonkeyPatch, article_id: str) -> None:
    """Let what makes rows fail at an article."""
    whole = pipeline.runs.batch.extract.rows

    def rows(doc: Any, article: Any) -> Any:
        if article.article_id == article_id:
            raise ValueError("told to")
        return whole(doc, article)

    monkeypatch.setattr(pipeline.runs.batch.extract, "rows", rows)


def test_an_article_that_failed_is_tried_again(here: Path, annotated: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, "mine")
        run(asked(fresh=True))
    annotated.clear()
    run(asked())
    assert annotated == ["mine"]
    assert written(OUT) == fresh()


def test_an_article_that_can_be_read_at_last_is_read(here: Path, annotated: list[str]) -> None:
    edited("empty", text="Three herders were killed, elders said.")
    run(asked())
    assert annotated == ["empty"]
    assert written(OUT) == fresh()


def other_patterns() -> None:
    with Path("patterns", "places.csv").open("a", encoding="utf-8") as file:
        file.write("herat,Herat,city,,34.34,62.2,,,,,\n")


def other(name: str, value: str) -> Callable[[], None]:
    def change() -> None:
        said = json.loads((OUT / "run.json").read_text(encoding="utf-8"))
        said[name] = value
        (OUT / "run.json").write_text(json.dumps(said), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (other_patterns, "the run in out differs in the patterns"),
        (other("program_sha256", "0" * 64), "the run in out differs in wireledger"),
        (other("spacy", "3.0.0"), "the run in out differs in spaCy"),
        (other("convention", "ucdp"), "the run in out differs in the convention"),
        (lambda: (OUT / "quotes.csv").unlink(), "out/quotes.csv is gone"),
        (lambda: (OUT / "reasons.jsonl").unlink(), "out/reasons.jsonl is gone"),
    ],
    ids=["patterns", "program", "spacy", "convention", "table", "reasons"],
)
def test_where_rows_could_differ_all_is_read_and_the_report_says_why(
    here: Path, annotated: list[str], change: Callable[[], object], why: str
) -> None:
    change()
    report = run(asked())
    assert (sorted(annotated), report.taken_over, report.anew) == (sorted(WHOLE), None, why)
    assert written(OUT) == fresh()


def test_all_is_read_where_the_user_asks_for_it(here: Path, annotated: list[str]) -> None:
    report = run(asked(fresh=True))
    assert (len(annotated), report.taken_over, report.anew) == (len(WHOLE), None, "")


@pytest.mark.parametrize("name", ["mentions.csv", "texts/raid.txt"])
def test_nothing_is_taken_from_what_the_user_changed(here: Path, annotated: list[str], name: str) -> None:
    wanted = written(OUT)
    with (OUT / name).open("a", encoding="utf-8") as file:
        file.write("mine\n")
    with pytest.raises(UsageError, match="was changed after its run"):
        run(asked())
    report = run(asked(force=True))
    assert report.anew == f"{OUT / name.split('/')[0]} was changed after its run"
    assert len(annotated) == len(WHOLE)
    assert {name: cell for name, cell in written(OUT).items() if not name.startswith("kept-1")} == wanted


def test_tables_that_change_while_rows_are_taken_from_them_stop_the_run(here: Path) -> None:
    def spoil(done: int, total: int) -> None:
        if done:
            (OUT / "victims.csv").write_text("mine", encoding="utf-8")

    edited("mine", text="Nine miners died.")
    with pytest.raises(UsageError, match="out was changed while rows were taken from it; run again"):
        run(asked(), progress=spoil)


@pytest.mark.parametrize("changed", [{"jobs": 2}, {"jobs": 2, "engine": DASK}], ids=["jobs", "dask"])
def test_workers_are_given_only_what_is_read(here: Path, annotated: list[str], changed: dict[str, Any]) -> None:
    if changed.get("engine"):
        pytest.importorskip("distributed")
    edited("mine", text="Nine miners died.")
    run(asked(**changed))
    assert annotated == ["mine"]
    assert written(OUT) == fresh()


def test_a_part_takes_over_what_it_had_where_the_parts_borders_move(here: Path, annotated: list[str]) -> None:
    run(asked(shard=Shard(2, 2), output=Path("part")))
    annotated.clear()
    rewritten(lambda rows: rows.append({"id": "aaa", "text": "It rained.", "day": ""}))
    run(asked(shard=Shard(2, 2), output=Path("part")))
    assert annotated == ["fair"]
    run(asked(shard=Shard(2, 2), output=Path("fresh")))
    assert written(Path("part")) == written(Path("fresh"))


def test_merged_parts_are_an_earlier_run(here: Path, annotated: list[str]) -> None:
    parts = [Path("part-1"), Path("part-2")]
    for number, part in enumerate(parts, start=1):
        run(asked(shard=Shard(number, 2), output=part))
    merge(parts, Path("merged"))
    annotated.clear()
    assert run(asked(output=Path("merged"))).taken_over == len(WHOLE)
    assert annotated == []


def test_linked_runs_are_none(here: Path) -> None:
    join([OUT], Path("linked"))
    assert run(asked(output=Path("linked"))).anew == "linked holds runs that were linked"


def test_a_run_that_was_stopped_goes_on_beside_what_is_taken_over(
    here: Path, annotated: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("bus", "mine", "road"):
        edited(name, text=f"Two {name} drivers were hurt, police said.")

    def stop(done: int, total: int) -> None:
        if annotated == ["bus", "mine"]:
            raise KeyboardInterrupt

    with pytest.raises(Exception, match="--resume"):
        run(asked(), progress=stop)
    annotated.clear()
    report = run(asked(resume=True))
    assert (annotated, report.resumed, report.read, report.taken_over) == (["road"], 2, 1, len(WHOLE) - 3)
    assert written(OUT) == fresh()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda: None, "no article has changed since the earlier run, so its tables stand as they are"),
        (
            lambda: edited("mine", text="Nine miners died."),
            f"of them {len(WHOLE) - 1} unchanged since the earlier run and taken over, 1 read",
        ),
        (other_patterns, "all articles were read: the run in out differs in the patterns"),
    ],
    ids=["nothing new", "one changed", "all anew"],
)
def test_the_end_of_a_run_says_what_was_read(here: Path, change: Callable[[], object], line: str) -> None:
    change()
    options = "--patterns patterns --model blank --profile ucdp --format csv,sqlite".split()
    said = CliRunner().invoke(app, ["run", "news.jsonl", "-o", "out", *options], prog_name="wireledger")
    assert said.exit_code == 3
    assert said.stderr.splitlines()[1] == line
