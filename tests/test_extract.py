"""Annotations to rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.annotations import CASUALTIES, MENTIONS, QUOTATIONS, Casualty, Mention, Quotation, load, store
from pipeline.tables.extract import rows
from pipeline.tables.records import ArticleRow

TEXT = "Omar Rashid spoke. “We left,” he said. Six men were killed."


@dataclass(frozen=True)
class Source:
    article_id: str = "a"
    path: str = "a.txt"
    title: str = ""
    published: str = "2021-09-06"
    published_from: str = "header"
    author: str = ""
    format: str = "plain text"
    encoding: str = "utf-8"
    language: str = "en"


def figure(**changes: Any) -> Casualty:
    start = TEXT.index("Six men")
    plain = Casualty(
        start=start, end=start + len("Six men were killed"), effect="killed", low=6, best=6, high=6,
        quantity_text="Six", quantity_kind="exact", victim_text="men", victim_id="", victim_side="",
        victim_status="unknown",
        claimant_text="", claimant_name="", claimant_id="", claimant_side="", certainty="asserted", relation="main",
        counted=True, claim_group=0, place_text="", place_id="", event_date="", date_text="", convention="acled",
        rule_id="killed",
    )  # fmt: skip
    return replace(plain, **changes)


@pytest.fixture
def doc() -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(TEXT)
    name = Mention(0, 11, "ACTOR", "", "Omar Rashid", "person", "", "", None, None, "model", "mentions:model_name")
    start, end = TEXT.index("We left"), TEXT.index("”")
    he, said = TEXT.index("he said"), TEXT.index("said.")
    quote = Quotation(
        start, end, "direct", 0, start, end, he, he + 2, "Omar Rashid", "", "person", "", "pronoun", said, said + 4,
        "neutral", 0.91234, "", "quotes:ranked", (("governs the quotation", 2.5),),
    )  # fmt: skip
    store(doc, MENTIONS, [name])
    store(doc, QUOTATIONS, [quote])
    store(doc, CASUALTIES, [figure()])
    return doc


def test_every_row_shows_the_text_it_came_from(doc: Doc) -> None:
    tables = rows(doc, Source())
    assert [r.text for r in tables.mentions] == ["Omar Rashid"]
    assert [(r.quote, r.speaker_text, r.cue, r.content) for r in tables.quotes] == [
        ("We left,", "he", "said", "We left,")
    ]
    assert [r.text for r in tables.casualties] == ["Six men were killed"]
    assert [r.sentence for r in tables.casualties] == ["Six men were killed."]


def test_reasons_go_with_the_quotes_id(doc: Doc) -> None:
    tables = rows(doc, Source())
    assert tables.reasons == ((tables.quotes[0].quote_id, (("governs the quotation", 2.5),)),)


def test_reasons_say_how_a_figures_claimant_was_found_and_what_it_belongs_to(doc: Doc) -> None:
    store(doc, CASUALTIES, [figure(), figure(low=2, best=2, relation="part", claim_route="quotation", parent=0)])
    tables = rows(doc, Source())
    whole, part = tables.casualties
    assert dict(tables.reasons)[part.casualty_id] == (("claimant", "quotation"), ("part", whole.casualty_id))
    assert whole.casualty_id not in dict(tables.reasons)


def test_ids_depend_on_what_the_row_says_and_where(doc: Doc) -> None:
    first, again, elsewhere = rows(doc, Source()), rows(doc, Source()), rows(doc, Source(article_id="b"))
    assert first == again
    assert {first.quotes[0].quote_id, first.casualties[0].casualty_id}.isdisjoint(
        {elsewhere.quotes[0].quote_id, elsewhere.casualties[0].casualty_id}
    )


def test_what_is_stored_comes_back_from_bytes(doc: Doc) -> None:
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert load(again, QUOTATIONS, Quotation) == load(doc, QUOTATIONS, Quotation)
    assert load(again, CASUALTIES, Casualty) == load(doc, CASUALTIES, Casualty)


def test_an_article_without_annotations_has_a_row_and_no_totals() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    tables = rows(nlp("It rained."), Source())
    assert (tables.article.words, tables.article.quotes, tables.article.killed_low) == (2, 0, None)


def article(*figures: Casualty) -> ArticleRow:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(TEXT)
    store(doc, CASUALTIES, figures)
    return rows(doc, Source()).article


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param([figure()], (6, 6), id="one figure"),
        pytest.param([figure(), figure(claim_group=1, low=2, high=3)], (8, 9), id="events are added"),
        pytest.param([figure(), figure(low=30, high=40)], (6, 40), id="rival claims are not"),
        pytest.param([figure(), figure(low=2, high=3, counted=False)], (2, 6), id="a rival lowers the low end"),
        pytest.param(
            [figure(), figure(low=9, high=None, counted=False)], (6, None), id="an open rival opens the high end"
        ),
        pytest.param([figure(), figure(low=4, high=None, counted=False)], (4, 6), id="a smaller open rival doesn't"),
        pytest.param(
            [figure(), figure(low=0, high=0, certainty="denied", counted=False)], (6, 6), id="a denial is no account"
        ),
        pytest.param([figure(), figure(low=2, relation="part", counted=False)], (6, 6), id="nor is a part"),
        pytest.param([figure(), figure(claim_group=1, high=None)], (12, None), id="open upper end"),
        pytest.param([figure(counted=False)], (None, None), id="nothing counts"),
        pytest.param([figure(low=None, best=12, high=12)], (None, 12), id="up to has no lower end"),
    ],
)
def test_the_total_adds_what_counts_and_nothing_twice(
    figures: list[Casualty], expected: tuple[int | None, int | None]
) -> None:
    told = article(*figures)
    assert (told.killed_low, told.killed_high) == expected
