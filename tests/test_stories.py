"""Which articles are one story: made articles whose stories are known, and the properties that hold for any."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from archive_maker import MadeArticle, make_archive

from pipeline.stories import Story, StoryEvidence, find_stories, stories_rows
from pipeline.stories.agencies import credited_agency
from pipeline.stories.likeness import longest_rise, tolls
from pipeline.tables.records import columns

FIRST = StoryEvidence(
    article_id="a",
    title="Market burns in Tolqar",
    date="2021-03-02",
    text="""TOLQAR, Mali (AFP) — Fourteen traders died on Tuesday when a fuel truck exploded beside the cattle market \
of Tolqar, said Mayor Oumar Dakouré.

“The flames crossed the road before anybody could untie the animals,” Dakouré said.

Soldiers from Camp Sirba brought water in barrels, and the hospital of Nioro Gare asked for 30 bags of blood.

“We pulled my cousin out by his boots,” recalled Fanta Keïgna, who sells tea at the Bello crossing.

A commission from Bamako is to arrive on Thursday.""",
    figures=("killed 14",),
    names=("Tolqar", "Oumar Dakouré", "Camp Sirba", "Nioro Gare", "Fanta Keïgna"),
    quotations=(
        "The flames crossed the road before anybody could untie the animals",
        "We pulled my cousin out by his boots",
    ),
)
REPRINT = replace(FIRST, article_id="b", date="2021-03-03", text=FIRST.text.rpartition("\n\n")[0] + "\n\nShare this.")
REWRITE = replace(
    FIRST,
    article_id="c",
    date="2021-03-03",
    title="Tolqar: 14 traders lost to fire",
    text="""A tanker blew up next to the livestock market in Tolqar on Tuesday and 14 traders were lost, according to \
Mayor Oumar Dakouré.

“The fire crossed the road before anyone could untie the animals,” Mayor Dakouré told reporters.

Water came in barrels from Camp Sirba; doctors at Nioro Gare needed 30 bags of blood.

Tea seller Fanta Keïgna, whose stall is at the Bello crossing, said: “We dragged my cousin out by his boots.”""",
    quotations=(
        "The fire crossed the road before anyone could untie the animals",
        "We dragged my cousin out by his boots",
    ),
)
VERSION = replace(
    FIRST, article_id="d", date="2021-03-04", text=FIRST.text.replace("Fourteen", "Nineteen"), figures=("killed 19",)
)
ELSEWHERE = replace(
    FIRST,
    article_id="e",
    date="2021-03-03",
    title="Bridge closed in Varsol",
    text="""The only bridge of Varsol was shut on Wednesday after engineers found cracks, said Governor Lida Motane.

“Lorries must go round by the Hesar ford until the beams are changed,” Motane said.

