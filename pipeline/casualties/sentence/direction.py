"""The victims a trigger looks at: to its left (subjects) or to its right (objects)."""

from __future__ import annotations

from pipeline.casualties.sentence.lists import (
    REFLEXIVES,
    covering,
    head_of_chain,
    is_object,
    list_from,
    with_list_before,
    with_parsed_list,
)
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import REPORTING, Reading, collective, opens_clause
from pipeline.casualties.sentence.reflexives import with_antecedents
from pipeline.casualties.sentence.relatives import before_relative, in_relative
from pipeline.casualties.sentence.subject_search import RAISING, subject_before
from pipeline.casualties.sentence.triggers import COSTING, Trigger
from pipeline.language.en.classes import words

CARRIERS = words("casualties.carriers")
HOPS = 2  # how many unfit phrases a search to the left may pass


def left_victims(reading: Reading, trigger: Trigger) -> list[Phrase]:
    """The phrases before the trigger that it says something about, in text order."""
    nearest = subject_before(reading, trigger.core if _own_noun(reading, trigger) else trigger.start)
    chosen = head_of_chain(reading, nearest, trigger) if nearest else None
    parsed = _parsed_subject(reading, trigger)
    if parsed and chosen and reading.rank(parsed, trigger) == "single" and not chosen.named:
        parsed = None  # "He worried about workers held hostage"
    if parsed and parsed is not chosen and (chosen is None or is_object(reading, chosen)):
        chosen = parsed
    if chosen is None and nearest is not None:
        chosen = _further_left(reading, nearest, trigger)
        chosen = (head_of_chain(reading, chosen, trigger) or chosen) if chosen else None
        if chosen and not chosen.quantity and reading.kind(trigger.start) == "I":
            return []  # "He spent 12 years behind bars"
    if chosen is not None and (lead := before_relative(reading, chosen, trigger)) is not None:
        chosen = lead
    if chosen is None:
        return _of_the_predicate_before(reading, trigger)
    found = with_parsed_list(reading, with_list_before(reading, chosen, trigger), trigger)
    return [*found, *_set_beside(reading, found[-1], trigger)]


def _of_the_predicate_before(reading: Reading, trigger: Trigger) -> list[Phrase]:
    """The subjects of a first predicate that a second one shares: "Two men were abducted by rebels and | found dead",
    "was arrested in Dara, tortured, then | shot"."""
    if trigger.frame not in ("participle", "state") or not _coordinated(reading, trigger.start):
        return []
    before = [t for t in reading.triggers if t.end <= trigger.start and t.frame in ("participle", "state")]
    return next((found for t in reversed(before) if (found := left_victims(reading, t))), [])


def _coordinated(reading: Reading, at: int) -> bool:
    """Whether an "and", or a comma of a list of predicates, leads to the predicate whose trigger is at ``at``."""
    first = at
    while reading.kind(first - 1) in "XR" or reading.text(first - 1) in RAISING:
        first -= 1
    if reading.kind(first - 1) == "C":
        return True
    return (
        reading.kind(first - 1) == ","
        and first < at
        and (reading.kind(first - 2) == "V" or first - 2 in reading.firing)
    )


def _set_beside(reading: Reading, last: Phrase, trigger: Trigger) -> list[Phrase]:
    """Further subjects between commas: "A member of the council, along with two of his sons, was shot"."""
    at = reading.extent(last)
    joined = reading.joiner(at + 1) if reading.kind(at) == "," else reading.joiner(at)
    first = reading.starting.get(joined) if joined is not None and joined < trigger.start else None
    return list_from(reading, first, trigger) if first and reading.rank(first, trigger) in ("counted", "single") else []


