"""A whole that a participle describes, beside a share of it: "17 of the 40 students kidnapped were freed"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.quantities import Quantity
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger, voice
from pipeline.language.en.classes import words

LEAVING = words("casualties.leaving")  # "left 17 of the 40 men dead" tells of the 17


def described_whole(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether the trigger describes all of the phrase's people, of whom the clause tells something of some.

    "Gunmen freed 17 of the 40 students kidnapped", "Nine of the 50 girls seized have escaped"; not the headline
    "Four of the nine hostages killed".
    """
    if phrase.quantity is None or phrase.det != "the" or reading.text(phrase.start - 1) != "of":
        return False
    share = reading.ending.get(phrase.start - 1)
    first = share.start if share is not None and share.bare else None
    return first is not None and _only_describes(reading, first, trigger, phrase.end)


def whole_of_fraction(reading: Reading, phrase: Phrase, trigger: Trigger) -> Phrase | None:
    """The whole of a phrase that is a share with its whole, where the trigger describes that: "All but three of the 40
    dead were drivers", "half of the 40 people killed were women"; None for all other phrases."""
    quantity = phrase.quantity
    if quantity is None or quantity.whole is None or not _only_describes(reading, phrase.start, trigger, phrase.end):
        return None
    start, number = quantity.whole
    exact = Quantity(start, quantity.end, number, number, number, "exact")
    return replace(phrase, start=start, quantity=exact, det="the")


def _only_describes(reading: Reading, first: int, trigger: Trigger, end: int) -> bool:
    """Whether the trigger follows the phrase at once, with no verb of its own, and the clause has a verb besides."""
    bare = trigger.frame == "participle" and voice(reading.words, trigger) == "bare"
    if end != trigger.start or not (bare or trigger.frame == "state"):
        return False
    if reading.text(first - 1) in LEAVING:
        return False
    governed = reading.kind(first - 1) in "VIT" or (reading.kind(first - 1) == "R" and reading.kind(first - 2) == "V")
    at = reading.after_modifiers(trigger.end)
    return governed or reading.kind(at) in "XV" or at in reading.firing
