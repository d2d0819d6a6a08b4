"""A passive: the victims are the subject of the verb.

"Five policemen were killed", "Nine members of the night patrol were captured", "Twelve men are believed to have been
captured", "A porter was shot in the leg".

Not the agent after "by", and not things that the verb takes too ("Two meetings with 12 elders were held").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.subject_victims import of_subject
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger, voice

ID = "passive"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    spoken = trigger.frame == "participle" and voice(reading.words, trigger) == "passive"
    return of_subject(ID, reading, trigger) if spoken else None
