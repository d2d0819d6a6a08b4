"""What the words beside a name, and within it, say of its type."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from plain_docs import read, span

from pipeline.annotations import MENTIONS, Mention, load
from pipeline.components.entity_mentions import add_mentions
from pipeline.components.gazetteer import add_gazetteer
from pipeline.mentions.abbreviations import abbreviations
from pipeline.mentions.candidates import Run
from pipeline.mentions.declared_bodies import declared_organizations, declared_peoples
from pipeline.mentions.declared_places import PLACE_NOUNS, declared_places
from pipeline.mentions.hits import FIRM, Typed
from pipeline.mentions.listed_places import listed_places
from pipeline.mentions.model_names import named_in_context, typed_name
from pipeline.mentions.name_types import weighed
from pipeline.mentions.occurrences import occurrences
from pipeline.mentions.surroundings import is_group, is_no_name, is_person, is_place
from pipeline.patterns import read_patterns


def typed(text: str, name: str, label: str) -> tuple[str, str, str] | None:
    doc = read(text)
    found = typed_name(doc, *span(doc, name), label, [""] * len(doc))
    return None if found is None else (doc[found.start : found.end].text, found.label, found.type)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Commander Nur Hakam fled.", "Nur Hakam", id="a rank before"),
        pytest.param("They met the governor, Nur Hakam, there.", "Nur Hakam", id="a post and a comma before"),
        pytest.param("The brother, Hakam, was hurt.", "Hakam", id="kin and a comma before one word"),
        pytest.param("Nur Hakam, a former goat farmer, fled.", "Nur Hakam", id="a noun for a person after"),
        pytest.param("Nur Hakam, who fled, is back.", "Nur Hakam", id="who"),
        pytest.param("Hawa Idris, 51, sells tea.", "Hawa Idris", id="an age"),
        pytest.param("The relief coordinator, Marta Okoro, left.", "Marta Okoro", id="a coordinator"),
    ],
)
def test_a_person_is_known_by_the_words_beside(text: str, name: str) -> None:
    doc = read(text)
    assert is_person(doc, *span(doc, name))
    assert typed(text, name, "ORG") == (name, "ACTOR", "person")
    assert typed(text, name, "GPE") == (name, "ACTOR", "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("In Nur Hakam, a farmer fled.", "Nur Hakam", id="a place and who was there"),
        pytest.param("He left the Hill Club, who wept.", "Hill Club", id="a group"),
        pytest.param("Vale Hill, a group led by a farmer, left.", "Vale Hill", id="the noun of another phrase"),
        pytest.param("The deputy Vale Hill left.", "Vale Hill", id="only half a title"),
        pytest.param("HFL, who left, is back.", "HFL", id="an abbreviation"),
    ],
)
def test_other_names_are_not_made_persons(text: str, name: str) -> None:
    doc = read(text)
    assert not is_person(doc, *span(doc, name))


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Upper Valleys Monitor", True),
        ("Zarkot Relief Council", True),
        ("Ministry of Mines", True),
        ("Monitor", False),
        ("Nur Hakam", False),
    ],
)
def test_a_group_is_known_by_its_noun(name: str, group: bool) -> None:
    doc = read(f"They met {name} there.")
    assert is_group(doc, *span(doc, name)) is group
    if group:
        assert typed(doc.text, name, "PERSON") == (name, "ACTOR", "organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("He wrote on Telegram that night.", "Telegram", id="a channel"),
        pytest.param("She spoke in Pashto to them.", "Pashto", id="a language"),
        pytest.param("She spoke in Arabic to them.", "Arabic", id="a language that is a people too"),
        pytest.param("They took a Kalashnikov and left.", "Kalashnikov", id="a weapon"),
        pytest.param("Photo Credit: Zarkot", "Photo Credit", id="a caption's words"),
        pytest.param("An operation dubbed Medusa began.", "Medusa", id="an operation"),
        pytest.param("The acting Relief Coordinator left.", "Relief Coordinator", id="a post"),
    ],
)
def test_channels_languages_weapons_and_posts_are_no_names(text: str, name: str) -> None:
    doc = read(text)
    assert is_no_name(doc, *span(doc, name))
    assert typed(text, name, "ORG") is None


@pytest.mark.parametrize(
    ("text", "name", "kind", "place"),
    [
        pytest.param("They fled in Zarkot.", "Zarkot", "organization", True, id="in"),
        pytest.param("They fled near Zarkot.", "Zarkot", "person", True, id="near"),
        pytest.param("In Zarkot's office they wept.", "Zarkot", "person", False, id="a possessive"),
        pytest.param("They lost trust in Hakam.", "Hakam", "person", False, id="trust"),
        pytest.param("He wrote an essay in Zarkotico.", "Zarkotico", "organization", False, id="a paper"),
        pytest.param("They debated in Parliament.", "Parliament", "organization", False, id="a group"),
        pytest.param("They served in HFL.", "HFL", "organization", False, id="an abbreviation"),
    ],
)
def test_a_place_is_known_by_the_word_before(text: str, name: str, kind: str, place: bool) -> None:
    doc = read(text)
    assert is_place(doc, *span(doc, name), kind) is place


def test_an_abbreviation_after_an_article_is_an_organization() -> None:
    assert typed("They met the HFL there.", "HFL", "PERSON") == ("HFL", "ACTOR", "organization")
    assert typed("ZARKOT, Vale", "ZARKOT", "GPE") == ("ZARKOT", "PLACE", "other")


def test_an_apostrophe_is_no_hindrance_to_an_abbreviation() -> None:
    doc = read("They met the Ba'an Hill Army (BHA) there.")
    assert [(doc[a.start : a.end].text, a.word) for a in abbreviations(doc)] == [("Ba'an Hill Army", "BHA")]


def test_a_title_before_a_name_of_several_words_leaves_it_whole() -> None:
    assert typed("They met Haji Mir Nur Hakam.", "Hakam", "PERSON") == ("Mir Nur Hakam", "ACTOR", "person")


def test_a_run_that_the_model_passed_over_is_a_group_by_its_noun() -> None:
    doc = read("The Upper Valleys Monitor counted nine. They read Brief News.")
    names = named_in_context(doc, [Run(*span(doc, "Upper Valleys Monitor")), Run(*span(doc, "Brief News"))])
    assert [(doc[n.start : n.end].text, n.type) for n in names] == [("Upper Valleys Monitor", "organization")]


def test_a_known_place_may_begin_the_name_of_a_group() -> None:
    doc = read("He told the High Vale Dispatch in High Vale. The High Vale Institute of Mines wept.")
    told = [""] * len(doc)
    for number, token in enumerate(doc[:-1]):
        if token.text == "High":
            told[number : number + 2] = ["PLACE"] * 2
    found = [doc[n.start : n.end].text for n in declared_organizations(doc, told)]
    assert found == ["High Vale Dispatch", "High Vale Institute of Mines"]


def test_a_tribe_is_a_people() -> None:
    doc = read("A leader of the Zarkot tribe spoke.")
    (name,) = declared_peoples(doc, [Run(*span(doc, "Zarkot"))])
    assert (doc[name.start : name.end].text, name.type) == ("Zarkot tribe", "people")


@pytest.mark.parametrize("kind", ["township", "oil field", "oblast"])
def test_a_kind_of_place_after_a_name_makes_it_one(kind: str) -> None:
    doc = read(f"They fled Zarkot {kind} at night.")
    (name,) = declared_places(doc, [Run(*span(doc, "Zarkot"))], [""] * len(doc))
    assert (doc[name.start : name.end].text, name.label) == (f"Zarkot {kind}", "PLACE")


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        pytest.param("in the districts of Vale, Zarkot and Kutvan.", "Vale Zarkot Kutvan", "district", id="before"),
        pytest.param("in Vale, Zarkot and Kutvan provinces", "Vale Zarkot Kutvan", "province", id="behind"),
        pytest.param("the speeches of Vale, Zarkot and Kutvan.", "", "", id="no noun for places"),
        pytest.param("the villages of the north, Zarkot and Kutvan", "", "", id="the list begins elsewhere"),
        pytest.param("in the towns of Zarkot", "", "", id="no list"),
    ],
)
def test_names_listed_under_a_noun_for_places_are_places(text: str, names: str, kind: str) -> None:
    doc = read(text)
    runs = [Run(token.i, token.i + 1) for token in doc if token.text[0].isupper()]
    found = list(listed_places(doc, runs, PLACE_NOUNS))
    assert " ".join(doc[n.start : n.end].text for n in found) == names
    assert {n.type for n in found} == ({kind} if kind else set())


def weigh(text: str, *, silent: str = "", guessed: dict[str, str] | None = None, known: str = "") -> dict[str, str]:
    """Types of names by text; silent: runs that the model passed over; guessed: what it took names for."""
    doc = read(text)
    told = [FIRM if token.text in known.split() else "" for token in doc]
    places = [number for number, told_of in enumerate(told) if told_of]
    names = [
        Typed(*span(doc, name), "PLACE" if kind == "other" else "ACTOR", kind) for name, kind in (guessed or {}).items()
    ]
    runs = [Run(*span(doc, name)) for name in silent.split()]
    return {doc[n.start : n.end].text: n.type for n in weighed(doc, names, runs, told, places)}


@pytest.mark.parametrize(
    ("text", "known", "towns"),
    [
        pytest.param("A mill near Zarkot burned.", "", "Zarkot", id="near"),
        pytest.param("A raid on Zarkot failed.", "", "Zarkot", id="a raid on it"),
        pytest.param("They took Vale and Zarkot.", "Vale", "Zarkot", id="joined to a place"),
        pytest.param("They took Vale, Zarkot and Kutvan.", "Vale", "Zarkot Kutvan", id="listed with a place"),
        pytest.param("They took Kutvan, Zarkot and Vale.", "Vale", "Zarkot Kutvan", id="listed before a place"),
        pytest.param("They came from Zarkot, Vale.", "Vale", "Zarkot", id="a town and its province"),
        pytest.param("They took Zarkot and Kutvan districts.", "", "Zarkot Kutvan", id="several districts"),
    ],
)
def test_words_that_stand_where_towns_stand_are_towns(text: str, known: str, towns: str) -> None:
    silent = " ".join(name for name in ("Zarkot", "Kutvan") if name in text)
    assert weigh(text, silent=silent, known=known) == dict.fromkeys(towns.split(), "other")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param("In Vale, Zarkot said no.", "Vale", id="after where it was said"),
        pytest.param("They lost faith in Zarkot.", "", id="faith"),
        pytest.param("They saw Zarkot.", "", id="anywhere"),
        pytest.param("He wrote in Zarkot's book.", "", id="a possessive"),
    ],
)
def test_other_words_are_not_made_towns(text: str, known: str) -> None:
    assert weigh(text, silent="Zarkot", known=known) == {}


def test_a_name_has_the_type_of_its_strongest_evidence() -> None:
    text = "Zarkot fell. A battle in Zarkot followed. Nur Hakam fled. Nur Hakam, a farmer, is back."
    assert weigh(text, guessed={"Zarkot": "organization", "Nur Hakam": "organization"}) == {
        "Zarkot": "other",
        "Nur Hakam": "person",
    }


def test_a_surname_does_not_become_a_town() -> None:
    text = "Nur Hakam fled. Some saw hope, others an attack on Hakam."
    assert weigh(text, guessed={"Nur Hakam": "person"}, silent="Hakam") == {"Nur Hakam": "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Dara Omid left. “Crooked Dara Omid lost,” he said.", "Dara Omid", id="abuse in quotation marks"),
        pytest.param('Dara Omid left. "Crooked Dara Omid lost," he said.', "Dara Omid", id="straight marks"),
        pytest.param("Dara Omid left. Karim Dara Omid lost.", "Karim Dara Omid", id="a fuller name outside marks"),
    ],
)
def test_an_epithet_in_a_quotation_is_no_part_of_a_name(text: str, name: str) -> None:
    doc = read(text)
    longer = text.split(". ")[1].lstrip('“"').split(" lost")[0]
    names = [Typed(*span(doc, words), "ACTOR", "person") for words in ("Dara Omid", longer)]
    found = occurrences(doc, names, [], [""] * len(doc), [])
    assert {hit.name for hit in found.hits} == {name}


@pytest.mark.parametrize(
    "office", ["interior ministry", "military council", "governor's office", "Ministry of Defence"]
)
def test_an_office_that_no_country_qualifies_is_an_actor(office: str) -> None:
    patterns = read_patterns(Path(__file__).parent.parent / "patterns")
    nlp = spacy.blank("en")
    add_gazetteer(nlp, patterns)
    add_mentions(nlp, patterns)
    doc = nlp(f"The {office} said nothing. The Taliban interior ministry said no.")
    found = [(m.entity_id, m.entity_type) for m in load(doc, MENTIONS, Mention)]
    assert found[0][1] == "government"
    assert found[1:] == [("taliban-interior-ministry", "government")]
