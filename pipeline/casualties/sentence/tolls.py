"""The numbers of a toll: "the death toll rose from 9 to 12", "the number of wounded reached 60"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.language.en.classes import words

PASSING = words("casualties.passing")
UNTIL = words("conjunctions of time and reason")

Numbered = tuple[Phrase, str]  # a number of a toll and the word before it


def toll_numbers(reading: Reading, trigger: Trigger) -> list[Numbered]:
    """The numbers after a toll's noun as far as they tell of it, each with the word that leads to it."""
    found: list[Numbered] = []
    at = trigger.end
    while at < len(reading.words) and not _over(reading, at, told=bool(found)):
        phrase = reading.starting.get(at)
        if phrase is None:
            at += 1
            continue
        other = reading.firing.get(phrase.end)
        if found and other is not None and other.effect != trigger.effect:
            break  # "... has reached 45, with more than 100 injured"
        if found and phrase.quantity is None and _tells(reading, phrase):
            break  # "... rose to nine with the death of two nurses"
        if phrase.quantity is not None and (phrase.bare or reading.rank(phrase)):
            lead = reading.text(phrase.start - 1)
            found.append((_more_than(phrase) if lead in PASSING else phrase, lead))
        elif found and reading.kind(phrase.start - 1) in ",C":
            break
        at = phrase.end
    return found


def final(numbers: list[Numbered]) -> int | None:
    """Which number the toll reaches: the last that isn't where it rose from or by how much."""
    return max((i for i, (_, lead) in enumerate(numbers) if lead not in ("from", "by")), default=None)


def toll_start(reading: Reading, trigger: Trigger) -> int:
    """Where the noun phrase of a toll starts: "the number of people killed"."""
    own = next((p for p in reading.phrases if p.start <= trigger.core < p.end), None)
    start = own.start if own else trigger.start
    for phrase in reading.phrases:
        if reading.text(phrase.head) in ("number", "total", "tally") and 0 < start - phrase.start <= 5:
            return phrase.start
    return start


def _over(reading: Reading, at: int, *, told: bool) -> bool:
    """Whether what is said of the toll ends before word ``at``; told: whether a number has been read."""
    if reading.text(at) in UNTIL and not _given_as(reading, at):
        return True
    if reading.kind(at) in ";." or (told and (at in reading.firing or reading.kind(at) == "(")):
        return True
    return told and reading.kind(at) == "," and at not in reading.starting and not _number_follows(reading, at + 1)


def _tells(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is of a noun of harm, which tells of victims of its own."""
    noun = reading.firing.get(phrase.head)
    return noun is not None and noun.frame == "noun"


def _given_as(reading: Reading, at: int) -> bool:
    """Whether a number follows an "as": "gave the toll as 12"."""
    phrase = reading.starting.get(at + 1) if reading.text(at) == "as" else None
    return phrase is not None and phrase.bare and phrase.quantity is not None


def _number_follows(reading: Reading, at: int) -> bool:
    while reading.kind(at) in "VIRXT" and at < len(reading.words):
        at += 1
    phrase = reading.starting.get(at)
    return phrase is not None and phrase.quantity is not None


def _more_than(phrase: Phrase) -> Phrase:
    """The phrase with what "passed 90" says: more than 90."""
    quantity = phrase.quantity
    if quantity is None or quantity.kind not in ("exact", "about") or quantity.best is None:
        return phrase
    more = quantity.best + 1
    return replace(phrase, quantity=replace(quantity, low=more, best=more, high=None, kind="more_than"))
