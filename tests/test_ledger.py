"""What holds of any article's reckoning: the same dead count once, however often and in whatever order told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from article_source import Source
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.casualties.ledger.reckoning import PASSES
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.runs import assemble
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.event_rows import event_rows
from pipeline.tables.extract import rows
from pipeline.tables.totals import article_range

EFFECTS = ("killed", "wounded", "captured", "missing", "displaced")
BLASTS = [
    "A blast killed 14 people and wounded 31 in the bazaar of Sarkan, the governor said.",
    "Twelve soldiers were killed when rebels overran a post at Dara, the army said. The rebels spoke of 30 dead.",
    "A judge was shot dead in Gozar. Karim Wali, 52, died at the scene.",
    "Nine people, including two children, were killed in a raid on Anabad. Four of the nine were women.",
    "Gunmen abducted eleven miners near Tala. Six people were wounded.",
    "At least 20 people died in the fire, an official said. A doctor put the number of dead at 26.",
]


Read = Callable[[str], ArticleTables]


@pytest.fixture(scope="module")
def nlp() -> Language:
    chosen = assemble.Settings(assemble.DEFAULT_MODEL, str(shipped_patterns()), "acled")
    return assemble.build(chosen, read_patterns(shipped_patterns()))


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    return lambda text: rows(nlp(text), Source())


def totals(tables: ArticleTables) -> list[tuple[int | None, ...]]:
    ends = ("low", "best", "high")
    return [tuple(getattr(tables.article, f"{effect}_{end}") for end in ends) for effect in EFFECTS]


any_articles = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@any_articles
@given(told=st.lists(st.sampled_from(BLASTS), min_size=1, max_size=3, unique=True), again=st.integers(0, 2))
def test_a_paragraph_printed_twice_changes_no_total(read: Read, told: list[str], again: int) -> None:
    text = "\n\n".join(told)
    assert totals(read(f"{text}\n\n{told[again % len(told)]}")) == totals(read(text))


@pytest.mark.parametrize("text", BLASTS)
def test_an_age_told_afterwards_adds_nobody(read: Read, text: str) -> None:
    assert totals(read(f"{text} He was 34.")) == totals(read(text))


@any_articles
@given(told=st.lists(st.sampled_from(BLASTS), min_size=1, max_size=3, unique=True))
def test_no_part_is_above_its_whole(read: Read, told: list[str]) -> None:
    tables = read("\n\n".join(told))
    largest: dict[str, int] = {}
    for row in tables.casualties:
        if row.relation != "part":
            largest[row.claim_group] = max(largest.get(row.claim_group, 0), row.high or row.best or 0)
    assert [r.text for r in tables.casualties if r.relation == "part" and (r.best or 0) > largest[r.claim_group]] == []


@any_articles
@given(told=st.lists(st.sampled_from(BLASTS), min_size=1, max_size=3, unique=True))
def test_the_persons_of_a_group_are_no_more_than_it_counts(read: Read, told: list[str]) -> None:
    tables = read("\n\n".join(told))
    counts: dict[str, int] = {}
    for row in tables.casualties:
        counts[row.claim_group] = max(counts.get(row.claim_group, 0), row.best or 0)
    persons: dict[str, int] = {}
    for victim in tables.victims:
        if victim.number == 1:
            persons[victim.claim_group] = persons.get(victim.claim_group, 0) + 1
    assert {g: n for g, n in persons.items() if n > counts[g]} == {}


CLAIMS = [
    ("Police said 12 people were killed in the raid on Sarkan.", "The mayor said 19 people were killed in the raid."),
    ("The army said 40 people died at Dara.", "Residents said 25 people died at Dara."),
    ("A doctor said 17 people were wounded.", "The governor said 22 people were wounded."),
]


@pytest.mark.parametrize("claims", CLAIMS, ids=[c[0] for c in CLAIMS])
def test_which_side_claims_first_changes_no_range(read: Read, claims: tuple[str, str]) -> None:
    def ranges(told: Sequence[str]) -> list[tuple[int | None, int | None]]:
        return [(low, high) for low, _, high in totals(read(" ".join(told)))]

    assert ranges(claims) == ranges(claims[::-1])


@any_articles
@given(told=st.lists(st.sampled_from(BLASTS), min_size=1, max_size=4, unique=True))
def test_totals_come_from_the_events_and_events_from_the_figures(read: Read, told: list[str]) -> None:
    tables = read("\n\n".join(told))
    assert tuple(event_rows(tables.casualties)) == tables.events
    assert totals(tables) == [tuple(article_range(tables.events, effect)) for effect in EFFECTS]


def test_every_figure_is_of_an_event_of_its_article(read: Read) -> None:
    tables = read("\n\n".join(BLASTS))
    assert {r.event_id for r in tables.casualties} == {e.event_id for e in tables.events}


ONCE = {
    "a description, then the name": ("A man was shot dead in Gozar on Monday. Karim Wali died at the scene.", 1),
    "a headline and its text": ("Blast kills 14\n\nA car bomb killed 14 people on Thursday, police said.", 14),
    "a whole, then its parts": ("Ten people died in the raid. Six soldiers and four villagers were killed.", 10),
    "names inside the count": ("Three people were killed. Sami Noor, 20, and Omar Zia, 31, died at once.", 3),
    "dozens and their number": (
        "Dozens killed in raid on Sarkan\n\nAt least 44 soldiers were killed in a raid on Sarkan, a doctor said.",
        44,
    ),
    "parts of two effects": (
        "Two bombs killed 12 people and wounded 25 in Gozar. The first, at a bus station, killed ten people and "
        "wounded 18.\n\nIn the second blast, near a school, two people were killed and seven wounded.",
        12,
    ),
    "a later toll": ("Police spoke of nine dead at first. The toll has risen to 12, the mayor said.", 12),
}


@pytest.mark.parametrize(("text", "dead"), ONCE.values(), ids=ONCE)
def test_the_same_dead_count_once(read: Read, text: str, dead: int) -> None:
    assert read(text).article.killed_best == dead


APART = {
    "another attack": ("A bomb killed two people. In a separate attack, gunmen killed four people.", 6),
    "two ages": ("A man aged 21 was killed in Gozar and a man aged 43 was killed in Dara.", 2),
    "another side": ("The army lost seven men. Twelve rebels were also killed.", 19),
    "events in turn": ("Two bombs went off in Tala. The first killed two people and the second killed four.", 6),
}


@pytest.mark.parametrize(("text", "dead"), APART.values(), ids=APART)
def test_other_dead_are_added(read: Read, text: str, dead: int) -> None:
    assert read(text).article.killed_best == dead


HURT = {
    "who died of it": (
        "A baker was critically wounded by a stray bullet in Sarkan. Doctors said the baker died on Tuesday.",
        (1, None),
    ),
    "who lived": ("A guard was shot dead in Tala. A cook who was shot in the leg is in stable condition.", (1, 1)),
    "some of whom are in a bad state": (
        "At least 11 people were hurt when a roof fell in Dara. Five people are in critical condition, a doctor said.",
        (None, 11),
    ),
}


@pytest.mark.parametrize(("text", "best"), HURT.values(), ids=HURT)
def test_nobody_is_both_killed_and_wounded(read: Read, text: str, best: tuple[int | None, int | None]) -> None:
    article = read(text).article
    assert (article.killed_best, article.wounded_best) == best


def test_both_sides_tell_of_the_dead_of_one(read: Read) -> None:
    article = read(
        "Karim Wali, a villager in Sarkan, wrote that 15 Taliban had been killed. “Two of ours are dead,” he wrote.\n\n"
        "A Taliban commander said that more than 50 “troublemakers” were killed."
    ).article
    assert (article.killed_low, article.killed_best, article.killed_high) == (17, 17, None)


def test_a_longer_time_adds_nothing(read: Read) -> None:
    tables = read("A blast killed three people on Monday. More than 900 people have died in the war since 2014.")
    assert tables.article.killed_best == 3
    assert [e.kind for e in tables.events] == ["incident", "other time"]


BESIDE = {
    "an earlier attack": (
        "Shelling killed three people in Tala on Monday. In 2014 a bomb killed 90 people in the town and wounded 300.",
        (3, None),
    ),
    "the attack itself": ("A bomb killed two people in Tala and wounded seven.", (2, 7)),
}


@pytest.mark.parametrize(("text", "best"), BESIDE.values(), ids=BESIDE)
def test_the_wounded_are_of_the_event_of_the_dead_beside_them(
    read: Read, text: str, best: tuple[int, int | None]
) -> None:
    article = read(text).article
    assert (article.killed_best, article.wounded_best) == best


def test_two_persons_of_an_earlier_time_stand_in_two_groups(read: Read) -> None:
    text = "Two guards died on Monday. In 2014 Karim Wali was killed in Tala. In 2015 Sami Noor was killed in Gozar."
    assert len({r.claim_group for r in read(text).casualties}) == 3


def test_a_number_put_for_one_before_is_a_rival_of_it(read: Read) -> None:
    first, second = read("The army said ten guards had died, while residents put it at 30.").casualties
    assert (first.claim_group == second.claim_group, first.counted, second.counted) == (True, "yes", "no")


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("The toll rose by 12 on Friday.", ["part"]),
        ("The death toll rose by three, reaching 34.", ["part", "main"]),
    ],
)
def test_a_rise_is_a_part_of_the_toll(read: Read, text: str, relations: list[str]) -> None:
    assert [r.relation for r in read(text).casualties] == relations


def test_up_to_has_no_lower_end(read: Read) -> None:
    article = read("Up to 25 people were killed in the strike.").article
    assert (article.killed_low, article.killed_high) == (None, 25)


def test_a_victim_is_told_with_age_and_sex(read: Read) -> None:
    (victim,) = read("Karim Wali, 52, a baker, was shot dead in Gozar on Monday.").victims
    assert (victim.name, victim.age, victim.age_group, victim.number) == ("Karim Wali", 52, "adult", 1)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        pytest.param("The driver was shot dead in Gozar.", "", "driver", id="a trade is no name"),
        pytest.param("The governor of North Vale was shot dead.", "", "governor", id="nor an office with its place"),
        pytest.param("A Briton was shot dead in Gozar.", "", "briton", id="nor a people's"),
        pytest.param(
            "Troops killed its leader, Gen. Omar Karimi, on Monday.", "Gen. Omar Karimi", "leader", id="behind a comma"
        ),
    ],
)
def test_a_victim_is_named_by_a_name_alone(read: Read, text: str, name: str, role: str) -> None:
    (victim,) = read(text).victims
    assert (victim.name, victim.role) == (name, role)


@pytest.mark.parametrize("text", ["On October 12th 2023, at least 15 people died.", "A 12 year-old girl was killed."])
def test_a_year_or_an_age_counts_nobody(read: Read, text: str) -> None:
    assert {r.best for r in read(text).casualties} <= {1, 15}


@pytest.mark.parametrize("settle", PASSES, ids=[p.__name__ for p in PASSES])
def test_every_pass_says_what_it_does(settle: Callable[..., None]) -> None:
    assert re.match(r"\s*[\"“A-Z]", settle.__doc__ or "")
