"""Figures that nouns state: "six deaths", "the bodies of five men", "the toll rose to 12", "the dead included ..."."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading, is_day
from pipeline.casualties.sentence.triggers import Trigger

HEAVY = frozenset(
    "heavy severe serious major significant high huge massive mass large light minimal big enormous further more "
    "extensive considerable substantial some".split()
)
MEASURES = frozenset("heavy high severe light low minimal significant serious".split())
ONE_LOSS = frozenset("death murder killing assassination execution".split())  # "Karim's murder"
COUNTABLE = frozenset("life lives".split())
LOSING = frozenset(
    "claim claims claimed claiming cost costs costing took take taken taking lost lose losing loses".split()
)
TAKING = frozenset(
    "take takes took taken taking captured capture captures capturing seized seize seizes seizing".split()
)
FREEING = frozenset(
    "free freed frees freeing release released releases releasing swap swapped exchange exchanged rescue rescued "
    "rescuing executed killed killing shot execute".split()
)
DENYING = frozenset("deny denies denied denying".split())
SUFFERING = frozenset("suffer suffered suffers suffering sustain sustained sustaining incurred took taken".split())
ATTACKS = frozenset("attack attacks offensive assault raid raids ambush strike strikes bombing shelling".split())
UNKNOWN = frozenset("unknown unclear uncertain mystery not unresolved".split())
HARM = frozenset({"injury", "injuries"})  # "injuries to 21 more"
HELD = frozenset({"prisoners", "captives", "pows", "hostages", "detainees"})
ECONOMIC = frozenset(
    "financial economic job jobs crop territorial property material revenue business trade straight consecutive "
    "successive away home league".split()
)

Stated = tuple[Phrase, str, int, int, Phrase | None]  # phrase, rank, text start, text end, victim


def noun_figures(reading: Reading, trigger: Trigger) -> Iterator[Stated]:
    own = next((p for p in reading.phrases if p.start <= trigger.core < p.end), None)
    word = reading.text(trigger.core)
    at = trigger.end - 1 if reading.text(trigger.end - 1) == "of" else trigger.end
    start = own.start if own else trigger.start
    if own is not None and own.head != trigger.core and reading.kind(own.head) in "NP" and own.head > trigger.core:
        return
    if word in COUNTABLE and not _lives_lost(reading, start, trigger.end):
        return
    taken = reading.text(start - 1) in TAKING or _next_verb(reading, trigger.end) in TAKING
    if word in ("prisoners", "captives", "pows") and not taken:
        return
    if word in ("hostages", "detainees") and {reading.text(start - 1), _next_verb(reading, trigger.end)} & FREEING:
        return
    if own is not None and any(reading.text(i) in ECONOMIC for i in range(own.start, own.end)):
        return
    outer = reading.ending.get(own.start - 1) if own and own.quantity is None else None
    uncounted = outer is not None and outer.quantity is not None and reading.text(outer.quantity.start) == "many"
    if own and word == "victims" and own.quantity is None and _fires_after(reading, own.end):
        return  # "One of the victims later died"
    shared = own is not None and reading.text(own.start - 1) == "of" and word not in HELD and not uncounted
    if own and outer and shared and outer.bare and outer.quantity:
        victim = _victim_after(reading, trigger.end) or _sufferer(reading, outer)
        yield outer, "counted", outer.start, own.end, victim
        return
    if (
        reading.text(trigger.end) == ":"
        and (told := reading.starting.get(trigger.end + 1))
        and told.bare
        and told.quantity
    ):
        yield told, "counted", start, told.end, None
        return
    if own and [reading.text(i) for i in range(own.end, own.end + 3)] == ["in", "a", "row"]:
        return
    stated = own and _stated_in(reading, trigger, own)
    if own and stated:
        victim = _victim_after(reading, trigger.end)
        if victim is None and word in ("casualties", "losses", "fatalities", "victims", "deaths"):
            victim = _sufferer(reading, own)
        yield own, stated, own.start, own.end, victim
        return
    if word in ("whereabouts", "fate") and not any(w.text in UNKNOWN for w in reading.words[at:]):
        return
    if (reading.text(at) == "of" or (reading.text(at) == "to" and word in HARM)) and (
        first := reading.starting.get(at + 1)
    ):
        if own is None or own.det not in ("no", "any"):
            yield from _of_list(reading, trigger, first, start)
        return
    if own and word in ONE_LOSS and reading.kind(trigger.core - 1) == "G":
        owner = reading.words[own.start]
        if owner.kind == "P" and own.head == trigger.core and own.start not in reading.groups:
            yield own, "single", own.start, own.end, None


def _fires_after(reading: Reading, at: int) -> bool:
    while reading.kind(at) in "XR":
        at += 1
    return at in reading.firing


def _next_verb(reading: Reading, at: int) -> str:
    while reading.kind(at) in "XR":
        at += 1
    return reading.text(at)


def _stated_in(reading: Reading, trigger: Trigger, own: Phrase) -> str:
    """How much the noun's own phrase says: counted | plural (no number) | zero | ""."""
    word = reading.text(trigger.core)
    before = reading.text(own.start - 1)
    if own.det == "no" or (before == "not" and own.quantity is not None) or (word != "victims" and before == "without"):
        return "plural" if before in ("almost", "virtually", "practically", "nearly") else "zero"
    if own.quantity is not None:
        if own.quantity.best == 0:
            return "zero"
        definite = own.det in ("the", "own") or any(reading.text(i) == "the" for i in range(own.start, own.head))
        held = word in ("victims", "hostages", "detainees") and definite
        if word in ("arrest", "execution", "death", "killing", "murder", "life", "body") and own.quantity.best != 1:
            return ""
        return (
            "" if held or (own.quantity.kind == "exact" and own.quantity.best == 1 and word == "victims") else "counted"
        )
    if own.det == "any" or (before in DENYING and word != "victims"):
        return "zero" if _denied_before(reading, own.start) else ""
    if own.det == "a" and word in ("body", "corpse"):
        owner = next((i for i in range(own.start, own.head) if reading.kind(i) == "G"), None)
        return "counted" if owner is None or reading.nouns.is_person(reading.text(owner - 1)) else ""  # "a man's body"
    if word not in ("casualties", "losses", "fatalities", "deaths"):
        return ""
    heavy = any(reading.text(i) in HEAVY for i in range(own.start, own.head))
    return "plural" if heavy or _predicated(reading, trigger.end) else ""


