"""An -ing form that looks at its object.

"A bomb exploded, killing two civilians and injuring three more", "The army denied killing five villagers".

Not an -ing form that takes no object ("dying"), and not as a noun ("the killing of 14 worshippers": victims_of_noun).
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.objects import of_object
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "gerund"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    return of_object(ID, reading, trigger) if trigger.frame == "gerund" else None
