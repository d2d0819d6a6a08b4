"""The constructions, each a module of its own, in the order in which they are asked.

A new one is a file with ID, docstring and find, and a line here. Its docstring is its entry in docs/constructions.md;
its examples are in tests/casualty_sentences.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pipeline.casualties.constructions import (
    active_object,
    along_with,
    among_the_dead,
    among_the_total,
    attributive,
    bare_participle,
    by_place,
    deed_noun,
    earlier_toll,
    gerund,
    heavy_losses,
    including,
    intransitive,
    label,
    named_loss,
    none_lost,
    noun_count,
    number_of_losses,
    of_the_dead,
    of_the_total,
    of_them,
    of_them_were,
    passive,
    pronoun_victims,
    put_at,
    reflexive,
    restated,
    rise_addend,
    rival_number,
    roster,
    set_phrase,
    state,
    sum_list,
    they_included,
    toll,
    toll_before,
    total_included,
    unhurt,
    verb_left_out,
    victims_of_noun,
)
from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger


class Construction(Protocol):
    @property
    def ID(self) -> str: ...
    @property
    def __doc__(self) -> str | None: ...  # type: ignore[override]
    @property
    def __file__(self) -> str | None: ...


class Taking(Construction, Protocol):
    """Takes a trigger and tells its figures; None where the trigger isn't of this construction."""

    def find(self, reading: Reading, trigger: Trigger) -> Told | None: ...


class Further(Construction, Protocol):
    """Goes on from what another has told of the trigger."""

    def find(self, reading: Reading, trigger: Trigger, told: Told | None) -> Sequence[Figure]: ...


class Sharing(Construction, Protocol):
    """Tells the parts of a total that the trigger names."""

    def find(self, reading: Reading, trigger: Trigger) -> Sequence[Figure]: ...


class OfBoth(Construction, Protocol):
    """Tells figures of triggers without any, by those of the sentence and of the one before."""

    def find(self, reading: Reading, figures: Sequence[Figure], before: Sequence[Figure]) -> Sequence[Figure]: ...


class OfFigures(Construction, Protocol):
    """Tells figures of the figures of a sentence: its own, or the one before."""

    def find(self, reading: Reading, figures: Sequence[Figure]) -> Sequence[Figure]: ...


# The first that takes the trigger is its construction.
OF_TRIGGER: tuple[Taking, ...] = (
    attributive,
    of_the_dead,
    among_the_dead,
    roster,
    toll,
    toll_before,
    number_of_losses,
    label,
    none_lost,
    deed_noun,
    noun_count,
    heavy_losses,
    victims_of_noun,
    named_loss,
    put_at,
    unhurt,
    state,
    reflexive,
    gerund,
    intransitive,
    passive,
    active_object,
    set_phrase,
    bare_participle,
)
# Victims of the trigger's own that stand apart, told with those of the first.
JOINED: tuple[Further, ...] = (along_with,)
# Each may go on from there.
FURTHER: tuple[Further, ...] = (by_place, verb_left_out, earlier_toll, rise_addend)
# The first that tells any, where the trigger leaves it open.
OF_TOTAL: tuple[Sharing, ...] = (total_included, among_the_total, of_the_total)
# Asked of all the figures of a sentence, first the one, then the others.
OF_SENTENCE: tuple[OfFigures, ...] = (restated,)
# The same, with those of the sentence before.
OF_BOTH: tuple[OfBoth, ...] = (pronoun_victims,)
INSERTED: tuple[OfFigures, ...] = (including, of_them, sum_list)
# The first that tells any of the sentence before, where a sentence has no trigger.
OF_SENTENCE_BEFORE: tuple[OfFigures, ...] = (they_included, of_them_were, rival_number)

CONSTRUCTIONS: tuple[Construction, ...] = (
    *OF_TRIGGER, *JOINED, *FURTHER, *OF_TOTAL, *OF_SENTENCE, *OF_BOTH, *INSERTED, *OF_SENTENCE_BEFORE,
)  # fmt: skip
