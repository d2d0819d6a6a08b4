"""A phrase of several words that needs nothing after it: the victims stand before it.

"Three fishermen have lost their lives", "Nine guards had suffered burns", "Thirty fighters turned themselves in",
"A suicide bomber blew himself up at the gate".

Not where the phrase has an object after it ("shot dead 10 men": active_object).
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Told
from pipeline.casualties.constructions.subject_victims import of_subject
from pipeline.casualties.sentence.predicates import has_object
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "set_phrase"


def find(reading: Reading, trigger: Trigger) -> Told | None:
    several = trigger.end - trigger.start > 1 and trigger.frame in ("verb", "participle")
    return of_subject(ID, reading, trigger) if several and not has_object(reading, trigger) else None
