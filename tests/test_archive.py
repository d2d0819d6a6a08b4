"""An archive that grows: whatever runs come, in whatever order, it holds what one run over all of them finds."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from archive_maker import make_archive

from pipeline.archive.archive_file import opened
from pipeline.archive.archive_tables import touched, write
from pipeline.archive.former_ids import FormerIds
from pipeline.archive.growing_archive import Archive
from pipeline.archive.stored_results import text_in
from pipeline.cli.app import app
from pipeline.runs.outputs import text_name
from pipeline.runs.written_results import results_of
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.csv_tables import read
from pipeline.tables.records import TABLES

CSV = tuple(f"{name}.csv" for name in TABLES)
SEEDS = range(3)
Result = tuple[ArticleTables, str | None]


def wireledger(*arguments: object) -> str:
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exit_code == 0, done.output
    return done.output


def run(texts: Path, output: Path) -> None:
    named = [word for name in ("id", "title", "date", "text") for word in (f"--{name}-column", name)]
    wireledger("run", texts / "wire.jsonl", "-o", output, "--model", "blank", *named)


def refused(*arguments: object) -> str:
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exit_code == 2, done.output
    return " ".join(done.output.split())


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run over ten stories with their reprints and versions, and three runs over parts of them."""
    top = tmp_path_factory.mktemp("archive")
    made = list(make_archive(10, seed=5))
    parts = {"all": made, "one": made[::3], "two": made[1::3], "three": made[2::3], "few": made[:2]}
    for name, articles in parts.items():
        lines = [
            json.dumps({"id": m.article_id, "title": m.title, "date": m.date, "text": m.text}, ensure_ascii=False)
            for m in articles
        ]
        # the same name of file everywhere, since it stands in articles.csv
        (top / f"{name}-texts").mkdir()
        (top / f"{name}-texts" / "wire.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        run(top / f"{name}-texts", top / name)
    return top


@pytest.fixture(scope="module")
def results(top: Path) -> list[Result]:
    folder = top / "all"
    found = [result for result in results_of(folder) if isinstance(result, ArticleTables)]
    return [(r, text_in(folder / "texts" / text_name(r.article.article_id))) for r in found]


def grown(path: Path, days: Iterable[Sequence[Result]], *, gone: Sequence[str] = ()) -> Path:
    """An archive to which the days were added one after the other."""
    for day in days:
        with opened(path, change=True) as database:
            archive = Archive(database, path)
            for result, text in day:
                archive.take("run", result, text)
            archive.link()
    return path


def tables(path: Path, output: Path) -> dict[str, bytes]:
    with opened(path, change=False) as database:
        write(Archive(database, path), output, None, about={"wireledger": "test"})
    return files(output)


def files(folder: Path, names: Sequence[str] = (*CSV, "reasons.jsonl")) -> dict[str, bytes]:
    texts = {p.name: p.read_bytes() for p in (folder / "texts").iterdir()}
    return {**{name: (folder / name).read_bytes() for name in names}, **texts}


def cut(items: Sequence[Any], chance: random.Random) -> list[Sequence[Any]]:
    """In days of one to seven."""
    days = []
    while items:
        size = chance.randrange(1, 8)
        days.append(items[:size])
        items = items[size:]
    return days


@pytest.mark.parametrize("seed", SEEDS)
def test_days_added_in_any_order_are_one_run(top: Path, results: list[Result], tmp_path: Path, seed: int):
    chance = random.Random(seed)
    shuffled = chance.sample(results, len(results))
    path = grown(tmp_path / "a", cut(shuffled, chance))
    assert tables(path, tmp_path / "out") == files(top / "all")


def test_the_made_articles_hold_what_is_to_be_linked(top: Path):
    assert {row["kind"] for row in read(top / "all" / "stories.csv")} >= {"first", "reprint", "version"}
    assert max(int(row["articles"]) for row in read(top / "all" / "incidents.csv")) > 3
    assert len(list(read(top / "all" / "quote_variants.csv"))) > 20


def test_runs_added_one_by_one_are_one_run(top: Path, tmp_path: Path):
    for name in ("two", "three", "one"):
        wireledger("link", top / name, "--archive", tmp_path / "a")
    wireledger("link", "--archive", tmp_path / "a", "-o", tmp_path / "out")
    assert files(tmp_path / "out") == files(top / "all")


def test_an_archive_needs_no_runs_folders(top: Path, tmp_path: Path):
    """What linking joins them to, byte for byte, the texts included."""
    wireledger("link", top / "one", top / "two", "-o", tmp_path / "linked")
    wireledger("link", top / "one", top / "two", "--archive", tmp_path / "a")
    wireledger("link", "--archive", tmp_path / "a", "-o", tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "linked")


def test_a_run_added_twice_changes_nothing(top: Path, tmp_path: Path):
    first = wireledger("link", top / "one", "--archive", tmp_path / "a", "-o", tmp_path / "1")
    again = wireledger("link", top / "one", "--archive", tmp_path / "a", "-o", tmp_path / "2")
    assert "20 new\n" in first
    assert "0 new, 20 held already" in again
    assert files(tmp_path / "1") == files(tmp_path / "2")


@pytest.mark.parametrize("seed", SEEDS)
def test_articles_made_anew_take_the_place_of_their_old_rows(results: list[Result], tmp_path: Path, seed: int):
    """As if the archive had never held them otherwise: here other days, titles, figures and quotations."""
    chance = random.Random(seed)
    changed = set(chance.sample(range(len(results)), 15))
    others = [results[-1 - at][0] for at in range(len(results))]
    before = [
        (
            replace(
                result,
                article=replace(result.article, published=others[at].article.published, sha256="0"),
                quotes=tuple(replace(q, quote=o.quote) for q, o in zip(result.quotes, others[at].quotes, strict=False)),
                events=result.events[1:],
            ),
            text,
        )
        if at in changed
        else (result, text)
        for at, (result, text) in enumerate(results)
    ]
    again = [results[at] for at in chance.sample(sorted(changed), len(changed))]
    mended = grown(tmp_path / "a", [*cut(chance.sample(before, len(before)), chance), *cut(again, chance)])
    clean = grown(tmp_path / "b", [results])
    assert tables(mended, tmp_path / "1") == tables(clean, tmp_path / "2")


def test_what_a_run_holds_no_longer_stays_unless_it_is_to_be_replaced(top: Path, tmp_path: Path):
    made, archive = tmp_path / "run", tmp_path / "a"
    run(top / "one-texts", made)
    wireledger("link", made, "--archive", archive)
    run(top / "few-texts", made)
    kept = wireledger("link", made, "--archive", archive)
    assert "note: 19 articles that the runs held before and hold no longer stay in the archive" in kept
    told = wireledger("link", made, "--archive", archive, "--replace", "-o", tmp_path / "out")
    assert "2 articles in" in told
    assert "19 taken out" in told
    assert files(tmp_path / "out") == files(top / "few")


def test_a_days_tables_are_of_all_that_shares_a_story_or_an_incident_with_it(top: Path, tmp_path: Path):
    """A row of the whole archive each, and none of these stories and incidents is left out."""
    archive = tmp_path / "a"
    for name in ("one", "two"):
        wireledger("link", top / name, "--archive", archive)
    wireledger("link", top / "few", "--archive", archive, "-o", tmp_path / "day")
    wireledger("link", "--archive", archive, "-o", tmp_path / "whole")
    brought = {row["article_id"] for row in read(top / "few" / "articles.csv")}
    whole = {name: list(read(tmp_path / "whole" / f"{name}.csv")) for name in TABLES}
    day = {name: list(read(tmp_path / "day" / f"{name}.csv")) for name in TABLES}
    for name, rows in day.items():
        assert [row for row in whole[name] if row in rows] == rows
    stories = {row["story_id"] for row in whole["stories"] if row["article_id"] in brought}
    assert {r["article_id"] for r in whole["stories"] if r["story_id"] in stories} <= {
        r["article_id"] for r in day["articles"]
    }
    assert stories < {row["story_id"] for row in whole["stories"]}
    incidents = {row["incident_id"] for row in whole["events"] if row["article_id"] in brought and row["incident_id"]}
    assert (
        incidents <= {row["incident_id"] for row in day["incidents"]} < {r["incident_id"] for r in whole["incidents"]}
    )
    months = {row["event_date"][:7] for row in day["incidents"]}
    assert day["totals"] == [row for row in whole["totals"] if row["month"] in months]


def test_the_whole_archive_is_written_with_a_run_where_it_is_asked_for(top: Path, tmp_path: Path):
    wireledger("link", top / "one", top / "two", "--archive", tmp_path / "a")
    wireledger("link", top / "three", "--archive", tmp_path / "a", "--whole", "-o", tmp_path / "out")
    assert files(tmp_path / "out") == files(top / "all")


def test_the_tables_of_an_archive_are_a_runs_for_other_commands(top: Path, tmp_path: Path):
    wireledger(
        "link", top / "one", "--archive", tmp_path / "a", "-o", tmp_path / "out", "--format", "sqlite,xlsx,geojson"
    )
    row = next(r for r in read(tmp_path / "out" / "casualties.csv") if r["incident_id"])
    assert row["incident_id"] in wireledger("why", row["casualty_id"], "-o", tmp_path / "out")
    wireledger("link", tmp_path / "out", "-o", tmp_path / "again")
    assert files(tmp_path / "again") == files(tmp_path / "out")


@pytest.fixture(scope="module")
def drafted(top: Path) -> Path:
    """The archive of the three parts, and the drafts that one run over all articles makes."""
    wireledger("link", top / "all", "-o", top / "drafts", "--profile", "ucdp")
    for name in ("one", "two", "three"):
        wireledger("link", top / name, "--archive", top / "drafted.archive")
    return top


def test_an_archive_drafts_a_profiles_table_as_one_run_does(drafted: Path, tmp_path: Path):
    wireledger("link", "--archive", drafted / "drafted.archive", "-o", tmp_path / "out", "--profile", "ucdp")
    assert files(tmp_path / "out", ["ucdp.csv"]) == files(drafted / "drafts", ["ucdp.csv"])


def test_a_days_drafts_are_by_all_accounts_of_its_incidents(drafted: Path, tmp_path: Path):
    archive = tmp_path / "a"
    shutil.copy(drafted / "drafted.archive", archive)
    wireledger("link", drafted / "few", "--archive", archive, "-o", tmp_path / "out", "--profile", "ucdp")
    whole = {row["relid"]: row for row in read(drafted / "drafts" / "ucdp.csv")}
    found = list(read(tmp_path / "out" / "ucdp.csv"))
    incidents = {row["incident_id"] for row in read(tmp_path / "out" / "incidents.csv")}
    assert found
    assert {row["relid"] for row in found if row["relid"].startswith("i")} <= incidents
    assert found == [whole[row["relid"]] for row in found]


def test_drafts_without_the_patterns_of_the_archive_are_refused(drafted: Path, tmp_path: Path):
    archive = tmp_path / "a"
    shutil.copy(drafted / "drafted.archive", archive)
    with closing(sqlite3.connect(archive)) as database:
        told = database.execute("SELECT value FROM archive_facts WHERE name = 'basis'").fetchone()[0]
        basis = json.loads(told)
        basis["patterns"]["sha256"] = "0"
        database.execute("UPDATE archive_facts SET value = ? WHERE name = 'basis'", (json.dumps(basis),))
        database.commit()
    said = refused("link", "--archive", archive, "-o", tmp_path / "out", "--profile", "ucdp")
    assert "no longer holds the patterns of its run, without which ucdp.csv can't be drafted; put them back" in said


def test_an_id_that_an_earlier_article_changes_is_told(results: list[Result], tmp_path: Path):
    in_time = sorted(results, key=lambda pair: (pair[0].article.published, pair[0].article.article_id))
    path = grown(tmp_path / "a", [in_time[1:]])
    before = tables(path, tmp_path / "1")
    grown(path, [in_time[:1]])
    with opened(path, change=False) as database:
        write(Archive(database, path), tmp_path / "2", None, about={"wireledger": "test"})
    former = [row for row in read(tmp_path / "2" / "former_ids.csv") if row["kind"] == "story"]
    assert [row["why"] for row in former] == ["another first"]
    assert former[0]["former_id"].encode() in before["stories.csv"]
    now = {row["story_id"] for row in read(tmp_path / "2" / "stories.csv")}
    assert former[0]["id"] in now
    assert former[0]["former_id"] not in now


def test_articles_that_come_in_the_order_of_their_days_change_no_id(results: list[Result], tmp_path: Path):
    in_time = sorted(results, key=lambda pair: (pair[0].article.published, pair[0].article.article_id))
    path = grown(tmp_path / "a", [[result] for result in in_time])
    with opened(path, change=False) as database:
        assert [row for row in FormerIds(database).rows() if row.kind == "story" and row.why == "another first"] == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"a": ("", "s1"), "b": ("s2", "s1")}, [("s2", "s1", "another first", 1)]),
        ({"a": ("s1", "s1"), "b": ("s2", "s1"), "c": ("s2", "s1")}, [("s2", "s1", "joined", 2)]),
        ({"a": ("s1", "s1"), "b": ("s1", "s2")}, [("s1", "s2", "parted", 1)]),
        ({"a": ("s1", "s1"), "b": ("", "s2")}, []),
    ],
    ids=["an earlier article", "two stories joined", "one parted", "nothing changed"],
)
def test_why_an_id_is_another_is_told(told: dict[str, tuple[str, str]], expected: list[tuple[str, str, str, int]]):
    former = FormerIds(sqlite3.connect(":memory:"))
    rows = former.note("story", told)
    assert [(r.former_id, r.id, r.why, r.members) for r in rows] == expected
    assert list(former.rows()) == rows