def _own_noun(reading: Reading, trigger: Trigger) -> bool:
    """Whether the trigger begins with its own victim: "families fled"."""
    return trigger.core > trigger.start and reading.kind(trigger.start) == "N"


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
        one = candidate.quantity is not None and candidate.quantity.best == 1
        roles = [reading.text(i) for i in passed] == ["and"] and (one or reading.rank(candidate, trigger) == "single")
        if roles and reading.nouns.is_person(reading.text(phrase.head)):
            return candidate  # "A farmer and part-time preacher was killed" is one person
        if _beside_things(reading, candidate, phrase, trigger):
            return candidate
        if _only_described(reading, candidate, phrase, trigger):
            return candidate
        if any(k in ",;:.SC(" for k in between) or any(
            i in reading.firing or reading.text(i) in REPORTING for i in passed
        ):
            return None
        if reading.rank(candidate, trigger):
            return candidate
    return None


def _beside_things(reading: Reading, candidate: Phrase, things: Phrase, trigger: Trigger) -> bool:
    """Whether things are told of together with people counted before them: "Seven men and three cars were seized"."""
    joined = [reading.text(i) for i in range(candidate.end, things.start)] == ["and"]
    counted = not candidate.bare and reading.rank(candidate, trigger) == "counted"
    return joined and counted and reading.text(things.head) in reading.nouns.things


def _only_described(reading: Reading, candidate: Phrase, nearest: Phrase, trigger: Trigger) -> bool:
    """Whether a first casualty word without a verb only describes the subject: "Three men missing since Tuesday were
    found dead", "Two boys reported missing in May have died"."""
    at = candidate.end + (reading.text(candidate.end) in RAISING)
    first = reading.firing.get(at)
    if first is None or first.frame not in ("state", "participle") or not reading.rank(candidate, trigger):
        return False
    finite = any(reading.kind(i) == "X" for i in range(nearest.end, trigger.start))
    return finite and not any(reading.kind(i) in "XVCS,;:." for i in range(first.end, nearest.start))


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
        return _costs(reading, trigger, first, second)
    first = _past_things(reading, trigger, first)
    rank = reading.rank(first, trigger)
    inner = reading.of_phrase(first)
    if not rank and inner is not None and collective(reading, first) and reading.rank(inner, trigger):
        first, rank = inner, reading.rank(inner, trigger)
    reflexive = reading.text(first.start) in REFLEXIVES
    clause = opens_clause(reading, first) and not (in_relative(reading, trigger) or _relative_or_gerund(reading, first))
    if not (rank or reflexive) or clause:
        return [first] if rank and trigger.frame == "gerund" else []
    return with_antecedents(reading, list_from(reading, first, trigger), trigger)


def _costs(reading: Reading, trigger: Trigger, first: Phrase, second: Phrase) -> list[Phrase]:
    """Whom a loss costs and what: "cost nine men their lives", "cost the army nine men"."""
    if reading.text(second.head) in ("life", "lives"):
        return [first] if reading.rank(first, trigger) else []
    return [second] if second.quantity and reading.rank(second, trigger) else []


def _past_things(reading: Reading, trigger: Trigger, first: Phrase) -> Phrase:
    """The persons counted after things: "captured three tanks and 40 soldiers", "seized a ship with a crew of 22"."""
    carried = reading.starting.get(first.end + 1) if reading.text(first.end) in ("with", "carrying") else None
    if trigger.effect == "captured" and carried and carried.quantity and reading.text(first.head) in CARRIERS:
        return carried if reading.rank(carried, trigger) == "counted" else first
    if not first.quantity or reading.rank(first, trigger) or reading.text(first.end) not in ("and", ","):
        return first
    second = reading.starting.get(first.end + 1)
    return second if second and second.quantity and reading.rank(second, trigger) else first


def _relative_or_gerund(reading: Reading, phrase: Phrase) -> bool:
    """Whether what follows the phrase describes it ("soldiers sent to the valley"), with no auxiliary of a clause."""
    at = reading.after_modifiers(reading.extent(phrase))
    return reading.kind(at) == "V" and at not in reading.firing
