"""Events of several articles that are one incident, and what an incident comes to."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from pipeline.incidents.accounts import AccountClaim, EventAccount, claims_of
from pipeline.incidents.accounts import read as account_read
from pipeline.incidents.accounts import written as account_written
from pipeline.incidents.blocking import NEIGHBOURS, keys, sought
from pipeline.incidents.clusters import clusters, parts
from pipeline.incidents.event_evidence import EventEvidence, folded, ordinal
from pipeline.incidents.evidence_json import packed, unpacked
from pipeline.incidents.incident_rows import StoryAccount, claim_rows, incident_row
from pipeline.incidents.incident_store import IncidentStore
from pipeline.incidents.link_terms import terms
from pipeline.incidents.pair_scores import because, confidence, score
from pipeline.incidents.place_totals import PlaceTotals
from pipeline.incidents.reading_order import ReadingOrder
from pipeline.incidents.word_weights import likeness, telling_words
from pipeline.tables.column_types import column_types
from pipeline.tables.records import CasualtyRow, EventRow, columns

TEXT = "Shells hit the bus station of Lyman on Tuesday evening; the baker Oksana Hrytsak lost both sons, the mayor said"


def evidence(name: str, **cells: object) -> EventEvidence:
    text = str(cells.pop("text", TEXT))
    killed, wounded = cells.pop("killed", 9), cells.pop("wounded", 20)
    figures = tuple((effect, n, n, n) for effect, n in (("killed", killed), ("wounded", wounded)) if isinstance(n, int))
    told = EventEvidence(
        event_id=f"e{name}", article_id=name, published=ordinal("2022-03-02"), first=ordinal("2022-03-01"),
        last=ordinal("2022-03-01"), place="lyman", latitude=48.99, longitude=37.81, wide=frozenset({"UKR"}),
        means="shelling", hand="", hand_side="", figures=figures, victims=frozenset(), ages=frozenset(),
        persons=frozenset({"oksana hrytsak"}), bodies=frozenset(), places=frozenset({"lyman"}),
        around=frozenset({"lyman", "oksana hrytsak"}), streets=frozenset(), hours=frozenset(),
        weekdays=frozenset({"Tuesday"}), words=telling_words(text), lead=True,
    )  # fmt: skip
    return replace(told, **cells)


def event(article_id: str, **cells: object) -> EventRow:
    empty = {name: "" if kind is str else None for name, kind in column_types(EventRow).items()}
    told = {"article_id": article_id, "event_id": f"e{article_id}", "kind": "incident", "means": "shelling"}
    counts = {"claimants": 0, "rivals": "no", "confidence": 0.9}
    return EventRow(**empty | told | counts | cells)  # type: ignore[arg-type]


def account(article_id: str, killed: int | None = None, *, wounded: int | None = None, **cells: str) -> EventAccount:
    figures = {f"killed_{end}": killed for end in ("low", "best", "high")}
    figures |= {f"wounded_{end}": wounded for end in ("low", "best", "high")}
    name, side = cells.get("by", ""), cells.get("side", "")
    number = (killed, killed, killed)
    claims = (AccountClaim("", name, side, "killed", cells.get("whose", ""), *number, False, "", (f"c{article_id}",)),)
    row = event(article_id, place_text="Lyman", event_date="2022-03-01", event_date_end="2022-03-01", **figures)
    return EventAccount(row, cells.get("told", ""), "UKR", "UA14", claims if killed is not None else ())


def told(*accounts: EventAccount, stories: str = "") -> list[StoryAccount]:
    names = stories.split() or [a.event.article_id for a in accounts]
    return [StoryAccount(a, story, 0.95, "day: the same") for a, story in zip(accounts, names, strict=True)]


@pytest.mark.parametrize("other", [
    pytest.param({}, id="a reprint"),
    pytest.param({"killed": 14}, id="a later toll"),
    pytest.param({"latitude": 48.95, "longitude": 37.80}, id="a few kilometres off"),
    pytest.param({"first": 0, "last": 0}, id="no day told"),
])  # fmt: skip
def test_reports_of_one_event_are_likely_one(other: dict[str, object]):
    assert score(evidence("a"), evidence("b", **other)) > 0


OTHER_WORDS = "A rocket struck a farm store near Sievierodonetsk; Colonel Bilyk counted four craters behind the silo"
ELSEWHERE = {"place": "novy", "places": frozenset({"novy"}), "persons": frozenset({"ivan bilyk"}),
             "around": frozenset({"novy", "ivan bilyk"}), "text": OTHER_WORDS}  # fmt: skip


@pytest.mark.parametrize("other", [
    pytest.param({"first": ordinal("2022-03-09"), "last": ordinal("2022-03-09"), "weekdays": frozenset({"Wednesday"}),
                  "persons": frozenset({"ivan bilyk"}), "text": OTHER_WORDS}, id="the same town a week later"),
    pytest.param({**ELSEWHERE, "latitude": 50.4, "longitude": 30.5}, id="another town"),
    pytest.param({**ELSEWHERE, "killed": 2, "wounded": 5}, id="the next village, another toll"),
    pytest.param({"published": ordinal("2022-03-20"), "first": 0, "last": 0, **ELSEWHERE}, id="told weeks later"),
])  # fmt: skip
def test_look_alikes_are_not(other: dict[str, object]):
    assert score(evidence("a"), evidence("b", **other)) < -1


def test_a_pair_is_read_alike_from_both_sides():
    one, other = evidence("a"), evidence("b", **ELSEWHERE, killed=3)
    assert sorted(terms(one, other)) == sorted(terms(other, one))


def test_a_link_says_what_speaks_for_it():
    assert "killed: the same, many" in because(evidence("a"), evidence("b"))
    assert confidence(6.0) > 0.9 > confidence(-1.0)


def test_near_days_and_places_share_a_key():
    one = evidence("a")
    other = evidence("b", **{**ELSEWHERE, "killed": 2, "latitude": 48.94, "first": one.first + 2})
    assert keys(one) & keys(other)


def test_far_days_share_none():
    assert not keys(evidence("a")) & sought(evidence("b", first=ordinal("2022-04-20"), last=ordinal("2022-04-20")))


def test_articles_without_a_day_share_rare_words():
    undated = {"published": 0, "first": 0, "last": 0}
    assert keys(evidence("a", **undated)) & keys(evidence("b", **undated))


UNDATED = {"published": 0, "first": 0, "last": 0}


@pytest.mark.parametrize("cells", [
    pytest.param({}, id="by place and rare words"),
    pytest.param({**ELSEWHERE, "victims": frozenset({"anna melnyk"})}, id="by a victim's name"),
])  # fmt: skip
def test_an_article_without_a_day_meets_those_that_have_one(cells: dict[str, object]):
    one, other = evidence("a", victims=frozenset({"anna melnyk"})), evidence("b", **UNDATED, **cells)
    assert keys(one) & sought(other)
    assert keys(other) & sought(one)


def test_and_is_one_with_it_by_less_than_a_report_of_the_same_day():
    assert 0 < score(evidence("a"), evidence("b", **UNDATED)) < score(evidence("a"), evidence("b"))


def test_dead_who_are_all_named_otherwise_are_other_dead():
    one = evidence("a", killed=1, victims=frozenset({"anna melnyk"}))
    other = evidence("b", killed=1, victims=frozenset({"ivan bilyk"}))
    assert "victims: others, all named" in terms(one, other)
    assert "victims: other names" in terms(one, replace(other, figures=(("killed", 9, 9, 9),)))
    assert score(one, other) < score(one, replace(other, victims=frozenset()))


@pytest.mark.parametrize(("name", "plain"), [
    ("Müller", "muller"), ("Sgt. Ana López", "ana lopez"), ("Kabul’s", "kabul"), ("", ""),
])  # fmt: skip
def test_names_are_folded(name: str, plain: str):
    assert folded(name) == plain


def test_rare_words_make_texts_alike():
    one, other = telling_words("the mayor of Lyman, Petrenko"), telling_words("Petrenko of Lyman told the police")
    far = telling_words("the mayor of the town told the police")
    assert likeness(one, one) == pytest.approx(1)
    assert likeness(one, other) > likeness(one, far)


def test_evidence_and_accounts_come_back_from_the_store_as_they_were():
    assert unpacked(packed(evidence("a"))) == evidence("a")
    assert account_read(account_written(account("a", 9, by="police"))) == account("a", 9, by="police")


def groups(likely: dict[tuple[str, str], float], apart: tuple[str, ...] = ()) -> list[list[str]]:
    ids = sorted({node for pair in likely for node in pair})
    return clusters(ids, likely, lambda a, b: likely.get((a, b), -3.0), lambda a, b: {a, b} <= set(apart))


def test_a_chain_is_not_one_incident():
    chain = dict.fromkeys(("ab", "bc", "cd", "de"), 1.0)
    assert max(map(len, groups(chain))) < 4


def test_a_weak_pair_is_carried_by_the_others():
    assert groups({("a", "b"): 4.0, ("b", "c"): 4.0, ("a", "c"): -0.5}) == [["a", "b", "c"]]


def test_an_articles_two_events_stay_two():
    assert groups({("a", "b"): 4.0, ("b", "c"): 3.0, ("a", "c"): 4.0}, apart=("a", "c")) == [["a", "b"], ["c"]]


def test_parts_hang_together():
    assert parts([("c", "d"), ("a", "b"), ("b", "e")]) == [["a", "b", "e"], ["c", "d"]]


ARCHIVE = [
    *(evidence(f"a{n}") for n in range(4)),
    *(evidence(f"b{n}", **ELSEWHERE, killed=2, wounded=5, first=ordinal("2022-03-01") + n) for n in range(3)),
    evidence("c", **ELSEWHERE, latitude=50.4, longitude=30.5),
]  # fmt: skip


def incidents_of(batches: list[list[EventEvidence]]) -> dict[str, str]:
    store = IncidentStore()
    for batch in batches:
        store.add((one, account(one.article_id, 9)) for one in batch)
        store.link()
    found = {one.event_id: store.incident_of(one.event_id) for one in ARCHIVE}
    store.close()
    return found


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_the_days_of_arrival_change_an_incident(seed: int):
    order = list(ARCHIVE)
    random.Random(seed).shuffle(order)
    assert incidents_of([order[:3], order[3:5], order[5:]]) == incidents_of([ARCHIVE])


CHAIN = [evidence(f"c{n}", first=n, last=n, published=n, killed=n % 5 + 3) for n in range(738_000, 738_024)]


@pytest.mark.parametrize("most", [2, 4, 9])
@pytest.mark.parametrize("seed", range(4))
def test_what_hangs_together_by_too_many_is_parted_the_same_way_in_any_order(
    seed: int, most: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("pipeline.incidents.incident_store.MOST", most)
    chance = random.Random(seed)
    order = chance.sample(CHAIN, len(CHAIN))
    kept = [one.event_id for one in order[4:]]

    def found(days: list[list[EventEvidence]], gone: list[EventEvidence]) -> dict[str, str]:
        store = IncidentStore()
        for day in days:
            store.add((one, account(one.article_id, 9)) for one in day)
            store.link()
        for one in gone:
            store.remove(one.article_id)
        store.link()
        incidents = {event_id: store.incident_of(event_id) for event_id in kept}
        store.close()
        return incidents

    days = [order[at : at + 3] for at in range(0, len(order), 3)]
    at_once = found([order[4:]], [])
    assert found(days, order[:4]) == at_once
    assert found([[one] for one in order[:3:-1]], []) == at_once


@pytest.mark.parametrize("seed", range(4))
def test_events_that_are_kept_and_linked_at_once_are_those_that_come_one_by_one(
    seed: int, monkeypatch: pytest.MonkeyPatch
):
    """Also where a key has more events than one is held against."""
    chance = random.Random(seed)
    monkeypatch.setattr("pipeline.incidents.incident_store.NEIGHBOURS", 2)
    monkeypatch.setattr("pipeline.incidents.incident_store.MOST", chance.choice([3, 9, 150]))
    crowd = [*CHAIN, *(evidence(f"d{n}", killed=n % 3 + 5, place=f"town {n % 2}") for n in range(12)), *ARCHIVE]
    order = chance.sample(crowd, len(crowd))
    gone, stays = order[:5], order[5:]
    kept, grown = IncidentStore(), IncidentStore()
    kept.keep((one, account(one.article_id, 9)) for one in stays)
    kept.link_kept()
    for at in range(0, len(order), 4):
        grown.add((one, account(one.article_id, 9)) for one in order[at : at + 4])
        grown.link()
    for one in gone:
        grown.remove(one.article_id)
    grown.link()
    pairs = "SELECT * FROM event_pairs ORDER BY one, other"
    assert kept.database.execute(pairs).fetchall() == grown.database.execute(pairs).fetchall() != []
    assert [kept.incident_of(one.event_id) for one in stays] == [grown.incident_of(one.event_id) for one in stays]
    kept.close()
    grown.close()


def test_of_a_crowded_key_an_event_is_held_against_the_next_in_time(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr("pipeline.incidents.incident_store.score", lambda a, b: asked.append((a, b)) or -5.0)
    store = IncidentStore()
    store.keep((evidence(f"t{n}"), account(f"t{n}", 9)) for n in range(60))
    store.link_kept()
    assert len(asked) == sum(min(NEIGHBOURS, 59 - n) for n in range(60))
    store.close()


def test_a_later_report_leaves_the_id_of_its_incident():
    before = incidents_of([ARCHIVE])
    store = IncidentStore()
    store.add((one, account(one.article_id, 9)) for one in [*ARCHIVE, evidence("z", published=ordinal("2022-03-04"))])
    store.link()
    assert store.incident_of("ez") == before["ea0"] == store.incident_of("ea0")
    store.close()


def test_an_added_event_is_held_against_its_neighbours_only(monkeypatch: pytest.MonkeyPatch):
    """The time of a day's events, whatever the archive holds."""
    store = IncidentStore()
    days = [evidence(f"d{n}", first=n, last=n, published=n) for n in range(700_000, 700_400, 20)]
    store.add((one, account(one.article_id, 9)) for one in days)
    store.link()
    asked = []
    monkeypatch.setattr("pipeline.incidents.incident_store.score", lambda a, b: asked.append((a, b)) or -5.0)
    store.add([(evidence("new", first=700_400, last=700_400, published=700_400), account("new", 9))])
    store.link()
    assert len(asked) <= 2
    store.close()


