"""Links to other articles among an article's lines, as the layout knows them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import CASUALTIES, Casualty, load
from pipeline.layout.links import LINK_RULE, links
from pipeline.layout.paragraphs import paragraphs

HEAD, BODY = "Cook killed in Dara", "A cook was killed in Dara on Friday."


def linked(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    return [text[p.start : p.end] for p in paragraphs(text) if p.rule_id == LINK_RULE]


@pytest.mark.parametrize(
    "line",
    [
        "RELATED: Two killed in Vale crash",
        "Related story: Two killed in Vale crash",
        "Previous: Guard shot in Dara",
        "READ MORE: Judge names the deputy who shot a clerk",
    ],
)
def test_a_label_before_a_headline_makes_it_a_link(line: str):
    assert linked(HEAD, BODY, line, BODY) == [line]


@pytest.mark.parametrize("label", ["Related Stories:", "MORE FROM THE DARA POST", "More on this story", "Trending"])
def test_a_list_of_headlines_under_a_label_ends_with_a_sentence(label: str):
    assert linked(HEAD, BODY, label, "+ Two killed in Vale", "Mayor held", BODY) == [
        label, "+ Two killed in Vale", "Mayor held",
    ]  # fmt: skip


def test_a_list_of_clips_is_none_of_the_news():
    clips = ["2:51 Sheriff speaks of the raid", "0:50 One dead after raid", "1:39 Who is Karim Dar?"]
    assert linked(HEAD, *clips, BODY) == clips


@pytest.mark.parametrize(
    "lines",
    [
        ("9:05 Two killed in shelling", "9:40 Army denies it", "9:55 Talks end"),
        ("11:00 am - Police hear shots", "10:40 am - A name is told", "11:20 am - Talks end"),
        ("More than ten died in Dara", "Previous raids killed six"),
        ("Related Stories tell of 12 dead in the valley.",),
        ("The dead", "Two cooks", "One guard"),
    ],
    ids=["timeline", "hours of a day", "more than", "a sentence", "a plain heading"],
)
def test_other_lines_are_no_links(lines: tuple[str, ...]):
    assert linked(HEAD, BODY, *lines, BODY) == []


def test_the_first_line_announces_nothing():
    assert links("Trending", [(0, 8)]) == frozenset()


@pytest.mark.parametrize("line", ["RELATED: Two killed in Vale crash", "Read more: two killed in Vale", "© Two killed"])
def test_links_and_boilerplate_tell_of_no_dead(blank: Language, line: str):
    doc = blank("\n\n".join([HEAD, BODY, line, BODY]))
    assert {c.best for c in load(doc, CASUALTIES, Casualty)} == {1}
