"""The victims a trigger looks at: to its left (subjects) or to its right (objects)."""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.phrases import Phrase
from pipeline.casualties.reading import REPORTING, Reading, collective, opens_clause
from pipeline.casualties.triggers import Trigger

RAISING = frozenset(
    "reported believed feared presumed said thought confirmed known found forced left declared listed pronounced "
    "understood alleged claimed rumoured rumored made officially among went gone going go remain remains remained stayed lay lie lying gunned".split()
)
LEAVING = frozenset("left leaves leave leaving found finding made making rendered with".split())  # "left five dead"
HOPS = 2  # how many unfit phrases a search to the left may pass
LONGEST_INSERTION = 14  # words between two commas that may part a subject from its verb


def left_victims(reading: Reading, trigger: Trigger) -> list[Phrase]:
    """The phrases before the trigger that it says something about, in text order."""
    nearest = _adjacent(reading, trigger.core if trigger.core > trigger.start and _own_noun(reading, trigger) else trigger.start)
    chosen = _head_of_chain(reading, nearest, trigger) if nearest else None
    parsed = _parsed_subject(reading, trigger)
    if parsed and parsed is not chosen and (chosen is None or _is_object(reading, chosen)):
        chosen = parsed
    if chosen is None and nearest is not None:
        chosen = _further_left(reading, nearest, trigger)
    return _with_parsed_list(reading, _with_list_before(reading, chosen, trigger), trigger) if chosen else []


def _with_parsed_list(reading: Reading, found: list[Phrase], trigger: Trigger) -> list[Phrase]:
    """The list with the items that only the parse joins to it, past a long description of one of them."""
    subject = reading.subjects.get(trigger.core)
    if subject is None or not any(p.start <= i < p.end for i in reading.lists.get(subject, ()) for p in found):
        return _with_plural_item(reading, found, trigger)
    phrase = _covering(reading, subject)
    if phrase is None or phrase in found or phrase.start > found[0].start:
        return found
    return [phrase, *found] if reading.rank(phrase, trigger) in ("counted", "single") else found


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
        phrase = reading.ending.get(i) or _covering(reading, i - 1)
        if phrase and phrase.start < i:
            return phrase
        if kind == "I" and reading.text(i) == "being":
            return _clause_subject(reading, i - 1)
        if kind in "XR" or (kind == "S" and reading.text(i - 1) in ("who", "which", "that", "whom")) or (kind == "T" and reading.text(i - 2) in RAISING | {"had", "have"}) or (kind == "T" and reading.ending.get(i - 1) and _forced(reading, reading.ending[i - 1])):
            i -= 1
        elif i - 1 in reading.firing and reading.firing[i - 1].frame in ("participle", "state"):
            i = reading.firing[i - 1].start
        elif (kind == "V" and reading.text(i - 1) in RAISING) or (kind == "C" and (i - 2 in reading.firing or (reading.kind(i - 2) == "V" and reading.text(i - 2).endswith("ed")))) or (kind == "V" and reading.text(i - 1).endswith("ed") and reading.kind(i) in "C,"):
            i -= 1
        elif kind in ",-)":
            opener = _opener(reading, i - 1)
            if opener is None:
                return None
            i = opener
        else:
            return None
    return None


def _clause_subject(reading: Reading, at: int) -> Phrase | None:
    """The subject of the clause that ends before ``at``: "Two drivers were freed after being abducted"."""
    for phrase in reversed([p for p in reading.phrases if p.end <= at]):
        if reading.kind(phrase.end) in "XV" and reading.rank(phrase):
            return phrase
    return None


def _covering(reading: Reading, at: int) -> Phrase | None:
    """The phrase that holds word ``at`` and reaches into a trigger ("Up to 60 families" of "families left")."""
    return next((p for p in reading.phrases if p.start <= at < p.end), None)


def _forced(reading: Reading, phrase: Phrase) -> bool:
    return reading.text(phrase.start - 1) in ("forced", "forcing", "forces", "caused", "causing", "made", "prompted", "led")


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


