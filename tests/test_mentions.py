"""Who and where in an article, from the pattern files alone: what stands, and whom short forms mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from pipeline.annotations import MENTIONS, Mention, load
from pipeline.components import rule_sentences  # noqa: F401  (registers rule_sentences)
from pipeline.components.entity_mentions import add_mentions
from pipeline.components.gazetteer import add_gazetteer
from pipeline.patterns.entries import Entity, PatternSet


def entity(
    identity: str,
    *forms: str,
    label: str = "ACTOR",
    kind: str = "person",
    short: Iterable[str] = (),
    match: str = "",
    **values: Any,
) -> Entity:
    columns: dict[str, Any] = {
        "side": "",
        "p_code": "",
        "latitude": None,
        "longitude": None,
        "within": "",
        "note": "",
        "file": "x.csv",
        "line": 2,
        **values,
    }
    return Entity(
        id=identity,
        name=forms[0],
        label=label,
        type=kind,
        variants=forms,
        short=tuple(short),
        match=match,
        **columns,
    )


def place(identity: str, *forms: str, kind: str = "city", **values: Any) -> Entity:
    return entity(identity, *forms, label="PLACE", kind=kind, **values)


def group(identity: str, *forms: str, **values: Any) -> Entity:
    return entity(identity, *forms, kind="armed_group", **values)


def pipeline(*entities: Entity, model: str = "") -> Language:
    nlp = spacy.blank("en")
    patterns = PatternSet("patterns", {e.id: e for e in entities}, (), (), {}, (), "")
    add_gazetteer(nlp, patterns)
    nlp.add_pipe("rule_sentences")
    add_mentions(nlp, patterns, model=model)
    return nlp


def mentions(nlp: Language, text: str) -> list[Mention]:
    return load(nlp(text), MENTIONS, Mention)


def named(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Printed text and entity id of each mention."""
    return [(text[m.start : m.end], m.entity_id) for m in mentions(nlp, text)]


OMID = entity("dara-omid", "Dara Omid", "Dara Omeed", short=["Omid"], side="press")
ELDER = entity("yar-omid", "Yar Omid", short=["Omid"])
COUSIN = entity("mir-omid", "Mir Omid")
LEAGUE = group("league", "Hill League", "HL", short=["the League", "hill fighters"])
FIGHTERS = group("fighters", "Hill fighters", "hill fighters")
VALE = place("vale", "Vale", kind="province", p_code="ZZ01", latitude=35.5, longitude=69.25)
VALE_TOWN = place("vale-town", "Vale Town", within="vale", short=["the Town"])


def test_a_mention_carries_its_entitys_columns() -> None:
    (omid,) = mentions(pipeline(OMID), "Yesterday Dara Omeed spoke.")
    assert omid == Mention(
        10, 20, "ACTOR", "dara-omid", "Dara Omid", "person", "press", "", None, None, "pattern", "dara-omid"
    )
    (vale,) = mentions(pipeline(VALE), "In Vale it rained.")
    where = (3, 7, "PLACE", "vale", "Vale", "province", "", "ZZ01", 35.5, 69.25)
    assert vale == Mention(*where, "pattern", "vale", adm1_code="ZZ01")


