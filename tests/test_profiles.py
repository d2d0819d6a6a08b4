"""The ledger in the columns of UCDP and ACLED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.exports.profiles import profile_of
from pipeline.exports.profiles.acled import AcledRow, acled
from pipeline.exports.profiles.draft_json import read as draft_read
from pipeline.exports.profiles.draft_json import written as draft_written
from pipeline.exports.profiles.drafts import Draft, drafts
from pipeline.exports.profiles.event_days import Days
from pipeline.exports.profiles.event_sides import Sides
from pipeline.exports.profiles.incident_drafts import IncidentDrafts, fitted, joined
from pipeline.exports.profiles.profile import Profile
from pipeline.exports.profiles.ucdp import UcdpRow, ucdp
from pipeline.incidents.accounts import EventAccount
from pipeline.incidents.incident_rows import StoryAccount, incident_row
from pipeline.patterns.entries import Entity
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.event_rows import event_rows
from pipeline.tables.records import ArticleRow, CasualtyRow, MentionRow, columns

ARTICLE = ArticleRow(
    **{  # type: ignore[arg-type]
        **dict.fromkeys(columns(ArticleRow)), "article_id": "a1", "path": "in/a1.txt", "title": "Raid on Sarkan",
        "published": "2021-09-08", "published_from": "header", "words": 90, "mentions": 1, "quotes": 0, "casualties": 1,
        "sha256": "0" * 64,
    }
)  # fmt: skip
UCDP_COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
    "side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
    "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob"
)
ACLED_COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)


def entity(identity: str, kind: str, *, side: str = "", within: str = "", point: bool = True) -> Entity:
    label = "ACTOR" if kind in ("armed_group", "military", "organization", "person") else "PLACE"
    degrees = {"latitude": 35.5, "longitude": 69.25} if label == "PLACE" and point else {}
    name = identity.replace("-", " ").title()
    about = {"id": identity, "name": name, "label": label, "type": kind, "side": side, "within": within}
    return Entity(**about, **degrees, variants=(name,), file="x.csv", line=2)


GAZETTEER = {
    e.id: e
    for e in (
        entity("land", "country"),
        entity("upper-province", "province", within="land"),
        entity("sarkan-district", "district", within="upper-province"),
        entity("sarkan", "village", within="sarkan-district"),
        entity("kotal", "pass", within="upper-province", point=False),
        entity("hill-front", "armed_group", side="rebels"),
        entity("land-army", "military", side="land_government"),
        entity("relief-league", "organization", side="international"),
    )
}


def killed(low: int | None, **values: object) -> CasualtyRow:
    """A counted figure of killed at Sarkan on 6 September; best and high are low where not given."""
    blank = {f.name: "" for f in fields(CasualtyRow)}
    row = CasualtyRow(
        **{  # type: ignore[arg-type]
            **blank, "casualty_id": "c1", "article_id": "a1", "effect": "killed", "low": low, "best": low, "high": low,
            "quantity_kind": "exact", "certainty": "claimed", "relation": "main", "counted": "yes", "claim_group": "g1",
            "start": 0, "end": 1, "place_id": "sarkan", "place_text": "Sarkan", "event_date": "2021-09-06",
            "victim_status": "unknown", "sentence": "They died.",
        }
    )  # fmt: skip
    return replace(row, **values)  # type: ignore[arg-type]


def of_side(side: str, low: int, group: str, status: str = "combatant", **values: object) -> CasualtyRow:
    return killed(low, victim_side=side, victim_status=status, claim_group=group, casualty_id=f"c-{group}", **values)


def mention(identity: str, sentence: str = "They died.", text: str = "") -> MentionRow:
    e = GAZETTEER[identity]
    return MentionRow(
        mention_id=f"m-{identity}", article_id="a1", text=text or e.name, label=e.label, entity_id=e.id,
        entity_name=e.name, entity_type=e.type, side=e.side, p_code="", latitude=e.latitude, longitude=e.longitude,
        found_by="pattern", rule_id=e.id, sentence=sentence, start=0, end=6,
    )  # fmt: skip


def tables(
    rows: Sequence[CasualtyRow],
    mentions: Sequence[MentionRow] = (),
    *,
    owners: Sequence[tuple[str, str, str]] = (),
    article: ArticleRow = ARTICLE,
) -> ArticleTables:
    """owners: (casualty_id, relation, casualty_id of the figure it belongs to)."""
    reasons = tuple((row_id, ((relation, owner),)) for row_id, relation, owner in owners)
    return ArticleTables(article, tuple(mentions), tuple(rows), (), (), (), reasons)


def ucdp_rows(made: ArticleTables) -> list[UcdpRow]:
    return [ucdp(draft) for draft in drafts(made, GAZETTEER)]


def acled_rows(made: ArticleTables) -> list[AcledRow]:
    return [acled(draft) for draft in drafts(made, GAZETTEER)]


def ucdp_row(*rows: CasualtyRow, mentions: Sequence[MentionRow] = (), **more: object) -> UcdpRow:
    (row,) = ucdp_rows(tables(rows, mentions, **more))  # type: ignore[arg-type]
    return row


def acled_row(*rows: CasualtyRow, mentions: Sequence[MentionRow] = (), **more: object) -> AcledRow:
    (row,) = acled_rows(tables(rows, mentions, **more))  # type: ignore[arg-type]
    return row


def deaths(row: UcdpRow) -> tuple[int | None, int | None, int, int]:
    return row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown


@pytest.mark.parametrize(("row_type", "expected"), [(UcdpRow, UCDP_COLUMNS), (AcledRow, ACLED_COLUMNS)])
def test_the_columns_are_all_those_of_the_project_in_its_order(row_type: type, expected: str) -> None:
    assert columns(row_type) == tuple(expected.split())


def test_a_table_starts_with_what_the_article_tells_and_leaves_the_coders_columns_empty() -> None:
    row = ucdp_row(killed(2))
    assert (row.year, row.source_article, row.source_date) == (2021, "in/a1.txt", "2021-09-08")
    assert (row.id, row.type_of_violence, row.conflict_name, row.event_clarity, row.gwnoa) == ("", "", "", "", "")


# The dead and their sides


def test_a_draft_comes_back_from_the_database_as_it_was() -> None:
    made = drafts(tables([of_side("rebels", 3, "g1")], [mention("hill-front"), mention("sarkan")]), GAZETTEER)
    assert [draft_read(draft_written(draft)) for draft in made] == made != []


def test_deaths_go_to_their_sides_and_a_state_stands_first() -> None:
    rows = [
        of_side("rebels", 12, "g1", victim_id="hill-front"),
        of_side("land_government", 4, "g2", victim_id="land-army"),
        of_side("", 3, "g3", "civilian"),
        of_side("", 2, "g4", "unknown"),
    ]
    row = ucdp_row(*rows, mentions=[mention("hill-front"), mention("land-army")])
    assert (row.side_a, row.side_b) == ("Land Army", "Hill Front")
    assert deaths(row) == (4, 12, 3, 2)
    assert (row.low, row.best, row.high) == (21, 21, 21)


def test_parts_go_to_their_own_columns_and_the_rest_to_the_figures() -> None:
    whole = killed(13)
    part = killed(2, casualty_id="p", relation="part", counted="no", victim_status="civilian")
    row = ucdp_row(whole, part, owners=[("p", "part", "c1")])
    assert deaths(row) == (None, 0, 2, 11)
    assert row.best == 13


def test_a_part_of_a_figure_told_again_is_a_part_of_its_first_telling() -> None:
    again = killed(13, casualty_id="r", relation="repeat", counted="no")
    part = killed(2, casualty_id="p", relation="part", counted="no", victim_status="civilian")
    row = ucdp_row(killed(13), again, part, owners=[("r", "repeat", "c1"), ("p", "part", "r")])
    assert row.deaths_civilians == 2


def test_a_part_told_again_is_no_further_part() -> None:
    part = killed(2, casualty_id="p", relation="part", counted="no", victim_status="civilian")
    again = killed(2, casualty_id="p2", relation="repeat", counted="no", victim_status="civilian")
    row = ucdp_row(killed(13), part, again, owners=[("p", "part", "c1"), ("p2", "repeat", "p")])
    assert deaths(row) == (None, 0, 2, 11)


def test_a_part_of_a_rivals_figure_is_no_part_of_the_counted_one() -> None:
    rival = killed(20, casualty_id="r", counted="no")
    part = killed(2, casualty_id="p", relation="part", counted="no", victim_status="civilian")
    assert ucdp_row(killed(13), rival, part, owners=[("p", "part", "r")]).deaths_civilians == 0


def test_parts_that_overlap_are_left_in_the_whole() -> None:
    part = {"relation": "part", "counted": "no"}
    women = killed(9, casualty_id="w", victim_status="civilian", **part)
    teachers = killed(8, casualty_id="t", victim_status="civilian", **part)
    row = ucdp_row(killed(12), women, teachers, owners=[("w", "part", "c1"), ("t", "part", "c1")])
    assert deaths(row) == (None, None, 0, 12)


def test_best_is_the_sum_of_the_deaths_columns() -> None:
    row = ucdp_row(of_side("rebels", 5, "g1"), of_side("", 1, "g2", "civilian"), of_side("", 7, "g3", "unknown"))
    assert row.best == sum(n or 0 for n in deaths(row)) == 13


def test_the_staff_of_an_organization_are_civilians() -> None:
    row = ucdp_row(
        of_side("international", 2, "g1", "unknown", victim_id="relief-league"), mentions=[mention("relief-league")]
    )
    assert row.deaths_civilians == 2


def test_fighters_whom_no_pattern_knows_are_a_side_by_their_own_word() -> None:
    told = "The soldiers killed 30 militants."
    row = ucdp_row(of_side("", 30, "g1", victim_text="militants", sentence=told))
    assert (row.side_a, row.side_b, row.deaths_a, row.deaths_b) == ("soldiers", "militants", 0, 30)


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        pytest.param("Gunmen on motorbikes killed two farmers.", "gunmen", id="they act"),
        pytest.param("Two farmers were shot by unknown gunmen.", "gunmen", id="by them"),
        pytest.param("On Friday Karvian forces shelled two farmers.", "Karvian forces", id="by their own words"),
        pytest.param("On Friday soldiers shot two farmers.", "soldiers", id="a day before it"),
        pytest.param("Police found the bodies of two farmers.", "", id="they only found the dead"),
        pytest.param("A bomb killed two farmers at a military hospital.", "", id="a word beside it"),
    ],
)
def test_who_killed_civilians_is_a_side_where_the_sentence_says_so(sentence: str, side: str) -> None:
    row = ucdp_row(of_side("", 2, "g1", "civilian", victim_text="two farmers", sentence=sentence))
    assert (row.side_a, row.side_b, row.deaths_civilians) == (side, "Civilians", 2)


def test_a_part_without_a_side_of_its_own_is_of_the_wholes() -> None:
    whole = of_side("rebels", 40, "g1")
    part = killed(2, casualty_id="p", relation="part", counted="no", victim_text="leaders", victim_status="combatant")
    assert deaths(ucdp_row(whole, part, owners=[("p", "part", "c-g1")])) == (40, None, 0, 0)


def test_fighters_of_whom_nothing_tells_the_side_are_nobodys_enemy() -> None:
    whole = of_side("", 20, "g1", "unknown")
    part = {"relation": "part", "counted": "no", "victim_status": "combatant"}
    guards = killed(5, casualty_id="p1", victim_text="guards", **part)
    sailors = killed(1, casualty_id="p2", victim_text="sailors", **part)
    row = ucdp_row(whole, guards, sailors, owners=[("p1", "part", "c-g1"), ("p2", "part", "c-g1")])
    assert (row.side_a, row.side_b, row.deaths_unknown) == ("", "", 20)


def test_a_word_for_soldiers_is_of_the_one_army_that_the_files_know() -> None:
    rows = [
        of_side("land_government", 4, "g1", victim_id="land-army"),
        of_side("", 3, "g2", victim_text="policemen"),
    ]
    row = ucdp_row(*rows, mentions=[mention("land-army")])
    assert (row.side_a, row.side_b, row.deaths_a) == ("Land Army", "", 7)


def test_a_former_fighter_is_of_no_side() -> None:
    row = ucdp_row(of_side("", 2, "g1", victim_text="two former soldiers"))
    assert (row.side_a, row.deaths_unknown) == ("", 2)


def test_attackers_are_nobody_that_the_files_know() -> None:
    rows = [of_side("rebels", 4, "g1", victim_id="hill-front"), of_side("", 3, "g2", victim_text="the attackers")]
    row = ucdp_row(*rows, mentions=[mention("hill-front")])
    assert (row.side_a, row.side_b, row.deaths_a, row.deaths_b) == ("Hill Front", "attackers", 4, 3)


def test_a_named_group_that_acts_is_a_side() -> None:
    row = ucdp_row(of_side("", 2, "g1", "civilian"), mentions=[mention("hill-front")])
    assert (row.side_a, row.side_b, row.deaths_a) == ("Hill Front", "Civilians", 0)


def test_who_only_gives_the_figure_of_civilians_is_no_side() -> None:
    row = ucdp_row(of_side("", 2, "g1", "civilian", claimant_id="land-army"), mentions=[mention("land-army")])
    assert (row.side_a, row.side_b) == ("", "Civilians")


def test_who_gives_the_figure_of_an_enemys_dead_is_the_other_side() -> None:
    told = of_side("rebels", 9, "g1", claimant_id="land-army", claimant_side="land_government")
    row = ucdp_row(told, mentions=[mention("land-army"), mention("hill-front", sentence="Elsewhere.")])
    assert (row.side_a, row.side_b, row.deaths_b) == ("Land Army", "Hill Front", 9)


def test_of_two_groups_that_may_have_acted_neither_is_taken() -> None:
    row = ucdp_row(of_side("", 2, "g1", "civilian"), mentions=[mention("hill-front"), mention("land-army")])
    assert (row.side_a, row.side_b) == ("", "Civilians")


def test_civilians_who_died_beside_fighters_are_no_side() -> None:
    rows = [of_side("rebels", 3, "g1"), of_side("", 1, "g2", "civilian")]
    assert (ucdp_row(*rows).side_b, ucdp_row(*rows).deaths_civilians) == ("", 1)


def test_who_acts_in_a_rivals_sentence_is_no_side() -> None:
    rival = killed(5, casualty_id="r", counted="no", sentence="Elsewhere the Hill Front killed five.")
    row = ucdp_row(of_side("", 2, "g1", "civilian"), rival, mentions=[mention("hill-front", rival.sentence)])
    assert (row.side_a, row.side_b) == ("", "Civilians")


def test_a_side_that_the_article_names_elsewhere_has_that_name() -> None:
    told = of_side("rebels", 9, "g1", victim_text="his men")
    assert ucdp_row(told, mentions=[mention("hill-front", "Elsewhere.")]).side_a == "Hill Front"
    assert ucdp_row(told).side_a == "rebels"


# Rivals and bounds


def test_rival_claims_widen_low_and_high_and_leave_best() -> None:
    rival = killed(3, counted="no", claimant_name="Army")
    row = ucdp_row(killed(40, claimant_name="Rebels"), rival)
    assert (row.low, row.best, row.high) == (3, 40, 40)
    assert row.source_original == "Rebels; Army"


def test_of_rival_claims_acled_has_the_lowest() -> None:
    assert acled_row(killed(40), killed(3, counted="no")).fatalities == 3


@pytest.mark.parametrize("certainty", ["denied", "hypothetical"])
def test_what_nobody_stands_by_is_no_rival(certainty: str) -> None:
    row = ucdp_row(killed(9), killed(0, counted="no", certainty=certainty))
    assert (row.low, row.best, row.high) == (9, 9, 9)


@pytest.mark.parametrize("relation", ["part", "repeat", "replaced", "cumulative"])
def test_what_does_not_count_adds_nothing(relation: str) -> None:
    row = ucdp_row(killed(9), killed(4, relation=relation, counted="no"))
    assert (row.low, row.best, row.high) == (9, 9, 9)


def test_an_open_figure_leaves_high_empty() -> None:
    assert ucdp_row(killed(9, high=None)).high is None


def test_an_upper_bound_alone_leaves_low_empty_and_is_the_best_figure_there_is() -> None:
    row = ucdp_row(killed(None, best=59, high=59))
    assert (row.low, row.best, row.high) == (None, 59, 59)


def test_a_rival_above_an_upper_bound_is_no_lower_end() -> None:
    row = ucdp_row(killed(None, best=59, high=59), killed(100, counted="no"))
    assert (row.low, row.best, row.high) == (None, 59, 100)


def test_a_larger_rival_closes_an_open_figure() -> None:
    assert ucdp_row(killed(9, high=None), killed(30, counted="no")).high == 30


def test_sources_are_names_and_no_pronouns() -> None:
    rows = [
        killed(2, claimant_name="it"),
        killed(3, counted="no", claimant_name="Elders"),
        killed(4, counted="no", claimant_name="elders"),
    ]
    assert ucdp_row(*rows).source_original == "Elders"


@st.composite
def groups(draw: st.DrawFn) -> tuple[list[CasualtyRow], list[tuple[str, str, str]]]:
    """The rows of up to three claim groups, each with a counted row, and to which figures parts and repeats belong."""
    rows: list[CasualtyRow] = []
    owners: list[tuple[str, str, str]] = []
    for group in range(draw(st.integers(1, 3))):
        chief = f"c{group}"
        for number in range(draw(st.integers(1, 4))):
            low = draw(st.none() | st.integers(0, 60))
            best = (low or 0) + draw(st.integers(0, 9))
            high = draw(st.integers(best, 99) | st.none() if low is not None else st.integers(best, 99))
            relation = draw(st.sampled_from(["main", "part", "repeat", "replaced"])) if number else "main"
            row = killed(
                low, best=best, high=high, claim_group=f"g{group}", start=len(rows),
                casualty_id=f"{chief}-{number}" if number else chief, relation=relation,
                counted="no" if number else "yes", victim_side=draw(st.sampled_from(["", "rebels", "land_government"])),
                victim_status=draw(st.sampled_from(["civilian", "combatant", "unknown"])),
                victim_text=draw(st.sampled_from(["", "people", "soldiers", "gunmen", "guards"])),
                place_text=draw(st.sampled_from(["", "Sarkan", "the pass"])), place_id="",
            )  # fmt: skip
            rows.append(row)
            if relation != "main":
                owners.append((row.casualty_id, relation, chief))
    return rows, owners


@given(groups())
def test_the_numbers_of_a_row_always_agree(found: tuple[list[CasualtyRow], list[tuple[str, str, str]]]) -> None:
    rows, owners = found
    made = ucdp_rows(tables(rows, [mention("hill-front")], owners=owners))
    assert sum(row.best for row in made) == sum(r.best or 0 for r in rows if r.counted == "yes")
    for row in made:
        assert row.best == sum(n or 0 for n in deaths(row))
        assert row.low is None or row.low <= row.best
        assert row.high is None or row.high >= row.best
        assert (row.deaths_a is None, row.deaths_b is None) == (row.side_a == "", row.side_b == "")


# One event or several


def test_another_event_of_another_day_is_a_row_of_its_own() -> None:
    rows = [killed(2), killed(5, claim_group="g2", event_id="e2", event_date="2021-09-07")]
    found = acled_rows(tables(rows))
    assert [(e.event_date, e.fatalities) for e in found] == [("2021-09-06", 2), ("2021-09-07", 5)]


def test_another_event_of_another_place_is_a_row_of_its_own() -> None:
    rows = [killed(2), killed(5, claim_group="g2", event_id="e2", place_id="kotal", place_text="the pass")]
    assert [(e.location, e.fatalities) for e in acled_rows(tables(rows))] == [("Sarkan", 2), ("Kotal", 5)]


def test_a_figure_without_a_place_goes_with_the_event_before_it() -> None:
    row = acled_row(killed(2), killed(5, claim_group="g2", place_id="", place_text="", event_date=""))
    assert (row.location, row.event_date, row.fatalities) == ("Sarkan", "2021-09-06", 7)


def test_the_place_is_that_of_the_event_in_events_csv() -> None:
    hurt = {"effect": "wounded", "place_id": "kotal", "place_text": "the pass"}
    told = [
        killed(2, event_id="e1", confidence=0.9, means="unknown"),
        killed(5, event_id="e1", confidence=0.9, means="unknown", claim_group="w1", casualty_id="c2", **hurt),
        killed(6, event_id="e1", confidence=0.9, means="unknown", claim_group="w2", casualty_id="c3", **hurt),
    ]
    made = replace(tables(told), events=tuple(event_rows(told)))
    (row,) = ucdp_rows(made)
    assert (made.events[0].place_text, row.where_description) == ("the pass", "the pass")


def test_the_narrower_place_of_an_event_is_its_own() -> None:
    wider = {"claim_group": "g2", "place_id": "upper-province", "place_text": "Upper province"}
    assert acled_row(killed(2), killed(5, **wider)).location == "Sarkan"


def test_a_headlines_figure_has_day_and_place_of_its_repeat_in_the_body() -> None:
    body = killed(2, casualty_id="r", relation="repeat", counted="no")
    row = acled_row(killed(2, place_id="", place_text="", event_date=""), body, owners=[("r", "repeat", "c1")])
    assert (row.location, row.event_date, row.time_precision) == ("Sarkan", "2021-09-06", 1)


def test_only_the_killed_make_events() -> None:
    assert acled_rows(tables([killed(2, effect="wounded"), killed(2, counted="no")])) == []


# Day and place


def test_an_event_without_a_day_has_that_of_the_article_and_says_so() -> None:
    row = ucdp_row(killed(2, event_date=""))
    assert (row.date_start, row.date_end, row.date_prec) == ("2021-09-08", "2021-09-08", 5)


def test_an_article_without_a_day_leaves_the_days_empty() -> None:
    row = ucdp_row(killed(2, event_date=""), article=replace(ARTICLE, published=""))
    assert (row.year, row.date_start, row.date_end, row.date_prec) == (None, "", "", None)


@pytest.mark.parametrize(
    ("sentence", "date_text", "day", "first", "last", "precision"),
    [
        ("They died on 6 September.", "6 September", "2021-09-06", "2021-09-06", "2021-09-06", (1, 1)),
        ("Between 4 and 6 September 12 died.", "6 September", "2021-09-06", "2021-09-04", "2021-09-06", (2, 2)),
        ("Between Aug 31 and September 6 2 died.", "September 6", "2021-09-06", "2021-08-31", "2021-09-06", (3, 2)),
        ("They died from 5 to 12 September.", "12 September", "2021-09-12", "2021-09-05", "2021-09-12", (4, 3)),
        ("Between 5 September and 12 September.", "5 September", "2021-09-05", "2021-09-05", "2021-09-12", (4, 3)),
        ("They died on September 4-6.", "September 4", "2021-09-04", "2021-09-04", "2021-09-06", (2, 2)),
        ("Between Friday and Monday they died.", "Monday", "2021-09-06", "2021-09-03", "2021-09-06", (2, 2)),
        ("Two died on Friday and Monday was calm.", "Friday", "2021-09-03", "2021-09-03", "2021-09-03", (1, 1)),
        ("On 6 September 12 died.", "6 September", "2021-09-06", "2021-09-06", "2021-09-06", (1, 1)),
    ],
)  # fmt: skip
def test_a_range_of_days_has_both_ends_and_its_precision(
    sentence: str, date_text: str, day: str, first: str, last: str, precision: tuple[int, int]
) -> None:
    told = killed(2, sentence=sentence, date_text=date_text, event_date=day)
    row = ucdp_row(told)
    assert (row.date_start, row.date_end) == (first, last)
    assert (row.date_prec, acled_row(told).time_precision) == precision


def test_a_range_that_the_body_tells_holds_the_headlines_day() -> None:
    headline = killed(2, sentence="Raid on Sarkan", date_text="6 September")
    body = killed(
        2,
        casualty_id="r",
        relation="repeat",
        counted="no",
        date_text="6 September",
        sentence="Between 4 and 6 September.",
    )
    row = ucdp_row(headline, body, owners=[("r", "repeat", "c1")])
    assert (row.date_start, row.date_end, row.date_prec) == ("2021-09-04", "2021-09-06", 2)


@pytest.mark.parametrize(
    ("place", "sentence", "codes"),
    [
        ("sarkan", "They died in Sarkan.", (1, 1)),
        ("sarkan", "They died near Sarkan.", (2, 2)),
        ("sarkan", "They died on the outskirts of Sarkan.", (2, 2)),
        ("kotal", "They died on Sarkan.", (2, 2)),
        ("sarkan-district", "They died in Sarkan.", (3, 2)),
        ("upper-province", "They died near Sarkan.", (4, 3)),
        ("land", "They died in Sarkan.", (6, 3)),
        ("nowhere", "They died in Sarkan.", (None, None)),
    ],
)
def test_the_place_has_the_precision_that_the_text_gives(
    place: str, sentence: str, codes: tuple[int | None, int | None]
) -> None:
    told = killed(2, place_id=place, sentence=sentence)
    assert (ucdp_row(told).where_prec, acled_row(told).geo_precision) == codes


def test_a_place_of_a_rival_or_outside_the_figures_own_is_not_the_events() -> None:
    rival = killed(3, casualty_id="r", counted="no", place_id="kotal", place_text="the pass")
    again = killed(3, casualty_id="r2", relation="repeat", counted="no", place_id="sarkan", place_text="Sarkan")
    told = killed(2, place_id="land", place_text="Land")
    assert acled_row(told, rival, again, owners=[("r2", "repeat", "r")]).location == "Land"


def test_a_place_has_its_coordinates_and_what_holds_it() -> None:
    row = acled_row(killed(2))
    assert (row.location, row.latitude, row.longitude) == ("Sarkan", 35.5, 69.25)
    assert (row.admin2, row.admin1, row.country) == ("Sarkan District", "Upper Province", "Land")


def test_a_place_that_no_pattern_knows_stands_as_printed() -> None:
    row = ucdp_row(killed(2, place_id="", place_text="Deh Naw"))
    assert (row.where_description, row.where_coordinates, row.latitude, row.where_prec) == ("Deh Naw", "", None, None)


def test_a_place_of_the_dateline_has_no_precision_and_gives_way_to_any_other() -> None:
    dateline = killed(2, place_text="SARKAN")
    assert (ucdp_row(dateline).where_coordinates, ucdp_row(dateline).where_prec) == ("Sarkan", None)
    other = killed(3, claim_group="g2", place_id="upper-province", place_text="Upper province")
    assert ucdp_row(dateline, other).where_coordinates == "Upper Province"


def test_a_place_that_no_pattern_knows_is_narrower_than_a_province_and_lies_in_it() -> None:
    headline = killed(2, place_id="upper-province", place_text="Upper province")
    body = killed(2, casualty_id="r", relation="repeat", counted="no", place_id="", place_text="Deh Naw")
    row = acled_row(headline, body, owners=[("r", "repeat", "c1")])
    assert (row.location, row.geo_precision, row.latitude) == ("Deh Naw", None, None)
    assert (row.admin1, row.country) == ("Upper Province", "Land")


# Notes


def test_the_notes_are_the_sentences_once_each() -> None:
    rows = [killed(2), killed(3, claim_group="g2"), killed(4, claim_group="g3", sentence="Four\nfell.", start=9)]
    assert acled_row(*rows).notes == "They died. Four fell."


@pytest.mark.parametrize("before", ["- ", "• ", "2021-09-08 ", "date 2021-09-08 "])
def test_the_notes_begin_with_the_sentences_own_words(before: str) -> None:
    assert acled_row(killed(2, sentence=before + "They died.")).notes == "They died."


def test_the_headline_is_left_out_of_the_notes_where_the_body_says_it_too() -> None:
    headline = killed(2, sentence="Raid on Sarkan")
    body = killed(2, casualty_id="r", relation="repeat", counted="no", start=30)
    assert acled_row(headline, body, owners=[("r", "repeat", "c1")]).notes == "They died."
    assert acled_row(headline).notes == "Raid on Sarkan"


# One incident in many papers


def paper(
    name: str, best: int | None = 9, *, story: str = "", day: str = "2021-09-08", **cells: object
) -> tuple[StoryAccount, Draft]:
    """What a paper tells of the raid: its account of the event, and its draft. cells: of the figure; who: mentions."""
    article = replace(ARTICLE, article_id=name, path=f"in/{name}.txt", title=f"Raid by {name}", published=day)
    who = [mention(identity) for identity in str(cells.pop("who", "")).split()]
    row = killed(best, event_id=f"e-{name}", means="unknown", confidence=0.9, **cells)
    made = tables([row], who, article=article)
    (event,) = event_rows([row])
    event = replace(event, event_id=f"e-{name}", article_id=name)
    (draft,) = drafts(made, GAZETTEER)
    return StoryAccount(EventAccount(event, day, "", "", ()), story or name, 1.0, ""), replace(
        draft, known_by=f"e-{name}"
    )


def drafted(*papers: tuple[StoryAccount, Draft]) -> Draft:
    told = [account for account, _ in papers]
    return joined(incident_row("i1", told), told, {d.known_by: d for _, d in papers})


def test_ten_papers_on_one_raid_are_one_row_with_all_of_them_as_sources() -> None:
    row = ucdp(drafted(*(paper(f"p{n}", claimant_name="Elders" if n else "elders") for n in range(10))))
    assert (row.relid, row.best, row.low, row.high, row.number_of_sources) == ("i1", 9, 9, 9, 10)
    assert row.source_article.split("; ") == [f"in/p{n}.txt" for n in range(10)]
    assert row.source_headline.split("; ")[3] == "Raid by p3"
    assert (row.source_original, acled(drafted(paper("a"), paper("b"))).notes) == ("elders", "They died.")


def test_a_reprint_is_a_source_of_the_same_story_and_changes_no_figure() -> None:
    two = [paper("a", 9), paper("b", 12, day="2021-09-09")]
    before, after = ucdp(drafted(*two)), ucdp(drafted(*two, paper("c", 12, story="b", day="2021-09-10")))
    assert (before.number_of_sources, after.number_of_sources) == (2, 2)
    assert after.source_date == "2021-09-08; 2021-09-09; 2021-09-10"
    assert (before.low, before.best, before.high) == (after.low, after.best, after.high)


def test_a_rival_widens_the_range_and_adds_to_no_sum() -> None:
    papers = [paper("a"), paper("b"), paper("c", 40)]
    row = ucdp(drafted(*papers))
    assert (row.low, row.best, row.high, acled(drafted(*papers)).fatalities) == (9, 9, 40, 9)
    assert sum(n or 0 for n in deaths(row)) == 9


def test_the_sides_are_those_that_most_papers_name_or_leave_open() -> None:
    rebels = {"victim_side": "rebels", "victim_id": "hill-front", "victim_status": "combatant"}
    army = {"victim_side": "land_government", "victim_id": "land-army", "victim_status": "combatant"}
    both = paper("c", who="hill-front land-army", **rebels)
    row = ucdp(drafted(paper("a", who="land-army", **army), paper("b"), both, paper("d", who="hill-front", **rebels)))
    assert (row.side_a, row.side_b, row.deaths_a, row.deaths_b) == ("Land Army", "Hill Front", 0, 9)


@pytest.mark.parametrize(("best", "expected"), [(12, (9, 3)), (9, (9, 0)), (5, (0, 5))])
def test_deaths_add_up_to_the_incidents_figure(best: int, expected: tuple[int, int]) -> None:
    made = fitted(Sides("", "Hill Front", {"a": 0, "b": 9, "civilians": 0, "unknown": 0}), best)
    assert (made["b"], made["unknown"]) == expected


def test_the_day_is_the_incidents_in_the_words_of_most_papers() -> None:
    between = {"sentence": "Between 4 and 6 September 9 died.", "date_text": "6 September"}
    assert drafted(paper("a"), paper("b", **between), paper("c", **between)).when == Days(
        "2021-09-04", "2021-09-06", told=True
    )
    undated = drafted(paper("a", event_date="", day="2021-09-09"), paper("b", event_date=""))
    assert (undated.when.first, undated.when.ucdp) == ("2021-09-08", 5)


def test_the_place_is_the_incidents_from_a_text_before_a_dateline() -> None:
    row = ucdp(drafted(paper("a", place_text="SARKAN"), paper("b"), paper("c", place_id="land", place_text="Land")))
    assert (row.where_coordinates, row.where_prec) == ("Sarkan", 1)


def test_the_order_of_papers_changes_nothing() -> None:
    papers = [paper("a", 9), paper("b", 12, day="2021-09-07"), paper("c", 12, place_id="kotal", place_text="the pass")]
    assert len({repr(drafted(*order)) for order in permutations(papers)}) == 1


def test_drafts_without_an_incident_are_rows_of_their_own() -> None:
    held, profile = IncidentDrafts(), profile_of("ucdp")
    (told, one), (_, other) = paper("a"), paper("b", 4)
    held.add(profile, [one, other])
    ((table, rows),) = held.rows(incident_row("i1", [told]), [told])
    ((draft, _, others),) = held.others()
    held.close()
    assert (table, rows[0].relid, draft.known_by, others[0].best) == ("ucdp", "i1", "e-b", 4)


def test_a_profile_is_found_by_its_name() -> None:
    assert profile_of("ucdp") == Profile("ucdp", UcdpRow, "source_article", drafts, ucdp)


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"^no profile 'gtd'; there are: acled, ucdp$"):
        profile_of("gtd")