def test_rival_figures_make_a_range_and_are_never_added():
    row = incident_row("i", told(account("a", 5, told="2022-03-02"), account("b", 5, told="2022-03-03"),
                                 account("c", 40, told="2022-03-03")))  # fmt: skip
    assert (row.killed_low, row.killed_best, row.killed_high, row.rivals) == (5, 5, 40, "yes")


def test_a_reprint_changes_no_figure():
    two = told(account("a", 5, told="2022-03-02"), account("b", 9, told="2022-03-02"))
    reprinted = [*two, *told(account("c", 9, told="2022-03-04"), stories="b")]
    before, after = incident_row("i", two), incident_row("i", reprinted)
    assert before.stories == after.stories == 2
    assert after.articles == 3
    figures = [name for name in columns(type(before)) if name.endswith(("_low", "_best", "_high"))]
    assert [getattr(before, f) for f in figures] == [getattr(after, f) for f in figures]


def test_a_story_counts_by_its_latest_toll():
    row = incident_row(
        "i", told(account("a", 5, told="2022-03-02"), account("b", 12, told="2022-03-04"), stories="s s")
    )
    assert (row.killed_low, row.killed_best, row.killed_high) == (12, 12, 12)
    assert (row.killed_first, row.killed_latest, row.first_told, row.latest_told) == (5, 12, "2022-03-02", "2022-03-04")


