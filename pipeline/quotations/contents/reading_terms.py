"""The terms by which a cue's reading is chosen: short statements about the cue, its speaker and the content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.readings import ContentReading
from pipeline.quotations.cues.frames import FINITE
from pipeline.quotations.cues.speaking_nouns import kind_of
from pipeline.quotations.page import CueHit, Inside

HELPERS = frozenset({"aux", "auxpass", "neg"})
COMPLEMENTS = frozenset({"ccomp", "dobj", "xcomp", "prep", "acomp", "attr", "oprd", "dative", "agent"})
SMALL_TAGS = frozenset({"IN", "TO", "DT", "RP", "CC", "MD", "WDT", "WP", "WRB", "PRP$"})  # words named as they are
VIOLENCE = "content is violence"  # never a statement by itself, however probable
VIOLENT = words("quotations.violence")
REGARDING = words("quotations.regarding")
LENGTHS = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (16, "9-16"), (30, "17-30"))


@dataclass(frozen=True, slots=True)
class ReadingTold:
    """A cue with whom it is said of. route: how the speaker was found, subject | nearby | nobody.

    start, end: the tokens of its sentence.
    """

    hit: CueHit
    speaker: Token | None
    route: str
    start: int
    end: int


def cue_terms(doc: Doc, told: ReadingTold, cues: Sequence[CueHit]) -> list[str]:
    """What holds of the cue and its speaker, whatever the content. cues: the doc's, in order."""
    hit, token, speaker = told.hit, doc[told.hit.token], told.speaker
    lemma = hit.cue.lemma
    terms = [
        "cue",
        f"cue {lemma}",
        f"cue is {hit.cue.part}",
        f"cue is {token.tag_}",
        f"cue is {token.dep_}",
        f"stance {hit.cue.stance}",
        f"takes {' '.join(sorted(hit.cue.takes))}",
        f"speaker {told.route}",
        "word before " + shown(doc[token.i - 1]) if token.i else "first word",
    ]
    if speaker is None:
        terms.append(f"speaker {told.route} {lemma}")
    else:
        own = "own" if speaker.head.i == token.i else "shared"
        side = "before" if speaker.i < token.i else "after"
        terms += [f"speaker is {speaker.pos_}", f"speaker is {speaker.dep_}", f"speaker {own}", f"speaker {side}"]
        terms.append(f"speaker is {kind_of(speaker)}")
        if speaker.pos_ == "PRON":
            terms.append(f"speaker {speaker.lower_}")
    for child in token.children:
        if child.dep_ in HELPERS:
            terms.append(f"helper {child.lower_}")
        elif child.dep_ in COMPLEMENTS and child.i > token.i:
            name = f"{child.dep_} {child.lower_}" if child.dep_ == "prep" else child.dep_
            terms.append(f"has {name}")
            if child.dep_ != "prep":
                terms.append(f"{lemma} has {name}")
    first, here, last = (bisect_left(cues, i, key=at) for i in (told.start, token.i, told.end))
    terms.append(f"cues before {min(2, here - first)}")
    terms.append(f"cues after {min(2, last - here - 1)}")
    return terms


def at(hit: CueHit) -> int:
    return hit.token


def reading_terms(doc: Doc, told: ReadingTold, reading: ContentReading, marked: Sequence[Inside]) -> list[str]:
    """What holds of one possible content."""
    first, last = reading.stretches[0][0], reading.stretches[-1][1]
    cue, lemma, kind = doc[told.hit.token], told.hit.cue.lemma, reading.kind
    size = length(sum(b - a for a, b in reading.stretches))
    end = told.end
    words_after = (1 for t in doc[last:end] if not (t.is_punct or t.is_space))
    left_over = sum(islice(words_after, 4))
    terms = [
        f"content {kind}",
        f"{lemma}: {kind}",
        f"content {size} words",
        f"content {kind} {size} words",
        f"content {len(reading.stretches)} parts",
        "content begins " + shown(doc[first]),
        "content finite" if any(t.tag_ in FINITE for t in doc[first:last]) else "content not finite",
        "then " + (shown(doc[last]) if last < end else "sentence ends"),
        f"words left {'0' if not left_over else '1-3' if left_over < 4 else '4+'}",
        f"gap {min(3, first - cue.i - 1)}" if first > cue.i else "content before cue",
    ]
    if first:
        terms.append("before content " + shown(doc[first - 1]))
    if told.hit.cue.stance == "judgement" and is_violence(doc, first, last):
        terms.append(VIOLENCE)
    start_char, end_char = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    around = [(m.start, m.end) for m in marked if m.start < end_char and start_char < m.end]
    if around:
        terms.append("content holds marks")
        if any(a < start_char < b or a < end_char < b for a, b in around):
            terms.append("content cuts marks")
    return terms


def is_violence(doc: Doc, first: int, last: int) -> bool:
    """Whether what is judged is no more than violence: condemned [the attack], blamed [the militia for the raid]."""
    judged = doc[first:last].root
    reasons = (c for t in (judged, judged.head) for c in t.rights if c.dep_ == "prep" and first <= c.i < last)
    causes = (c for reason in reasons if reason.lower_ in REGARDING for c in reason.rights if c.dep_ == "pobj")
    return any(noun.lower_ in VIOLENT for noun in (judged, *causes))


def shown(token: Token) -> str:
    """A mark or a small word as it is, any other word by its tag."""
    if token.is_punct or token.tag_ in SMALL_TAGS:
        return token.lower_
    return token.tag_


def length(words: int) -> str:
    return next((name for most, name in LENGTHS if words <= most), "31+")