def _predicated(reading: Reading, at: int) -> bool:
    """Whether the clause calls the casualties heavy or low: "casualties were heavy on both sides"."""
    for i in range(at, min(at + 8, len(reading.words))):
        if reading.kind(i) in ",;.S":
            return False
        if reading.kind(i) == "X":
            at = i + 1
            while reading.kind(at) == "R" or reading.text(at) in ("very", "extremely"):
                at += 1
            return reading.text(at) in MEASURES
    return False


def _denied_before(reading: Reading, at: int) -> bool:
    return any(reading.text(i) in DENYING for i in range(max(0, at - 4), at))


def _lives_lost(reading: Reading, start: int, end: int) -> bool:
    before = any(reading.text(i) in LOSING for i in range(max(0, start - 3), start))
    return before or any(reading.text(i) == "lost" for i in range(end, end + 4))


def _victim_after(reading: Reading, at: int) -> Phrase | None:
    """The victims named after the noun: "among resistance fighters", "on their rivals", "of civilians"."""
    if reading.text(at) in ("among", "amongst", "on", "of", "to"):
        phrase = reading.starting.get(at + 1)
        head = reading.text(phrase.head) if phrase else ""
        thing = head in reading.nouns.things and head not in ("side", "sides")
        if phrase and phrase.head not in reading.places and not thing:
            return phrase if not is_day(reading.words[phrase.head]) else None
    return None


def _sufferer(reading: Reading, own: Phrase) -> Phrase | None:
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


def _of_list(reading: Reading, trigger: Trigger, first: Phrase, start: int) -> Iterator[Stated]:
    """ "the deaths of six shepherds and a guide"."""
    inner = reading.of_phrase(first)
    if reading.rank(first, trigger) == "" and inner is not None and reading.rank(inner, trigger):
        first = inner
    if reading.rank(first, trigger) not in ("counted", "single"):
        return
    for phrase in list_from(reading, first, trigger):
        rank = reading.rank(phrase, trigger)
        begin = start if phrase is first else phrase.start
        yield phrase, rank, begin, reading.extent(phrase), None
