"""An active verb with its victims as the object.

"Gunmen killed five people and wounded 12 others", "Rebels kill mayor, 2 aides", "The flood cost nine men their lives",
"There was no word of seven fishermen".

Not things that the verb takes too ("Rebels captured four hilltops"), not a subject ("Five were killed": passive).
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.objects import of_object
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "active_object"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    return of_object(ID, reading, trigger) if trigger.frame != "gerund" else None
