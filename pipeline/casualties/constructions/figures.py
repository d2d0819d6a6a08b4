"""A figure of one sentence: a quantity or a victim with the trigger that looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger


@dataclass(slots=True)
class Figure:
    """A figure of a sentence, before it is weighed against the others of its article.

    construction: the id of the construction that made it.
    phrase: the noun phrase with the quantity; victim: the phrase that names the victims, where it isn't the same.
    start, end: words of the row's text. role: main | part | toll | old | addend (a part of a rise) | restated |
    correction (both: a new number for "the figure").
    parent: the figure that a part belongs to. zero: the text says that there were none. reflexive: a pronoun after
    the trigger stands for the phrase, which is its subject ("two bombers killed themselves").
    """

    construction: str
    trigger: Trigger
    phrase: Phrase
    rank: str  # counted | single | plural | zero
    start: int
    end: int
    role: str = "main"
    victim: Phrase | None = None
    parent: Figure | None = None
    reflexive: bool = False

    @property
    def at(self) -> int:
        """The word at which the sentence comes to it."""
        return self.start if self.reflexive else self.phrase.start


@dataclass(slots=True)
class Told:
    """What the construction that takes a trigger tells, and where others may go on from it.

    figures: empty where the construction takes the trigger and makes nothing of it.
    looks: left | right, the side of a predicate's victims; "" where there is no predicate.
    last: the phrase after which the clause can go on to further victims, from word ``at`` on; None where it can't.
    shares: whether what is said of a total may still be told apart ("eight of the 20 dead were children").
    """

    figures: list[Figure] = field(default_factory=list)
    looks: str = ""
    last: Phrase | None = None
    at: int = 0
    shares: bool = False

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)


def whole(construction: str, reading: Reading, trigger: Trigger, phrases: Sequence[Phrase], role: str = "main") -> Told:
    """Told of phrases whose own words are the rows' texts."""
    return Told([Figure(construction, trigger, p, reading.rank(p, trigger), p.start, p.end, role) for p in phrases])


def parts(construction: str, reading: Reading, trigger: Trigger, phrases: Sequence[Phrase]) -> list[Figure]:
    """Parts of a total, ranked for what they are whatever the trigger takes."""
    return [Figure(construction, trigger, p, reading.rank(p), p.start, p.end, "part") for p in phrases]
