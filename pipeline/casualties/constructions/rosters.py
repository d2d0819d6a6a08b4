"""Figures told by a list of the dead or the wounded, and shares of a stated total."""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.constructions.nouns import HELD
from pipeline.casualties.sentence.lists import list_from, with_list_before
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

COPULAS = frozenset({"is", "are", "was", "were", "included", "include", "includes", "including", ":"})


def roster(reading: Reading, trigger: Trigger) -> list[tuple[Phrase, Phrase | None, str]] | None:
    """Figures told by a list of the dead or the wounded: (phrase, victim, role); None where there is no such list.

    "Eight of the dead were fighters and two were drivers", "The dead included two children",
    "Among those killed was a judge", "Three women were among the wounded", "Also killed was a boy".
    """
    if reading.text(trigger.core) in HELD:
        return None
    own = next((p for p in reading.phrases if p.start < trigger.start and p.head == trigger.core), None)
    named = own is not None and own.quantity is None and reading.text(own.start) in ("the", "those", "their", "his")
    before = own.start - 1 if own else trigger.start - 1
    if named and own is not None and reading.text(before) in ("of", "among", "amongst"):
        first = reading.ending.get(before)
        outside = first is not None and reading.text(first.start - 1) == "of"  # "a cousin of two of the dead"
        if first is not None and first.quantity is not None and first.bare and reading.text(before) == "of":
            if outside:
                return []
            return None if _before_trigger(reading, own.end) else share_list(reading, first, own.end)
        left = reading.ending.get(_before_auxiliaries(reading, before)) if reading.kind(before - 1) == "X" else None
        if left is not None and reading.rank(left) in ("counted", "single"):
            return [(p, None, "part") for p in with_list_before(reading, left, trigger)]
    copula = trigger.end
    if named and reading.text(before) in ("among", "amongst"):
        copula = reading.after_modifiers(trigger.end)
    inverted = named or (trigger.frame in ("participle", "state") and reading.text(trigger.start - 1) in ("also", ""))
    if inverted and trigger.frame in ("participle", "state", "noun") and reading.text(copula) in COPULAS:
        if named and [reading.text(copula + 1), reading.text(copula + 2)] in (["identified", "as"], ["named", "as"]):
            copula += 2
        first = reading.starting.get(copula + 1)
        if first is not None and first.bare and first.end in reading.firing:
            return []  # "The losses were 15 killed and 33 wounded"
        if first is not None and reading.rank(first) in ("counted", "single"):
            role = "main" if reading.text(trigger.start - 1) == "also" else "part"
            return [(p, None, role) for p in list_from(reading, first, replace(trigger, strict=False))]
    return None


def _before_trigger(reading: Reading, at: int) -> bool:
    """Whether a trigger follows past auxiliaries and adverbs: "two of the wounded later died"."""
    at = reading.after_modifiers(at)
    while reading.kind(at) in "XR" or reading.text(at) == "since":
        at += 1
    return at in reading.firing


def shares_of_total(reading: Reading, trigger: Trigger) -> list[tuple[Phrase, Phrase | None, str]]:
    """Parts of a total that stands in an "of" or "among" phrase of its own.

    "The 12 dead included four children", "The five dead were three men and two women",
    "Eight of the 20 dead were children", "Of the 20 dead, eight were children",
    "Three children were among the 12 people killed".
    """
    total = reading.ending.get(trigger.start)
    if total is None or total.quantity is None:
        own = next((p for p in reading.phrases if p.head == trigger.core and p.start < trigger.start), None)
        if own is None or reading.text(0) not in ("of", "among", "amongst") or own.start != 1 or not own.quantity:
            return []
        total = own
    before = total.start - 1
    at = reading.after_modifiers(trigger.end)
    if before == 0 and reading.text(0) in ("among", "amongst") and reading.text(at) in COPULAS:
        first = reading.starting.get(at + 1)
        fit = first is not None and reading.rank(first) in ("counted", "single")
        return [(p, None, "part") for p in list_from(reading, first, trigger)] if first and fit else []
    told = reading.text(trigger.end).startswith("includ") or reading.text(trigger.end) in ("were", "are")
    listed = reading.starting.get(trigger.end + 1) if told else None
    if listed is not None and reading.rank(listed) in ("counted", "single"):
        return [(p, None, "part") for p in list_from(reading, listed, trigger)]
    if reading.text(before) in ("among", "amongst") and reading.kind(before - 1) == "X":
        left = reading.ending.get(_before_auxiliaries(reading, before))
        fit = left is not None and reading.rank(left) in ("counted", "single")
        return [(p, None, "part") for p in with_list_before(reading, left, trigger)] if left and fit else []
    if reading.text(before) != "of" or _before_trigger(reading, trigger.end):
        return []
    first, at = reading.ending.get(before), trigger.end
    if first is None and before == 0 and reading.kind(trigger.end) == ",":
        first = reading.starting.get(trigger.end + 1)
        at = first.end if first else at
    if first is None or not first.bare or first.quantity is None or reading.text(at) not in COPULAS:
        return []
    return [] if _before_trigger(reading, at) else share_list(reading, first, at)


def _before_auxiliaries(reading: Reading, at: int) -> int:
    while reading.kind(at - 1) in "XR":
        at -= 1
    return at


def share_list(reading: Reading, first: Phrase, at: int) -> list[tuple[Phrase, Phrase | None, str]]:
    """ "six of the dead were guards and four were cooks"."""
    found: list[tuple[Phrase, Phrase | None, str]] = []
    phrase: Phrase | None = first
    while phrase is not None:
        described = reading.starting.get(at + 1) if reading.text(at) in COPULAS else None
        found.append((phrase, described, "part"))
        if described is None:
            break
        at = reading.after_modifiers(reading.extent(described))
        while reading.kind(at) in ",C":
            at += 1
        phrase = reading.starting.get(at)
        if phrase is None or phrase.quantity is None or not (phrase.bare or phrase.more):
            break
        at = phrase.end
        if reading.text(at) not in COPULAS:
            break
    return found