def test_a_toll_may_rise_by_the_wounded():
    row = incident_row("i", told(account("a", 5, wounded=8, told="2022-03-02"), account("b", 9, told="2022-03-04")))
    assert row.killed_best == 9


def test_but_not_while_they_are_wounded_still():
    first = account("a", 5, wounded=8, told="2022-03-02")
    row = incident_row("i", told(first, account("b", 9, wounded=8, told="2022-03-04")))
    assert (row.killed_best, row.killed_high) == (5, 9)


def test_who_tells_of_the_wounded_alone_denies_no_dead():
    row = incident_row("i", told(account("a", 2, wounded=3), *(account(name, wounded=3) for name in "bcd")))
    assert (row.killed_low, row.killed_best, row.killed_high) == (2, 2, 2)


def test_nor_does_the_latest_version_of_its_story():
    every = told(account("a", 2, told="2022-03-02"), account("b", wounded=3, told="2022-03-03"), stories="s s")
    assert incident_row("i", every).killed_best == 2


def at_least(one: EventAccount) -> EventAccount:
    return replace(one, event=replace(one.event, killed_high=None))


@pytest.mark.parametrize(("first", "other", "expected"), [
    pytest.param(at_least(account("a", 4)), account("b", 6), 6, id="at least four rules out no six"),
    pytest.param(account("a", 4), at_least(account("b", 6)), 4, id="at least six rules out four"),
    pytest.param(account("a", 4), account("b", 6), 4, id="the lower of two equally sure"),
])  # fmt: skip
def test_of_figures_that_as_many_give_that_stands_which_fewest_exclude(
    first: EventAccount, other: EventAccount, expected: int
):
    assert incident_row("i", told(first, other)).killed_best == expected
    assert incident_row("i", told(other, first)).killed_best == expected


