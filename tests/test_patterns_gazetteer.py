"""The gazetteer: which printed forms of a pattern are found, and that it is saved whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from pipeline.annotations import PATTERN_HITS
from pipeline.components.gazetteer import Gazetteer, add_gazetteer, word_sequences
from pipeline.patterns.entries import Entity, PatternSet, PhrasePattern


def actor(identity: str, *forms: str, short: Iterable[str] = (), match: str = "") -> Entity:
    return Entity(
        id=identity,
        name=forms[0],
        label="ACTOR",
        type="armed_group",
        variants=forms,
        short=tuple(short),
        match=match,
        file="actors.csv",
        line=2,
    )


def phrase(identity: str, pattern: str | list[dict[str, Any]], label: str = "KILLED") -> PhrasePattern:
    return PhrasePattern(identity, label, pattern if isinstance(pattern, str) else tuple(pattern), "toll.jsonl", 1)


def pattern_set(*entries: Entity | PhrasePattern) -> PatternSet:
    entities = {e.id: e for e in entries if isinstance(e, Entity)}
    phrases = tuple(e for e in entries if isinstance(e, PhrasePattern))
    return PatternSet("patterns", entities, phrases, (), {}, (), "")


def pipeline(*entries: Entity | PhrasePattern) -> Language:
    nlp = spacy.blank("en")
    add_gazetteer(nlp, pattern_set(*entries))
    return nlp


def hits(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    return [(span.text, span.label_, span.id_) for span in doc.spans[PATTERN_HITS]]


LEAGUE = actor("league", "Hill League", "Workers' League", "the valley men", "U.F.L.", "UFL", "HiL")
MOVEMENT = actor("movement", "Dawn Movement", "Dawn Inc.", match="any_case")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("the Hill League fled", ["Hill League"], id="as written"),
        pytest.param("the hill league fled", [], id="not in other letter case"),
        pytest.param("HILL LEAGUE FLEES", ["HILL LEAGUE"], id="in capitals"),
        pytest.param("HIL fled", [], id="a form of three letters not in capitals"),
        pytest.param("The valley men fled", ["The valley men"], id="with a capital at the start"),
        pytest.param("the Workers' League", ["Workers' League"], id="straight apostrophe"),
        pytest.param("the Workers’ League", ["Workers’ League"], id="curly apostrophe"),
        pytest.param("the Hill League's men", ["Hill League"], id="without the possessive"),
        pytest.param("U.F.L. and UFL men", ["U.F.L.", "UFL"], id="abbreviations"),
        pytest.param("dawn movement, DAWN MOVEMENT", ["dawn movement", "DAWN MOVEMENT"], id="any case"),
        pytest.param("Dawn Inc. and DAWN INC. said", ["Dawn Inc.", "DAWN INC."], id="any case, split otherwise"),
        pytest.param("Hill Leagues", [], id="whole words only"),
    ],
)
def test_an_entity_is_found_in_its_printed_forms(text: str, found: list[str]) -> None:
    assert [hit[0] for hit in hits(pipeline(LEAGUE, MOVEMENT), text)] == found


def test_short_forms_are_hits_too() -> None:
    nlp = pipeline(actor("league", "Hill League", short=["the League"]))
    assert hits(nlp, "but the League fled") == [("the League", "ACTOR", "league")]


def test_overlapping_hits_all_stand_in_order() -> None:
    nlp = pipeline(LEAGUE, actor("hill", "Hill"), phrase("league-dead", "Hill League dead"))
    assert hits(nlp, "Hill League dead") == [
        ("Hill", "ACTOR", "hill"),
        ("Hill League", "ACTOR", "league"),
        ("Hill League dead", "KILLED", "league-dead"),
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        pytest.param("shot dead", "were shot dead", ["shot dead"], id="a text"),
        pytest.param("shot dead", "were Shot dead", [], id="a text in another case"),
        pytest.param([{"LOWER": {"IN": ["slay", "slain"]}}], "Slain, they slay", ["Slain", "slay"], id="a word list"),
        pytest.param(
            [{"LOWER": "shot"}, {"LOWER": "right", "OP": "?"}, {"LOWER": "dead"}],
            "shot dead or SHOT right dead",
            ["shot dead", "SHOT right dead"],
            id="an optional word",
        ),
        pytest.param(
            [{"LOWER": "blood"}, {"LOWER": "-"}, {"LOWER": "bath"}], "a Blood-bath", ["Blood-bath"], id="a hyphen"
        ),
        pytest.param([{"LIKE_NUM": True}, {"LOWER": "dead"}], "12 dead", ["12 dead"], id="other token attributes"),
        pytest.param([{"ORTH": "KIA"}], "KIA kia", ["KIA"], id="letter case by ORTH"),
        pytest.param([{"TEXT": "U.F.L."}, {"LOWER": "men"}], "U.F.L. Men, u.f.l. men", ["U.F.L. Men"], id="both cases"),
        pytest.param(
            [{"LOWER": "league"}, {"LOWER": "'s"}, {"LOWER": "men"}],
            "League's men",
            ["League's men"],
            id="a possessive",
        ),
        pytest.param(
            [{"LOWER": "u.f.l."}, {"LOWER": "dead"}],
            "U.F.L. dead",
            ["U.F.L. dead"],
            id="a word that splits in small letters",
        ),
    ],
)
def test_a_phrase_is_found(pattern: str | list[dict[str, Any]], text: str, found: list[str]) -> None:
    assert hits(pipeline(phrase("toll", pattern)), text) == [(words, "KILLED", "toll") for words in found]


def test_word_lists_go_to_the_phrase_matcher() -> None:
    gazetteer = pipeline(phrase("toll", [{"LOWER": {"IN": ["a", "b"]}}, {"LOWER": "c", "OP": "?"}])).get_pipe(
        "gazetteer"
    )
    assert isinstance(gazetteer, Gazetteer)
    assert sorted(pattern["pattern"] for pattern in gazetteer.any_case.patterns) == ["a", "a c", "b", "b c"]
    assert gazetteer.as_written.patterns == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param([{"LOWER": "a", "OP": "+"}], id="a repeat"),
        pytest.param([{"LOWER": {"REGEX": "a"}}], id="a regular expression"),
        pytest.param([{"LOWER": "a", "IS_ALPHA": True}], id="a flag"),
        pytest.param([{"LOWER": {"IN": [str(n) for n in range(60)]}}] * 2, id="too many sequences"),
    ],
)
def test_other_token_patterns_are_left_to_the_token_matcher(pattern: list[dict[str, Any]]) -> None:
    assert word_sequences(tuple(pattern)) == []


def reloaded_from_bytes(nlp: Language, _: Path) -> Language:
    return spacy.blank(
        "en", config={"nlp": {"pipeline": ["gazetteer"]}, "components": {"gazetteer": {"factory": "gazetteer"}}}
    ).from_bytes(nlp.to_bytes())


def reloaded_from_disk(nlp: Language, folder: Path) -> Language:
    nlp.to_disk(folder)
    return spacy.load(folder)


@pytest.mark.parametrize("reload", [reloaded_from_bytes, reloaded_from_disk], ids=["bytes", "disk"])
def test_it_is_saved_with_all_its_patterns(reload: Callable[[Language, Path], Language], tmp_path: Path) -> None:
    nlp = pipeline(
        LEAGUE,
        MOVEMENT,
        phrase("toll", "shot dead"),
        phrase("number", [{"LIKE_NUM": True}, {"LOWER": "dead"}]),
        phrase("word", [{"LOWER": {"IN": ["slain"]}}]),
    )
    text = "Workers’ League, dawn movement: 12 dead, shot dead, slain"
    found = hits(nlp, text)
    assert [hit[2] for hit in found] == ["league", "movement", "number", "toll", "word"]
    assert hits(reload(nlp, tmp_path / "saved"), text) == found


def test_without_patterns_the_group_is_empty() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("gazetteer")
    assert hits(nlp, "Hill League") == []


def test_components_before_it_do_not_run_on_the_patterns() -> None:
    nlp = spacy.blank("en")
    Language.component("breaks_on_patterns", func=breaks_on_patterns)
    nlp.add_pipe("breaks_on_patterns")
    add_gazetteer(nlp, pattern_set(LEAGUE))
    assert len(nlp.pipe_names) == 2


def breaks_on_patterns(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    raise AssertionError(doc.text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        pytest.param("Cannot Valley", "the Cannot Valley men", id="a word that is cut"),
        pytest.param("10km Ridge", "at 10km Ridge", id="a number with its unit"),
        pytest.param("Æsir Band", "the ÆSIR BAND fled", id="letters beyond ASCII, in capitals"),
        pytest.param("Straße Group", "the STRASSE GROUP fled", id="a letter that is two in capitals"),
        pytest.param("...", "and ... then", id="no word at all"),
    ],
)
def test_a_name_is_found_under_whichever_word_it_is_filed(form: str, text: str) -> None:
    assert [hit[2] for hit in hits(pipeline(actor("band", form)), text)] == ["band"]


def test_many_names_of_one_word_are_filed_under_their_others() -> None:
    nlp = pipeline(*(actor(f"d{n}", f"Vale{n * 'a'} District") for n in range(1, 60)))
    assert [hit[2] for hit in hits(nlp, "in Valeaaa District")] == ["d3"]


def test_names_taken_up_inside_a_memory_zone_are_found_ever_after():
    nlp = pipeline(LEAGUE)
    for _ in range(3):
        with nlp.memory_zone():
            assert hits(nlp, "The Hill League won.") == [("Hill League", "ACTOR", "league")]
