"""A state that the victims are or are left in.

"13 dead as bus plunges into river", "Fighting left at least 15 dead", "Six fishermen went missing", "Twelve students
are in custody", "5 KIA and 3 WIA".

Not the dead as those known already ("The dead were named"), and nothing of an uncounted plural ("guards dead").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.subject_victims import of_subject
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "state"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    return of_subject(ID, reading, trigger) if trigger.frame == "state" else None