def test_where_no_day_is_told_the_surer_of_two_figures_stands():
    sure = account("b", 6)
    surer = replace(sure, event=replace(sure.event, confidence=0.95))
    assert incident_row("i", told(account("a", 4), surer)).killed_best == 6


def test_nor_by_a_rivals_word():
    first = account("a", 5, wounded=8, told="2022-03-02", by="Army", side="army")
    row = incident_row("i", told(first, account("b", 9, told="2022-03-04", by="Rebels", side="rebels")))
    assert (row.killed_low, row.killed_best, row.killed_high) == (5, 5, 9)


def test_each_claimants_figure_for_each_side_stands_for_itself():
    every = told(
        account("a", 34, by="Army", side="army", whose="rebels", told="2022-03-02"),
        account("b", 7, by="Rebels", side="rebels", whose="rebels", told="2022-03-02"),
        account("c", 8, by="Rebels", side="rebels", whose="rebels", told="2022-03-03"),
        account("d", 8, by="Rebels", side="rebels", whose="rebels", told="2022-03-04"),
        stories="a b c c",
    )
    rows = [
        (r.claimant_name, r.victim_side, r.low, r.best, r.high, r.stories, r.articles, r.first_best, r.latest_best)
        for r in claim_rows(incident_row("i", every), every)
    ]
    assert rows == [
        ("Army", "rebels", 34, 34, 34, 1, 1, 34, 34),
        ("Rebels", "rebels", 7, 8, 8, 2, 3, 7, 8),
    ]


