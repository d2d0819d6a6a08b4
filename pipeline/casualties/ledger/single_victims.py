"""What the text says of a single victim: name, age, sex, child or adult or elder, and what he or she was."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.casualties.ledger.identities import DEMOGRAPHIC, KIN, apposed_name, generic, name_words
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.language.en.classes import words

WOMEN = words("ledger.women")
MEN = words("ledger.men")
CHILDREN = words("ledger.children")
GROWN = words("ledger.grown")
AGE = re.compile(
    r"\b(?P<a>\d{1,3})[ -]year[ -]old\b|\baged? (?P<b>\d{1,3})\b|[,(] ?(?P<c>\d{1,2})(?=[,)])|"
    r"\b(?P<d>\d{1,2})[ -](?P<months>months?|weeks?|days?)[ -]old\b",
    re.IGNORECASE,
)
ELDERLY = 60
GROWN_AT = 18
OLDEST = 120
OWNERS = {"his": "male", "her": "female", "their": ""}  # the sex of whom somebody belongs to
KINSHIP = re.compile(r"^(?:ex|step|grand|great|half)-?(?=\w{3})")
APPOSITIVE = re.compile(r"^,? (?:an?|the) (?P<role>(?:[a-z-]+ ){0,2}[a-z-]+)(?=[,.;)]| who| from| in| with| and)")


@dataclass(frozen=True, slots=True)
class Person:
    """name: as printed; age: in whole years, None where not told; sex: female | male | ""; age_group: child | adult |
    elder | ""; role: what the text calls the victim by trade or office."""

    name: str = ""
    age: int | None = None
    sex: str = ""
    age_group: str = ""
    role: str = ""


def age_of(entry: Entry, text: str) -> int | None:
    """The age of a single victim, None where it isn't told; text: the article's."""
    return _age(text, *_span(entry)) if entry.best == 1 else None


def sex_of(entry: Entry) -> str:
    """female | male | "": of a single victim, by the words that tell of him or her."""
    if entry.best != 1:
        return ""
    first, *others = re.findall(r"[\w-]+", entry.victim.text.lower()) or [""]
    said = {KINSHIP.sub("", w) for w in ([] if others and first in OWNERS else [first]) + others}  # "her son"
    women, men = said & WOMEN, said & MEN
    return "" if bool(women) == bool(men) else "female" if women else "male"


def grown(entry: Entry, age: int | None) -> bool | None:
    """Whether a single victim is told as grown up or as a child; None where neither is said."""
    if entry.best != 1:
        return None
    group = _age_group(age, frozenset(re.findall(r"[\w-]+", entry.victim.text.lower())))
    return None if not group else group != "child"


def _span(entry: Entry) -> tuple[int, int]:
    phrase, words = entry.figure.victim or entry.figure.phrase, entry.reading.words
    return words[phrase.start].start, words[phrase.end - 1].end


def person_of(entry: Entry, text: str) -> Person:
    """The person, or the described part, that an entry tells of; text: the article's."""
    start, end = _span(entry)
    said = frozenset(re.findall(r"[\w-]+", text[start:end].lower()))
    age = age_of(entry, text)
    name = _own_name(entry)
    return Person(
        name=name or apposed_name(entry),
        age=age,
        sex="female" if said & WOMEN and not said & MEN else "male" if said & MEN and not said & WOMEN else "",
        age_group=_age_group(age, said),
        role=_role(entry, text, end, named=bool(name)),
    )


def _own_name(entry: Entry) -> str:
    """The victim's name, "" where he or she is only described: "The driver", "the governor of North Vale"."""
    phrase = entry.figure.victim or entry.figure.phrase
    head = entry.reading.words[phrase.head].shape
    described = head.islower() and head in entry.victim.text.split()  # not the noun of "Omar Karimi's murder"
    if described or phrase.det == "a":
        return ""
    words = _name(entry.victim.text)
    behind = entry.best == 1 and len(words) > 1 and ", " in entry.victim.text  # "its leader, Gen. Omar Karimi"
    return " ".join(words) if behind or name_words(entry) else ""


def _name(printed: str) -> list[str]:
    words = printed.split()
    while words and not words[0][:1].isupper():
        words.pop(0)
    last = max((k for k, w in enumerate(words) if w[:1].isupper()), default=-1)
    return words[: last + 1]


def _age(text: str, start: int, end: int) -> int | None:
    """The age in the victim's own phrase, or right after it: "Karim Wali, 34,", "a man aged 40"."""
    line = text.find("\n", end)
    after = text[end : min(end + 12, line if line >= 0 else len(text))]
    hit = AGE.search(text, max(0, start - 16), end + 1) or AGE.match(after) or AGE.match(after.lstrip())
    if hit is None or (hit.string is text and hit.end() < start - 1):
        return None
    if hit["months"]:
        return 0
    age = int(next(n for n in (hit["a"], hit["b"], hit["c"]) if n))
    return age if age <= OLDEST else None


def _age_group(age: int | None, said: frozenset[str]) -> str:
    if age is not None:
        return "child" if age < GROWN_AT else "elder" if age >= ELDERLY else "adult"
    if said & CHILDREN:
        return "child"
    if "elderly" in said:
        return "elder"
    return "adult" if said & GROWN else ""


def _role(entry: Entry, text: str, end: int, *, named: bool) -> str:
    if named:
        before, comma, _ = entry.victim.text.partition(", ")
        if comma and before[:1].islower():
            return before.split()[-1]
        hit = APPOSITIVE.match(text[end : end + 60])
        return hit["role"] if hit else ""
    head = entry.victim.head
    return "" if generic(entry) or head in DEMOGRAPHIC | KIN | MEN | WOMEN else head
