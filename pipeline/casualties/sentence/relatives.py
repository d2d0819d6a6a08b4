"""Relative clauses between a subject and its verb: "The man who shot four guards was held" tells of the man."""

from __future__ import annotations

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger, voice

RELATIVES = ("who", "which", "that")


def before_relative(reading: Reading, chosen: Phrase, trigger: Trigger) -> Phrase | None:
    """The subject before a relative clause whose object doesn't agree with the verb: "The man who shot four guards |
    was held"; None where the chosen phrase agrees."""
    if (lead := _relative_lead(reading, chosen, trigger)) is not None:
        return lead if reading.rank(lead, trigger) else None
    verb = reading.text(trigger.start - 1)
    several = chosen.quantity is not None and (chosen.quantity.best or 0) > 1
    if (several, verb) not in ((True, "was"), (True, "is"), (False, "were"), (False, "are")):
        return None
    for i in range(chosen.start - 1, 0, -1):
        if reading.text(i) in RELATIVES and (lead := reading.ending.get(i)) is not None:
            counted = lead.quantity is not None or reading.rank(lead) == "plural"
            return lead if counted != several and reading.rank(lead, trigger) else None
        if reading.kind(i) in ",;:C":
            return None
    return None


def _relative_lead(reading: Reading, chosen: Phrase, trigger: Trigger) -> Phrase | None:
    """Of whom a relative clause tells whose object the chosen phrase is: "The men who shot four guards | fled"."""
    if not (trigger.intransitive or voice(reading.words, trigger) == "passive"):
        return None
    at = chosen.start - 1
    while at > 0 and (reading.kind(at) in "VXR" or at in reading.firing):
        at -= 1
    relative = at < chosen.start - 1 and reading.text(at) in RELATIVES
    return reading.ending.get(at) if relative else None


def in_relative(reading: Reading, trigger: Trigger) -> bool:
    """Whether the trigger is the verb of a relative clause, so that a verb behind its object is another's: "The man who
    shot four guards was held"."""
    at = trigger.start
    while reading.kind(at - 1) in "XR":
        at -= 1
    return at > 1 and reading.text(at - 1) in RELATIVES and reading.ending.get(at - 1) is not None
