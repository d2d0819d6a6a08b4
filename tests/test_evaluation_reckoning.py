"""Totals, events and victims of a run held against gold that gives them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.gold import GoldArticle, read_articles
from pipeline.evaluation.judgement import judge_reckoning
from pipeline.evaluation.report import FIGURES, markdown
from pipeline.evaluation.run_tables import Ledger
from pipeline.evaluation.verdicts import Verdict, shares
from pipeline.tables.event_rows import event_rows
from pipeline.tables.records import ArticleRow, CasualtyRow, VictimRow, columns

TEXT = (
    "A shell killed Laila Noor, 34, and nine others in Tagab on Monday, police said. Twelve men were held in Kohi. "
    "A teacher lost both legs."
)
LAILA, NINE, TWELVE, LEGS = "killed Laila Noor", "nine others", "Twelve men were held", "A teacher lost both legs"
VALUES: dict[str, Any] = {
    "id": "a1", "quotes": [], "not_quotes": [], "actors": [
        {"name": "Laila Noor", "mentions": ["Laila Noor"], "type": "person"},
    ], "places": [{"name": "Tagab", "mentions": ["Tagab", "Tagab district"], "type": "district"}],
    "casualties": [
        {"text": text, "effect": effect, "min": n, "max": n, "victim": None, "claimed_by": None, "negated": False,
         "group": group, "event": event, "counted": True}
        for text, effect, n, group, event in (
            (LAILA, "killed", 1, "A", "1"), (NINE, "killed", 9, "B", "1"),
            (LEGS, "wounded", 1, "C", "1"), (TWELVE, "captured", 12, "D", "2"),
        )
    ],
    "totals": {"killed": [10, 10, 10], "wounded": [1, 1, 1], "captured": [12, 12, 12], "missing": [None, None, None]},
    "events": [
        {"id": "1", "what": "the shell", "kind": "incident", "means": ["shelling"], "hand": [""],
         "place": ["Tagab"], "day": ["2023-05-01"], "killed": [10, 10, 10], "wounded": [1, 1, 1], "claimants": []},
        {"id": "2", "what": "the arrests", "kind": "incident", "means": ["arrest"], "place": ["Kohi", ""],
         "captured": [12, 12, 12]},
    ],
    "victims": [
        {"mentions": [LAILA], "effect": "killed", "name": "Laila Noor", "age": 34, "sex": ["female", ""], "role": ""},
        {"mentions": [LEGS], "effect": "wounded", "name": "", "sex": "", "role": "teacher"},
    ],
}  # fmt: skip


def gold(folder: Path, values: dict[str, Any] = VALUES) -> GoldArticle:
    (folder / "a1.json").write_text(json.dumps(values), encoding="utf-8")
    return read_articles(folder)[0]


def row_of(row_type: type, **values: object) -> Any:
    empty: dict[str, object] = dict.fromkeys(columns(row_type), "")
    return row_type(**empty | {"article_id": "a1"} | values)


def figure(text: str, effect: str, n: int, event: str, **values: object) -> CasualtyRow:
    start = TEXT.index(text)
    told: dict[str, object] = {
        "effect": effect, "low": n, "best": n, "high": n, "quantity_kind": "exact", "certainty": "asserted",
        "relation": "main", "counted": "yes", "claim_group": text, "event_id": event, "casualty_id": text, "text": text,
        "start": start, "end": start + len(text), "means": "shelling", "place_text": "Tagab district",
        "event_date": "2023-05-01", "confidence": 0.9, "victim_status": "unknown", "latitude": None, "longitude": None,
    }  # fmt: skip
    row: CasualtyRow = row_of(CasualtyRow, **told | values)
    return row


FIGURES_TOLD = (
    figure(LAILA, "killed", 1, "e1"),
    figure(NINE, "killed", 9, "e1"),
    figure(LEGS, "wounded", 1, "e1"),
    figure(TWELVE, "captured", 12, "e2", place_text="", event_date="", means="arrest"),
)
LAILA_ROW: VictimRow = row_of(
    VictimRow, name="Laila Noor", age=34, effect="killed", number=1, casualty_id=LAILA, sex="female"
)
LEGS_ROW: VictimRow = row_of(VictimRow, age=None, effect="wounded", number=1, casualty_id=LEGS, role="teacher")


def ledger(
    figures: Sequence[CasualtyRow] = FIGURES_TOLD, victims: Sequence[VictimRow] = (LAILA_ROW, LEGS_ROW), **totals: int
) -> Ledger:
    ends = {f"{effect}_{end}": None for effect in ("killed", "wounded", "captured", "missing", "displaced")
            for end in ("low", "best", "high")}  # fmt: skip
    told = {f"{effect}_{end}": n for effect, n in {"killed": 10, "wounded": 1, "captured": 12, **totals}.items()
            for end in ("low", "best", "high")}  # fmt: skip
    article: ArticleRow = row_of(ArticleRow, **ends | told)
    return Ledger(casualties=figures, events=event_rows(figures), victims=victims, articles=[article])


def measured(article: GoldArticle, told: Ledger) -> dict[str, float]:
    return {share.name: share.value for share in shares(judge_reckoning(article, TEXT, told))}


def test_right_tables_are_right_in_every_figure(tmp_path: Path) -> None:
    found = measured(gold(tmp_path), ledger())
    assert {name: share for name, share in found.items() if share < 1} == {}
    assert len(found) == 20


def test_every_figure_of_the_reckoning_has_its_place_in_the_report(tmp_path: Path) -> None:
    assert measured(gold(tmp_path), ledger()).keys() <= set(FIGURES)


def test_gold_without_the_keys_is_judged_on_nothing_new(tmp_path: Path) -> None:
    old = {k: v for k, v in VALUES.items() if k not in {"totals", "events", "victims"}}
    old["casualties"] = [
        {k: v for k, v in c.items() if k not in {"group", "event", "counted"}} for c in VALUES["casualties"]
    ]
    assert measured(gold(tmp_path, old), ledger()) == {}


@pytest.mark.parametrize(
    ("told", "name", "share"),
    [
        pytest.param(ledger(killed=11), "totals right", 2 / 3, id="a total"),
        pytest.param(ledger(killed=11), "totals not too high", 2 / 3, id="a total that is too high"),
        pytest.param(ledger(killed=9), "totals not too high", 1.0, id="a total that is too low is not too high"),
        pytest.param(ledger(missing=2), "totals right", 3 / 4, id="a total of nobody"),
        pytest.param(ledger([replace(f, claim_group="g") for f in FIGURES_TOLD]), "same dead, same group", 0.0,
                     id="two groups in one"),
        pytest.param(ledger([*FIGURES_TOLD[:3], replace(FIGURES_TOLD[3], counted="no")]), "counted once", 3 / 4,
                     id="a figure that is not counted"),
        pytest.param(ledger([replace(f, event_id="e1") for f in FIGURES_TOLD]), "events found", 1 / 2,
                     id="two events in one"),
        pytest.param(ledger([replace(f, event_id=f.text) for f in FIGURES_TOLD]), "events right", 2 / 4,
                     id="an event in three"),
        pytest.param(ledger([replace(f, place_text="Sarkan") for f in FIGURES_TOLD]), "where", 0.0, id="another place"),
        pytest.param(ledger([replace(f, event_date="2023-05-02") for f in FIGURES_TOLD]), "on what day", 0.0, id="day"),
        pytest.param(ledger([replace(f, means="bomb") for f in FIGURES_TOLD]), "means", 0.0, id="means"),
        pytest.param(ledger([replace(f, perpetrator_text="rebels") for f in FIGURES_TOLD]), "by whose hand", 0.0,
                     id="a hand that nobody names"),
        pytest.param(ledger([replace(f, claimant_name="police") for f in FIGURES_TOLD]), "how many claimants", 0.0,
                     id="a claimant too many"),
        pytest.param(ledger([replace(FIGURES_TOLD[0], best=3, low=3, high=3), *FIGURES_TOLD[1:]]),
                     "numbers of an event", 2 / 3, id="an event's number"),
        pytest.param(ledger(victims=[LAILA_ROW]), "victims found", 1 / 2, id="a victim missed"),
        pytest.param(ledger(victims=[LAILA_ROW, LEGS_ROW, replace(LEGS_ROW, casualty_id=TWELVE)]), "victims right",
                     2 / 3, id="a victim too many"),
        pytest.param(ledger(victims=[replace(LAILA_ROW, name="Noor"), LEGS_ROW]), "victim's name", 0.0, id="surname"),
        pytest.param(ledger(victims=[replace(LAILA_ROW, age=43), LEGS_ROW]), "victim's age", 0.0, id="age"),
        pytest.param(ledger(victims=[replace(LAILA_ROW, sex="male"), LEGS_ROW]), "victim's sex", 0.0, id="sex"),
        pytest.param(ledger(victims=[LAILA_ROW, replace(LEGS_ROW, role="nurse")]), "victim's role", 0.0, id="role"),
        pytest.param(ledger(victims=[LAILA_ROW, replace(LEGS_ROW, number=2)]), "how many victims", 0.0, id="number"),
    ],
)  # fmt: skip
def test_each_fault_of_the_reckoning_lowers_its_own_figure(
    tmp_path: Path, told: Ledger, name: str, share: float
) -> None:
    assert measured(gold(tmp_path), told)[name] == pytest.approx(share)


def test_any_of_several_readings_is_right(tmp_path: Path) -> None:
    readings = VALUES | {"totals_also": {"killed": [[9, 9, None]]}}
    article = gold(tmp_path, readings)
    told = ledger()
    open_end = replace(told, articles=[replace(told.articles[0], killed_low=9, killed_best=9, killed_high=None)])
    mixed = replace(told, articles=[replace(told.articles[0], killed_low=9)])
    assert measured(article, open_end)["totals right"] == 1.0
    assert measured(article, mixed)["totals right"] == pytest.approx(2 / 3)


def test_totals_without_a_best_are_judged_by_their_ends(tmp_path: Path) -> None:
    found = measured(gold(tmp_path, VALUES | {"totals": {"killed": [10, 10]}}), ledger())
    assert found["totals right"] == 1.0
    assert "best totals right" not in found


def test_what_is_optional_is_neither_missed_nor_extra(tmp_path: Path) -> None:
    values = VALUES | {
        "victims": [v | {"optional": True} for v in VALUES["victims"]],
        "events": [e | {"optional": True} for e in VALUES["events"]],
    }
    article = gold(tmp_path, values)
    silent = measured(article, ledger(victims=[]))
    assert "victims found" not in silent
    assert "events found" not in silent
    assert measured(article, ledger())["victims right"] == 1.0


def test_a_figure_without_a_row_is_a_miss_and_no_miscount(tmp_path: Path) -> None:
    assert measured(gold(tmp_path), ledger(FIGURES_TOLD[1:], victims=[]))["counted once"] == 1.0


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"totals": {"killed": [1]}}, id="one end"),
        pytest.param({"events": [{"what": "no id"}]}, id="an event without an id"),
        pytest.param({"victims": [{"effect": "killed"}]}, id="a victim without a mention"),
    ],
)
def test_faulty_totals_events_and_victims_are_named(tmp_path: Path, values: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="no gold for an article"):
        gold(tmp_path, VALUES | values)


def test_the_weakest_figure_is_printed_first() -> None:
    verdicts = [Verdict("how many", True, "a"), Verdict("totals right", False, "a"), Verdict("whose", True, "a")]
    lines = markdown(verdicts, measured_on="one article").splitlines()
    assert [line.split("|")[1].strip() for line in lines if line.startswith("| ")] == [
        "figure", "------------", "totals right", "how many", "whose",
    ]  # fmt: skip