def test_a_place_carries_what_holds_it_and_its_codes() -> None:
    land = place("rumland", "Rumland", kind="country", iso3="RUM")
    province = place("upper", "Upper Hills", kind="province", p_code="RU01", within="rumland")
    district = place("dell", "Dell district", kind="district", p_code="RU0102", within="upper")
    town = place("ford", "Fordtown", within="dell")
    (ford,) = mentions(pipeline(land, province, district, town), "In Fordtown it rained.")
    assert ford.within == "dell upper rumland"
    assert (ford.iso3, ford.adm1_code, ford.adm2_code) == ("RUM", "RU01", "RU0102")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They took Vale Town.", [("Vale Town", "vale-town")], id="the longest stands"),
        pytest.param(
            "They took Vale and Vale Town.", [("Vale", "vale"), ("Vale Town", "vale-town")], id="both where apart"
        ),
        pytest.param("They left Vale's hills.", [("Vale", "vale")], id="without the possessive"),
        pytest.param("Anti-Vale and non-Vale voices", [], id="not as the object of a prefix"),
        pytest.param("Vale-based traders", [("Vale", "vale")], id="before a hyphen"),
        pytest.param("VALE (Agency) - It rained.", [("VALE", "vale")], id="a dateline"),
        pytest.param("They left Pul-e Vale.", [], id="not as the end of a compound"),
        pytest.param("They saw the Town.", [], id="a short form by itself doesn't count"),
        pytest.param(
            "They saw the Town. Vale Town fell.",
            [("the Town", "vale-town"), ("Vale Town", "vale-town")],
            id="a short form counts where the entity is named",
        ),
    ],
)
def test_places_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert named(pipeline(VALE, VALE_TOWN), text) == found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("Dara Omid came. Mr. Omid spoke.", ["dara-omid", "dara-omid"], id="a listed surname"),
        pytest.param("Mir Omid came. Omid spoke.", ["mir-omid", "mir-omid"], id="a surname that no pattern lists"),
        pytest.param("Omid spoke.", [], id="nobody named in full"),
        pytest.param("Omid spoke. Then Dara Omid left.", ["dara-omid", "dara-omid"], id="the full name comes later"),
        pytest.param(
            "Dara Omid came. Mir Omid came. Omid spoke.",
            ["dara-omid", "mir-omid", "dara-omid"],
            id="who lists it goes first",
        ),
        pytest.param(
            "Dara Omid came. Yar Omid came. Omid spoke.",
            ["dara-omid", "yar-omid", "yar-omid"],
            id="else the nearest before",
        ),
        pytest.param(
            "Dara Omid came. Dara Omid sat. Yar Omid left. Omid spoke.",
            ["dara-omid", "dara-omid", "yar-omid", "dara-omid"],
            id="but first who is named more often",
        ),
        pytest.param(
            "Dara Omid is the son of the late Yar Omid. Omid spoke.",
            ["dara-omid", "yar-omid", "dara-omid"],
            id="and before that who is not just a late father",
        ),
        pytest.param("Dara Omid came. Zia Omid spoke.", ["dara-omid"], id="not inside another's name"),
        pytest.param("Dara Omid came. Omid Karim spoke.", ["dara-omid"], id="nor at its start"),
        pytest.param("Dara Omid came. But Omid spoke.", ["dara-omid", "dara-omid"], id="a first word is no first name"),
        pytest.param("Dara Omid came. General Omid spoke.", ["dara-omid", "dara-omid"], id="a rank is no first name"),
        pytest.param("Dara Omid came. OMID SPOKE.", ["dara-omid", "dara-omid"], id="in capitals"),
        pytest.param("Dara Omid came. Omid's men left.", ["dara-omid", "dara-omid"], id="with a possessive"),
    ],
)
def test_a_surname_means_who_is_named_in_full(text: str, meant: list[str]) -> None:
    assert [identity for _, identity in named(pipeline(OMID, ELDER, COUSIN), text)] == meant


def test_a_form_of_a_place_and_an_actor_is_the_place() -> None:
    assert named(pipeline(group("vale-gov", "Vale"), VALE), "They left Vale.") == [("Vale", "vale")]


def test_titles_and_possessives_are_no_part_of_a_name() -> None:
    assert [text for text, _ in named(pipeline(OMID), "Dara Omid's men came. Mr. Omid’s car left.")] == [
        "Dara Omid",
        "Omid",
    ]


def test_what_was_listed_and_what_was_inferred_have_their_rules() -> None:
    found = mentions(pipeline(OMID, COUSIN), "Dara Omid came. Omid spoke.")
    assert [m.rule_id for m in found] == ["dara-omid", "dara-omid"]
    found = mentions(pipeline(COUSIN), "Mir Omid came. Omid spoke.")
    assert [m.rule_id for m in found] == ["mir-omid", "mentions:surname"]


@pytest.mark.parametrize(
    ("name", "alone", "found"),
    [
        pytest.param("Nur al-Hakam", "al-Hakam", "al-Hakam", id="with its article"),
        pytest.param("Nur al-Hakam", "Al-Hakam", "Al-Hakam", id="with a capital article"),
        pytest.param("Nur al-Hakam", "Hakam", "Hakam", id="without its article"),
        pytest.param("Ana dela Cueva", "dela Cueva", "dela Cueva", id="with its particle"),
        pytest.param("Jon Karst Jr.", "Karst", "Karst", id="without the suffix"),
        pytest.param("Ann Karst-Lind", "Karst-Lind", "Karst-Lind", id="of two parts"),
        pytest.param("Ümit Erdal", "Erdal", "Erdal", id="plain"),
        pytest.param("Umit Erdél", "Erdel", "Erdel", id="without its accent"),
    ],
)
def test_surnames_are_cut_from_full_names(name: str, alone: str, found: str) -> None:
    nlp = pipeline(entity("x", name))
    assert named(nlp, f"They met {name} there. Then {alone} spoke.")[1:] == [(found, "x")]


