"""A figure of one sentence: a quantity or a victim with the trigger that looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.casualties.phrases import Phrase
from pipeline.casualties.triggers import Trigger

LOSING = frozenset({"lost", "lose", "loses", "losing"})  # whose subject names the victims of a bare number


@dataclass(slots=True)
class Figure:
    """A figure of a sentence, before it is weighed against the others of its article.

    phrase: the noun phrase with the quantity; victim: the phrase that names the victims, where it isn't the same.
    start, end: words of the row's text. role: main | part | toll | old | addend (a part of a rise) | restated |
    correction (both: a new number for "the figure").
    parent: the figure that a part belongs to. zero: the text says that there were none. reflexive: a pronoun after
    the trigger stands for the phrase, which is its subject ("two bombers killed themselves").
    """

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
