"""Lists and chains of victims: "two soldiers, a judge and three guards", "nine members of the patrol"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.phrases import Phrase
from pipeline.casualties.reading import BODIES, REPORTING, Reading, collective, opens_clause
from pipeline.casualties.triggers import Trigger
from pipeline.casualties.victims import PERSONS, is_plural

CLAUSE_LEADS = frozenset({"after", "before", "since", "until"})  # what follows is a clause, not a modifier
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
NAMING = frozenset({"named", "called", "identified", "nicknamed"})
LEAVING = frozenset("left leaves leave leaving found finding made making rendered with".split())  # "left five dead"


def with_parsed_list(reading: Reading, found: list[Phrase], trigger: Trigger) -> list[Phrase]:
    """The list with the items that only the parse joins to it, past a long description of one of them."""
    subject = reading.subjects.get(trigger.core)
    if subject is None or not any(p.start <= i < p.end for i in reading.lists.get(subject, ()) for p in found):
        return _with_plural_item(reading, found, trigger)
    phrase = covering(reading, subject)
    if phrase is None or phrase in found or phrase.start > found[0].start:
        return found
    if reading.firing.get(phrase.end, trigger) is not trigger:
        return found  # "10 dead and 25 wounded"
    return [phrase, *found] if reading.rank(phrase, trigger) in ("counted", "single") else found


def covering(reading: Reading, at: int) -> Phrase | None:
    """The phrase that holds word ``at`` and reaches into a trigger ("Up to 60 families" of "families left")."""
    return next((p for p in reading.phrases if p.start <= at < p.end), None)


def head_of_chain(reading: Reading, phrase: Phrase, trigger: Trigger) -> Phrase | None:
    """The outermost fit phrase of a chain joined by prepositions: "nine members of the patrol"."""
    chosen = phrase if reading.rank(phrase, trigger) else None
    if chosen and phrase.bare and phrase.end == trigger.start:
        return chosen  # "three of the nine wounded"
    at = phrase
    while (
        reading.kind(at.start - 1) == "I"
        and reading.text(at.start - 1) not in CLAUSE_LEADS
        and reading.joiner_before(at.start) is None
    ):
        outer = reading.ending.get(at.start - 1)
        if outer is None:
            break
        if (
            trigger.strict
            and reading.text(outer.end) in ("of", "for", "with", "between", "among")
            and not (outer.bare or collective(reading, outer) or reading.rank(outer, trigger))
        ):
            return None  # "the town of 8,000 people", "a vigil for two guards was held"
        at = outer
        counted = chosen is not None and chosen.quantity is not None
        aside = counted and not outer.quantity and reading.text(outer.end) in ("for", "with")
        holds = collective(reading, outer) or reading.text(outer.head) in BODIES  # "the bodies of three men"
        if reading.rank(outer, trigger) and not aside and not (counted and holds):
            chosen = outer
    return chosen


def _with_plural_item(reading: Reading, found: list[Phrase], trigger: Trigger) -> list[Phrase]:
    """ "... six guards who worked for a company and a woman were killed": "were" tells that the list is longer."""
    lone = len(found) == 1 and reading.rank(found[0]) == "single" and reading.text(found[0].start - 1) == "and"
    if not lone or not any(reading.text(i) in ("were", "are") for i in range(found[0].end, trigger.start)):
        return found
    before = [p for p in reading.phrases if p.end < found[0].start and _listable(reading, p, trigger)]
    if not before or any(i in reading.firing for i in range(before[-1].end, found[0].start)):
        return found
    return [before[-1], *found]


def _listable(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase before can begin a list: a number of persons, or one person with an article."""
    if reading.rank(phrase, trigger) == "counted":
        return True
    head = reading.words[phrase.head]
    return bool(phrase.det) and head.text in PERSONS and not is_plural(head)


def is_object(reading: Reading, phrase: Phrase) -> bool:
    before = phrase.start - 1
    if reading.text(before) in LEAVING:
        return False
    return (
        before in reading.firing
        or reading.kind(before) in "IT"
        or (reading.kind(before) == "V" and reading.text(before) not in REPORTING)
    )