def test_a_general_word_belongs_to_the_group_that_the_article_names() -> None:
    nlp = pipeline(LEAGUE, FIGHTERS)
    assert named(nlp, "The hill fighters fled.") == [("hill fighters", "fighters")]
    assert named(nlp, "The hill fighters of the Hill League fled.") == [
        ("hill fighters", "league"),
        ("Hill League", "league"),
    ]


def test_an_abbreviation_that_the_article_introduces_stands_for_the_name() -> None:
    nlp = pipeline(group("front", "Free Valley Front"))
    text = "The Free Valley Front (FVF) denied it. An FVF man fled; the Fvf is unknown."
    found = mentions(nlp, text)
    assert [(text[m.start : m.end], m.entity_id, m.rule_id) for m in found] == [
        ("Free Valley Front", "front", "front"),
        ("FVF", "front", "mentions:abbreviation"),
        ("FVF", "front", "mentions:abbreviation"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Free Valley Front (KLM) left. KLM stayed.", id="other letters"),
        pytest.param("The Free Valley Front (see FVF) left. FVF stayed.", id="more in the brackets"),
        pytest.param("The Free Valley Front left, fleeing (FVF). FVF stayed.", id="no name before it"),
    ],
)
def test_brackets_that_abbreviate_nothing_are_left_alone(text: str) -> None:
    assert len(mentions(pipeline(group("front", "Free Valley Front")), text)) == 1


def test_part_of_a_token_can_be_the_name() -> None:
    nlp = pipeline(place("ufl", "U.F.L.", "U.F.L.-led"))
    assert named(nlp, "the U.F.L.-led alliance") == [("U.F.L.", "ufl")]


def test_the_entities_of_the_doc_are_the_mentions() -> None:
    doc = pipeline(OMID, VALE)("Dara Omid left Vale.")
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [
        ("Dara Omid", "ACTOR", "dara-omid"),
        ("Vale", "PLACE", "vale"),
    ]


def test_hits_with_other_labels_stay_where_they_are() -> None:
    nlp = pipeline(VALE)
    gazetteer: Any = nlp.get_pipe("gazetteer")
    gazetteer.as_written.add_patterns([{"label": "KILLED", "pattern": "slain in Vale", "id": "slain"}])
    doc = nlp("Two were slain in Vale.")
    assert [span.label_ for span in doc.spans["pattern_hits"]] == ["KILLED", "PLACE"]
    assert [m.entity_id for m in load(doc, MENTIONS, Mention)] == ["vale"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "(", "HL(", "Omid"])
def test_odd_articles_are_no_trouble(text: str) -> None:
    assert len(mentions(pipeline(OMID, LEAGUE), text)) == text.count("HL")


def reloaded_from_bytes(nlp: Language, _: Path) -> Language:
    names = list(nlp.pipe_names)
    config = {"nlp": {"pipeline": names}, "components": {name: {"factory": name} for name in names}}
    return spacy.blank("en", config=config).from_bytes(nlp.to_bytes())


def reloaded_from_disk(nlp: Language, folder: Path) -> Language:
    nlp.to_disk(folder)
    return spacy.load(folder)


@pytest.mark.parametrize("reload", [reloaded_from_bytes, reloaded_from_disk], ids=["bytes", "disk"])
def test_it_is_saved_with_all_its_entities(reload: Callable[[Language, Path], Language], tmp_path: Path) -> None:
    nlp = pipeline(OMID, LEAGUE, FIGHTERS, VALE)
    text = "Dara Omid and hill fighters of the HL left Vale. Mr. Omid stayed."
    found = mentions(nlp, text)
    assert len(found) == 5
    assert mentions(reload(nlp, tmp_path / "saved"), text) == found


def test_results_survive_storage() -> None:
    nlp = pipeline(OMID, VALE)
    doc = nlp("Dara Omid left Vale.")
    (stored,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    assert load(stored, MENTIONS, Mention) == load(doc, MENTIONS, Mention)


def test_a_stream_gives_what_single_calls_give() -> None:
    nlp = pipeline(OMID, VALE)
    texts = ["Dara Omid left.", "", "Mr. Omid left Vale.", "Vale fell to Dara Omid."]
    assert [load(doc, MENTIONS, Mention) for doc in nlp.pipe(texts, batch_size=2)] == [
        mentions(nlp, text) for text in texts
    ]