def test_incidents_run_by_day_place_and_id_and_undated_ones_come_last():
    order = ReadingOrder()
    for day, place, known_by in [("", "Aba", "i1"), ("2022-03-02", "Aba", "i2"), ("2022-03-01", "Yar", "i3"),
                                 ("2022-03-01", "Bor", "i5"), ("2022-03-01", "Bor", "i4")]:  # fmt: skip
        order.add("incidents", [incident_row(known_by, told(account("a", 5)))], day=day, place=place, known_by=known_by)
    found = [row for _, rows in order.rows() for row in rows]
    assert [row.incident_id for row in found] == ["i4", "i5", "i3", "i2", "i1"]
    assert found[0] == incident_row("i4", told(account("a", 5)))


def totals_of(*incidents: list[StoryAccount]) -> list[tuple[object, ...]]:
    totals = PlaceTotals()
    for number, every in enumerate(incidents):
        row = incident_row(f"i{number}", every)
        totals.add(row, list(claim_rows(row, every)), every)
    return [(r.month, r.place_text, r.claimant_name, r.incidents, r.killed_low, r.killed_best, r.killed_high)
            for r in totals.rows()]  # fmt: skip


def test_a_months_incidents_are_added_and_claimants_are_not():
    one = told(account("a", 5, by="Army", told="2022-03-02"), account("b", 5, by="Police", told="2022-03-02"))
    other = told(account("c", 3, by="Army", told="2022-03-05"))
    assert totals_of(one, other) == totals_of(other, one) == [
        ("2022-03", "Lyman", "", 2, 8, 8, 8),
        ("2022-03", "Lyman", "Army", 2, 8, 8, 8),
        ("2022-03", "Lyman", "Police", 1, 5, 5, 5),
    ]  # fmt: skip