def _head_of_chain(reading: Reading, phrase: Phrase, trigger: Trigger) -> Phrase | None:
    """The outermost fit phrase of a chain joined by prepositions: "nine members of the patrol"."""
    chosen = phrase if reading.rank(phrase, trigger) else None
    if chosen and phrase.bare and phrase.end == trigger.start:
        return chosen  # "three of the nine wounded"
    at = phrase
    while reading.kind(at.start - 1) == "I" and reading.joiner_before(at.start) is None:
        outer = reading.ending.get(at.start - 1)
        if outer is None:
            break
        if reading.text(outer.end) == "of" and not (outer.bare or collective(reading, outer) or reading.rank(outer, trigger)):
            return None  # "the town of 8,000 people"
        at = outer
        if reading.rank(outer, trigger) and not (collective(reading, outer) and chosen and chosen.quantity):
            if not (chosen and chosen.quantity and not outer.quantity and reading.text(at.end) in ("for", "with")):
                chosen = outer
    return chosen


def _parsed_subject(reading: Reading, trigger: Trigger) -> Phrase | None:
    verbs = [*range(trigger.start, trigger.end), *_verbs_before(reading, trigger.start)]
    subject = next((reading.subjects[i] for i in verbs if i in reading.subjects), None)
    if subject is None or subject >= trigger.start:
        return None
    phrase = _covering(reading, subject)
    return phrase if phrase and reading.rank(phrase, trigger) not in ("", "single") else None


def _with_plural_item(reading: Reading, found: list[Phrase], trigger: Trigger) -> list[Phrase]:
    """"... six guards who worked for a company and a woman were killed": "were" tells that the list is longer."""
    lone = len(found) == 1 and reading.rank(found[0]) == "single" and reading.text(found[0].start - 1) == "and"
    if not lone or not any(reading.text(i) in ("were", "are") for i in range(found[0].end, trigger.start)):
        return found
    before = [p for p in reading.phrases if p.end < found[0].start and reading.rank(p, trigger) == "counted"]
    if not before or any(i in reading.firing for i in range(before[-1].end, found[0].start)):
        return found
    return [before[-1], *found]


def _verbs_before(reading: Reading, at: int) -> list[int]:
    """The verbs and auxiliaries that lead to a trigger: "have been found" of "have been found unharmed"."""
    first = at
    while reading.kind(first - 1) in "XR" or reading.text(first - 1) in RAISING:
        first -= 1
    return list(range(at - 1, first - 1, -1))


def _is_object(reading: Reading, phrase: Phrase) -> bool:
    before = phrase.start - 1
    if reading.text(before) in LEAVING:
        return False
    return before in reading.firing or reading.kind(before) in "IT" or (
        reading.kind(before) == "V" and reading.text(before) not in REPORTING
    )


def _further_left(reading: Reading, phrase: Phrase, trigger: Trigger) -> Phrase | None:
    """The nearest fit phrase further left in the same clause: "Four soldiers guarding the bridge were killed"."""
    before = [p for p in reading.phrases if p.end <= phrase.start]
    for candidate in reversed(before[-HOPS:]):
        between = [reading.kind(i) for i in range(candidate.end, phrase.start)]
        if any(k in ",;:.SC(" for k in between) or any(i in reading.firing for i in range(candidate.end, phrase.start)):
            return None
        if reading.rank(candidate, trigger):
            return candidate
    return None


def _with_list_before(reading: Reading, last: Phrase, trigger: Trigger) -> list[Phrase]:
    """The phrase and the items of the list that it ends: "two soldiers, a judge and three guards were killed"."""
    found = [last]
    joined = False
    while True:
        at = found[0].start
        start = reading.joiner_before(at)
        if start is not None:
            at = start
            if reading.kind(at - 1) == ",":
                at -= 1
        elif reading.text(at - 1) in ("and", "or", "plus", "&"):
            joined = True
            at -= 1
            if reading.kind(at - 1) == ",":
                at -= 1
        elif reading.kind(at - 1) == "," and joined:
            at -= 1
        elif reading.kind(at - 1) == "," and (lead := reading.ending.get(at - 1)) and reading.joiner_before(lead.start) == 0:
            return [lead, *found] if reading.rank(lead, trigger) in ("counted", "single") else found
        else:
            return found
        insertion = next((n for n in reading.insertions if n.end == at), None)
        previous = reading.ending.get(insertion.start if insertion else at)
        if previous is None:
            return found
        item = _head_of_chain(reading, previous, trigger)
        if item and item.quantity and _shares_number(reading, found[0]) and not _is_object(reading, item):
            found[0] = merged(item, found[0])
            continue
        if item is None or reading.rank(item, trigger) not in ("counted", "single") or item.pronoun:
            return found
        if _is_object(reading, item) and reading.joiner_before(item.start) is None:
            return found
        if _apposed(reading, item, found[0]):
            found[0] = item
            continue
        found.insert(0, item)


