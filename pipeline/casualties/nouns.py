"""Figures that nouns state: "six deaths", "the bodies of five men", "the toll rose to 12", "the dead included ..."."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.casualties.direction import list_from
from pipeline.casualties.phrases import Phrase
from pipeline.casualties.reading import Reading, is_day
from pipeline.casualties.triggers import Trigger
from pipeline.casualties.victims import THINGS

HEAVY = frozenset(
    "heavy severe serious major significant high huge massive mass large light minimal big enormous further more "
    "extensive considerable substantial some".split()
)
MEASURES = frozenset("heavy high severe light low minimal significant serious".split())
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
HELD = frozenset({"prisoners", "captives", "pows", "hostages", "detainees"})
COPULAS = frozenset({"is", "are", "was", "were", "included", "include", "includes", "including", ":"})
ECONOMIC = frozenset("financial economic job jobs crop territorial property material revenue business trade straight consecutive successive away home league".split())
UNTIL = frozenset("when after while because as although though if since before".split())

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
    if word in ("prisoners", "captives", "pows") and reading.text(start - 1) not in TAKING:
        return
    if word in ("hostages", "detainees") and reading.text(start - 1) in FREEING:
        return
    if own is not None and any(reading.text(i) in ECONOMIC for i in range(own.start, own.end)):
        return
    outer = reading.ending.get(own.start - 1) if own and own.quantity is None else None
    if own and outer and reading.text(own.start - 1) == "of" and outer.bare and outer.quantity and word not in HELD:
        victim = _victim_after(reading, trigger.end) or _sufferer(reading, outer)
        yield outer, "counted", outer.start, own.end, victim
        return
    if reading.text(trigger.end) == ":" and (told := reading.starting.get(trigger.end + 1)) and told.bare and told.quantity:
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
    if reading.text(at) == "of" and (first := reading.starting.get(at + 1)):
        if own is None or own.det not in ("no", "any"):
            yield from _of_list(reading, trigger, first, start)
        return
    if own and word not in ("victims", "prisoners") and reading.kind(trigger.core - 1) == "G" and trigger.effect == "killed":
        owner = reading.words[own.start]
        if owner.kind == "P" and own.head == trigger.core and own.start not in reading.groups and word != "bodies":
            yield own, "single", own.start, own.end, None


def _stated_in(reading: Reading, trigger: Trigger, own: Phrase) -> str:
    """How much the noun's own phrase says: counted | plural (no number) | zero | ""."""
    word = reading.text(trigger.core)
    before = reading.text(own.start - 1)
    if own.det == "no" or (before == "not" and own.quantity is not None) or (word != "victims" and before == "without"):
        return "plural" if before in ("almost", "virtually", "practically", "nearly") else "zero"
    if own.quantity is not None:
        if own.quantity.best == 0:
            return "zero"
        held = word in ("victims", "hostages", "detainees") and own.det in ("the", "own")
        if word in ("arrest", "execution", "death", "killing", "murder", "life", "body") and own.quantity.best != 1:
            return ""
        return "" if held or (own.quantity.kind == "exact" and own.quantity.best == 1 and word == "victims") else "counted"
    if own.det == "any" or before in DENYING:
        return "zero" if _denied_before(reading, own.start) else ""
    if own.det == "a" and word in ("body", "corpse"):
        return "counted"
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
        if phrase and phrase.head not in reading.places and reading.text(phrase.head) not in THINGS - {"side", "sides"}:
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


def toll_figures(reading: Reading, trigger: Trigger) -> list[tuple[Phrase, int, int, str]]:
    """The numbers of a toll: (phrase, text start, text end, role); the last number it reaches is the toll."""
    numbers: list[tuple[Phrase, str]] = []
    at = trigger.end
    while at < len(reading.words):
        if reading.text(at) in UNTIL or reading.kind(at) in ";." or (at in reading.firing and numbers):
            break
        phrase = reading.starting.get(at)
        if phrase is None:
            if reading.kind(at) == "," and numbers and not _number_follows(reading, at + 1):
                break
            at += 1
            continue
        if phrase.quantity is not None and _toll_number(reading, phrase):
            numbers.append((phrase, reading.text(phrase.start - 1)))
        elif numbers and reading.kind(phrase.start - 1) in ",C":
            break
        at = phrase.end
    if not numbers:
        return _toll_before(reading, trigger)
    found = []
    final = max((i for i, (_, lead) in enumerate(numbers) if lead not in ("from", "by")), default=None)
    for number, (phrase, lead) in enumerate(numbers):
        role = "toll" if number == final else "addend" if lead == "by" else "old"
        start = _toll_start(reading, trigger) if number == final and final == 0 else phrase.start
        found.append((phrase, start, phrase.end, role))
    return found