def test_a_rival_claim_widens_a_total_and_adds_nothing():
    one = told(account("a", 5, by="Army", side="army", told="2022-03-02"))
    rival = told(account("b", 30, by="Rebels", side="rebels", told="2022-03-03"))
    assert totals_of(one)[0] == ("2022-03", "Lyman", "", 1, 5, 5, 5)
    assert totals_of([*one, *rival])[0] == ("2022-03", "Lyman", "", 1, 5, 5, 30)


def test_a_claimants_dead_without_a_side_are_the_same_dead_again():
    sided = told(account("a", 34, by="Army", whose="rebels", told="2022-03-02"))
    again = told(account("b", 34, by="Army", told="2022-03-03"))
    later = told(account("c", 40, by="Army", told="2022-03-04"))
    of_army = [totals_of(every)[1][4:] for every in (sided, [*sided, *again], [*sided, *later])]
    assert of_army == [(34, 34, 34), (34, 34, 34), (40, 40, 40)]


def test_but_others_where_one_article_tells_both():
    one = account("a", 34, by="Army", whose="rebels", told="2022-03-02")
    two = replace(one, claims=(*one.claims, replace(one.claims[0], victim_side="", low=5, best=5, high=5)))
    assert totals_of(told(two))[1][4:] == (39, 39, 39)


@pytest.mark.parametrize(("group", "expected"), [("g1", [("rebels", 34)]), ("g2", [("", 34), ("rebels", 34)])])
def test_a_figure_without_a_side_is_of_the_side_of_its_group(group: str, expected: list[tuple[str, int]]):
    blank = {name: "" if kind is str else None for name, kind in column_types(CasualtyRow).items()}
    figure = {"effect": "killed", "low": 34, "best": 34, "high": 34, "relation": "main", "claimant_name": "Army"}
    one = CasualtyRow(**blank | figure | {"casualty_id": "c1", "claim_group": "g1", "victim_side": "rebels"})  # type: ignore[arg-type]
    other = replace(one, casualty_id="c2", claim_group=group, victim_side="")
    assert [(claim.victim_side, claim.best) for claim in claims_of([one, other])] == expected


def test_no_two_events_of_the_archive_are_one_by_the_order_of_their_names():
    renamed = [replace(one, event_id=f"x{n}", article_id=f"x{n}") for n, one in enumerate(reversed(ARCHIVE))]
    for one, other in combinations(renamed, 2):
        assert score(one, other) == score(other, one)
