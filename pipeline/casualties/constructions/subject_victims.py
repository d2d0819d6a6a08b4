"""What a predicate tells of its subjects: the figures of the victims to its left."""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.direction import left_victims
from pipeline.casualties.sentence.predicates import definite, predicate_rank, stated_in
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger


def of_subject(construction: str, reading: Reading, trigger: Trigger) -> Told | None:
    """The figures of the victims before the trigger; None where it only names those known ("the dead")."""
    if definite(reading, trigger):
        return None
    victims = left_victims(reading, trigger)
    figures = []
    for phrase in victims:
        if rank := predicate_rank(reading, trigger, phrase, "left"):
            start, end = stated_in(reading, trigger, phrase, rank, "left")
            figures.append(Figure(construction, trigger, phrase, rank, start, end))
    return Told(figures, "left", victims[-1] if victims else None, trigger.end, shares=True)
