"""One utterance in several articles: which prints are one, what was changed, and that the changes tell all of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.stories import Story, StoryEvidence, StoryMember, find_stories, variant_rows
from pipeline.stories.word_alignment import (
    kind_of_changes,
    printed_words,
    same_words,
    told_changes,
    word_changes,
    word_likeness,
)
from pipeline.tables.extract import rows

SHARED = Path(__file__).parents[2] / "shared"
MEMBERS = (StoryMember("a", "first", 1, 1), StoryMember("b", "rewrite", 1, 1), StoryMember("c", "rewrite", 1, 1))
ONE_STORY = [Story("st1", MEMBERS, "a", "")]


def row(article: str, quote: str, speaker: str = "Lida Motane", **more: Any) -> dict[str, Any]:
    return {
        "article_id": article,
        "published": {"a": "2022-05-01", "b": "2022-05-02", "c": "2022-05-03"}.get(article, "2022-05-04"),
        "speaker_name": speaker,
        "speaker_type": "person",
        "speaker_id": "",
        "resolution": "named" if speaker else "none",
        "kind": "direct",
        "quote": quote,
        "utterance_id": f"u {article} {quote}",
        "quote_id": f"q {article} {quote}",
        "start": "10",
    } | more


@pytest.mark.parametrize(
    ("first", "other", "kind", "changes"),
    [
        ("The river is a great danger,", "the river is a great danger.", "same", ""),
        ("The river is a great danger", "The river is a grave danger", "changed", "“great” → “grave”"),
        ("The river is a very great danger", "The river is a great danger", "shortened", "dropped “very”"),
        ("The river is a danger to us", "The river is a danger to all of us", "lengthened", "added “all of”"),
        ("It’s a well-built dam near Hesar", "It is a well built dam near Hesar", "changed", "“It’s” → “It is”"),
        (
            "We will rebuild the Hesar dam by autumn",
            "We shall rebuild the old Hesar dam",
            "changed",
            "“will” → “shall”; added “old”; dropped “by autumn”",
        ),
    ],
    ids=["same", "changed", "shortened", "lengthened", "apostrophe", "several"],
)
def test_a_print_is_told_by_what_differs_from_the_first(first: str, other: str, kind: str, changes: str):
    (found,) = variant_rows([row("b", other), row("a", first)], ONE_STORY)
    assert (found.kind, found.changes, found.first_article_id, found.article_id) == (kind, changes, "a", "b")


def test_parts_that_another_article_prints_as_one_are_joined():
    parts = [
        row("a", "The lower gate broke at midnight", utterance_id="u", start="10"),
        row("a", "and nobody rang the bell of the mill", utterance_id="u", start="60"),
    ]
    whole = row("b", "The lower gate broke at midnight and nobody rang the bell of the mill.")
    (found,) = variant_rows([*parts, whole], ONE_STORY)
    assert (found.kind, found.changes, found.similarity) == ("joined", "", 1.0)
    assert found.first_quote == "The lower gate broke at midnight … and nobody rang the bell of the mill"


def test_the_whole_that_another_article_prints_in_parts_is_parted():
    parts = [
        row("b", "The lower gate broke at midnight", utterance_id="u", start="10"),
        row("b", "and nobody rang the bell of the mill", utterance_id="u", start="60"),
    ]
    whole = row("a", "The lower gate broke at midnight and nobody rang the bell of the mill.")
    assert {r.kind for r in variant_rows([*parts, whole], ONE_STORY)} == {"parted"}


@pytest.mark.parametrize(
    ("speaker", "more", "flag"),
    [
        ("Lida Motane", {}, "no"),
        ("Motane", {}, "no"),
        ("Karim Osei", {}, "yes"),
        ("", {}, ""),
        ("Water Board", {"speaker_type": "government"}, ""),
        ("Minister Osei", {"speaker_id": "motane"}, "yes"),
    ],
    ids=["same", "surname", "another person", "nobody named", "a body", "another id"],
)
def test_the_same_words_given_to_two_speakers_are_flagged(speaker: str, more: dict[str, str], flag: str):
    words = "The lower gate of the Hesar dam broke before midnight"
    (found,) = variant_rows([row("a", words), row("b", words, speaker, **more)], ONE_STORY)
    assert found.speaker_differs == flag


def test_a_paraphrase_without_marks_alters_nothing():
    words = "The lower gate of the Hesar dam broke before midnight"
    assert variant_rows([row("a", words), row("b", words, kind="indirect")], ONE_STORY) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("a", "We will fight", "Lida Motane"), row("d", "We will fight", "Karim Osei")),
        (row("a", "We will fight", "Lida Motane"), row("d", "We will fight", "Lida Motane")),
        (row("a", "heavy", "Lida Motane"), row("d", "heavy", "Lida Motane")),
        (row("a", "The dam is safe"), row("b", "The bridge is closed for repairs until June")),
        (row("a", "The dam is safe"), row("a", "The dam is safe", start="99", quote_id="q2")),
        (
            row("a", "The lower gate of the Hesar dam broke before midnight on Monday"),
            row("d", "The lower gate of the Hesar dam broke before midnight on Monday", published="2023-01-01"),
        ),
    ],
    ids=["commonplace of two", "commonplace of one", "a word", "other words", "one article", "months later"],
)
def test_what_is_not_one_utterance_is_no_variant(one: dict[str, Any], other: dict[str, Any]):
    assert variant_rows([one, other], ONE_STORY) == []


def test_a_saying_of_many_in_several_stories_is_nobodys_utterance():
    words = "Whoever drinks from the upper spring shall always return to the valley before the winter"
    speakers = ["Lida Motane", "Karim Osei", "Fanta Keïgna", "Oumar Dakouré"]
    said = [row(article, words, speaker) for article, speaker in zip("defg", speakers, strict=True)]
    assert variant_rows(said[:2]) != []
    assert variant_rows(said) == []


def test_an_utterance_is_found_in_articles_of_other_stories():
    said = "The lower gate of the Hesar dam broke before midnight"
    (found,) = variant_rows([row("a", said), row("d", said.replace("before", "at"))])
    assert (found.changes, found.story_id, found.similarity > 0.8) == ("“before” → “at”", "", True)


@pytest.mark.parametrize("most", [2, 150])
def test_prints_that_hang_together_by_too_many_are_held_together_by_one_speaker(
    most: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("pipeline.stories.variant_store.MOST", most)
    words = "Whoever opens the lower sluice in the dry months owes the whole valley an answer"
    said = [row(a, words, who) for a, who in zip("defg", ["Lida Motane", "", "Lida Motane", ""], strict=True)]
    found = {(r.first_article_id, r.article_id) for r in variant_rows(said)}
    assert found == ({("d", "f")} if most == 2 else {("d", "e"), ("d", "f"), ("d", "g")})


def test_the_order_of_rows_changes_nothing():
    said = [row("a", "The upper dam is old"), row("b", "The upper dam is very old"), row("c", "The upper dam was old")]
    assert variant_rows(said, ONE_STORY) == variant_rows(said[::-1], ONE_STORY)
    assert len({r.variant_id for r in variant_rows(said, ONE_STORY)}) == 1


WORDS = st.lists(
    st.sampled_from("the dam gate Gate is it’s it's old very Hesar broke we were told".split()), max_size=12
)


@given(WORDS, WORDS)
def test_the_changes_made_to_the_first_give_the_other(first: list[str], other: list[str]):
    changed = list(first)
    for change in reversed(word_changes(first, other)):
        changed[change.at : change.at + len(change.old)] = change.new
    assert same_words(changed) == same_words(other)


@given(WORDS, WORDS)
def test_changes_say_same_only_of_the_same_words(first: list[str], other: list[str]):
    changes = word_changes(first, other)
    assert (kind_of_changes(changes) == "same") == (same_words(first) == same_words(other))
    assert (told_changes(changes) == "") == (changes == ())


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways(first: list[str], other: list[str]):
    assert 0 <= word_likeness(first, other) == word_likeness(other, first) <= 1


@given(st.text(max_size=60))
def test_printed_words_are_cut_out_of_the_text(text: str):
    assert all(word in text for word in printed_words(text))


@dataclass(frozen=True)
class Source:
    article_id: str
    path: str = ""
    title: str = ""
    published: str = ""
    published_from: str = ""
    author: str = ""
    format: str = "plain text"
    encoding: str = "utf-8"
    language: str = "en"


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared texts are not beside this checkout")
def test_two_of_the_seeds_are_one_story_and_share_seven_utterances(nlp: Language):
    articles, quotes = [], []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        tables = rows(nlp(text), Source(path.stem[:3]))
        marked = [q.quote for q in tables.quotes if q.kind != "indirect"]
        figures = [f"{c.effect} {c.best}" for c in tables.casualties if c.best]
        names = {m.entity_name: None for m in tables.mentions}
        articles.append(StoryEvidence(path.stem[:3], "", "", text, tuple(figures), tuple(names), tuple(marked)))
        quotes += [asdict(q) for q in tables.quotes]
    stories = find_stories(articles)
    assert [[m.article_id for m in s.members] for s in stories] == [["000", "001"], ["002"], ["003"], ["004"]]
    shared = [r for r in variant_rows(quotes, stories) if (r.first_article_id, r.article_id) == ("000", "001")]
    assert len(shared) == 7
    assert "“tremendous” → “significant”" in {r.changes for r in shared}
