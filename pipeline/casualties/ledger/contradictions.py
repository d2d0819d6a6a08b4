"""Who cannot be whom: what a text tells of two figures' victims that no person, or no group of people, can be at once.

Two names, two sexes, two ages, the doer of a deed and its victim, somebody's mother and that somebody, two that a
sentence joins by "and". No weighing overrides it. It holds for a whole group: who can't be the equal of one of its
figures is nobody of it, and who can't be among those that its largest figure counts is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.casualties.ledger.apart import items_differ
from pipeline.casualties.ledger.identities import COLLECTIVE_KIN, KIN, apposed_name, generic, printed_name, single
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.single_victims import CHILDREN, GROWN, KINSHIP, MEN, OLDEST, OWNERS, WOMEN, sex_of
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.language.en.classes import words

REFLEXIVE = words("ledger.reflexives") | {"suicide"}
YOUTHS = words("ledger.youths")
BY_SOMEBODY = frozenset({"shot", "murdered", "stabbed", "gunned", "slain", "executed", "shoots", "murders"})
JOINING = frozenset({"and", "&", "with", "alongside"})
CHILD_UP_TO, YOUTH_UP_TO, GROWN_FROM = 17, 19, 19
A_YEAR = 1  # by which one person's age may be told differently
SPELT_ALIKE = 0.75  # share of letters in common
INITIALS = 2
OF_A_PART = frozenset(
    {"two sexes", "two ages", "joined", "kin", "two items", "himself"}
)  # that keep somebody out of a larger number too


@dataclass(frozen=True, slots=True)
class Identity:
    """What a figure tells of who its victims are.

    names: of a single victim, lower case, in their order. sex: female | male | "". ages: the lowest and the highest
    that its words leave open. doer: the words for whoever did the harm; himself: whether that is the victim. owner: the
    number of the figure whose victim "his mother" belongs to, -1 for none.
    """

    entry: Entry
    size: int
    names: tuple[str, ...]
    sex: str
    ages: tuple[int, int]
    doer: frozenset[str]
    himself: bool
    owner: int


def identities_of(
    entries: Sequence[Entry], sizes: Mapping[int, int], ages: Mapping[int, int | None]
) -> dict[int, Identity]:
    """By number of the entry."""
    found: dict[int, Identity] = {}
    for entry in entries:
        found[entry.number] = Identity(
            entry=entry,
            size=sizes[entry.number],
            names=_names(entry),
            sex=_sex(entry),
            ages=_ages(entry, ages[entry.number]),
            doer=frozenset(re.findall(r"\w+", entry.around.hand.text.lower())),
            himself=_himself(entry),
            owner=_owner(entry, found),
        )
    return found


def contradiction(one: Identity, other: Identity) -> str:
    """What rules out that two figures tell of the same people, or one of some of the other's; "" for nothing."""
    if items_differ(one.entry, other.entry):
        return "two items"
    if _joined(one, other):
        return "joined"
    if one.sex and other.sex and one.sex != other.sex:
        return "two sexes"
    if one.ages[0] > other.ages[1] + A_YEAR or other.ages[0] > one.ages[1] + A_YEAR:
        return "two ages"
    if one.entry.number == other.owner or other.entry.number == one.owner:
        return "kin"
    if _himself_of(one, other) or _himself_of(other, one):
        return "himself"
    if one.size != 1 or other.size != 1:
        return ""
    if _two_names(one.names, other.names):
        return "two names"
    if _did(one, other) or _did(other, one) or _by_himself(one, other) or _by_himself(other, one):
        return "doer"
    return ""


def _names(entry: Entry) -> tuple[str, ...]:
    """The words of a single victim's name that the article knows for a person's."""
    phrase, reading = _phrase(entry), entry.reading
    if apposed_name(entry):
        return printed_name(entry)
    if not single(entry) or entry.figure.phrase.quantity is not None or phrase.pronoun:
        return ()
    told = [reading.words[i] for i in range(phrase.start, phrase.end) if i in reading.people]
    return tuple(re.sub(r"[’']s?$", "", w.text) for w in told if w.shape[:1].isupper() and len(w.text) > INITIALS)


