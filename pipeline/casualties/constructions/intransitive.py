"""A verb that takes no victim after it.

"Eight people perished when the roof collapsed", "Thirty fighters surrendered", "Thousands have fled to the hills".

What stands after the verb is never its victim ("drowned out the talks with 12 elders", "fled the town").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.subject_victims import of_subject
from pipeline.casualties.sentence.predicates import has_object
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger, voice

ID = "intransitive"
MOVING = frozenset({"evacuated", "relocated", "moved"})  # "7,000 people have evacuated"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    looks = trigger.intransitive and trigger.frame in ("verb", "participle")
    moved = reading.text(trigger.core) in MOVING and voice(reading.words, trigger) == "active"
    looks = looks or (moved and not has_object(reading, trigger))
    return of_subject(ID, reading, trigger) if looks else None
