"""Who tells: the subject of a verb of saying, and whether a phrase is of somebody who can tell."""

from __future__ import annotations

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading, outermost
from pipeline.language.en.classes import words

SPEAKING = words("events.tellers") | words("quotations.groups") | words("quotations.people")


def tells(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is of somebody who can tell: by name, or by a noun of people and bodies that speak."""
    head = reading.text(phrase.head)
    return (
        phrase.head in reading.people | reading.groups
        or head in SPEAKING
        or reading.nouns.is_person(head)
        or head.removesuffix("s") in SPEAKING
    )


def subject_of(reading: Reading, verb: int) -> Phrase | None:
    """The phrase before a verb of saying, past auxiliaries, adverbs and what is set between commas."""
    at = verb
    while at > 0:
        kind = reading.kind(at - 1)
        phrase = reading.ending.get(at)
        if phrase is not None:
            return outermost(reading, phrase)
        insertion = next((n for n in reading.insertions if n.end == at), None)
        if insertion:
            at = insertion.start
        elif kind in "XRS":
            at -= 1
        elif kind == "," and reading.text(verb).endswith("ing"):
            return _earlier_subject(reading, at - 1)
        elif kind == "," and (opener := _comma_before(reading, at - 1)) is not None:
            at = opener
        elif reading.text(verb).endswith("ing"):
            return _earlier_subject(reading, at)
        else:
            return _shared_subject(reading, at)
    return None


def _comma_before(reading: Reading, at: int) -> int | None:
    return next(
        (i for i in range(at - 1, max(-1, at - 16), -1) if reading.kind(i) == "," and i in reading.ending), None
    )


def _earlier_subject(reading: Reading, at: int) -> Phrase | None:
    """The subject that a participle such as ", claiming" shares: that of the nearest verb before it."""
    for i in range(at, 0, -1):
        if reading.kind(i) == "V" and (phrase := reading.ending.get(i)) is not None:
            return outermost(reading, phrase)
    return None


def _shared_subject(reading: Reading, at: int) -> Phrase | None:
    """The subject of a verb that continues a predicate: "... spoke of nine dead but later said"."""
    if reading.kind(at - 1) != "C":
        return None
    parsed = reading.subjects.get(at, -1)
    named = next((p for p in reading.phrases if p.start <= parsed < p.end), None)
    return outermost(reading, named) if named is not None else _earlier_subject(reading, at - 1)
