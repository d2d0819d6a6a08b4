"""On which day a figure's event was: by its own words, by those around it, by the day of publication."""

from __future__ import annotations

import re

import pytest

from pipeline.casualties.attribution.dates import may_be
from pipeline.casualties.attribution.days import When, find_day
from pipeline.casualties.attribution.places import Spot

PUBLISHED = "2021-09-08"  # a Wednesday


def sentences(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", text)]


def day(text: str, published: str = PUBLISHED, *, heading: bool = False) -> When:
    """The day of the figure "four"."""
    at = text.index("four")
    all_sentences = sentences(text)
    number = next(n for n, (_, end) in enumerate(all_sentences) if at < end)
    spot = Spot(at, at + len("four died"), number, text.count("\n", 0, at), heading)
    return find_day(text, spot, all_sentences, published)


@pytest.mark.parametrize(
    ("text", "shown", "iso"),
    [
        pytest.param("A fire began on Monday. A day later four died.", "A day later", "2021-09-07", id="a day later"),
        pytest.param("A fire began on Monday. The next day four died.", "The next day", "2021-09-07", id="next day"),
        pytest.param(
            "The siege ended on 20 August 2021. Two days earlier four died.",
            "Two days earlier",
            "2021-08-18",
            id="back",
        ),
        pytest.param("Two days earlier four died.", "Two days earlier", "", id="nothing to count from"),
        pytest.param("Talks began on Monday. Twenty years ago four died.", "Twenty years ago", "", id="long ago"),
        pytest.param("Talks began on Monday. In 1998 four died there.", "In 1998", "", id="only a year"),
        pytest.param("On Monday, a day after the raid, four died.", "Monday", "2021-09-06", id="the day itself first"),
    ],
)
def test_times_told_by_their_distance(text: str, shown: str, iso: str) -> None:
    when = day(text)
    assert (when.text, when.iso) == (shown, iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("On October 12th 2020, four died.", "2020-10-12", id="month first, an ordinal, a year"),
        pytest.param("Late on 3 May four died.", "2021-05-03", id="day first"),
        pytest.param("On the evening of May 2nd four died.", "2021-05-02", id="an ordinal"),
        pytest.param("On 30 December four died.", "2020-12-30", id="last year's"),
        pytest.param("Two days ago four died.", "2021-09-06", id="days ago"),
        pytest.param("A week ago four died.", "2021-09-01", id="a week ago"),
        pytest.param("Last Friday four died.", "2021-09-03", id="last Friday"),
        pytest.param("Last Wednesday four died.", "2021-09-01", id="last, said on that weekday"),
        pytest.param("Early this morning four died.", "2021-09-08", id="this morning"),
        pytest.param("Four were hurt earlier in the day, and four died.", "2021-09-08", id="earlier in the day"),
        pytest.param("Overnight four died.", "2021-09-08", id="overnight"),
        pytest.param("Last night four died.", "2021-09-07", id="last night"),
        pytest.param("On Monday four died, a week before the vote.", "2021-09-06", id="a vote to come"),
        pytest.param("In Saturday's raid four died.", "2021-09-04", id="the day of a raid"),
        pytest.param("Over the weekend four died.", "2021-09-04", id="a weekend, by its Saturday"),
        pytest.param("On New Year’s Day last year four died.", "2020-01-01", id="a feast of last year"),
        pytest.param("On Christmas Eve four died.", "2020-12-24", id="a feast"),
    ],
)
def test_a_day_is_read_against_publication(text: str, iso: str) -> None:
    assert day(text).iso == iso


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor said on Monday that four died.", id="said on"),
        pytest.param("Since Monday four died.", id="since"),
        pytest.param("On Monday, officials said four died.", id="opens what was said"),
        pytest.param("Ahead of Sunday’s vote four died.", id="a vote"),
        pytest.param("After the truce that took effect on Monday four died.", id="a truce"),
        pytest.param("The planner of the August 7 attacks was among the four dead.", id="what somebody planned"),
        pytest.param("Officials announced in a post on Chirper Tuesday that four died.", id="the day of a post"),
    ],
)
def test_a_day_of_something_else_is_not_the_events(text: str) -> None:
    assert day(text).iso == ""


def test_of_two_days_the_one_of_the_figures_clause_counts() -> None:
    assert day("The men who were shot on Saturday, four dead, were buried on Sunday.").iso == "2021-09-04"


@pytest.mark.parametrize("words", ["between 3 and 5 May", "on 3-5 May", "on 3 to 5 May", "on May 3 and 5"])
def test_a_range_has_a_first_and_a_last_day(words: str) -> None:
    when = day(f"In fights {words} four died.")
    assert (when.iso, when.last) == ("2021-05-03", "2021-05-05")


@pytest.mark.parametrize(
    ("text", "iso", "step"),
    [
        pytest.param("A raid began on Monday. At once four died.", "2021-09-06", "paragraph", id="the sentence before"),
        pytest.param(
            "At once four died. The raid came on Monday.", "2021-09-06", "story", id="what opens, by the next"
        ),
        pytest.param(
            "A raid came on Monday.\nIn all four died.\nOn Tuesday a blast followed.",
            "2021-09-06",
            "story",
            id="the opening before what follows",
        ),
        pytest.param(
            "A raid on Monday shook Dara.\nIt rained.\nIt was cold.\nIt went on.\nNobody came.\nThere four died.",
            "2021-09-06",
            "article",
            id="the article's opening",
        ),
        pytest.param("The shop opened on Monday.\nThere four died.", "", "", id="no violence is told of that day"),
    ],
)
def test_the_story_dates_a_figure_without_a_day(text: str, iso: str, step: str) -> None:
    when = day(text)
    assert (when.iso, when.step) == (iso, step)


def test_a_period_that_began_long_ago_dates_nothing() -> None:
    assert day("A raid came on Monday. It was the worst, with four dead, since the war began two years ago.").text == (
        "Monday"
    )


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("last month", "2021-08-13"),
        ("last year", "2020-02-01"),
        ("in 2019", "2019-05-05"),
        ("last week", "2021-09-01"),
        ("decades ago", "1998-01-01"),
    ],
)
def test_a_day_told_elsewhere_may_lie_in_a_time_without_a_day(words: str, fits: str) -> None:
    assert may_be(words, fits, PUBLISHED)


@pytest.mark.parametrize(
    ("words", "day"), [("last month", "2021-09-01"), ("last year", "2021-02-01"), ("in 2019", "2020-01-01")]
)
def test_a_day_out_of_the_time_told_does_not_fit(words: str, day: str) -> None:
    assert not may_be(words, day, PUBLISHED)


def test_an_item_of_a_list_takes_no_day_from_the_others() -> None:
    text = "- A raid on Monday shook Dara.\n- In Sarkan four died."
    at = text.index("four")
    spot = Spot(at, at + 9, 1, 1, heading=False, item=True)
    assert find_day(text, spot, sentences(text), PUBLISHED).iso == ""


def test_last_night_has_no_day_without_a_day_of_publication() -> None:
    assert day("On the road four died last night.", "").iso == ""
