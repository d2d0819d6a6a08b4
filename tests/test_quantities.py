"""Numbers as dispatches write them, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.casualties.sentence.quantities import Quantity, find_quantities
from pipeline.casualties.sentence.words import read_words

CONVENTION = {
    "dozens": (12, 12, None),
    "several": (3, 3, None),
    "few": (3, 3, None),
    "thousands": (1000, 1000, None),
    "hundreds of thousands": (100_000, 150_000, None),
}
NLP = spacy.blank("en")


def quantities(text: str) -> list[Quantity]:
    doc = NLP(text)
    return find_quantities(read_words(doc[:]), CONVENTION) if len(doc) else []


def numbers(text: str) -> list[tuple[int | None, int | None, int | None, str]]:
    return [(q.low, q.best, q.high, q.kind) for q in quantities(text)]


def exact(number: int) -> tuple[int, int, int, str]:
    return number, number, number, "exact"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("34 men", exact(34)),
        ("1,200 men", exact(1200)),
        ("2,400,000 people", exact(2_400_000)),
        ("1.2 million people", exact(1_200_000)),
        ("3 thousand people", exact(3000)),
        ("seven men", exact(7)),
        ("twenty-five men", exact(25)),
        ("one hundred men", exact(100)),
        ("a hundred men", (100, 100, 100, "about")),
        ("one thousand two hundred people", exact(1200)),
        ("two hundred and fifty people", exact(250)),
        ("two thousand five hundred and six people", exact(2506)),
        ("one man", exact(1)),
        ("a dozen men", (12, 12, 12, "about")),
        ("half a dozen men", (6, 6, 6, "about")),
        ("two dozen men", (24, 24, 24, "about")),
        ("a couple of men", (2, 2, 2, "about")),
        ("all 14 men", exact(14)),
        ("a total of 14 men", exact(14)),
        ("both pilots", exact(2)),
        ("another was hurt", exact(1)),
        ("1,25,000 people", exact(125_000)),
        ("12 000 people", exact(12_000)),
        ("1 250 000 people", exact(1_250_000)),
        ("5k people", exact(5000)),
        ("1.5mn people", exact(1_500_000)),
        ("2 lakh people", exact(200_000)),
        ("one crore people", exact(10_000_000)),
        ("two and a half million people", exact(2_500_000)),
        ("a million and a half people", (1_500_000, 1_500_000, 1_500_000, "about")),
        ("half a million people", (500_000, 500_000, 500_000, "about")),
        ("a quarter of a million people", (250_000, 250_000, 250_000, "about")),
        ("three quarters of a million people", exact(750_000)),
        ("a couple of hundred men", (200, 200, 200, "about")),
        ("both of them", exact(2)),
    ],
)
def test_plain_numbers(text: str, expected: tuple[int, int, int, str]) -> None:
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven or eight men", (7, 7, 8, "range")),
        ("30 to 40 men", (30, 30, 40, "range")),
        ("30-40 men", (30, 30, 40, "range")),
        ("30–40 men", (30, 30, 40, "range")),
        ("between 30 and 40 men", (30, 30, 40, "range")),
        ("between 1,500 and 2,000 men", (1500, 1500, 2000, "range")),
        ("fifty, maybe sixty", (50, 50, 60, "range")),
        ("at least 30 men", (30, 30, None, "at_least")),
        ("no fewer than 30 men", (30, 30, None, "at_least")),
        ("ten or more men", (10, 10, None, "at_least")),
        ("30+ men", (30, 30, None, "at_least")),
        ("more than 20 men", (21, 21, None, "more_than")),
        ("over 50 men", (51, 51, None, "more_than")),
        ("well over 50 men", (51, 51, None, "more_than")),
        ("up to 12 men", (None, 12, 12, "at_most")),
        ("as many as 12 men", (None, 12, 12, "at_most")),
        ("up to a dozen men", (None, 12, 12, "at_most")),
        ("fewer than ten men", (None, 9, 9, "at_most")),
        ("around 600 men", (600, 600, 600, "about")),
        ("some 600 men", (600, 600, 600, "about")),
        ("an estimated 600 men", (600, 600, 600, "about")),
        ("ten or so men", (10, 10, 10, "about")),
        ("at least seven or eight men", (7, 7, None, "at_least")),
        ("about 30 to 40 men", (30, 30, 40, "range")),
        ("1,10,000-1,25,000 men", (110_000, 110_000, 125_000, "range")),
        ("under 30 men", (None, 29, 29, "at_most")),
    ],
)
def test_ranges_bounds_and_approximations(text: str, expected: tuple[int | None, int | None, int | None, str]) -> None:
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("dozens of men", (12, 12, None), id="its row"),
        pytest.param("at least several men", (3, 3, None), id="a bound changes nothing"),
        pytest.param("a few men", (3, 3, None), id="a few"),
        pytest.param("several hundred men", (300, 300, None), id="a product where no row says otherwise"),
        pytest.param("hundreds of thousands of people", (100_000, 150_000, None), id="a row of its own"),
        pytest.param("scores of men", (None, None, None), id="no row"),
        pytest.param("numerous men", (None, None, None), id="never a number"),
        pytest.param("a large number of men", (None, None, None), id="a large number"),
    ],
)
def test_vague_words_follow_the_convention(text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    assert numbers(text) == [(*expected, "vague")]


def test_a_convention_may_bound_words_without_a_number() -> None:
    words = read_words(NLP("multiple men and numerous women")[:])
    found = find_quantities(words, {"multiple": (2, 2, None), "numerous": (3, 4, None)})
    assert [(q.low, q.best, q.high) for q in found] == [(2, 2, None), (3, 4, None)]


def test_a_share_keeps_the_whole_that_it_is_of() -> None:
    words = read_words(NLP("all but two of the 30 men")[:])
    (share,) = find_quantities(words, CONVENTION)
    assert (share.best, share.whole) == (28, (4, 30))


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year-old man",
        "a man aged 34",
        "sons aged 9 and 12",
        "Hamid Gul, 34, spoke",
        "80 kilometres north",
        "20 percent of them",
        "20% of them",
        "$300 was paid",
        "20,000 afghanis",
        "on 6 September",
        "on September 6",
        "in 2021",
        "since 2001, he said",
        "on 6 September 2021",
        "at 4 a.m. sharp",
        "the 201st Corps",
        "Highway 1 is closed",
        "a 40-second clip",
        "a 300-strong force",
        "a girl, 12 years old, fled",
        "children under five",
        "they were under 18",
        "on October 12th 2023, he said",
        "on October 12 2023 at noon",
        "Tk 20,000 was paid",
        "few men",
        "how many men",
        "some men",
        "both sides",
        "Resistance-2",
        "a score of 3-1",
    ],
)
def test_what_counts_nobody_is_no_quantity(text: str) -> None:
    assert numbers(text) == []


def test_the_ends_of_a_rise_are_no_range() -> None:
    assert numbers("it rose from 12 to 19") == [exact(12), exact(19)]


def test_quantities_keep_the_words_that_state_them() -> None:
    doc = NLP("Police said at least 30 men fled.")
    words = read_words(doc[:])
    (quantity,) = find_quantities(words, CONVENTION)
    assert doc.text[words[quantity.start].start : words[quantity.end - 1].end] == "at least 30"


def test_a_hyphen_binds_words_but_no_numbers() -> None:
    assert [w.text for w in read_words(NLP("two passers-by and twenty-five aid-workers")[:])] == [
        "two", "passers-by", "and", "twenty", "-", "five", "aid-workers",
    ]  # fmt: skip


@given(st.integers(min_value=3, max_value=999_999))
def test_digits_with_and_without_commas_are_one_number(number: int) -> None:
    assert numbers(f"{number:,} people") == [exact(number)]


WORDS = st.lists(
    st.sampled_from("at least more than up to 12 seven or eight and a dozen several hundred , - people of".split()),
    max_size=12,
)


@given(WORDS)
def test_quantities_never_overlap_and_never_fall(parts: list[str]) -> None:
    found = quantities(" ".join(parts))
    for one, other in pairwise(found):
        assert one.end <= other.start
    for quantity in found:
        bounds = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
        assert bounds == sorted(bounds)
