"""Victims who did it themselves, with a reflexive for an object.

"A suicide bomber blew himself up", "Two bombers killed themselves and nine others".

Where the reflexive comes later in a list ("killed eight worshippers and himself") it is an item of the list, of the
construction that reads it.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.objects import of_object
from pipeline.casualties.sentence.lists import REFLEXIVES
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "reflexive"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    at = trigger.end
    while reading.kind(at) == "R":
        at += 1
    return of_object(ID, reading, trigger) if reading.text(at) in REFLEXIVES else None