The road carries 400 lorries a day to Port Agda.""",
    figures=(),
    names=("Varsol", "Lida Motane", "Hesar", "Port Agda"),
    quotations=("Lorries must go round by the Hesar ford until the beams are changed",),
)
FAMILY = (FIRST, REPRINT, REWRITE, VERSION, ELSEWHERE)


def evidence_of(made: MadeArticle) -> StoryEvidence:
    return StoryEvidence(made.article_id, made.title, made.date, made.text, made.figures, made.names, made.quotations)


def membership(stories: Sequence[Story]) -> dict[str, str]:
    return {m.article_id: s.story_id for s in stories for m in s.members}


@pytest.fixture(scope="module")
def archive() -> list[MadeArticle]:
    return list(make_archive(40, seed=3))


@pytest.fixture(scope="module")
def archive_stories(archive: list[MadeArticle]) -> list[Story]:
    return find_stories(map(evidence_of, archive))


@pytest.mark.parametrize(
    ("article", "kind"),
    [("a", "first"), ("b", "reprint"), ("c", "rewrite"), ("d", "version")],
    ids=[
        "the earliest is the first",
        "the same words are a reprint",
        "other words are a rewrite",
        "a new toll is a version",
    ],
)
def test_each_article_is_told_by_what_it_is_of_the_first(article: str, kind: str):
    members = {m.article_id: m.kind for m in find_stories(FAMILY)[0].members}
    assert members[article] == kind


def test_another_event_is_another_story():
    stories = find_stories(FAMILY)
    assert [tuple(m.article_id for m in s.members) for s in stories] == [("a", "b", "c", "d"), ("e",)]


def test_an_article_alone_is_a_story_of_one():
    (story,) = find_stories([ELSEWHERE])
    assert (story.earliest, story.agency, len(story.members), story.members[0].confidence) == ("e", "", 1, 1.0)


def test_no_articles_are_no_stories():
    assert find_stories([]) == []


def test_articles_without_a_word_are_stories_of_their_own():
    empty = [StoryEvidence(name, "", "", "", (), (), ()) for name in "xyz"]
    assert [len(s.members) for s in find_stories(empty)] == [1, 1, 1]


def test_an_article_without_a_day_is_never_the_earliest():
    undated = replace(REPRINT, article_id="0", date="")
    assert find_stories([undated, FIRST])[0].earliest == "a"


def test_the_story_credits_the_agency_of_any_member():
    uncredited = replace(FIRST, article_id="0", text=FIRST.text.replace(" (AFP)", ""))
    assert find_stories([uncredited, REPRINT])[0].agency == "AFP"


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_input_changes_nothing(archive: list[MadeArticle], archive_stories: list[Story], seed: int):
    shuffled = random.Random(seed).sample(archive, len(archive))
    assert find_stories(map(evidence_of, shuffled)) == archive_stories


def test_every_article_is_in_exactly_one_story(archive: list[MadeArticle], archive_stories: list[Story]):
    members = [m.article_id for s in archive_stories for m in s.members]
    assert sorted(members) == sorted(made.article_id for made in archive)


@pytest.mark.parametrize("place", [0, 17, 60, 111])
def test_a_later_reprint_keeps_all_ids(archive: list[MadeArticle], archive_stories: list[Story], place: int):
    again = replace(evidence_of(archive[place]), article_id="zz", date="2029-01-01")
    before = membership(archive_stories)
    after = membership(find_stories([*map(evidence_of, archive), replace(again, date=archive[place].date)]))
    assert after.pop("zz") == before[archive[place].article_id]
    assert after == before


def test_stories_of_a_made_archive_are_found(archive: list[MadeArticle], archive_stories: list[Story]):
    true = {made.article_id: made.story for made in archive}
    groups = [[true[m.article_id] for m in s.members] for s in archive_stories]
    pairs = [(x, y) for group in groups for n, x in enumerate(group) for y in group[:n]]
    right = sum(x == y for x, y in pairs)
    assert right / len(pairs) > 0.97
    assert right / (40 * 15) > 0.9


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("DAKAR, Senegal (Reuters) - A ferry sank.", "Reuters"),
        ("A ferry sank off Ziguin on Monday.\n\nBy Amy Writer, Associated Press", "AP"),
        ("A ferry sank off Ziguin on Monday. — AFP", "AFP"),
        ("A ferry sank.\n\nXinhua\n", "Xinhua"),
        ("The captain told AFP that he had warned the owners.", "AFP"),
        ("Reuters could not verify the video.", "Reuters"),
        ("An AFP correspondent saw the ferry list.", "AFP"),
        ("A ferry sank, TASS reported, citing the port.", ""),
        ("The REUTERSWARD company owned the ferry.", ""),
        ("A ferry sank off Ziguin.", ""),
    ],
    ids=[
        "dateline",
        "byline",
        "end",
        "own line",
        "told",
        "could not verify",
        "correspondent",
        "quoted",
        "in a word",
        "none",
    ],
)
def test_an_agency_is_credited_by_how_it_is_named(text: str, agency: str):
    assert credited_agency(text)[0] == agency


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("killed 14",), ("killed 14", "wounded 3"), (True, False)),
        (("killed 14",), ("killed 19",), (False, True)),
        (("killed 14", "killed 3"), ("killed 3",), (True, False)),
        (("wounded 4",), ("wounded 9",), (False, True)),
        (("killed 14",), (), (False, False)),
    ],
    ids=["same", "another", "a part of it", "wounded", "none"],
)
def test_tolls_agree_where_one_prints_the_others_largest(one, other, expected):
    assert tolls(one, other) == expected


def test_what_stands_in_another_order_counts_once():
    assert longest_rise([2, 0, 1, 3, 3]) == 3


def test_stories_csv_has_a_row_an_article():
    articles = {e.article_id: {"title": e.title, "published": e.date} for e in FAMILY}
    rows = stories_rows(find_stories(FAMILY), articles)
    assert [(r.article_id, r.members, r.earliest, r.published) for r in rows] == [
        ("a", 4, "a", "2021-03-02"),
        ("b", 4, "a", "2021-03-03"),
        ("c", 4, "a", "2021-03-03"),
        ("d", 4, "a", "2021-03-04"),
        ("e", 1, "e", "2021-03-03"),
    ]
    assert columns(type(rows[0]))[-1] == "story_id"
