"""Shares of a figure that the next sentence tells without a word of harm: "Among them were five children"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.rosters import COPULAS, share_list
from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

BACK_REFERENCES = frozenset({"them", "those", "these"})
VERBS = COPULAS - {":", "including"}


def afterthoughts(reading: Reading, before: Sequence[Figure]) -> list[Figure]:
    """The shares that a sentence without triggers tells of the figure before it.

    before: the figures of the sentence before; where they are of several effects nothing is told, since "them" may
    mean either. "Among them were five children and a nurse", "They included five children", "Among the 40 were 12
    children", "Seven of them were fighters and five were civilians".
    """
    whole = [f for f in before if f.role in ("main", "toll") and f.rank == "counted"]
    if not whole or len({f.trigger.effect for f in whole}) > 1:
        return []
    told = whole[-1]
    back = reading.starting.get(0) or reading.starting.get(1)
    if back is None:
        return []
    trigger = Trigger(
        back.head, back.head + 1, back.head, told.trigger.effect, told.trigger.rule_id, "noun", False, False
    )
    if _means(reading, back, told, whole) and reading.text(back.end) in VERBS:
        first = reading.starting.get(back.end + 1)
        included = reading.text(back.end).startswith("includ")
        if first is not None and included != (back.start == 1) and _fit(reading, first):
            return [_share(reading, trigger, p, None) for p in list_from(reading, first, trigger) if _fit(reading, p)]
    of_them = reading.text(back.end) == "of" and reading.text(back.end + 1) in BACK_REFERENCES
    if back.bare and back.quantity is not None and of_them and reading.text(back.end + 2) in VERBS:
        shares = share_list(reading, back, back.end + 2)
        if all(named is not None and reading.rank(named) in ("plural", "single") for _, named, _ in shares):
            return [_share(reading, trigger, p, named) for p, named, _ in shares]
    return []


def _means(reading: Reading, back: Phrase, told: Figure, whole: Sequence[Figure]) -> bool:
    """Whether a phrase that opens the sentence, after "among" or alone, stands for those told of before."""
    if back.start == 1 and reading.text(0) not in ("among", "amongst"):
        return False
    if back.pronoun:
        return reading.text(back.start) in BACK_REFERENCES | {"they"}
    number = back.quantity.best if back.quantity is not None else None
    return back.det == "the" and len(whole) == 1 and number is not None and _best(told) == number


def _best(figure: Figure) -> int | None:
    return figure.phrase.quantity.best if figure.phrase.quantity is not None else None


def _fit(reading: Reading, phrase: Phrase) -> bool:
    return reading.rank(phrase) in ("counted", "single")


def _share(reading: Reading, trigger: Trigger, phrase: Phrase, named: Phrase | None) -> Figure:
    end = reading.extent(named) if named is not None else reading.extent(phrase)
    return Figure(trigger, phrase, reading.rank(phrase), phrase.start, end, "part", named)
