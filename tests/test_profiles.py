"""The ledger in the columns of UCDP and ACLED."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from pipeline.errors import UsageError
from pipeline.profiles import AcledRow, UcdpRow, acled, profile, ucdp
from pipeline.records import ArticleRow, CasualtyRow, MentionRow, columns

ARTICLE = ArticleRow("a1", "in/a1.txt", "Raid on Sarkan", "2021-09-08", "header", 90, 1, 0, 1, 1, 1, 0, 0, "0" * 64)
SARKAN = MentionRow(
    "m1", "a1", "Sarkan", "PLACE", "sarkan", "Sarkan", "city", "", "AF01", 35.5, 69.25, "pattern", "sarkan", "s", 0, 6
)


def killed(low: int | None, **values: object) -> CasualtyRow:
    """A counted figure of killed; best and high are low where not given."""
    blank = {f.name: "" for f in fields(CasualtyRow)}
    row = CasualtyRow(
        **{  # type: ignore[arg-type]
            **blank, "casualty_id": "c1", "article_id": "a1", "effect": "killed", "low": low, "best": low, "high": low,
            "certainty": "claimed", "relation": "main", "counted": "yes", "claim_group": "g1", "start": 0, "end": 1,
            "place_id": "sarkan", "event_date": "2021-09-06", "sentence": "They died.",
        }
    )  # fmt: skip
    return replace(row, **values)  # type: ignore[arg-type]


def of_side(side: str, low: int, group: str, status: str = "combatant") -> CasualtyRow:
    return killed(low, victim_side=side, victim_status=status, claim_group=group)


def test_the_columns_are_named_as_in_ged() -> None:
    assert columns(UcdpRow)[-10:] == (
        "date_end", "side_a", "side_b", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
        "low",
    )  # fmt: skip


def test_the_columns_are_named_as_in_acled() -> None:
    assert columns(AcledRow) == (
        "event_date", "year", "time_precision", "actor1", "actor2", "location", "latitude", "longitude", "source",
        "notes", "fatalities",
    )  # fmt: skip


def test_deaths_go_to_their_sides() -> None:
    rows = [
        of_side("rebels", 12, "g1"),
        of_side("government", 4, "g2"),
        of_side("", 3, "g3", "civilian"),
        of_side("", 2, "g4", "unknown"),
    ]
    (event,) = ucdp([ARTICLE], [SARKAN], rows)
    assert (event.side_a, event.side_b) == ("rebels", "government")
    assert (event.deaths_a, event.deaths_b, event.deaths_civilians, event.deaths_unknown) == (12, 4, 3, 2)
    assert (event.low, event.best, event.high) == (21, 21, 21)


def test_best_is_the_sum_of_the_deaths_columns() -> None:
    (event,) = ucdp([ARTICLE], [SARKAN], [of_side("rebels", 5, "g1"), of_side("", 1, "g2", "civilian")])
    assert event.best == event.deaths_a + event.deaths_b + event.deaths_civilians + event.deaths_unknown


def test_rival_claims_widen_low_and_high_and_leave_best() -> None:
    rival = killed(3, counted="no", claimant_name="Army")
    (event,) = ucdp([ARTICLE], [SARKAN], [killed(40, claimant_name="Rebels"), rival])
    assert (event.low, event.best, event.high) == (3, 40, 40)
    assert event.source_original == "Rebels; Army"


@pytest.mark.parametrize("relation", ["part", "repeat", "replaced"])
def test_what_does_not_count_adds_nothing(relation: str) -> None:
    (event,) = ucdp([ARTICLE], [SARKAN], [killed(9), killed(4, relation=relation, counted="no")])
    assert (event.low, event.best, event.high) == (9, 9, 9)


def test_an_open_figure_leaves_high_empty() -> None:
    (event,) = ucdp([ARTICLE], [SARKAN], [killed(9, high=None)])
    assert event.high is None


def test_an_upper_bound_alone_is_the_best_figure_there_is() -> None:
    (event,) = acled([ARTICLE], [SARKAN], [killed(None, best=12, high=12)])
    assert event.fatalities == 12


def test_events_are_told_apart_by_place_and_day() -> None:
    rows = [killed(2), killed(5, claim_group="g2", event_date="2021-09-07")]
    assert [(e.event_date, e.fatalities) for e in acled([ARTICLE], [SARKAN], rows)] == [
        ("2021-09-06", 2),
        ("2021-09-07", 5),
    ]


def test_an_event_without_a_day_has_that_of_the_article_and_says_so() -> None:
    (event,) = ucdp([ARTICLE], [SARKAN], [killed(2, event_date="")])
    assert (event.date_start, event.date_prec) == ("2021-09-08", 5)


def test_places_carry_their_coordinates() -> None:
    (event,) = acled([ARTICLE], [SARKAN], [killed(2)])
    assert (event.location, event.latitude, event.longitude) == ("Sarkan", 35.5, 69.25)


def test_a_place_the_pattern_files_do_not_know_is_empty() -> None:
    (event,) = acled([ARTICLE], [], [killed(2, place_id="")])
    assert (event.location, event.latitude) == ("", None)


def test_the_notes_are_the_sentences_once_each() -> None:
    rows = [killed(2), killed(3, claim_group="g2"), killed(4, claim_group="g3", sentence="Four fell.")]
    (event,) = acled([ARTICLE], [SARKAN], rows)
    assert event.notes == "They died. Four fell."


def test_only_the_killed_make_events() -> None:
    assert acled([ARTICLE], [SARKAN], [killed(2, effect="wounded"), killed(2, counted="no")]) == []


def test_a_profile_is_found_by_its_name() -> None:
    assert profile("ucdp") == (UcdpRow, ucdp)


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"^no profile 'gtd'; there are: acled, ucdp$"):
        profile("gtd")
