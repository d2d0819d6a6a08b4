"""What an article may take: past it the article is named, the rows of --model blank are kept, and the run goes on."""

from __future__ import annotations

import math
import os
import threading
import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.components import rule_sentences  # noqa: F401 - registers rule_sentences
from pipeline.corpus import Article
from pipeline.patterns import shipped_patterns
from pipeline.runs import batch, batch_care
from pipeline.runs.allowance import Allowance, OverAllowance, watched
from pipeline.runs.batch import Annotator
from pipeline.runs.run import Request, run
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.csv_tables import read

LITTLE = Allowance(seconds=0.3)


@Language.component("runs_for_ever_at_loop")
def runs_for_ever_at_loop(doc):
    while "loop" in doc.text:
        math.sqrt(2)
    return doc


@Language.component("grows_at_hoard")
def grows_at_hoard(doc):
    held = []
    while "hoard" in doc.text and len(held) < 2_000:
        held.append(b"x" * 1_000_000)
    return doc


@Language.component("out_of_memory_at_huge")
def out_of_memory_at_huge(doc):
    if "huge" in doc.text:
        raise MemoryError("no room")
    return doc


def pipeline(*components: str) -> Language:
    nlp = spacy.blank("en")
    for component in ("rule_sentences", *components):
        nlp.add_pipe(component)
    return nlp


def article(article_id: str, text: str = "All was quiet.") -> Article:
    return Article(article_id, f"{article_id}.txt", text, "", "", "", plain=True)


def words(results) -> list[int]:
    return [result.article.words if isinstance(result, ArticleTables) else 0 for result in results]


def test_what_takes_longer_than_it_may_is_stopped():
    with pytest.raises(OverAllowance, match=r"^took more than 0\.1 s of processor time$"):
        spin(Allowance(0.1))


def spin(allowance: Allowance) -> None:
    with watched(allowance, 0):
        while True:
            pass


def hoard(allowance: Allowance) -> None:
    held = []
    with watched(allowance, 0):
        while len(held) < 2_000:
            held.append(b"x" * 1_000_000)


def test_time_spent_waiting_is_no_processor_time():
    with watched(Allowance(0.05), 0):
        time.sleep(0.2)


def test_what_takes_more_memory_than_it_may_is_stopped():
    with pytest.raises(OverAllowance, match=r"^took more than 30 MB of memory$"):
        hoard(Allowance(megabytes=30))


def test_a_longer_text_may_take_more():
    allowance = Allowance(60, 1_000)
    assert (allowance.time_for(0), allowance.time_for(500_000)) == (60, 120)
    assert (allowance.memory_for(0), allowance.memory_for(1_000_000)) == (1_000, 3_000)


def test_nothing_is_no_limit():
    assert (Allowance(0, 0).time_for(10), Allowance(0, 0).memory_for(10)) == (math.inf, math.inf)
    with watched(Allowance(0, 0), 0):
        pass


def test_outside_the_main_thread_nothing_is_watched():
    done = []

    def annotate():
        with watched(Allowance(1e-6), 0):
            done.append(sum(range(100_000)))

    thread = threading.Thread(target=annotate)
    thread.start()
    thread.join()
    assert len(done) == 1


def test_an_article_that_takes_too_long_costs_itself_only():
    annotator = Annotator(pipeline("runs_for_ever_at_loop"), allowance=LITTLE)
    found = annotator.annotate([article("a"), article("b", "A loop."), article("c", "One. Two words.")])
    assert words(found) == [3, 0, 3]
    assert (found[1].article_id, found[1].stage, found[1].error) == ("b", "limit", "TimeoutError")
    assert found[1].message == (
        "took more than 0.3 s of processor time; part the text, or run it again with a larger --article-timeout"
    )


def test_an_article_that_takes_too_much_memory_costs_itself_only():
    annotator = Annotator(pipeline("grows_at_hoard"), allowance=Allowance(megabytes=40))
    found = annotator.annotate([article("a"), article("b", "A hoard."), article("c")])
    assert words(found) == [3, 0, 3]
    assert (found[1].error, found[1].message) == (
        "MemoryError",
        "took more than 40 MB of memory; part the text, or run it again with a larger --article-memory",
    )


def test_an_article_for_which_the_system_has_no_memory_keeps_the_rows_of_the_other_components():
    (found,) = Annotator(pipeline("out_of_memory_at_huge")).annotate([article("b", "A huge one.")])
    assert [(row.stage, row.error) for row in found.errors] == [("out_of_memory_at_huge", "MemoryError")]


