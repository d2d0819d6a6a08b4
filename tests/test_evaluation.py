"""What evaluate counts as right: hand-made gold against hand-made rows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.casualty_verdicts import says_the_same
from pipeline.evaluation.gold import (
    AttributedText,
    GoldArticle,
    GoldAttribution,
    GoldCasualty,
    GoldEntity,
    GoldQuote,
    read_articles,
    read_attributions,
)
from pipeline.evaluation.judgement import judge_articles, judge_attributed_texts, text_files
from pipeline.evaluation.report import as_json, markdown, misses
from pipeline.evaluation.run_tables import Ledger, read_rows
from pipeline.evaluation.verdicts import Share, Verdict, calibration, shares
from pipeline.tables import csv_tables
from pipeline.tables.records import CasualtyRow, MentionRow, QuoteRow

TEXT = 'The "Wolf" spoke. "We won," Ali Rahman said. "They fled." He said 3 men were killed. "Fine," a baker said.'
GOLD = GoldArticle(
    id="a1",
    quotes=(
        GoldQuote(("We won,", "They fled."), "direct", "Ali Rahman", "Ali Rahman", frozenset()),
        GoldQuote(("3 men were killed",), "indirect", "Ali Rahman", "He", frozenset()),
        GoldQuote(("Fine,",), "direct", "unnamed baker", "a baker", frozenset()),
    ),
    not_quotes=("Wolf",),
    casualties=(GoldCasualty("3 men were killed", "killed", 3, 3, "men", "Ali Rahman", denied=False),),
    entities=(GoldEntity("Ali Rahman", "ACTOR", "person", ("Ali Rahman", "Rahman")),),
)


def quote_row(words: str, *, kind: str = "direct", name: str = "Ali Rahman", mention: str = "Ali Rahman") -> QuoteRow:
    start, speaker = TEXT.index(words), TEXT.index(mention)
    return QuoteRow(
        quote_id="q", utterance_id="u1", article_id="a1", published="", quote=words, kind=kind, speaker_name=name,
        speaker_id="", speaker_type="", speaker_side="", speaker_text=mention, resolution="named", cue="",
        confidence=0.9, runner_up="", content=words, rule_id="quotes:x", sentence="",
        start=start, end=start + len(words), speaker_start=speaker, speaker_end=speaker + len(mention),
        cue_start=None, cue_end=None, content_start=start, content_end=start + len(words), stance="",
    )  # fmt: skip


def casualty_row(**changes: object) -> CasualtyRow:
    start = TEXT.index("3 men")
    row = CasualtyRow(
        casualty_id="c", article_id="a1", published="", effect="killed", low=3, best=3, high=3, quantity_text="3",
        quantity_kind="exact", victim_text="3 men", victim_id="", victim_side="", victim_status="unknown",
        claimant_text="He", claimant_name="Ali Rahman", claimant_id="", claimant_side="", certainty="claimed",
        relation="main", counted="yes", claim_group="g", event_id="e", place_text="", place_id="", event_date="",
        latitude=None, longitude=None, iso3="", adm1_code="", adm2_code="", perpetrator_text="", perpetrator_name="",
        perpetrator_id="", perpetrator_side="", means="unknown",
        date_text="", convention="acled", rule_id="casualties:x", construction="passive", confidence=0.9,
        text="3 men were killed", sentence="", start=start, end=start + 17,
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type]


def mention_row(words: str, **changes: object) -> MentionRow:
    start = TEXT.index(words)
    row = MentionRow(
        mention_id="m", article_id="a1", text=words, label="ACTOR", entity_id="", entity_name="Ali Rahman",
        entity_type="person", side="", p_code="", latitude=None, longitude=None, found_by="model", rule_id="mentions:x",
        sentence="", start=start, end=start + len(words),
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type]


RIGHT = Ledger(
    mentions=[mention_row("Ali Rahman")],
    casualties=[casualty_row()],
    quotes=[
        quote_row("We won,"),
        quote_row("They fled."),
        quote_row("3 men were killed", kind="indirect", mention="He"),
        replace(quote_row("Fine,", name="a baker", mention="a baker"), utterance_id="u2"),
    ],
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    path = tmp_path_factory.mktemp("texts") / "a1.txt"
    path.write_text(TEXT, encoding="utf-8")
    return {"a1": path}


def figures(ledger: Ledger, files: dict[str, Path]) -> dict[str, float]:
    return {s.name: s.value for s in shares(judge_articles([GOLD], files, {"a1": ledger}))}


def test_right_rows_are_right_in_every_figure(files: dict[str, Path]):
    assert figures(RIGHT, files) == dict.fromkeys(
        [
            "offsets true", "quotes in marks found", "speaker named", "quotes in marks right",
            "parts of an utterance joined", "marks without speech kept out", "indirect speech found",
            "indirect speaker", "indirect speech right", "casualty figures found", "how many", "by whose word", "whose",
            "casualty figures right", "actors found", "actors named", "actors right",
        ],
        1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ledger", "figure", "value"),
    [
        pytest.param(Ledger(), "quotes in marks found", 0.0, id="no row at all"),
        pytest.param(Ledger(), "marks without speech kept out", 1.0, id="silence keeps scare quotes out"),
        pytest.param(replace(RIGHT, quotes=RIGHT.quotes[1:]), "quotes in marks found", 2 / 3, id="a part missing"),
        pytest.param(
            replace(RIGHT, quotes=[*RIGHT.quotes, quote_row("Wolf")]),
            "marks without speech kept out",
            0.0,
            id="nickname",
        ),
        pytest.param(
            replace(RIGHT, quotes=[*RIGHT.quotes, quote_row("Wolf")]), "quotes in marks right", 0.75, id="extra"
        ),
        pytest.param(
            replace(RIGHT, quotes=[replace(q, speaker_name="Omar") for q in RIGHT.quotes]),
            "speaker named",
            1 / 3,
            id="a wrong name, but the unnamed baker is known by his mention",
        ),
        pytest.param(
            replace(RIGHT, quotes=[replace(q, speaker_name="Rahman") for q in RIGHT.quotes[:2]]),
            "speaker named",
            0.0,
            id="a surname is no name in full",
        ),
        pytest.param(
            replace(RIGHT, quotes=[replace(q, utterance_id=q.quote) for q in RIGHT.quotes]),
            "parts of an utterance joined",
            0.0,
            id="parts torn apart",
        ),
        pytest.param(
            replace(RIGHT, quotes=[replace(q, start=q.start + 1) for q in RIGHT.quotes]),
            "offsets true",
            14 / 18,
            id="offsets",
        ),
        pytest.param(replace(RIGHT, casualties=[casualty_row(low=4)]), "how many", 0.0, id="a wrong number"),
        pytest.param(
            replace(RIGHT, casualties=[casualty_row(effect="wounded")]), "casualty figures found", 0.0, id="effect"
        ),
        pytest.param(
            replace(RIGHT, casualties=[casualty_row(claimant_name="", claimant_text="")]),
            "by whose word",
            0.0,
            id="claimant",
        ),
        pytest.param(replace(RIGHT, mentions=[mention_row("Wolf")]), "actors right", 0.0, id="no actor"),
    ],
)
def test_each_fault_lowers_its_own_figure(ledger: Ledger, figure: str, value: float, files: dict[str, Path]):
    assert figures(ledger, files)[figure] == pytest.approx(value)


@pytest.mark.parametrize(
    ("low", "high", "row", "same"),
    [
        pytest.param(3, 3, {"low": 3, "high": 3}, True, id="exact"),
        pytest.param(3, 3, {"low": 3, "high": None}, False, id="open where gold is exact"),
        pytest.param(20, None, {"low": 21, "high": None}, True, id="more than 20 as 21"),
        pytest.param(20, None, {"low": 22, "high": None}, False, id="more than 20 as 22"),
        pytest.param(None, 12, {"low": None, "high": 12}, True, id="up to"),
        pytest.param(None, 12, {"low": None, "high": 11}, True, id="fewer than 12 as 11"),
        pytest.param(None, 12, {"low": 12, "high": 12}, False, id="up to 12 is not 12"),
        pytest.param(None, None, {"quantity_kind": "vague", "low": 12, "high": None}, True, id="dozens"),
        pytest.param(None, None, {"quantity_kind": "exact"}, False, id="dozens are no exact number"),
    ],
)
def test_figures_are_compared_by_their_bounds(low: int | None, high: int | None, row: dict[str, object], same: bool):
    gold = GoldCasualty("3 men were killed", "killed", low, high, "", "", denied=False)
    assert says_the_same(gold, casualty_row(**row)) is same


def test_a_denied_figure_is_right_when_its_row_says_denied():
    gold = GoldCasualty("3 men were killed", "killed", 0, 0, "", "", denied=True)
    assert says_the_same(gold, casualty_row(certainty="denied"))
    assert not says_the_same(gold, casualty_row())


def test_borderline_gold_is_neither_a_miss_nor_an_extra(files: dict[str, Path]):
    optional = replace(GOLD, quotes=(replace(GOLD.quotes[2], flags=frozenset({"borderline"})),), not_quotes=())
    for quotes in ([], [RIGHT.quotes[3]]):
        verdicts = judge_articles([optional], files, {"a1": Ledger(quotes=quotes)})
        assert [v for v in verdicts if v.figure.startswith("quotes in marks") and not v.right] == []


def test_a_speaker_is_the_source_where_their_places_share_a_word():
    place = (TEXT.index("We won,"), TEXT.index("We won,") + 7)
    source = (TEXT.index("Ali Rahman"), TEXT.index("Ali Rahman") + 10)
    gold = AttributedText("a1", TEXT, (GoldAttribution((place,), (source,), "direct"),))
    wrong = quote_row("We won,", mention="a baker")

    def right(row: QuoteRow) -> bool:
        verdicts = judge_attributed_texts([gold], {"a1": Ledger(quotes=[row])})
        return [v.right for v in verdicts if v.figure == "speaker named"] == [True]

    assert right(quote_row("We won,"))
    assert not right(wrong)


def test_rows_in_an_ignored_place_are_not_judged():
    place = (TEXT.index("We won,"), TEXT.index("We won,") + 7)
    gold = AttributedText("a1", TEXT, (), ignore=(place,))
    assert [v.figure for v in judge_attributed_texts([gold], {"a1": Ledger(quotes=[quote_row("We won,")])})] == [
        "offsets true"
    ] * 4


def test_the_interval_is_wilsons():
    # Newcombe 1998, table I: 81 of 263 and 0 of 20.
    assert Share("x", 81, 263).interval == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert Share("x", 0, 20).interval == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_confidence_is_compared_with_the_share_that_is_right():
    verdicts = [
        Verdict("f", right, "a", confidence=c) for c, right in [(0.2, False), (0.9, True), (1.0, True), (0.95, False)]
    ]
    table = calibration(verdicts, "f", edges=(0.0, 0.5, 0.9))
    assert [(s.name, s.right, s.of, round(mean, 2)) for s, mean in table] == [
        ("0.00 to 0.50", 0, 1, 0.2),
        ("0.90 to 1.00", 2, 3, 0.95),
    ]


def test_the_report_is_a_markdown_table_of_each_figure():
    verdicts = [
        Verdict("whose", True, "x"),
        Verdict("how many", False, "x", "4 for 3", kind="exact"),
        *[Verdict("how many", True, "x", kind=kind) for kind in ("exact", "range", "exact", "vague", "exact", "exact")],
    ]
    assert markdown(verdicts, measured_on="two articles").splitlines() == [
        "Measured on two articles. n: how many were judged; 95 %: Wilson's interval for the share.",
        "",
        "| figure   | share |   n |         95 % |",
        "| -------- | ----: | --: | -----------: |",
        "| how many | 0.857 |   7 | 0.49 to 0.97 |",
        "| whose    | 1.000 |   1 | 0.21 to 1.00 |",
        "",
        "| how many, by kind of quantity | share |   n |         95 % |",
        "| ----------------------------- | ----: | --: | -----------: |",
        "| exact                         | 0.800 |   5 | 0.38 to 0.96 |",
        "| the other 2                   | 1.000 |   2 | 0.34 to 1.00 |",
    ]
    assert list(misses(verdicts)) == ["how many: x: 4 for 3"]


def test_every_figure_has_its_place_in_the_report(files: dict[str, Path]):
    place = (TEXT.index("We won,"), TEXT.index("We won,") + 7)
    attributed = AttributedText("a1", TEXT, (GoldAttribution((place,), (place,), "direct"),))
    verdicts = [*judge_articles([GOLD], files, {"a1": RIGHT}), *judge_attributed_texts([attributed], {"a1": RIGHT})]
    verdicts.append(Verdict("places found", True, "a1"))
    lines = markdown(verdicts, measured_on="one article").splitlines()
    assert {s.name for s in shares(verdicts)} <= {line.split("|")[1].strip() for line in lines if "|" in line}


def test_the_json_holds_the_same_figures(files: dict[str, Path]):
    verdicts = judge_articles([GOLD], files, {"a1": RIGHT})
    values = json.loads(json.dumps(as_json(verdicts)))
    assert {f["name"]: f["of"] for f in values["figures"]} == {s.name: s.of for s in shares(verdicts)}
    assert values["breakdowns"][0]["shares"][0]["of"] == 3


def test_rows_read_back_are_the_rows_that_were_written(tmp_path: Path):
    rows = [quote_row("We won,"), replace(quote_row("Fine,"), speaker_start=None, speaker_end=None, confidence=0.25)]
    path = tmp_path / "quotes.csv"
    path.write_text(csv_tables.header(QuoteRow) + csv_tables.to_csv(QuoteRow, rows), encoding="utf-8", newline="")
    assert read_rows(path, QuoteRow) == rows


def test_a_missing_table_is_said_with_its_remedy(tmp_path: Path):
    with pytest.raises(UsageError) as error:
        read_rows(tmp_path / "quotes.csv", QuoteRow)
    assert str(error.value) == f"{tmp_path / 'quotes.csv'} is missing; name the folder of a finished run"


def test_an_older_table_is_refused(tmp_path: Path):
    path = tmp_path / "quotes.csv"
    path.write_text("quote_id,quote\nq1,No\n", encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_rows(path, QuoteRow)
    assert str(error.value) == f"{path} is no table of this version; run wireledger again"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("{", "Expecting property name enclosed in double quotes", id="no json"),
        pytest.param('{"id": "a"}', "no 'quotes' in it", id="a key missing"),
    ],
)
def test_faulty_gold_is_named(tmp_path: Path, content: str, reason: str):
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_articles(tmp_path)
    assert str(error.value).startswith(f"{path}: no gold for an article ({reason}")


def test_a_folder_without_gold_is_named(tmp_path: Path):
    with pytest.raises(UsageError) as error:
        read_articles(tmp_path)
    assert str(error.value) == f"{tmp_path} holds no .json file; name a folder with one gold file an article"


def test_a_folder_of_gold_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UsageError, match="none: no such folder; name one with one gold file an article"):
        read_articles(tmp_path / "none")


def test_gold_without_its_text_is_named(tmp_path: Path):
    with pytest.raises(UsageError) as error:
        text_files([GOLD], tmp_path)
    assert str(error.value) == f"{tmp_path} has no a1.txt for its gold; name the texts' folder with --texts"


def test_a_faulty_line_of_attributed_texts_is_named(tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "a", "text": "x", "attributions": []}\n{"doc_id": "b"}\n', encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_attributions(path)
    assert str(error.value) == f"{path}:2: no attributed text (no 'text' in it)"