def _shares_number(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase without a number or determiner of its own can share that of the item before it."""
    return phrase.quantity is None and not phrase.det and not phrase.pronoun and reading.rank(phrase) == "plural"


def merged(item: Phrase, last: Phrase) -> Phrase:
    """One phrase of two: "thousands of women" and "children"; "a chief" and "Karim"."""
    return replace(item, end=last.end, head=last.head, bare=False, named=item.named or last.named)


def _apposed(reading: Reading, item: Phrase, following: Phrase) -> bool:
    """Whether ``following`` only describes ``item``: "Karim, a farmer", "a commander, Mullah Karim,"."""
    if reading.kind(item.end) != "," or following.start != item.end + 1 or item.quantity or following.quantity:
        return False
    return item.named != following.named


def right_victims(reading: Reading, trigger: Trigger) -> list[Phrase]:
    """The phrases after the trigger that it says something about, in text order; none where no object stands there."""
    at = trigger.end
    while reading.kind(at) == "R" and at not in reading.starting:
        at += 1
    if reading.kind(at) == "C" and at + 1 in reading.firing:  # "abducted and killed four soldiers"
        return right_victims(reading, reading.firing[at + 1])
    first = reading.starting.get(at)
    if first is None:
        return []
    if first.quantity and not reading.rank(first, trigger) and reading.text(first.end) in ("and", ","):
        second = reading.starting.get(first.end + 1)  # "captured three tanks and 40 soldiers"
        first = second if second and second.quantity and reading.rank(second, trigger) else first
    rank = reading.rank(first, trigger)
    inner = reading.of_phrase(first)
    if not rank and inner is not None and collective(reading, first) and reading.rank(inner, trigger):
        first, rank = inner, reading.rank(inner, trigger)
    if not rank or (opens_clause(reading, first) and not _relative_or_gerund(reading, first)):
        return [first] if rank and trigger.frame == "gerund" else []
    return list_from(reading, first, trigger)


def _relative_or_gerund(reading: Reading, phrase: Phrase) -> bool:
    """Whether what follows the phrase describes it ("soldiers sent to the valley"), with no auxiliary of a clause."""
    at = reading.after_modifiers(reading.extent(phrase))
    return reading.kind(at) == "V" and at not in reading.firing


def list_from(reading: Reading, first: Phrase, trigger: Trigger) -> list[Phrase]:
    """The fit phrases of the list that starts with ``first``."""
    found = [first]
    at = reading.after_modifiers(reading.extent(first))
    while True:
        following, joined = at, False
        if reading.kind(following) == ",":
            following += 1
        if reading.text(following) in ("and", "or", "plus", "&"):
            following, joined = following + 1, True
        after_joiner = reading.joiner(following)
        if after_joiner is not None:
            following, joined = after_joiner, True
        phrase = reading.starting.get(following)
        if phrase and joined and found[-1].quantity and _shares_number(reading, phrase) and not opens_clause(reading, phrase):
            found[-1] = merged(found[-1], phrase)
            at = reading.after_modifiers(phrase.end)
            continue
        if following == at or phrase is None or reading.rank(phrase, trigger) not in ("counted", "single"):
            return found
        if opens_clause(reading, phrase) or phrase.pronoun:
            return found
        if not joined and not _list_goes_on(reading, phrase):
            if _apposed(reading, found[-1], phrase):
                found[-1] = merged(found[-1], phrase)
                at = reading.extent(phrase)
                continue
            return found
        if _apposed(reading, found[-1], phrase) and not joined:
            found[-1] = merged(found[-1], phrase)
            at = reading.extent(phrase)
            continue
        found.append(phrase)
        at = reading.after_modifiers(reading.extent(phrase))


def _list_goes_on(reading: Reading, phrase: Phrase) -> bool:
    """Whether an "and" item follows, so that the comma before ``phrase`` is a list's."""
    at = reading.after_modifiers(reading.extent(phrase))
    for _ in range(3):
        if reading.text(at) in ("and", "or"):
            return at + 1 in reading.starting
        if reading.kind(at) != "," or (at + 1 not in reading.starting and reading.text(at + 1) not in ("and", "or")):
            return False
        if reading.text(at + 1) in ("and", "or"):
            return at + 2 in reading.starting
        at = reading.after_modifiers(reading.extent(reading.starting[at + 1]))
    return False
