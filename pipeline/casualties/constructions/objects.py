"""What a predicate tells of its objects: the figures of the victims to its right."""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.direction import right_victims
from pipeline.casualties.sentence.predicates import definite, predicate_rank, stated_in, takes_object
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.reflexives import is_antecedent, said_until
from pipeline.casualties.sentence.triggers import Trigger


def of_object(construction: str, reading: Reading, trigger: Trigger) -> Told | None:
    """The figures of the victims after the trigger; None where it takes no object, or only names those known."""
    if not takes_object(reading, trigger) or definite(reading, trigger):
        return None
    victims = right_victims(reading, trigger)
    figures = []
    for phrase in victims:
        if rank := predicate_rank(reading, trigger, phrase, "right"):
            start, end = stated_in(reading, trigger, phrase, rank, "right")
            reflexive = is_antecedent(phrase, trigger)
            figures.append(Figure(construction, trigger, phrase, rank, start, end, reflexive=reflexive))
    last = victims[-1] if victims else None
    return Told(figures, "right", last, said_until(reading, last, trigger) if last else trigger.end, shares=True)
