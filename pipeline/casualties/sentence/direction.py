"""The victims a trigger looks at: to its left (subjects) or to its right (objects)."""

from __future__ import annotations

from collections.abc import Callable

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
from pipeline.casualties.sentence.triggers import COSTING, Trigger
from pipeline.language.en.classes import words

RAISING = words("casualties.raising")
FORCING = words("casualties.forcing")
CARRIERS = words("casualties.carriers")
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


def subject_phrase(reading: Reading, trigger: Trigger) -> Phrase | None:
    """The phrase that stands where a trigger's subject does, whether it can be a victim or not."""
    return _adjacent(reading, trigger.start)


def _set_beside(reading: Reading, last: Phrase, trigger: Trigger) -> list[Phrase]:
    """Further subjects between commas: "A member of the council, along with two of his sons, was shot"."""
    at = reading.extent(last)
    joined = reading.joiner(at + 1) if reading.kind(at) == "," else reading.joiner(at)
    first = reading.starting.get(joined) if joined is not None and joined < trigger.start else None
    return list_from(reading, first, trigger) if first and reading.rank(first, trigger) in ("counted", "single") else []


def _own_noun(reading: Reading, trigger: Trigger) -> bool:
    return reading.kind(trigger.start) == "N"


def _adjacent(reading: Reading, at: int) -> Phrase | None:
    """The phrase that ends before word ``at``, past all that STEPS can pass."""
    while at > 0:
        reached = next((r for step in STEPS if (r := step(reading, at)) is not None), None)
        if not isinstance(reached, int):
            return reached
        at = reached
    return None


def _past_insertion(reading: Reading, at: int) -> int | None:
    """ "Six men, including two cooks, | were killed"; not "six men were shot, including two | who died"."""
    if reading.text(at) in ("who", "that") and reading.kind(at - 1) not in ",)-":
        return None
    return next((n.start for n in reading.insertions if n.end == at and n.start < at), None)


def _counted_of_whom(reading: Reading, at: int) -> Phrase | None:
    """ "... four, two of whom | were killed"."""
    of = reading.text(at - 1) in ("whom", "them") and reading.text(at - 2) == "of"
    return reading.ending.get(at - 2) if of else None


def _phrase_before(reading: Reading, at: int) -> Phrase | int | None:
    """The phrase itself: "Four guards | died"; past one that only reports: "men who villagers | said had died"."""
    phrase = reading.ending.get(at) or covering(reading, at - 1)
    if phrase is None or phrase.start >= at:
        return None
    only_says = reading.text(phrase.start - 1) in ("who", "whom", "that") and reading.text(phrase.end) in REPORTING
    return phrase.start - 1 if only_says else phrase


def _before_being(reading: Reading, at: int) -> Phrase | int | None:
    """The subject of the clause before: "Two drivers were freed after | being abducted"; 0 where it has none."""
    if reading.kind(at - 1) != "I" or reading.text(at) != "being":
        return None
    for phrase in reversed([p for p in reading.phrases if p.end < at]):
        if reading.kind(phrase.end) in "XV" and reading.rank(phrase):
            return phrase
    return 0


def _past_auxiliary(reading: Reading, at: int) -> int | None:
    """ "who have | been killed", "believed to | have died", "forced 30 people to | flee"."""
    kind, text = reading.kind(at - 1), reading.text(at - 1)
    if kind in "XR" or text in ("who", "which", "whom", "whose") or (kind == "S" and text == "that"):
        return at - 1
    if kind != "T":
        return None
    forced = reading.ending.get(at - 1)
    led = forced is not None and reading.text(forced.start - 1) in FORCING
    return at - 1 if led or reading.text(at - 2) in RAISING or reading.text(at - 2) in ("had", "have") else None


def _past_trigger(reading: Reading, at: int) -> int | None:
    """ "Three men were wounded and | captured", past what was said of them first."""
    before = reading.firing.get(at - 1)
    return before.start if before is not None and before.frame in ("participle", "state") else None


def _past_predicate(reading: Reading, at: int) -> int | None:
    """ "Twelve men are believed | captured", "were bound and | shot", "the imam, | who died"."""
    kind = reading.kind(at - 1)
    if kind == "V":
        listed = reading.text(at - 1).endswith("ed") and reading.kind(at) in "C,"
        return at - 1 if listed or reading.text(at - 1) in RAISING else None
    if kind == "C":
        last = at - 2 - (reading.kind(at - 2) == ",")  # "targeted, shot, and | killed"
        told = reading.kind(last) == "V" and reading.text(last).endswith("ed")
        return last + 1 if told or last in reading.firing else None
    return at - 1 if kind == "," and reading.text(at) in ("who", "whom") and at - 1 in reading.ending else None


def _past_aside(reading: Reading, at: int) -> int | None:
    """ "The mayor, a father of two, | was shot"."""
    return _opener(reading, at - 1) if reading.kind(at - 1) in ",-)" else None


def _past_lone_comma(reading: Reading, at: int) -> int | None:
    """ "One guard bringing water after an attack, | was killed": a comma that no other pairs, before the verb."""
    if reading.kind(at - 1) != "," or reading.kind(at) != "X" or any(w.kind == "," for w in reading.words[: at - 1]):
        return None
    last = reading.ending.get(at - 1)
    return last.start - 1 if last is not None and reading.kind(last.start - 1) == "I" else at - 1


# How a search to the left goes on from a word: to a phrase that ends it, or to a word further left; the first that
# applies. Each has its case in its docstring, with a bar before the word.
STEPS: tuple[Callable[[Reading, int], Phrase | int | None], ...] = (
    _past_insertion, _counted_of_whom, _phrase_before, _before_being, _past_auxiliary, _past_trigger,
    _past_predicate, _past_aside, _past_lone_comma,
)  # fmt: skip


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