def _sex(entry: Entry) -> str:
    """Of one person by any word, of several by the noun: "two women"; "men" may be of both sexes."""
    if single(entry):
        return sex_of(entry)
    head = entry.victim.head
    return "female" if head in WOMEN and head.endswith(("s", "men")) else ""


def _ages(entry: Entry, age: int | None) -> tuple[int, int]:
    head = KINSHIP.sub("", entry.victim.head)
    if age is not None:
        return age, age
    if head in CHILDREN:
        return 0, YOUTH_UP_TO if head in YOUTHS else CHILD_UP_TO
    grown_up = head in GROWN and (single(entry) or head not in MEN)
    return GROWN_FROM if grown_up else 0, OLDEST


def _himself(entry: Entry) -> bool:
    figure = entry.figure
    first, last = min(figure.start, figure.trigger.start), max(figure.end, figure.trigger.end)
    return figure.reflexive or any(w.text in REFLEXIVE for w in entry.reading.words[first:last])


def _owner(entry: Entry, before: Mapping[int, Identity]) -> int:
    """The figure told last, close by, whose victim can be whose mother, or whose sons, this one tells of."""
    head, phrase = KINSHIP.sub("", entry.victim.head), _phrase(entry)
    whose = entry.reading.text(phrase.start)
    if head not in KIN - COLLECTIVE_KIN or not single(entry) or entry.figure.phrase.det != "own" or whose not in OWNERS:
        return -1
    sex = OWNERS[whose]
    for number in sorted(before, reverse=True):
        told = before[number]
        if entry.sentence - told.entry.sentence > 1 or told.entry.paragraph != entry.paragraph:
            return -1
        fits = told.size == 1 and told.sex in ("", sex) if sex else told.size > 1
        if fits and told.entry.start < entry.start:
            return number
    return -1


def _joined(one: Identity, other: Identity) -> bool:
    """Whether one sentence tells of two figures side by side: "a clerk and his two sons were killed".

    What follows "12 people," may tell who they were.
    """
    first, second = sorted((one, other), key=lambda i: _phrase(i.entry).start)
    reading = first.entry.reading
    one_verb = first.entry.figure.trigger is second.entry.figure.trigger and reading is second.entry.reading
    if not one_verb or other.entry.owner is not None:
        return False
    between = [w.text for w in reading.words[_phrase(first.entry).end : _phrase(second.entry).start]]
    if between[:1] == [","] and first.size > 1:
        return False
    last = next((w for w in reversed(between) if w != ","), "")
    return between == [","] or last in JOINING


def _phrase(entry: Entry) -> Phrase:
    return entry.figure.victim or entry.figure.phrase


def _two_names(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, as far as told, are two people's: no word in common, or as kinsmen have it: "Omar Daud" and
    "Karim Daud"."""
    if not one or not other:
        return False
    if not any(_alike(w, o) for w in one for o in other):
        return True
    if len(one) < 2 or len(other) < 2 or one[0][:INITIALS] == other[0][:INITIALS]:
        return False
    return not any(_alike(one[0], o) for o in other) and not any(_alike(other[0], w) for w in one)


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= SPELT_ALIKE)


def _did(one: Identity, other: Identity) -> bool:
    """Whether one figure's victim did what the other tells of: "a guard killed a clerk … the guard was shot"."""
    if not other.doer or other.himself:
        return False
    if one.names:
        return bool(set(one.names) & other.doer) and not set(one.names) & set(other.names)
    head = one.entry.victim.head
    return head in other.doer and head != other.entry.victim.head and not generic(one.entry)


def _himself_of(one: Identity, other: Identity) -> bool:
    """Whether one figure's victim died by his own hand, and others were shot or murdered: "Four were shot to death …
    the gunman killed himself"; not as one of them: "five, including the gunman, who killed himself"."""
    if one.size != 1 or other.size == 1 or not one.himself or one.entry.owner is not None:
        return False
    trigger = other.entry.figure.trigger
    said = {w.text for w in other.entry.reading.words[trigger.start : trigger.end]}
    return not other.himself and bool(said & BY_SOMEBODY)


def _by_himself(one: Identity, other: Identity) -> bool:
    """Whether one figure's victim died by his own hand and the other's by somebody's."""
    return one.himself and not other.himself and bool(other.doer)
