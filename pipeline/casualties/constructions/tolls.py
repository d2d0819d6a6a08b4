"""Tolls: "the death toll rose from 9 to 12", "the number of wounded reached 60"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

PASSING = frozenset(
    "passed passes passing topped tops topping exceeded exceeds exceed surpassed surpasses past beyond".split()
)
PUTTING = frozenset({"put", "puts", "putting", "placed", "places", "estimated"})
UNTIL = frozenset("when after while because as although though if since before".split())


def toll_figures(reading: Reading, trigger: Trigger) -> list[tuple[Phrase, int, int, str]]:
    """The numbers of a toll: (phrase, text start, text end, role); the last number it reaches is the toll."""
    numbers: list[tuple[Phrase, str]] = []
    at = trigger.end
    while at < len(reading.words):
        if (
            (reading.text(at) in UNTIL and not _given_as(reading, at))
            or reading.kind(at) in ";."
            or (numbers and (at in reading.firing or reading.kind(at) == "("))
        ):
            break
        phrase = reading.starting.get(at)
        if phrase is None:
            if reading.kind(at) == "," and numbers and not _number_follows(reading, at + 1):
                break
            at += 1
            continue
        other = reading.firing.get(phrase.end)
        if numbers and other is not None and other.effect != trigger.effect:
            break  # "... has reached 45, with more than 100 injured"
        if phrase.quantity is not None and _toll_number(reading, phrase):
            numbers.append((phrase, reading.text(phrase.start - 1)))
        elif numbers and reading.kind(phrase.start - 1) in ",C":
            break
        at = phrase.end
    if not numbers:
        return _toll_before(reading, trigger)
    found = []
    final = max((i for i, (_, lead) in enumerate(numbers) if lead not in ("from", "by")), default=None)
    for number, (phrase, lead) in enumerate(numbers):
        role = "toll" if number == final else "addend" if lead == "by" else "old"
        if lead in PASSING:
            phrase = _more_than(phrase)
        start = _start_of(reading, trigger) if number == final and final == 0 else phrase.start
        found.append((phrase, start, phrase.end, role))
    return found


def toll_put(reading: Reading, trigger: Trigger) -> Phrase | None:
    """The number at which somebody puts those whom the trigger names: "put the dead at 46"."""
    before = [reading.text(i) for i in range(trigger.start - 1)]
    joined = before[-1:] == ["and"] and any(w in PUTTING for w in before)  # "... and the wounded at 90"
    put = bool(before) and before[-1] in PUTTING
    if reading.text(trigger.start - 1) != "the" or not (put or joined):
        return None
    phrase = reading.starting.get(trigger.end + 1) if reading.text(trigger.end) == "at" else None
    return phrase if phrase is not None and phrase.bare and phrase.quantity is not None else None


def _given_as(reading: Reading, at: int) -> bool:
    """Whether a number follows an "as": "gave the toll as 12"."""
    phrase = reading.starting.get(at + 1) if reading.text(at) == "as" else None
    return phrase is not None and phrase.bare and phrase.quantity is not None


def _more_than(phrase: Phrase) -> Phrase:
    """The phrase with what "passed 90" says: more than 90."""
    quantity = phrase.quantity
    if quantity is None or quantity.kind not in ("exact", "about") or quantity.best is None:
        return phrase
    more = quantity.best + 1
    return replace(phrase, quantity=replace(quantity, low=more, best=more, high=None, kind="more_than"))


def _number_follows(reading: Reading, at: int) -> bool:
    while reading.kind(at) in "VIRXT" and at < len(reading.words):
        at += 1
    phrase = reading.starting.get(at)
    return phrase is not None and phrase.quantity is not None


def _toll_number(reading: Reading, phrase: Phrase) -> bool:
    """Whether the number is a toll and not a time, a place or an event that a toll sentence also counts."""
    if phrase.bare:
        return True
    return bool(reading.rank(phrase))


def _start_of(reading: Reading, trigger: Trigger) -> int:
    own = next((p for p in reading.phrases if p.start <= trigger.core < p.end), None)
    start = own.start if own else trigger.start
    for phrase in reading.phrases:
        if reading.text(phrase.head) in ("number", "total", "tally") and 0 < start - phrase.start <= 5:
            return phrase.start
    return start


def _toll_before(reading: Reading, trigger: Trigger) -> list[tuple[Phrase, int, int, str]]:
    """A toll's number before it: "bringing to 21 the death toll"."""
    start = _start_of(reading, trigger)
    phrase = reading.ending.get(start)
    if phrase is not None and phrase.bare and phrase.quantity is not None:
        return [(phrase, phrase.start, trigger.end, "toll")]
    own = reading.starting.get(start)
    if own is not None and own.quantity is not None:
        return [(own, own.start, own.end, "toll")]
    return []
