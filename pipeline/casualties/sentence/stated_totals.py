"""Those whom a trigger names as known: "the dead", "the 20 dead", "those killed", and what copulas say of them."""

from __future__ import annotations

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

COPULAS = frozenset({"is", "are", "was", "were", "included", "include", "includes", "including", ":"})

Share = tuple[Phrase, Phrase | None]  # a number and what is said of it


def named_before(reading: Reading, trigger: Trigger) -> Phrase | None:
    """The phrase without a number that names them: "the dead", "those who were wounded", "their dead"."""
    own = next((p for p in reading.phrases if p.start < trigger.start and p.head == trigger.core), None)
    named = own is not None and own.quantity is None and reading.text(own.start) in ("the", "those", "their", "his")
    return own if named else None


def total_before(reading: Reading, trigger: Trigger) -> Phrase | None:
    """The phrase with a number that names them: "the 12 people killed", "Of the 20 dead, ..."."""
    total = reading.ending.get(trigger.start)
    if total is not None and total.quantity is not None:
        return total
    own = next((p for p in reading.phrases if p.head == trigger.core and p.start < trigger.start), None)
    opens = own is not None and own.start == 1 and reading.text(0) in ("of", "among", "amongst")
    return own if own is not None and opens and own.quantity else None


def counted_of(reading: Reading, own: Phrase | None) -> Phrase | None:
    """The bare number before "of the dead"."""
    first = reading.ending.get(own.start - 1) if own and reading.text(own.start - 1) == "of" else None
    return first if first is not None and first.quantity is not None and first.bare else None


def before_trigger(reading: Reading, at: int) -> bool:
    """Whether a trigger follows past auxiliaries and adverbs: "two of the wounded later died"."""
    at = reading.after_modifiers(at)
    while reading.kind(at) in "XR" or reading.text(at) == "since":
        at += 1
    return at in reading.firing


def before_auxiliaries(reading: Reading, at: int) -> int:
    while reading.kind(at - 1) in "XR":
        at -= 1
    return at


def fit(reading: Reading, phrase: Phrase | None) -> bool:
    """Whether a phrase can be a share: a number of people or one person."""
    return phrase is not None and reading.rank(phrase) in ("counted", "single")


def share_list(reading: Reading, first: Phrase, at: int) -> list[Share]:
    """Numbers and what copulas from ``at`` on say of each: "six of the dead were guards and four were cooks"."""
    found: list[Share] = []
    phrase: Phrase | None = first
    while phrase is not None:
        described = reading.starting.get(at + 1) if reading.text(at) in COPULAS else None
        found.append((phrase, described))
        if described is None:
            break
        at = reading.after_modifiers(reading.extent(described))
        while reading.kind(at) in ",C":
            at += 1
        phrase = reading.starting.get(at)
        if phrase is None or phrase.quantity is None or not (phrase.bare or phrase.more):
            break
        at = phrase.end
        if reading.text(at) not in COPULAS:
            break
    return found
