"""A participle without an auxiliary, after its victims.

"Eleven killed, 30 injured in bus blast", "The 12 soldiers killed in the ambush were buried", "five policemen were
killed and seven wounded" (seven).

Not with an object after it ("Gunmen killed five": active_object) and not after "have" ("the rebels have killed").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.subject_victims import of_subject
from pipeline.casualties.sentence.predicates import has_object
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger, voice

ID = "bare_participle"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    bare = trigger.frame == "participle" and voice(reading.words, trigger) == "bare"
    return of_subject(ID, reading, trigger) if bare and not has_object(reading, trigger) else None
