"""What a sentence without a word of harm says of the figure before it: "Among them were five children"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import COPULAS
from pipeline.casualties.sentence.triggers import Trigger

BACK_REFERENCES = frozenset({"them", "those", "these"})
VERBS = COPULAS - {":", "including"}


@dataclass(frozen=True, slots=True)
class Back:
    """The phrase that opens the sentence, and the last whole figure of the sentence before.

    lone: whether it is the only one. trigger: what the shares have for a trigger, of the same effect and pattern.
    """

    phrase: Phrase
    figure: Figure
    lone: bool
    trigger: Trigger


def look_back(reading: Reading, before: Sequence[Figure]) -> Back | None:
    """None where nothing was counted before, or several effects were, since "them" may mean either."""
    counted = [f for f in before if f.role in ("main", "toll") and f.rank == "counted"]
    phrase = reading.starting.get(0) or reading.starting.get(1)
    if phrase is None or not counted or len({f.trigger.effect for f in counted}) > 1:
        return None
    told = counted[-1].trigger
    trigger = Trigger(phrase.head, phrase.head + 1, phrase.head, told.effect, told.rule_id, "noun", False, False)
    return Back(phrase, counted[-1], len(counted) == 1, trigger)


def share(construction: str, reading: Reading, back: Back, phrase: Phrase, said: Phrase | None) -> Figure:
    """A part that the sentence tells; said: what it says of it ("Seven of them were fighters")."""
    end = reading.extent(said if said is not None else phrase)
    return Figure(
        construction, back.trigger, phrase, reading.rank(phrase), phrase.start, end, "part", said, back.figure
    )
