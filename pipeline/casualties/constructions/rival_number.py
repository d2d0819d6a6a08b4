"""A number that somebody else gives for the figure of the sentence before.

"The opposition speaks of 200 deaths. The government admits 49", "The rebels said they had killed 23 soldiers. The army
put the figure at four", "The union said 14 miners died. The company says nine".

Not where figures of two effects came before, nor a number of anything else ("The company says nine trucks burned").
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.afterthoughts import look_back
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.restated import restates
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.language.en.classes import words

ID = "rival_number"
SAYING = words("attribution.saying")
HEDGES = frozenset({"only", "just", "about", "around", "not"})


def find(reading: Reading, before: Sequence[Figure]) -> list[Figure]:
    back = look_back(reading, before)
    if back is None:
        return []
    return [
        Figure(ID, back.trigger, p, "counted", p.start, p.end, "restated")
        for p in reading.phrases
        if restates(reading, p) or _alone_said(reading, back.phrase, p)
    ]


def _alone_said(reading: Reading, subject: Phrase, phrase: Phrase) -> bool:
    """Whether a sentence says nothing but a number: "The company says nine"."""
    if not phrase.bare or phrase.quantity is None or reading.kind(phrase.end) not in ".,;":
        return False
    between = [reading.text(i) for i in range(reading.extent(subject), phrase.start)]
    said = [w for w in between if w not in HEDGES]
    return len(said) == 1 and said[0] in SAYING