def test_a_former_id_leads_to_the_one_of_today():
    former = FormerIds(sqlite3.connect(":memory:"))
    former.note("story", {"a": ("s1", "s2")})
    former.note("story", {"a": ("s2", "s3")})
    assert [(row.former_id, row.id) for row in former.rows(["s3"])] == [("s1", "s3"), ("s2", "s3")]


def test_an_id_that_lives_again_is_no_former_one():
    former = FormerIds(sqlite3.connect(":memory:"))
    former.note("story", {"a": ("s1", "s2")})
    former.note("story", {"a": ("s2", "s1")})
    assert [(row.former_id, row.id) for row in former.rows()] == [("s2", "s1")]


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.archive import additions, archive_file, growing_archive
archive_file.CACHE = 8  # so little that pages are written before the end
link = growing_archive.Archive.link
def killed(self):
    if {late}:
        link(self)
    os.kill(os.getpid(), signal.SIGKILL)
growing_archive.Archive.link = killed
additions.add_runs([Path(sys.argv[1])], Path(sys.argv[2]), None)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("late", [False, True], ids=["as articles are taken in", "when all are linked"])
def test_an_archive_that_was_killed_is_as_it_was_before(top: Path, tmp_path: Path, late: bool):
    path = tmp_path / "a"
    wireledger("link", top / "one", top / "two", "--archive", path)
    before = tables(path, tmp_path / "before")
    done = subprocess.run([sys.executable, "-c", KILLED.format(late=late), top / "three", path], check=False)
    assert done.returncode == -signal.SIGKILL
    assert tables(path, tmp_path / "after") == before
    wireledger("link", top / "three", "--archive", path)
    assert tables(path, tmp_path / "whole") == files(top / "all")


