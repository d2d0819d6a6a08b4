"""The victims a trigger looks at: to its left (subjects) or to its right (objects)."""

from __future__ import annotations

from pipeline.casualties.lists import (
    REFLEXIVES,
    covering,
    head_of_chain,
    is_object,
    list_from,
    with_list_before,
    with_parsed_list,
)
from pipeline.casualties.phrases import Phrase
from pipeline.casualties.reading import REPORTING, Reading, collective, opens_clause
from pipeline.casualties.reflexives import with_antecedents
from pipeline.casualties.triggers import COSTING, Trigger
from pipeline.casualties.victims import person_word

RAISING = frozenset(
    "reported believed feared presumed said thought confirmed known found forced left declared listed pronounced "
    "understood alleged claimed rumoured rumored made officially among went gone going "
    "escaped emerged survived go remain remains remained stayed lay lie lying".split()
)
HOPS = 2  # how many unfit phrases a search to the left may pass
LONGEST_INSERTION = 14  # words between two commas that may part a subject from its verb


def left_victims(reading: Reading, trigger: Trigger) -> list[Phrase]:
    """The phrases before the trigger that it says something about, in text order."""
    nearest = _adjacent(
        reading, trigger.core if trigger.core > trigger.start and _own_noun(reading, trigger) else trigger.start
    )
    chosen = head_of_chain(reading, nearest, trigger) if nearest else None
    parsed = _parsed_subject(reading, trigger)
    if parsed and chosen and reading.rank(parsed, trigger) == "single" and not chosen.named:
        parsed = None  # "He worried about workers held hostage"
    if parsed and parsed is not chosen and (chosen is None or is_object(reading, chosen)):
        chosen = parsed
    if chosen is None and nearest is not None:
        chosen = _further_left(reading, nearest, trigger)
        if chosen and not chosen.quantity and reading.kind(trigger.start) == "I":
            return []  # "He spent 12 years behind bars"
    if chosen is None:
        return []
    found = with_parsed_list(reading, with_list_before(reading, chosen, trigger), trigger)
    return [*found, *_set_beside(reading, found[-1], trigger)]


def _set_beside(reading: Reading, last: Phrase, trigger: Trigger) -> list[Phrase]:
    """Further subjects between commas: "A member of the council, along with two of his sons, was shot"."""
    at = reading.extent(last)
    joined = reading.joiner(at + 1) if reading.kind(at) == "," else reading.joiner(at)
    first = reading.starting.get(joined) if joined is not None and joined < trigger.start else None
    return list_from(reading, first, trigger) if first and reading.rank(first, trigger) in ("counted", "single") else []


def _own_noun(reading: Reading, trigger: Trigger) -> bool:
    return reading.kind(trigger.start) == "N"


def _adjacent(reading: Reading, at: int) -> Phrase | None:
    """The phrase that ends before word ``at``, past auxiliaries, adverbs, insertions and other predicates."""
    i = at
    while i > 0:
        insertion = next((n for n in reading.insertions if n.end == i and n.start < i), None)
        if insertion:
            i = insertion.start
            continue
        kind = reading.kind(i - 1)
        if reading.text(i - 1) in ("whom", "them") and reading.text(i - 2) == "of" and i - 2 in reading.ending:
            return reading.ending[i - 2]
        phrase = reading.ending.get(i) or covering(reading, i - 1)
        if phrase and phrase.start < i and _only_says(reading, phrase):
            i = phrase.start - 1
            continue
        if phrase and phrase.start < i:
            return phrase
        if kind == "I" and reading.text(i) == "being":
            return _clause_subject(reading, i - 1)
        if (
            kind in "XR"
            or reading.text(i - 1) in ("who", "which", "whom", "whose")
            or (kind == "S" and reading.text(i - 1) == "that")
            or (kind == "T" and reading.text(i - 2) in RAISING | {"had", "have"})
            or (kind == "T" and reading.ending.get(i - 1) and _forced(reading, reading.ending[i - 1]))
        ):
            i -= 1
        elif i - 1 in reading.firing and reading.firing[i - 1].frame in ("participle", "state"):
            i = reading.firing[i - 1].start
        elif (
            (kind == "V" and reading.text(i - 1) in RAISING)
            or (
                kind == "C"
                and (i - 2 in reading.firing or (reading.kind(i - 2) == "V" and reading.text(i - 2).endswith("ed")))
            )
            or (kind == "V" and reading.text(i - 1).endswith("ed") and reading.kind(i) in "C,")
        ):
            i -= 1
        elif kind == "," and reading.text(i) in ("who", "whom") and i - 1 in reading.ending:
            i -= 1  # "the imam, who died at once"
        elif kind in ",-)":
            opener = _opener(reading, i - 1)
            if opener is None:
                return None
            i = opener
        else:
            return None
    return None


