"""Figures of what may be or may have been: threats, plans, possibilities, and what is only presumed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.casualties.sentence.words import MODALS
from pipeline.language.en.classes import words

PRESUMING = words("attribution.presuming")
ACHIEVING = words("attribution.achieving")
AIMING = words("attribution.aiming")
SUSPECTING = words("attribution.suspecting")
FORCING = words("attribution.forcing")
UNCERTAIN = words("conditions")
NEAR, CLAUSE = 5, 12  # words before the trigger, before the figure


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands before a figure's trigger: its auxiliaries in order, and where the word before them is."""

    reading: Reading
    figure: Figure
    auxiliaries: tuple[str, ...]
    before: int

    @property
    def trigger(self) -> Trigger:
        return self.figure.trigger

    @property
    def presumed(self) -> bool:
        return any(a in PRESUMING for a in self.auxiliaries)

    @property
    def modal(self) -> str:
        return next((a for a in self.auxiliaries if a in MODALS), "")

    def words(self, start: int, end: int) -> list[str]:
        return [self.reading.text(i) for i in range(max(0, start), end)]


def possibility(reading: Reading, figure: Figure) -> str:
    """hypothetical: a threat, plan or possibility; reported: presumed but not known; "" otherwise."""
    auxiliaries: list[str] = []
    at = figure.trigger.start - 1
    while at >= 0 and (reading.kind(at) in "XRT" or (reading.text(at) in PRESUMING and reading.kind(at) == "V")):
        auxiliaries.insert(0, reading.text(at))
        at -= 1
    around = Surroundings(reading, figure, tuple(auxiliaries), at)
    return next((said for decide in POSSIBILITIES if (said := decide(around)) is not None), "")


def _infinitive(s: Surroundings) -> str | None:
    """ "threatened to kill 12", "believed to have died"; "managed to kill 12" and "forced 12 to flee" are facts."""
    if "to" not in s.auxiliaries or s.trigger.frame == "gerund":  # not "admit to losing nine"
        return None
    if "have" in s.auxiliaries or s.presumed:
        return "reported"
    forced = s.before >= 0 and any(w in FORCING for w in s.words(s.before - 8, s.before + 1))
    return "" if s.reading.text(s.before) in ACHIEVING or forced else "hypothetical"


def _missing_perhaps(s: Surroundings) -> str | None:
    """ "12 may be missing" is reported; "could not be found" is a fact."""
    if not s.modal or s.trigger.effect != "missing":
        return None
    return "" if s.modal == "could" else "reported"


def _past_possibility(s: Surroundings) -> str | None:
    """ "12 may have died", "could have been killed" are reported; "would have killed 12" never was."""
    if not s.modal or "have" not in s.auxiliaries:
        return None
    may = s.modal in ("may", "might") or (s.modal == "could" and "been" in s.auxiliaries)
    return "reported" if may else "hypothetical"


def _modal(s: Surroundings) -> str | None:
    """ "could kill 12"."""
    return "hypothetical" if s.modal else None


def _presumed(s: Surroundings) -> str | None:
    """ "12 are feared dead"; who is feared missing is missing."""
    if not s.presumed:
        return None
    return "" if s.trigger.effect == "missing" else "reported"


def _possible_losses(s: Surroundings) -> str | None:
    """ "could cost hundreds of lives"."""
    noun = s.trigger.frame in ("noun", "toll")
    return "hypothetical" if noun and _may(s.reading, s.figure.start) else None


def _aim(s: Surroundings) -> str | None:
    """ "a plan aimed at killing 12"."""
    near = s.words(s.trigger.start - NEAR, s.trigger.start)
    return "hypothetical" if s.trigger.frame in ("gerund", "noun") and any(w in AIMING for w in near) else None


def _suspicion(s: Surroundings) -> str | None:
    """ "accused of killing 12"."""
    near = s.words(s.trigger.start - NEAR, s.trigger.start)
    return "reported" if s.trigger.frame in ("gerund", "noun") and any(w in SUSPECTING for w in near) else None


def _condition(s: Surroundings) -> str | None:
    """ "if 12 were killed", "asked whether 12 had died", "imagine that 12 died", "let us say a bomb killed 12"."""
    first = min(s.figure.start, s.trigger.start)
    before = s.words(first - CLAUSE, first)
    return "hypothetical" if {"let", "say"} <= set(before) or any(w in UNCERTAIN for w in before) else None


# The first that has an answer decides ("" for a fact); where none has, the figure is one.
POSSIBILITIES: tuple[Callable[[Surroundings], str | None], ...] = (
    _infinitive, _missing_perhaps, _past_possibility, _modal, _presumed, _possible_losses, _aim, _suspicion, _condition,
)  # fmt: skip


def _may(reading: Reading, at: int) -> bool:
    """Whether a modal governs the verb whose object starts at ``at``: "could cost hundreds of lives"."""
    verb = next((i for i in range(at - 1, max(-1, at - 4), -1) if reading.kind(i) == "V"), None)
    return verb is not None and (reading.text(verb - 1) in MODALS or reading.text(verb - 2) in MODALS)
