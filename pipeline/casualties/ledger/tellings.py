"""How one telling of a group stands to its best: the same number again, a part, given up, or a rival's account.

Rivals span the range of a total; a part, an earlier toll or a rounder number ("dozens") does not.
"""

from __future__ import annotations

import re

from pipeline.casualties.attribution.claims import SAYING
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.choices import RISE
from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.ledger.identities import generic, source
from pipeline.casualties.sentence.reading import BODIES

SUPERSEDED = frozenset("first initially earlier initial previously previous originally preliminary".split())
REVISED = re.compile(r"\b(?:revis\w+|lower\w*|rais\w+|up|down)\b(?:\s+\w+){0,3}\s+(?:of|from)\b", re.IGNORECASE)
ACCOUNTS = frozenset("toll tolls figure figures report reports count estimate estimates death".split())
ROUND = {"at_least": 2.0, "more_than": 2.0, "vague": 10.0, "about": 1.2}


def relation_to_chief(book: Book, entry: Entry, chief: Entry) -> str:
    """part | repeat | replaced | main (a rival: other numbers by another's word)."""
    size, whole = book.size(entry), book.size(chief)
    if entry.figure.role == "old" or (given_up(entry) and size != whole):
        return "replaced"
    if size == whole or (entry.low == chief.low and entry.high == chief.high):
        return "repeat"
    if size > whole:
        return "main" if rivals(entry, chief) and entry.quantity_kind != "vague" else "repeat"
    reach = ROUND.get(entry.quantity_kind)
    if size > 1 and reach and whole <= size * reach and alike(entry, chief) and not rivals(entry, chief):
        return "repeat"
    if not alike(entry, chief) or size == 1:
        return "part"
    if rivals(entry, chief):
        return "main"
    return "replaced" if entry.start < chief.start else "part"


def rivals(entry: Entry, chief: Entry) -> bool:
    """Whether two sources stand behind the numbers, and no word says that the toll has changed."""
    if entry.figure.phrase.det == "the" or entry.victim.head in BODIES or entry.figure.trigger.effect != chief.effect:
        return False  # "the two", "three bodies": some of them
    return source(entry) != source(chief) and bool(source(entry)) and not changed(entry, chief)


def changed(entry: Entry, chief: Entry) -> bool:
    return entry.start < chief.start and bool(RISE.search(chief.sentence_text))


def alike(entry: Entry, chief: Entry) -> bool:
    """Whether an entry's words could stand for all of the chief's victims."""
    if entry.victim.head == chief.victim.head or generic(entry):
        return True
    return bool(entry.victim.party.name) and entry.victim.party == chief.victim.party


def given_up(entry: Entry) -> bool:
    """Whether the words before a figure say that it was an early report or has been revised."""
    figure = entry.figure
    end = max(figure.end, figure.trigger.end) if figure.trigger.frame != "toll" else figure.end
    words = [w.text for w in entry.reading.words[max(0, figure.start - 7) : end]]
    for border in ("but", "while", "later", ";", "and"):
        if border in words:
            words = words[len(words) - words[::-1].index(border) :]
    for at, word in enumerate(words):
        near = words[max(0, at - 2) : at + 3]
        if word in SUPERSEDED and any(w in SAYING or w in ACCOUNTS for w in near):
            return True
    return bool(REVISED.search(" ".join(words)))