def _number_follows(reading: Reading, at: int) -> bool:
    while reading.kind(at) in "VIRXT" and at < len(reading.words):
        at += 1
    phrase = reading.starting.get(at)
    return phrase is not None and phrase.quantity is not None


def _toll_number(reading: Reading, phrase: Phrase) -> bool:
    """Whether the number is a toll and not a time, a place or an event that a toll sentence also counts."""
    if phrase.bare:
        return True
    return bool(reading.rank(phrase))


def _toll_start(reading: Reading, trigger: Trigger) -> int:
    own = next((p for p in reading.phrases if p.start <= trigger.core < p.end), None)
    start = own.start if own else trigger.start
    for phrase in reading.phrases:
        if reading.text(phrase.head) in ("number", "total", "tally") and 0 < start - phrase.start <= 5:
            return phrase.start
    return start


def _toll_before(reading: Reading, trigger: Trigger) -> list[tuple[Phrase, int, int, str]]:
    """A toll's number before it: "bringing to 21 the death toll"."""
    start = _toll_start(reading, trigger)
    phrase = reading.ending.get(start)
    if phrase is not None and phrase.bare and phrase.quantity is not None:
        return [(phrase, phrase.start, trigger.end, "toll")]
    own = reading.starting.get(start)
    if own is not None and own.quantity is not None:
        return [(own, own.start, own.end, "toll")]
    return []


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
        if first is not None and first.quantity is not None and first.bare and reading.text(before) == "of":
            return None if _before_trigger(reading, own.end) else _shares(reading, first, own.end)
        if reading.kind(before - 1) == "X" and (left := reading.ending.get(_before_auxiliaries(reading, before))):
            if reading.rank(left) in ("counted", "single"):
                return [(left, None, "part")]
    inverted = named or (trigger.frame in ("participle", "state") and reading.text(trigger.start - 1) in ("also", ""))
    if inverted and trigger.frame in ("participle", "state", "noun") and reading.text(trigger.end) in COPULAS:
        first = reading.starting.get(trigger.end + 1)
        if first is not None and reading.rank(first) in ("counted", "single"):
            role = "main" if reading.text(trigger.start - 1) == "also" else "part"
            return [(p, None, role) for p in list_from(reading, first, trigger)]
    return None


def _before_trigger(reading: Reading, at: int) -> bool:
    """Whether a trigger follows past auxiliaries and adverbs: "two of the wounded later died"."""
    while reading.kind(at) in "XR":
        at += 1
    return at in reading.firing


def shares_of_total(reading: Reading, trigger: Trigger) -> list[tuple[Phrase, Phrase | None, str]]:
    """Parts of a total that stands in an "of" or "among" phrase of its own.

    "Eight of the 20 dead were children", "Of the 20 dead, eight were children",
    "Three children were among the 12 people killed".
    """
    total = reading.ending.get(trigger.start)
    if total is None or total.quantity is None:
        own = next((p for p in reading.phrases if p.head == trigger.core and p.start < trigger.start), None)
        if own is None or reading.text(0) != "of" or own.start != 1:
            return []
        total = own
    before = total.start - 1
    if reading.text(before) in ("among", "amongst") and reading.kind(before - 1) == "X":
        left = reading.ending.get(_before_auxiliaries(reading, before))
        return [(left, None, "part")] if left and reading.rank(left) in ("counted", "single") else []
    if reading.text(before) != "of" or _before_trigger(reading, trigger.end):
        return []
    first, at = reading.ending.get(before), trigger.end
    if first is None and before == 0 and reading.kind(trigger.end) == ",":
        first = reading.starting.get(trigger.end + 1)
        at = first.end if first else at
    if first is None or not first.bare or first.quantity is None or reading.text(at) not in COPULAS:
        return []
    return [] if _before_trigger(reading, at) else _shares(reading, first, at)


def _before_auxiliaries(reading: Reading, at: int) -> int:
    while reading.kind(at - 1) in "XR":
        at -= 1
    return at


def _shares(reading: Reading, first: Phrase, at: int) -> list[tuple[Phrase, Phrase | None, str]]:
    """ "eight of the dead were Taliban members and two were passers-by"."""
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
