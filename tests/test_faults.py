"""What goes wrong with a part of an article costs that part, is named in errors.csv, and ends no run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import CASUALTIES, MENTIONS, Casualty, Mention, load, store
from pipeline.corpus import Article
from pipeline.errors import PipelineError
from pipeline.faults import noted
from pipeline.patterns import shipped_patterns
from pipeline.runs.batch import Annotator
from pipeline.runs.run import Request, run
from pipeline.runs.run_report import Report
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.csv_tables import read

HUGE = [
    pytest.param("9223372036854775808", id="2^63"),
    pytest.param("9223372036854775807", id="one less, of which no two can be added"),
    pytest.param("99999999999999999999999", id="beyond 2^64"),
    pytest.param("9" * 400, id="beyond floats"),
    pytest.param("9" * 5_000, id="beyond what Python reads"),
    pytest.param("2-" + "9" * 5_000, id="a range"),
    pytest.param("999 billion billion billion", id="in words"),
]


def article(text: str, article_id: str = "a") -> Article:
    return Article(article_id, f"{article_id}.txt", text, "", "2023-05-07", "header", plain=True)


def tables(nlp: Language, text: str) -> ArticleTables:
    (found,) = Annotator(nlp).annotate([article(text)])
    assert isinstance(found, ArticleTables)
    return found


@pytest.mark.parametrize("number", HUGE)
def test_a_figure_of_more_people_than_ever_lived_is_set_aside_and_named(blank: Language, number: str) -> None:
    found = tables(blank, f"Raiders killed four herders near Kabul. The song says {number} people were killed there.")
    assert [(row.effect, row.best) for row in found.casualties] == [("killed", 4)]
    assert (found.article.killed_low, found.article.killed_high, found.article.casualties) == (4, 4, 1)
    assert [(row.article_id, row.stage, row.error) for row in found.errors] == [
        ("a", "casualty_figures", "figure_too_large")
    ]


def test_a_part_of_a_figure_set_aside_belongs_to_none(blank: Language) -> None:
    found = tables(blank, "A song says 9223372036854775808 people were killed, including two children.")
    assert [row.best for row in found.casualties] == [2]
    assert "part" not in dict(dict(found.reasons)[found.casualties[0].casualty_id])


@pytest.fixture
def request_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Request:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("Nobody was hurt near Kabul, elders said.", encoding="utf-8")
    two = "Raiders killed four herders near Kabul. A song says 9223372036854775807 people were killed in Herat, "
    Path("in/b.txt").write_text(two + "and 9223372036854775808 were killed in Kunduz.", encoding="utf-8")
    return Request((Path("in"),), Path("out"), shipped_patterns(), "blank", "acled", profile="ucdp")


def test_a_run_with_a_figure_too_large_ends_with_its_other_rows(request_: Request) -> None:
    report = run(request_)
    assert [row["best"] for row in read(Path("out/casualties.csv")) if row["article_id"] == "b"] == ["4"]
    assert [row["best"] for row in read(Path("out/ucdp.csv"))][-1:] == ["4"]
    assert {(row["article_id"], row["error"]) for row in read(Path("out/errors.csv"))} == {("b", "figure_too_large")}
    assert (report.articles, report.whole, len(report.hurt)) == (2, 0, 1)


def test_a_run_that_goes_on_names_the_figures_set_aside_before(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(request_)
    whole = {path.name: path.read_bytes() for path in Path("out").glob("*.csv")}

    def stop(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.runs.outputs.OutputFolder.commit", stop)
        with pytest.raises(PipelineError, match="No space left on device; mend that and run again with --resume"):
            run(Request(**{**fields_of(request_), "fresh": True}))
    report: Report = run(Request(**{**fields_of(request_), "resume": True, "fresh": True}))
    assert report.resumed == 2
    assert {path.name: path.read_bytes() for path in Path("out").glob("*.csv")} == whole
    assert json.loads(Path("out/run.json").read_text(encoding="utf-8"))["failed"] == 2


def fields_of(request: Request) -> dict[str, Any]:
    return {name: getattr(request, name) for name in Request.__slots__}


def figure(start: int, end: int, parent: int | None = None) -> Casualty:
    return Casualty(
        start=start, end=end, effect="killed", low=1, best=1, high=1, quantity_text="", quantity_kind="named",
        victim_text="", victim_id="", victim_side="", victim_status="unknown", claimant_text="", claimant_name="",
        claimant_id="", claimant_side="", certainty="asserted", relation="main", counted=True, claim_group=0,
        place_text="", place_id="", event_date="", date_text="", convention="", rule_id="", parent=parent,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(3, 3, id="empty"),
        pytest.param(9, 4, id="end before start"),
        pytest.param(4, 5, id="white space"),
        pytest.param(90, 95, id="beyond the text"),
        pytest.param(-4, -1, id="before the text"),
    ],
)
def test_what_holds_no_text_leaves_no_component(blank: Language, start: int, end: int) -> None:
    doc = blank.make_doc("They fled at dawn.")
    kept = Mention(0, 4, "ACTOR", "", "They", "group", "", "", None, None, "model", "")
    empty = Mention(start, end, "ACTOR", "", "", "group", "", "", None, None, "model", "")
    assert store(doc, MENTIONS, [empty, kept]) == load(doc, MENTIONS, Mention) == [kept]
    assert [(fault.stage, fault.error) for fault in noted(doc)] == [("mentions", "empty_row")]


def test_what_belongs_to_another_row_still_does_when_one_before_it_is_left_out(blank: Language) -> None:
    doc = blank.make_doc("Ten died, two of them children.")
    store(doc, CASUALTIES, [figure(5, 5), figure(0, 8), figure(10, 30, parent=1), figure(10, 13, parent=0)])
    assert [c.parent for c in load(doc, CASUALTIES, Casualty)] == [None, 0, None]


TEXT = "“We left at noon,” said Harun Sabawi, a teacher from Kabul. Raiders killed four herders near Kabul."
OTHERS = {
    "mentions": {"quotes", "casualties"},
    "quote_attribution": {"mentions", "casualties"},
    "casualty_figures": {"mentions", "quotes"},
    "gazetteer": {"quotes"},
}
COMPONENTS = ("layout", "gazetteer", "selective_parser", "mentions", "quote_attribution", "casualty_figures")


def filled(found: ArticleTables) -> set[str]:
    return {name for name in ("mentions", "casualties", "quotes") if getattr(found, name)}


@pytest.fixture(params=["shipped", "blank"])
def either(request: pytest.FixtureRequest, nlp: Language, blank: Language) -> Language:
    return nlp if request.param == "shipped" else blank


def names(nlp: Language, name: str) -> str:
    """The component's name there: without a model, sentences begin by rule."""
    return "rule_sentences" if name == "selective_parser" and name not in nlp.pipe_names else name


@pytest.fixture
def failing(either: Language, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    name = names(either, request.param)

    def fail(*_: object, **__: object) -> Doc:
        raise KeyError("full")

    component = either.get_pipe(name)
    monkeypatch.setattr(type(component), "__call__", fail)
    if hasattr(type(component), "pipe"):
        monkeypatch.setattr(type(component), "pipe", fail)
    return name


@pytest.mark.parametrize("failing", COMPONENTS, indirect=True)
def test_a_component_that_fails_costs_its_own_rows_and_is_named(either: Language, failing: str) -> None:
    found = tables(either, TEXT)
    assert [(row.stage, row.error) for row in found.errors] == [(failing, "KeyError")]
    assert filled(found) >= OTHERS.get(failing, {"mentions", "casualties", "quotes"})


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_can_be_taken_out(either: Language, name: str) -> None:
    name = names(either, name)
    with either.select_pipes(disable=[name]):
        found = tables(either, TEXT)
    assert found.errors == ()
    own = {"mentions": "mentions", "quote_attribution": "quotes", "casualty_figures": "casualties"}.get(name)
    assert filled(found) >= OTHERS.get(name, {"mentions", "casualties", "quotes"})
    assert own not in filled(found)
