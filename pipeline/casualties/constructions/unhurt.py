"""People of whom it is said that nothing befell them.

"The three climbers were found unharmed", "The governor was unhurt". The row says that there were none.

Not of an animal or a thing ("his dog was unhurt").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.subject_victims import of_subject
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "unhurt"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    return of_subject(ID, reading, trigger) if trigger.frame == "unhurt" else None
