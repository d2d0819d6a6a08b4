"""Who "themselves" are: the victims that a verb has in common with its subject."""

from __future__ import annotations

from pipeline.casualties.sentence.lists import REFLEXIVES, covering, with_list_before
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import REPORTING, Reading, opens_clause
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.casualties.sentence.words import SINGLE_PRONOUNS


def with_antecedents(reading: Reading, victims: list[Phrase], trigger: Trigger) -> list[Phrase]:
    """The victims with the subject of the trigger in place of a pronoun that means it.

    Where no subject is found, "himself" is still one person, and "themselves" says nothing.
    """
    found: list[Phrase] = []
    for phrase in victims:
        pronoun = reading.text(phrase.start)
        if pronoun not in REFLEXIVES:
            found.append(phrase)
        elif meant := antecedents(reading, trigger, plural=pronoun == "themselves"):
            found += meant
        elif pronoun in SINGLE_PRONOUNS:
            found.append(phrase)
    return found


def antecedents(reading: Reading, trigger: Trigger, *, plural: bool) -> list[Phrase]:
    """The subject of a trigger that has one of that number: one phrase, or the items of a list."""
    parsed = covering(reading, reading.subjects[trigger.core]) if trigger.core in reading.subjects else None
    before = [p for p in reversed(reading.phrases) if p.end <= trigger.start and _is_subject(reading, p, trigger)]
    if parsed and parsed.end <= trigger.start:
        before.insert(0, parsed)
    for phrase in before:
        listed = with_list_before(reading, phrase, trigger) if plural else [phrase]
        if len(listed) > 1 or _is_plural(reading, phrase, trigger) == plural:
            return [p for p in listed if reading.rank(p, trigger)]
    return []


def _is_plural(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool | None:
    """Whether a phrase means several; None where it means nobody."""
    rank = reading.rank(phrase, trigger)
    if rank not in ("counted", "single", "plural"):
        return None
    return rank == "plural" or (phrase.quantity is not None and phrase.quantity.high != 1)


def _is_subject(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a phrase can be the subject of what follows: no object, no complement, no item of a list of such."""
    if _is_governed(reading, phrase):
        return False
    if reading.text(phrase.start - 1) in ("who", "whom", "that") and reading.text(phrase.end) in REPORTING:
        return False  # "three men who villagers said had killed themselves"
    at = phrase.start
    while at and (reading.kind(at - 1) == "," or reading.text(at - 1) in ("and", "or")):
        at -= 1
    item = reading.ending.get(at) if at < phrase.start else None
    listed = item is not None and bool(reading.rank(item, trigger)) and _is_governed(reading, item)
    return not listed or opens_clause(reading, phrase)


def _is_governed(reading: Reading, phrase: Phrase) -> bool:
    """Whether a verb or a preposition stands before a phrase, which is then its object."""
    before = phrase.start - 1
    if before in reading.firing:
        return True
    return reading.kind(before) in "ITX" or (reading.kind(before) == "V" and reading.text(before) not in REPORTING)


def is_antecedent(phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a victim of a trigger that looks right stands before it: a pronoun after it means that phrase."""
    return phrase.end <= trigger.start


def said_until(reading: Reading, victim: Phrase, trigger: Trigger) -> int:
    """Where the last of the victims that a trigger looks at to the right ends."""
    return _pronoun_end(reading, trigger) if is_antecedent(victim, trigger) else reading.extent(victim)


def reflexive_text(reading: Reading, subject: Phrase, trigger: Trigger) -> tuple[int, int]:
    """The words that state what a subject did to itself: the clause, or without a near subject its end.

    Of a list of subjects each is its own text, since all share the rest; of a list of objects, the pronoun.
    """
    end, last = reading.extent(subject), _pronoun_end(reading, trigger)
    if reading.text(end) in ("and", "or", ",") and reading.starting.get(end + 1):
        return subject.start, end
    if any(reading.kind(i) != "R" and i not in reading.firing for i in range(trigger.end, last - 1)):
        return last - 1, last
    near = all(reading.kind(i) in "RX" for i in range(end, trigger.start))
    return (subject.start if near else trigger.start), last


def _pronoun_end(reading: Reading, trigger: Trigger) -> int:
    after = range(trigger.end, len(reading.words))
    return next((i + 1 for i in after if reading.text(i) in REFLEXIVES), trigger.end)
