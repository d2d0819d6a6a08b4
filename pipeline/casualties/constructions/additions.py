"""Victims that stand apart from their trigger: "... along with two guards", "... in Bazarak and three in Rukha"."""

from __future__ import annotations

from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.phrases import ORDINALS, Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger


def origin_of(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The group that a bare number comes from: "seventeen from the army"."""
    origin = reading.starting.get(phrase.end + 1) if reading.text(phrase.end) == "from" else None
    return origin if origin and origin.head not in reading.places and reading.kind(origin.head) in "NP" else None


def item_after(reading: Reading, at: int) -> int | None:
    """Where a further item of a list follows a phrase that ends at ``at``; None where none does."""
    at = reading.after_modifiers(at)
    if reading.kind(at) == ",":
        at += 1
    if reading.kind(at) == "C" or reading.joiner(at) is not None:
        return at
    return at if at in reading.starting and reading.starting[at].quantity else None


def joined_victims(reading: Reading, trigger: Trigger, at: int) -> list[Phrase]:
    """Victims joined after the trigger: "was killed along with three of his bodyguards"."""
    beside = reading.starting.get(at + 1) if reading.text(at) == "with" else _own_people(reading, at)
    if (
        beside is not None
        and beside.head not in reading.places
        and reading.nouns.is_person(reading.text(_head_of(reading, beside)))
    ):
        return list_from(reading, beside, trigger)
    at = reading.after_modifiers(at)
    if reading.kind(at) == ",":
        at += 1
    joined = reading.joiner(at)
    first = reading.starting.get(joined) if joined is not None else None
    if first is None or reading.rank(first, trigger) not in ("counted", "single"):
        return []
    return list_from(reading, first, trigger)


def _own_people(reading: Reading, at: int) -> Phrase | None:
    """Persons of the victim's own told after a place or a cause: "was killed in a raid with five of his guards"."""
    for i in range(at, reading.after_modifiers(at)):
        phrase = reading.starting.get(i + 1) if reading.text(i) == "with" else None
        inner = reading.of_phrase(phrase) if phrase and phrase.bare else phrase
        if inner is not None and inner.det == "own":
            return phrase
    return None


def gapped(reading: Reading, at: int) -> list[tuple[Phrase, Phrase]]:
    """(number, subject) of clauses that leave the verb out: "The army lost four men and the rebels nine"."""
    found: list[tuple[Phrase, Phrase]] = []
    while True:
        following = reading.after_modifiers(at)
        while reading.kind(following) in ",;C" or reading.text(following) in ("while", "whereas"):
            following += 1
        subject = reading.starting.get(following)
        if subject is None or following == at or subject.pronoun:
            return found
        phrase = reading.starting.get(reading.extent(subject))
        if subject.quantity:
            if not (subject.bare and reading.text(subject.quantity.start - 1) in ORDINALS):
                return found
            phrase = subject  # "the second nine"
        if phrase is None or not phrase.quantity or reading.rank(phrase) != "counted":
            return found
        at = reading.extent(phrase)
        if at in reading.firing or reading.kind(at) in "VXNP":
            return found
        found.append((phrase, subject))


def _head_of(reading: Reading, phrase: Phrase) -> int:
    inner = reading.of_phrase(phrase) if phrase.bare else None
    return inner.head if inner else phrase.head


def _after_place(reading: Reading, at: int) -> Phrase | None:
    """The number of a clause that leaves its verb out after a place: "in Zabul five"."""
    place = reading.starting.get(at + 1) if reading.text(at) in ("in", "at", "near", "on", "outside") else None
    number = reading.starting.get(place.end) if place and not place.quantity else None
    if number is None or not number.bare or number.quantity is None or number.end in reading.firing:
        return None
    return number if reading.kind(number.end) in ",;.C" else None


def distributed(reading: Reading, trigger: Trigger, at: int, last: Phrase) -> list[tuple[Phrase, Phrase | None]]:
    """Further numbers by place or origin, with the origin: "... died in Bazarak and three in Rukha",
    "... as were six from the army and two each from the police and the coast guard"."""
    found: list[tuple[Phrase, Phrase | None]] = []
    at = reading.after_modifiers(max(at, last.end))
    while True:
        following = at
        while reading.kind(following) in ",;C" or reading.text(following) in ("as", "were", "was"):
            if reading.text(following) in ("but", "nor", "as") and reading.text(following + 1) not in ("were", "was"):
                return found
            following += 1
        phrase = reading.starting.get(following)
        fronted = _after_place(reading, following)  # "In Ghazni eight were killed, in Zabul five"
        if fronted is not None and following != at:
            found.append((fronted, None))
            at = fronted.end
            continue
        if phrase is None or following == at or not phrase.quantity or not (phrase.bare or phrase.more):
            return found
        each = reading.text(phrase.end) == "each"
        end = phrase.end + each
        if end in reading.firing or reading.text(end) not in ("in", "at", "near", "on", "from", "outside", "by"):
            return found
        at = reading.after_modifiers(end)
        if reading.kind(at) in "XV" or at in reading.firing:
            return found
        first = reading.starting.get(end + 1)
        if each and first and reading.text(at) == "and" and (second := reading.starting.get(at + 1)):
            return [*found, (phrase, first), (phrase, second)]
        found.append((phrase, None))