def test_the_rows_of_the_blank_model_are_kept_where_it_comes_to_an_end():
    simpler = Annotator(pipeline())
    annotator = Annotator(pipeline("runs_for_ever_at_loop"), allowance=LITTLE, simpler=lambda: simpler)
    found = annotator.annotate([article("a"), article("b", "A loop of words.")])
    assert words(found) == [3, 4]
    (row,) = found[1].errors
    assert (row.article_id, row.path, row.stage, row.error) == ("b", "b.txt", "limit", "TimeoutError")
    assert row.message == (
        "took more than 0.3 s of processor time, so its rows are those of --model blank; "
        "for the model's run it again with a larger --article-timeout"
    )


def test_an_article_that_takes_too_long_without_the_model_too_has_no_rows():
    simpler = Annotator(pipeline("runs_for_ever_at_loop"), allowance=LITTLE)
    annotator = Annotator(pipeline("runs_for_ever_at_loop"), allowance=LITTLE, simpler=lambda: simpler)
    assert words(annotator.annotate([article("b", "A loop.")])) == [0]


def test_the_watch_leaves_the_signal_as_it_was():
    annotator = Annotator(pipeline("runs_for_ever_at_loop"), allowance=LITTLE)
    annotator.annotate([article("b", "A loop.")])
    began = time.process_time()
    while time.process_time() - began < 0.6:
        pass


def test_a_run_goes_on_past_such_an_article(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in "abc":
        Path(f"in/{name}.txt").write_text("Raiders killed four herders near Kabul.", encoding="utf-8")
    whole = batch.extract.rows

    def rows(doc, of):
        while of.article_id == "b":
            math.sqrt(2)
        return whole(doc, of)

    monkeypatch.setattr(batch.extract, "rows", rows)
    request = Request((Path("in"),), Path("out"), shipped_patterns(), "blank", "acled", allowance=LITTLE)
    report = run(request)
    assert (report.articles, report.whole) == (2, 1)
    assert [row["article_id"] for row in read(Path("out/casualties.csv"))] == ["a", "c"]
    assert [(row["article_id"], row["error"]) for row in read(Path("out/errors.csv"))] == [("b", "TimeoutError")]


def answer_or_die(items):
    if any("die" in item.text for item in items):
        os._exit(9)
    return [item.article_id for item in items]


def hang(items):
    time.sleep(600 * any("hang" in item.text for item in items))
    return [item.article_id for item in items]


def tabulated(items):
    return Annotator(pipeline("runs_for_ever_at_loop"), allowance=LITTLE).at_once(items)


def spread(work, batches, jobs=2, patience=lambda items: 120.0):
    care = batch_care.Care(parts=batch_care.one_by_one, instead=batch_care.lost, patience=patience)
    found = batch.in_order(iter(batches), work, jobs=jobs, care=care)
    return [pair for items, results in found for pair in zip(items, results, strict=True)]


def test_a_worker_that_is_killed_costs_its_article_only():
    batches = [[article("a"), article("b", "Now die."), article("c")], [article("d")], [article("e")]]
    found = spread(answer_or_die, batches)
    assert [item.article_id for item, _ in found] == ["a", "b", "c", "d", "e"]
    assert [answer for _, answer in found if isinstance(answer, str)] == ["a", "c", "d", "e"]
    row = found[1][1]
    assert (row.article_id, row.stage, row.error) == ("b", "limit", "Lost")
    assert row.message == (
        "a worker process ended unexpectedly, perhaps for lack of memory; run again with fewer --jobs; "
        "part the text, or leave it out"
    )


def test_a_worker_that_hangs_where_no_signal_reaches_it_is_ended():
    given = [[article("a", "Now hang.")], [article("b")]]
    found = spread(hang, given, patience=lambda items: 1.0 if items[0].article_id == "a" else 120.0)
    assert found[1][1] == "b"
    assert found[0][1].message == "a worker process gave no answer and was ended; part the text, or leave it out"


@pytest.mark.parametrize("batches", [[["a", "loop", "c"], ["d"]], [["loop"]]])
def test_workers_and_one_process_tell_the_same_of_such_an_article(batches):
    given = [[article(text, text) for text in texts] for texts in batches]
    alone = Annotator(pipeline("runs_for_ever_at_loop"), allowance=LITTLE)
    expected = [result for items in given for result in alone.annotate(items)]
    assert [result for _, result in spread(tabulated, given)] == expected
