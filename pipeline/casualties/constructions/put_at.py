"""The number at which somebody puts those whom the trigger names.

"The mayor put the dead at 46", "... and the wounded at 90", "The rebels put their own losses at seven", "The army put
the number of its dead at three".

Where a noun such as "toll" or "number" is put at a number, it is toll; where "it" is, restated.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.losses import LOSSES
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import SUMS, Trigger
from pipeline.casualties.sentence.words import POSSESSIVES
from pipeline.language.en.classes import words

ID = "put_at"
PUTTING = words("casualties.putting")


def find(reading: Reading, trigger: Trigger) -> Told | None:
    start = _opened(reading, trigger)
    if start is None or not _put(reading, start):
        return None
    phrase = reading.starting.get(trigger.end + 1) if reading.text(trigger.end) == "at" else None
    if phrase is None or not phrase.bare or not phrase.quantity or phrase.end in reading.firing:
        return None  # "put its losses at 12 dead": the dead are told by their own word
    owned = Phrase(start, trigger.end, trigger.core, None, "own", False, False, False, False)
    whose = owned if reading.text(start) != "the" else None
    return Told([Figure(ID, trigger, phrase, "counted", start, phrase.end, "toll", whose)])


def _opened(reading: Reading, trigger: Trigger) -> int | None:
    """The article or possessive that opens "the dead", "its own losses"; None where nothing does."""
    if trigger.frame == "toll" or (trigger.frame == "noun" and reading.text(trigger.core) not in LOSSES):
        return None
    start = trigger.start - 1
    if reading.text(start) == "own":
        start -= 1
    return start if reading.text(start) == "the" or reading.text(start) in POSSESSIVES else None


def _put(reading: Reading, start: int) -> bool:
    """Whether a verb of putting governs the phrase that starts at ``start``, past "the number of"."""
    counted = reading.ending.get(start - 1) if reading.text(start - 1) == "of" else None
    first = counted.start if counted is not None and reading.text(counted.head) in SUMS else start
    before = [reading.text(i) for i in range(first)]
    joined = before[-1:] == ["and"] and any(w in PUTTING for w in before)
    return joined or (bool(before) and before[-1] in PUTTING)