def with_list_before(reading: Reading, last: Phrase, trigger: Trigger) -> list[Phrase]:
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
        elif reading.kind(at - 1) == "," and (joined or _headline_item(reading, found[0], trigger)):
            at -= 1
        elif (
            reading.kind(at - 1) == ","
            and (lead := reading.ending.get(at - 1))
            and reading.joiner_before(lead.start) == 0
        ):
            return [lead, *found] if reading.rank(lead, trigger) in ("counted", "single") else found
        else:
            return found
        insertion = next((n for n in reading.insertions if n.end == at), None)
        previous = reading.ending.get(insertion.start if insertion else at)
        if previous is None:
            return found
        item = head_of_chain(reading, previous, trigger)
        if item and item.quantity and _shares_number(reading, found[0]) and not is_object(reading, item):
            found[0] = merged(item, found[0])
            continue
        if item is None or reading.rank(item, trigger) not in ("counted", "single") or item.pronoun:
            return found
        if is_object(reading, item) and reading.joiner_before(item.start) is None:
            return found
        if _apposed(reading, item, found[0]):
            found[0] = item
            continue
        found.insert(0, item)


def _headline_item(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a comma stands for "and" before a phrase, as in headlines: "3 soldiers, 14 militants killed"."""
    before = reading.ending.get(phrase.start - 1)
    opening = before is not None and (before.start == 0 or reading.kind(before.start - 1) in ":;")
    if before is None or not opening or phrase.quantity is None or trigger.frame != "participle":
        return False
    return not before.det and not before.bare and (bool(before.quantity) or reading.text(before.head) in PERSONS)


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


def list_from(reading: Reading, first: Phrase, trigger: Trigger) -> list[Phrase]:
    """The fit phrases of the list that starts with ``first``."""
    found = [first]
    at = reading.after_modifiers(_past_name(reading, reading.extent(first)))
    while True:
        following, joined = at, False
        if reading.kind(following) == ",":
            following += 1
        if reading.text(following) in ("and", "or", "plus", "&"):
            following, joined = following + 1, True
        if joined and reading.text(following) == "then" and reading.text(following + 1) in REFLEXIVES:
            following += 1
        after_joiner = reading.joiner(following)
        if after_joiner is not None:
            following, joined = after_joiner, True
        phrase = reading.starting.get(following)
        if (
            phrase
            and joined
            and found[-1].quantity
            and _shares_number(reading, phrase)
            and not opens_clause(reading, phrase)
        ):
            found[-1] = merged(found[-1], phrase)
            at = reading.after_modifiers(phrase.end)
            continue
        reflexive = phrase is not None and reading.text(phrase.start) in REFLEXIVES
        if following == at or phrase is None:
            return found
        if not reflexive and reading.rank(phrase, trigger) not in ("counted", "single"):
            return found
        if (phrase.pronoun and not reflexive) or (
            opens_clause(reading, phrase) and not (joined and _shared_verb(reading, phrase, trigger))
        ):
            return found
        bare = not found[-1].det and not found[-1].quantity and not phrase.det
        labelled = reading.kind(first.start - 1) == ":"  # "Killed: 3 civilians, 1 soldier"
        headline = (bare or labelled) and phrase.quantity is not None  # "kill mayor, 2 aides"
        if not joined and not headline and not _list_goes_on(reading, phrase):
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
        at = reading.after_modifiers(_past_name(reading, reading.extent(phrase)))


def _past_name(reading: Reading, at: int) -> int:
    """Where the name ends that a person described before ``at`` is given: "a commander named Karim Khan"."""
    if reading.text(at) not in NAMING:
        return at
    name = reading.starting.get(at + 2 if reading.text(at + 1) == "as" else at + 1)
    return name.end if name and name.named else at


def _shared_verb(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether the verb after a list is that of the noun it belongs to: "Bodies of a boy and a man were recovered"."""
    at = reading.after_modifiers(reading.extent(phrase))
    if trigger.frame != "noun" or reading.text(at) not in ("were", "are", "have", "had"):
        return False
    while reading.kind(at) in "XR":
        at += 1
    return at not in reading.firing


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
