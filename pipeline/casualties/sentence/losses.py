"""Nouns that tell of harm, with the words around them: "six deaths", "the bodies of five men", "heavy losses"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import BODIES, Reading, is_day
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.language.en.classes import words

COSTING_LIVES = words("casualties.costing_lives")
TAKING = words("casualties.taking")
FREEING = words("casualties.freeing")
SUFFERING = words("casualties.suffering")
DENYING = words("casualties.denying")
ATTACKS = words("casualties.attacks")
UNKNOWN = words("casualties.unknown")
HELD = words("casualties.held")
ECONOMIC = words("casualties.economic")
UNREAL = words("casualties.unreal")
LOSSES = words("casualties.losses")
SIDES = frozenset({"side", "sides"})


@dataclass(frozen=True, slots=True)
class Loss:
    """A noun of harm: its word, the phrase that holds it (None where none does), where its text starts.

    at: where what follows it begins, with the "of" of a trigger that ends in one.
    """

    word: str
    own: Phrase | None
    start: int
    at: int


def read_loss(reading: Reading, trigger: Trigger) -> Loss | None:
    """The trigger as a noun of harm; None where it is no noun, or one of those that NO_LOSSES names."""
    if trigger.frame != "noun":
        return None
    own = next((p for p in reading.phrases if p.start <= trigger.core < p.end), None)
    at = trigger.end - 1 if reading.text(trigger.end - 1) == "of" else trigger.end
    loss = Loss(reading.text(trigger.core), own, own.start if own else trigger.start, at)
    return None if any(refuses(reading, trigger, loss) for refuses in NO_LOSSES) else loss


def _names_another(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "the death squad", "the victims' fund": the noun only describes another."""
    own = loss.own
    return own is not None and own.head > trigger.core and reading.kind(own.head) in "NP"


def _lives_lived(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "nine lives changed": lives that nothing claims, costs or takes."""
    if loss.word not in ("life", "lives"):
        return False
    before = any(reading.text(i) in COSTING_LIVES for i in range(max(0, loss.start - 3), loss.start))
    return not before and not any(reading.text(i) == "lost" for i in range(trigger.end, trigger.end + 4))


def _held_already(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "The government holds 5,000 rebel prisoners": prisoners whom nobody takes."""
    if loss.word not in ("prisoners", "captives", "pows"):
        return False
    return reading.text(loss.start - 1) not in TAKING and _next_verb(reading, trigger.end) not in TAKING


def _freed(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "freed 30 hostages", "executed 12 hostages": something else befalls those who are held."""
    if loss.word not in ("hostages", "detainees"):
        return False
    if reading.text(loss.start - 1) == "of" and reading.text(loss.start - 2) in BODIES:
        return True  # "the bodies of five hostages"
    return bool({reading.text(loss.start - 1), _next_verb(reading, trigger.end)} & FREEING)


def _economic(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "30 job losses", "four straight losses", "200 mock casualties"."""
    own = loss.own
    return own is not None and any(reading.text(i) in ECONOMIC | UNREAL for i in range(own.start, own.end))


def _victims_of_more(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "One of the victims later died": what befell them follows."""
    if loss.own is None or loss.word != "victims" or loss.own.quantity is not None:
        return False
    at = loss.own.end
    while reading.kind(at) in "XR":
        at += 1
    return at in reading.firing


def _in_a_row(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "The players suffered three losses in a row"."""
    own = loss.own
    return own is not None and [reading.text(i) for i in range(own.end, own.end + 3)] == ["in", "a", "row"]


def _fate_known(reading: Reading, trigger: Trigger, loss: Loss) -> bool:
    """ "He revealed the whereabouts of two fugitives": nothing says that they are unknown."""
    return loss.word in ("whereabouts", "fate") and not any(w.text in UNKNOWN for w in reading.words[loss.at :])


# What a noun of harm tells nothing by; each has its case in its docstring.
NO_LOSSES: tuple[Callable[[Reading, Trigger, Loss], bool], ...] = (
    _names_another, _lives_lived, _held_already, _freed, _economic, _victims_of_more, _in_a_row, _fate_known,
)  # fmt: skip


def _next_verb(reading: Reading, at: int) -> str:
    while reading.kind(at) in "XR":
        at += 1
    return reading.text(at)


def none_told(reading: Reading, loss: Loss) -> str:
    """The rank of what the text says there was none of: zero, plural ("almost no deaths") or "" (it doesn't say so)."""
    own = loss.own
    if own is None:
        return ""
    before = reading.text(own.start - 1)
    negated = before == "not" and own.quantity is not None
    joined = before == "or" and (first := reading.ending.get(own.start - 1)) is not None and first.det == "no"
    if own.det == "no" or negated or joined or (loss.word != "victims" and before == "without"):
        return "plural" if before in ("almost", "virtually", "practically", "nearly") else "zero"
    if own.quantity is not None:
        return "zero" if own.quantity.best == 0 else ""
    if own.det == "any" or (before in DENYING and loss.word != "victims"):
        denied = any(reading.text(i) in DENYING for i in range(max(0, own.start - 4), own.start))
        return "zero" if denied else ""
    return ""


def victim_after(reading: Reading, at: int) -> Phrase | None:
    """The victims named after the noun: "among resistance fighters", "on their rivals", "of civilians"."""
    if reading.text(at) in ("among", "amongst", "on", "of", "to"):
        phrase = reading.starting.get(at + 1)
        head = reading.text(phrase.head) if phrase else ""
        if phrase and phrase.head not in reading.places and (head in SIDES or head not in reading.nouns.things):
            return phrase if not is_day(reading.words[phrase.head]) else None
    return None


def victims_of(reading: Reading, trigger: Trigger, loss: Loss) -> Phrase | None:
    """Whose losses the noun tells: those named after it, else who suffers them."""
    named = victim_after(reading, trigger.end)
    suffers = named is None and loss.own is not None and loss.word in LOSSES
    return sufferer(reading, loss.own) if suffers and loss.own is not None else named


def sufferer(reading: Reading, own: Phrase) -> Phrase | None:
    """Who suffers: the subject of "suffered 30 casualties" or "withdrew with heavy losses", the aim of an attack."""
    if reading.text(own.start - 1) in SUFFERING:
        return left_neighbour(reading, own.start - 1)
    if reading.text(own.start - 1) == "with" or reading.text(own.start - 2) == "with":
        before = [p for p in reading.phrases if p.end < own.start]
        return next((p for p in before[::-1] if p.pronoun or reading.rank(p) == "plural"), None)
    return attacked(reading, own.start)


def left_neighbour(reading: Reading, verb: int) -> Phrase | None:
    """The phrase before a verb, past auxiliaries, adverbs and what stands between two commas."""
    at = verb
    while reading.kind(at - 1) in "XR":
        at -= 1
    if reading.kind(at - 1) == ",":
        at = next((i for i in range(at - 2, 0, -1) if reading.kind(i) == ","), at)
    return reading.ending.get(at)


def attacked(reading: Reading, at: int) -> Phrase | None:
    """The persons that an attack before ``at`` is aimed at: "an offensive on our people which led to ..."."""
    for phrase in reversed([p for p in reading.phrases if p.end <= at]):
        if reading.text(phrase.start - 1) in ("on", "against") and reading.text(phrase.start - 2) in ATTACKS:
            return phrase if reading.rank(phrase) in ("plural", "counted") else None
    return None