def test_an_article_costs_its_neighbours_only(results: list[Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not the archive: the rest of it is far away in words and days."""
    asked: list[object] = []
    grown(tmp_path / "a", [results])
    monkeypatch.setattr("pipeline.stories.story_store.joining", lambda *pair: asked.append(pair))
    alone = replace(results[0][0].article, article_id="alone", published="1999-01-01", sha256="1")
    grown(
        tmp_path / "a",
        [[(replace(results[0][0], article=alone, mentions=(), casualties=(), events=(), quotes=()), None)]],
    )
    assert asked == []


def test_a_refused_run_leaves_the_archive_as_it_was(top: Path, tmp_path: Path):
    path = tmp_path / "a"
    wireledger("link", top / "one", "--archive", path)
    before = path.read_bytes()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    said = refused("link", top / "two", "--archive", path, "-o", tmp_path / "mine")
    assert "holds files that are no run's tables (notes.txt)" in said
    assert path.read_bytes() == before


def other_text(folder: Path, name: str, top: Path) -> Path:
    (folder / "texts").mkdir(parents=True)
    article = next(iter(read(top / "one" / "articles.csv")))
    line = {"id": article["article_id"], "title": "Ferry", "date": "2020-01-01", "text": "Six people drowned in Gao."}
    (folder / "texts" / "wire.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    run(folder / "texts", folder / name)
    return folder / name


def test_two_articles_of_one_id_are_refused_or_replaced(top: Path, tmp_path: Path):
    made = other_text(tmp_path, "run", top)
    wireledger("link", top / "one", "--archive", tmp_path / "a")
    said = refused("link", made, "--archive", tmp_path / "a")
    assert "is one article in" in said
    assert "give one of them another id, or add --replace for the newer one" in said
    assert "1 replaced" in wireledger("link", made, "--archive", tmp_path / "a", "--replace")


def no_archive(top: Path, path: Path) -> None:
    path.write_text("a list of shops\n" * 99, encoding="utf-8")


def other_database(top: Path, path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE shops (name)")


def other_version(top: Path, path: Path) -> None:
    wireledger("link", top / "one", "--archive", path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE archive_facts SET value = 'other' WHERE name = 'linkage'")


def other_patterns(top: Path, path: Path) -> None:
    wireledger("link", top / "one", "--archive", path)
    with sqlite3.connect(path) as database:
        basis = json.loads(database.execute("SELECT value FROM archive_facts WHERE name = 'basis'").fetchone()[0])
        basis["patterns"]["sha256"] = "0"
        database.execute("UPDATE archive_facts SET value = ? WHERE name = 'basis'", (json.dumps(basis),))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (no_archive, "is no archive of wireledger; name another file with --archive"),
        (other_database, "is a database, but no archive of wireledger; name another file with --archive"),
        (other_version, "was made by another wireledger"),
        (other_patterns, "was made with other patterns than the runs in"),
        (lambda top, path: path.mkdir(), "is a folder; name a file with --archive"),
    ],
    ids=["a text", "another database", "another version's", "other patterns", "a folder"],
)
def test_a_file_that_cannot_be_added_to_is_told(made: Any, said: str, top: Path, tmp_path: Path):
    made(top, tmp_path / "a")
    assert said in refused("link", top / "two", "--archive", tmp_path / "a")


def test_runs_of_other_patterns_are_mixed_where_it_is_asked_for(top: Path, tmp_path: Path):
    other_patterns(top, tmp_path / "a")
    assert "note: " in wireledger("link", top / "two", "--archive", tmp_path / "a", "--other-patterns")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("{tmp}/none", "--archive", "{tmp}/a"), "none doesn't exist; name the output folder of a run"),
        (("{tmp}/none", "-o", "{tmp}/out"), "none doesn't exist; name the output folder of a run"),
        (("{tmp}", "--archive", "{tmp}/a"), "holds no run's tables (run.json is missing)"),
        (("{top}/one/run.json", "--archive", "{tmp}/a"), "run.json is a file; name the output folder of a run"),
        (("{top}/one", "--archive", "{tmp}/none/a"), "none doesn't exist; make it, or name a file elsewhere"),
        (("{top}/one", "--archive", "{tmp}/out/a", "-o", "{tmp}/out"), "whose files are replaced"),
        (("{top}/one", "--archive", "{tmp}/a", "-o", "{top}/one"), "is one of the runs"),
        (("--archive", "{tmp}/a", "-o", "{tmp}/out"), "a doesn't exist; name the runs that it is to be made of"),
        (("--archive", "{tmp}/a"), "name runs to add to the archive, or a folder for its tables with --output"),
        (("{top}/one", "-o", "{tmp}/out", "--whole"), "or an archive with --archive"),
        (("{top}/one", "--archive", "{tmp}/a", "--profile", "ucdp"), "name a folder for the tables of --profile"),
        (("{top}/one", "-o", "{tmp}/out", "--profile", "odd"), "no profile 'odd'; there are: acled, ucdp"),
    ],
    ids=[
        "no such run", "no such run to join", "no run", "a file", "no folder for it", "within the output",
        "output is a run", "nothing to read", "nothing to do", "whole without an archive", "drafts into no folder",
        "no such profile",
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_a_line(arguments: Sequence[str], said: str, top: Path, tmp_path: Path):
    assert said in refused("link", *(a.format(tmp=tmp_path, top=top) for a in arguments))
    assert not (tmp_path / "a").exists()


def test_an_archive_at_which_another_process_works_is_told(top: Path, tmp_path: Path):
    path = tmp_path / "a"
    wireledger("link", top / "one", "--archive", path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = CliRunner().invoke(app, ["link", str(top / "two"), "--archive", str(path)])
    other.close()
    assert done.exit_code == 1
    assert "another process is at work on" in done.output


def test_a_day_is_all_that_is_touched(results: list[Result], tmp_path: Path):
    path = grown(tmp_path / "a", [results[:-1]])
    with opened(path, change=True) as database:
        archive = Archive(database, path)
        archive.take("run", *results[-1])
        archive.link()
        found = {archive.results.article_id(moment) for moment in touched(archive)}
    story = results[-1][0].article.article_id.rpartition("_")[0]
    assert results[-1][0].article.article_id in found
    assert 1 < sum(name.startswith(story) for name in found) <= len(found) < len(results)
