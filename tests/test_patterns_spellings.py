"""Rows that are found however they are spelt, and rows that count for a time only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from pattern_folders import ACTORS, PLACES, write_patterns
from spacy.language import Language

from pipeline.annotations import MENTIONS, PATTERN_HITS, Mention, load
from pipeline.components.entity_mentions import add_mentions
from pipeline.components.gazetteer import Gazetteer, add_gazetteer
from pipeline.patterns import read_patterns
from pipeline.patterns.reader import inspect_patterns
from pipeline.patterns.spellings import folded_form

FOLDED = ACTORS.replace("note", "spelling,note")
FOLDED_PLACES = PLACES.replace("note", "spelling,note")
DATED = ACTORS.replace("note", "valid_from,valid_to,note")
GOVERNMENTS = (
    "old-government,Hill government,government,republic,the government,,,,2021-08-14,\n"
    "new-government,Hill government,government,emirate,the government,,,2021-08-15,,\n"
)


@pytest.fixture
def pipeline_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Language]:
    monkeypatch.chdir(tmp_path)

    def made(files: dict[str, str]) -> Language:
        patterns = read_patterns(write_patterns({**files}))
        nlp = spacy.blank("en")
        add_gazetteer(nlp, patterns)
        add_mentions(nlp, patterns)
        return nlp

    return made


def mentions(nlp: Language, text: str, published: str = "") -> list[Mention]:
    doc = nlp.make_doc(text)
    doc._.published = published
    for _, component in nlp.pipeline:
        doc = component(doc)
    return load(doc, MENTIONS, Mention)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Mohammad Omid", "Muhammed Omid", id="Muhammad"),
        pytest.param("Ahmad Massoud", "Ahmed Masood", id="doubled letters and oo"),
        pytest.param("Sar-e Pul", "Sar-i-Pol", id="ezafe and o"),
        pytest.param("al-Bab", "El Bab", id="the article"),
        pytest.param("Ma'rib", "Marib", id="an apostrophe"),
        pytest.param("Qal‘at", "Qalat", id="a curly one"),
        pytest.param("Panjshér", "Panjshir", id="accents and e"),
        pytest.param("Nuristani", "Noorestany", id="y"),
        pytest.param("Abd al-Rahman", "Abdul Rahman", id="Abd al-"),
        pytest.param("Dara-Omid", "Dara Omid", id="a hyphen"),
    ],
)
def test_names_are_spelt_alike(one: str, other: str) -> None:
    assert folded_form(one) == folded_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Kohistan I", "Kohistan II", id="numerals"),
        pytest.param("Hasan", "Husain", id="other vowels"),
        pytest.param("Omid", "Omar", id="other letters"),
        pytest.param("Dara Omid", "Omid Dara", id="another order"),
    ],
)
def test_names_are_not_spelt_alike(one: str, other: str) -> None:
    assert folded_form(one) != folded_form(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Mohammad Omeed spoke", [("Mohammad Omeed", "omid:folded")], id="another spelling"),
        pytest.param("Muhammad Omid spoke", [("Muhammad Omid", "omid")], id="the row's own"),
        pytest.param("MUHAMMAD OMID SPOKE", [("MUHAMMAD OMID", "omid")], id="in capitals"),
        pytest.param("mohammad omeed spoke", [], id="not in small letters"),
        pytest.param("They fled Sar-i-Pol.", [("Sar-i-Pol", "pul:folded")], id="a place with an ezafe"),
        pytest.param("near Sar-e", [], id="not a part of it"),
        pytest.param("at El-Bab", [("El-Bab", "bab:folded")], id="an article"),
        pytest.param("Zari Omeed spoke", [], id="a row that is exact"),
    ],
)
def test_a_folded_row_is_found_however_it_is_spelt(
    pipeline_of: Callable[[dict[str, str]], Language], text: str, found: list[tuple[str, str]]
) -> None:
    actors = FOLDED + "omid,Muhammad Omid,person,,,,,folded,\nzari,Zari Omid,person,,,,,exact,\n"
    places = FOLDED_PLACES + "pul,Sar-e Pul,city,,,,,,,,folded,\nbab,al-Bab,city,,,,,,,,folded,\n"
    nlp = pipeline_of({"actors.csv": actors, "places.csv": places})
    assert [(text[m.start : m.end], m.rule_id) for m in mentions(nlp, text)] == found


@pytest.mark.parametrize(
    ("published", "side", "rule"),
    [
        pytest.param("2021-08-14", "republic", "old-government", id="the day before"),
        pytest.param("2021-08-15", "emirate", "new-government", id="the day itself"),
        pytest.param("2019-01-01", "republic", "old-government", id="long before"),
        pytest.param("", "emirate", "new-government:undated", id="an article without a day"),
    ],
)
def test_of_two_rows_of_one_name_the_articles_day_decides(
    pipeline_of: Callable[[dict[str, str]], Language], published: str, side: str, rule: str
) -> None:
    (found,) = mentions(pipeline_of({"actors.csv": DATED + GOVERNMENTS}), "Then the government fell.", published)
    assert (found.side, found.rule_id) == (side, rule)


def test_rows_of_one_name_that_count_on_one_day_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_patterns({"actors.csv": DATED + GOVERNMENTS.replace("2021-08-15", "2021-08-14")})
    assert [str(fault) for fault in inspect_patterns(folder).faults] == [
        "patterns/actors.csv:3: 'Hill government' is a variant of both old-government and new-government; "
        "keep it under one",
        "patterns/actors.csv:3: 'the government' is a variant of both old-government and new-government; "
        "keep it under one",
    ]


def test_each_way_to_be_found_has_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read = read_patterns(write_patterns({"actors.csv": FOLDED + "omid,Muhammad Omid,person,,,,,folded,\n"}))
    assert read.places == {"omid": ("patterns/actors.csv", 2), "omid:folded": ("patterns/actors.csv", 2)}


def test_spellings_and_days_are_saved(pipeline_of: Callable[[dict[str, str]], Language], tmp_path: Path) -> None:
    nlp = pipeline_of({"actors.csv": DATED.replace("note", "spelling,note") + GOVERNMENTS.replace(",\n", ",folded,\n")})
    nlp.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    doc = loaded.make_doc("Then the Hill-Government fell.")
    doc._.published = "2020-01-01"
    gazetteer = loaded.get_pipe("gazetteer")
    assert isinstance(gazetteer, Gazetteer)
    found = [(span.text, span.id_) for span in gazetteer(doc).spans[PATTERN_HITS]]
    assert found == [("Hill-Government", "old-government")]


NAMESAKES = PLACES + (
    "hill,Hill,country,,,,,,,,\n"
    "kapi,Kapi,province,,,,hill,,,,\nbada,Bada,province,,,,hill,,,,\n"
    "tagab-kapi,Tagab,district,,34.8,69.6,kapi,Tagab district,,,\n"
    "tagab-bada,Tagab,district,,36.9,70.9,bada,Tagab district,,,\n"
    "ford,Ford,village,,,,tagab-bada,,,,\nsari,Sari,village,,,,kapi,,,,\n"
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("They fled Tagab in Kapi.", "tagab-kapi", id="the province beside it"),
        pytest.param("In Bada they fled. Later Tagab fell.", "tagab-bada", id="the province before it"),
        pytest.param("They fled Tagab, then Ford.", "tagab-bada", id="a village in it"),
        pytest.param("They fled Tagab, then Sari.", "tagab-kapi", id="a village of the same province"),
        pytest.param("Kapi and Bada: Tagab in Bada fell.", "tagab-bada", id="the nearest"),
        pytest.param("They fled Tagab in Hill.", "ambiguous:tagab-bada|tagab-kapi", id="the country of both"),
        pytest.param("They fled Tagab.", "ambiguous:tagab-bada|tagab-kapi", id="nothing"),
    ],
)
def test_places_of_one_name_are_told_apart_or_stay_open(
    pipeline_of: Callable[[dict[str, str]], Language], text: str, meant: str
) -> None:
    nlp = pipeline_of({"places.csv": NAMESAKES})
    (found,) = [mention for mention in mentions(nlp, text) if text[mention.start : mention.end] == "Tagab"]
    assert (found.entity_id, found.entity_name) == (meant, "Tagab")
    assert (found.latitude is None) == meant.startswith("ambiguous")


def test_places_of_one_name_in_one_place_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_patterns({"places.csv": NAMESAKES.replace("70.9,bada", "70.9,kapi")})
    assert [str(fault) for fault in inspect_patterns(folder).faults] == [
        "patterns/places.csv:6: 'Tagab district' is a variant of both tagab-kapi and tagab-bada; keep it under one",
        "patterns/places.csv:6: 'Tagab' is a variant of both tagab-kapi and tagab-bada; keep it under one",
    ]
