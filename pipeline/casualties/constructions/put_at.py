"""The number at which somebody puts those whom the trigger names.

"The mayor put the dead at 46", "... and the wounded at 90".

Where a noun such as "toll" or "number" is put at a number, it is toll; where "it" is, restated.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.language.en.classes import words

ID = "put_at"
PUTTING = words("casualties.putting")


def find(reading: Reading, trigger: Trigger) -> Told | None:
    if trigger.frame in ("noun", "toll") or reading.text(trigger.start - 1) != "the":
        return None
    before = [reading.text(i) for i in range(trigger.start - 1)]
    joined = before[-1:] == ["and"] and any(w in PUTTING for w in before)
    if not joined and not (before and before[-1] in PUTTING):
        return None
    phrase = reading.starting.get(trigger.end + 1) if reading.text(trigger.end) == "at" else None
    if phrase is None or not phrase.bare or not phrase.quantity:
        return None
    return Told([Figure(ID, trigger, phrase, "counted", trigger.start - 1, phrase.end, "toll")])