def _only_says(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase inside a relative clause tells of its victims: "three men who villagers said had been shot"."""
    return reading.text(phrase.start - 1) in ("who", "whom", "that") and reading.text(phrase.end) in REPORTING


def _clause_subject(reading: Reading, at: int) -> Phrase | None:
    """The subject of the clause that ends before ``at``: "Two drivers were freed after being abducted"."""
    for phrase in reversed([p for p in reading.phrases if p.end <= at]):
        if reading.kind(phrase.end) in "XV" and reading.rank(phrase):
            return phrase
    return None


def _forced(reading: Reading, phrase: Phrase) -> bool:
    return reading.text(phrase.start - 1) in (
        "forced",
        "forcing",
        "forces",
        "caused",
        "causing",
        "made",
        "prompted",
        "led",
    )


def _opener(reading: Reading, closing: int) -> int | None:
    """Where the insertion that ends with the comma, dash or bracket at ``closing`` opens; None where none does."""
    kind = "(" if reading.kind(closing) == ")" else reading.kind(closing)
    if kind == "," and (closing - 1 in reading.firing or reading.kind(closing - 1) == "V"):
        return closing  # a list of predicates: "captured, tortured and killed"
    for at in range(closing - 1, max(-1, closing - LONGEST_INSERTION - 1), -1):
        if reading.kind(at) == kind and at > 0:
            return at
        if reading.kind(at) in ";.:":
            return None
    return None


def _parsed_subject(reading: Reading, trigger: Trigger) -> Phrase | None:
    verbs = [*range(trigger.start, trigger.end), *_verbs_before(reading, trigger.start)]
    subject = next((reading.subjects[i] for i in verbs if i in reading.subjects), None)
    if subject is None or subject >= trigger.start:
        return None
    phrase = covering(reading, subject)
    return phrase if phrase and reading.rank(phrase, trigger) else None


def _verbs_before(reading: Reading, at: int) -> list[int]:
    """The verbs and auxiliaries that lead to a trigger: "have been found" of "have been found unharmed"."""
    first = at
    while reading.kind(first - 1) in "XR" or reading.text(first - 1) in RAISING:
        first -= 1
    return list(range(at - 1, first - 1, -1))


def _further_left(reading: Reading, phrase: Phrase, trigger: Trigger) -> Phrase | None:
    """The nearest fit phrase further left in the same clause: "Four soldiers guarding the bridge were killed"."""
    before = [p for p in reading.phrases if p.end <= phrase.start]
    for candidate in reversed(before[-HOPS:]):
        between = [reading.kind(i) for i in range(candidate.end, phrase.start)]
        passed = range(candidate.end, phrase.start)
        roles = [reading.text(i) for i in passed] == ["and"] and reading.rank(candidate, trigger) == "single"
        if roles and person_word(reading.text(phrase.head)):
            return candidate  # "A farmer and part-time preacher was killed" is one person
        if any(k in ",;:.SC(" for k in between) or any(
            i in reading.firing or reading.text(i) in REPORTING for i in passed
        ):
            return None
        if reading.rank(candidate, trigger):
            return candidate
    return None


def right_victims(reading: Reading, trigger: Trigger) -> list[Phrase]:
    """The phrases after the trigger that it says something about, in text order; none where no object stands there."""
    at = trigger.end
    while reading.kind(at) == "R" and at not in reading.starting:
        at += 1
    if reading.kind(at) == "C" and at + 1 in reading.firing:  # "abducted and killed four soldiers"
        return right_victims(reading, reading.firing[at + 1])
    if reading.kind(at) == ":" and (told := reading.starting.get(at + 1)) and told.bare and told.quantity:
        return [told]  # "Perpetrators killed: 2"
    first = reading.starting.get(at)
    if first is None:
        return []
    if reading.text(trigger.core) in COSTING and (second := reading.starting.get(reading.extent(first))):
        if reading.text(second.head) in ("life", "lives"):
            return [first] if reading.rank(first, trigger) else []  # "cost nine men their lives"
        return [second] if second.quantity and reading.rank(second, trigger) else []  # "cost the army nine men"
    if first.quantity and not reading.rank(first, trigger) and reading.text(first.end) in ("and", ","):
        second = reading.starting.get(first.end + 1)  # "captured three tanks and 40 soldiers"
        first = second if second and second.quantity and reading.rank(second, trigger) else first
    rank = reading.rank(first, trigger)
    inner = reading.of_phrase(first)
    if not rank and inner is not None and collective(reading, first) and reading.rank(inner, trigger):
        first, rank = inner, reading.rank(inner, trigger)
    reflexive = reading.text(first.start) in REFLEXIVES
    if not (rank or reflexive) or (opens_clause(reading, first) and not _relative_or_gerund(reading, first)):
        return [first] if rank and trigger.frame == "gerund" else []
    return with_antecedents(reading, list_from(reading, first, trigger), trigger)


def _relative_or_gerund(reading: Reading, phrase: Phrase) -> bool:
    """Whether what follows the phrase describes it ("soldiers sent to the valley"), with no auxiliary of a clause."""
    at = reading.after_modifiers(reading.extent(phrase))
    return reading.kind(at) == "V" and at not in reading.firing
