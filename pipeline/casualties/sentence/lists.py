"""Lists and chains of victims: "two soldiers, a judge and three guards", "nine members of the patrol"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import BODIES, REPORTING, Reading, collective, opens_clause
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.casualties.sentence.victims import is_plural
from pipeline.casualties.sentence.wholes import described_whole, whole_of_fraction
from pipeline.language.en.classes import words

CLAUSE_LEADS = frozenset({"after", "before", "since", "until"})  # what follows is a clause, not a modifier
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
NAMING = words("casualties.naming")
LEAVING = words("casualties.leaving")  # "left five dead"


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
    phrase = whole_of_fraction(reading, phrase, trigger) or phrase
    chosen = phrase if reading.rank(phrase, trigger) else None
    if chosen and described_whole(reading, phrase, trigger):
        return chosen  # "freed 17 of the 40 students kidnapped"
    if chosen and phrase.bare and phrase.end == trigger.start and not _children(reading, phrase, trigger):
        return chosen  # "three of the nine wounded"
    at = phrase
    while (end := _outer_end(reading, at)) is not None:
        outer = reading.ending.get(end)
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


def _outer_end(reading: Reading, phrase: Phrase) -> int | None:
    """Where the phrase ends that a preposition joins to this one: "members of | the patrol", "two men working as |
    guards"; None where none leads to it."""
    before = phrase.start - 1
    if reading.kind(before) != "I" or reading.joiner_before(phrase.start) is not None:
        return None
    if reading.text(before) == "as" and reading.kind(before - 1) == "V" and reading.text(before - 1).endswith("ing"):
        return before - 1
    return None if reading.text(before) in CLAUSE_LEADS else before


def _children(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a number only says how many somebody has: "Father of 5 killed"; not "Father of the five killed"."""
    parent = reading.ending.get(phrase.start - 1) if reading.text(phrase.start - 1) == "of" else None
    if parent is None or phrase.det or parent.quantity:
        return False
    return reading.nouns.is_person(reading.text(parent.head)) and reading.rank(parent, trigger) == "single"


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
    return bool(phrase.det) and reading.nouns.lists(head.text) and not is_plural(head, reading.nouns)


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
        link = _link_before(reading, found[0], trigger, joined=joined)
        if link is None:
            return [*_led_by(reading, found[0], trigger), *found]
        at, joined = link
        insertion = next((n for n in reading.insertions if n.end == at), None)
        previous = reading.ending.get(insertion.start if insertion else at)
        if previous is None:
            return found
        item = head_of_chain(reading, previous, trigger)
        if item and item.quantity and _shares_number(reading, found[0]) and not is_object(reading, item):
            found[0] = merged(item, found[0])
        elif item is None or not _joins(reading, item, trigger):
            return found
        elif _apposed(reading, item, found[0]):
            found[0] = item
        else:
            found.insert(0, item)


def _link_before(reading: Reading, first: Phrase, trigger: Trigger, *, joined: bool) -> tuple[int, bool] | None:
    """Where the item before a list's first phrase ends, and whether an "and" has been met; None without a link."""
    at = first.start
    start = reading.joiner_before(at)
    if start is None and reading.text(at - 1) in ("and", "or", "plus", "&"):
        start, joined = at - 1, True
    if start is not None:
        return start - (reading.kind(start - 1) == ","), joined
    comma = reading.kind(at - 1) == "," and (joined or _headline_item(reading, first, trigger))
    return (at - 1, joined) if comma else None


def _led_by(reading: Reading, first: Phrase, trigger: Trigger) -> list[Phrase]:
    """The phrase of an opening such as "In addition to the attacker, three guards were killed"."""
    lead = reading.ending.get(first.start - 1) if reading.kind(first.start - 1) == "," else None
    opens = lead is not None and reading.joiner_before(lead.start) == 0
    return [lead] if lead and opens and reading.rank(lead, trigger) in ("counted", "single") else []


def _joins(reading: Reading, item: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase before a list is one of its items, and no object of a verb of its own."""
    if reading.rank(item, trigger) not in ("counted", "single") or item.pronoun:
        return False
    return not is_object(reading, item) or reading.joiner_before(item.start) is not None


def _headline_item(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a comma stands for "and" before a phrase, as in headlines: "3 soldiers, 14 militants killed"."""
    before = reading.ending.get(phrase.start - 1)
    opening = before is not None and (before.start == 0 or reading.kind(before.start - 1) in ":;")
    if before is None or not opening or phrase.quantity is None or trigger.frame != "participle":
        return False
    listed = reading.nouns.lists(reading.text(before.head))
    return not before.det and not before.bare and (bool(before.quantity) or listed)


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
        following, joined = _link_after(reading, at)
        phrase = reading.starting.get(following)
        if phrase is None:
            return found
        if joined and _goes_on_with(reading, found[-1], phrase):
            found[-1] = merged(found[-1], phrase)
            at = reading.after_modifiers(phrase.end)
            continue
        if following == at or not _is_item(reading, phrase, trigger, joined=joined):
            return found
        apposed = not joined and _apposed(reading, found[-1], phrase)
        listed = joined or _headlined(reading, first, found[-1], phrase) or _list_goes_on(reading, phrase)
        if apposed:
            found[-1] = merged(found[-1], phrase)
            at = reading.extent(phrase)
        elif listed:
            found.append(phrase)
            at = reading.after_modifiers(_past_name(reading, reading.extent(phrase)))
        else:
            return found


def _link_after(reading: Reading, at: int) -> tuple[int, bool]:
    """Where the next phrase of a list would start, and whether more than a comma joins it."""
    following, joined = at, False
    if reading.kind(following) == ",":
        following += 1
    if reading.text(following) in ("and", "or", "plus", "&"):
        following, joined = following + 1, True
    if joined and reading.text(following) == "then" and reading.text(following + 1) in REFLEXIVES:
        following += 1
    after_joiner = reading.joiner(following)
    return (following, joined) if after_joiner is None else (after_joiner, True)


def _goes_on_with(reading: Reading, last: Phrase, phrase: Phrase) -> bool:
    """Whether a joined phrase shares the number before it: "thousands of women and children"."""
    return bool(last.quantity) and _shares_number(reading, phrase) and not opens_clause(reading, phrase)


def _is_item(reading: Reading, phrase: Phrase, trigger: Trigger, *, joined: bool) -> bool:
    """Whether a phrase can be an item of its own, and no subject of a further clause."""
    reflexive = reading.text(phrase.start) in REFLEXIVES
    if not reflexive and (phrase.pronoun or reading.rank(phrase, trigger) not in ("counted", "single")):
        return False
    return not opens_clause(reading, phrase) or (joined and _shared_verb(reading, phrase, trigger))


def _headlined(reading: Reading, first: Phrase, last: Phrase, phrase: Phrase) -> bool:
    """Whether a comma is enough: "Rebels kill mayor, 2 aides", "Killed: 3 civilians, 1 soldier"."""
    bare = not last.det and not last.quantity and not phrase.det
    return (bare or reading.kind(first.start - 1) == ":") and phrase.quantity is not None


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
