"""How one telling of a group stands to its best: the same number again, a part, given up, or a rival's account.

Rivals span the range of a total; a part, an earlier toll or a rounder number ("dozens") does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.casualties.attribution.claims import SAYING
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.group_terms import OVERALL
from pipeline.casualties.ledger.identities import category, generic, same_party, source
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.sentence.reading import BODIES
from pipeline.language.en.classes import words

SUPERSEDED = words("ledger.superseded")
REVISED = re.compile(
    r"\b(?:revis\w+|lower\w*|rais\w+|up(?! to\b)|down)\b(?:\s+\w+){0,3}\s+(?:of|from)\b", re.IGNORECASE
)
ACCOUNTS = words("ledger.accounts")
FEW = 4
RISING = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb\w*|increas\w+|jump\w+|grow\w*|grew|went up|rais\w+|bring\w*|brought|pass\w*|"
    r"revis\w+|updat\w+|reach\w*\b(?! (?:by|on|over) )|later|now stands?)\b",
    re.IGNORECASE,
)
ROUND = {"at_least": 2.0, "more_than": 2.0, "vague": 10.0, "about": 1.2}


def chief_of(book: Book, members: Sequence[Entry]) -> Entry:
    """The best telling of a group.

    The first, until another takes its place: the exact number for a rounder one, a larger one that no rival tells, a
    source's word for mere hearsay, a correction.
    """
    chief = members[0]
    for entry in members[1:]:
        if _takes_the_place(book, entry, chief):
            chief = entry
    return chief


def _takes_the_place(book: Book, entry: Entry, chief: Entry) -> bool:
    size, whole = book.size(entry), book.size(chief)
    if given_up(entry) or entry.figure.role == "old":
        return False
    if given_up(chief) or chief.figure.role == "old" or entry.figure.role == "correction":
        return True
    if size == whole:
        return False
    if rounds(book, chief, entry):
        return True
    if rounds(book, entry, chief) or entry.quantity_kind == "vague":
        return False
    if rivals(entry, chief):
        return chief.certainty == "reported" != entry.certainty
    return size > whole


def relation_to_chief(book: Book, entry: Entry, chief: Entry) -> str:
    """part | repeat | replaced | main (a rival: other numbers by another's word)."""
    size, whole = book.size(entry), book.size(chief)
    if size == whole or (entry.low == chief.low and entry.high == chief.high):
        return "repeat"
    if given_up(entry) or entry.figure.role == "old" or chief.figure.role == "correction":
        return "replaced"
    if _told_back(entry) and entry.start > chief.start and changed(chief, entry):
        return "replaced"
    if rounds(book, entry, chief):
        one_source = source(entry) != "" and source(chief) in ("", source(entry))
        updated = one_source and changed(*_in_order(entry, chief))
        return "replaced" if updated else "repeat"
    if rivals(entry, chief):
        return "main"
    if size > whole:
        return "repeat"
    earlier_toll = entry.start < chief.start and entry.sentence != chief.sentence and alike(entry, chief)
    return (
        "replaced"
        if earlier_toll and size > 1 and not entry.more and not OVERALL.search(chief.sentence_text)
        else "part"
    )


def rounds(book: Book, entry: Entry, chief: Entry) -> bool:
    """Whether a figure is the other's number told roundly: "dozens", "at least 30", for 36."""
    reach, low = ROUND.get(entry.quantity_kind), entry.low
    if (
        reach is None
        or low is None
        or low < FEW
        or chief.quantity_kind in ("vague", "named")
        or not alike(entry, chief)
    ):
        return False
    size = book.size(chief)
    if entry.quantity_kind == "vague":
        return low <= size <= low * reach  # "dozens" is nobody's count
    if source(entry) and source(chief) and source(entry) != source(chief):
        return False
    own = entry.heading or entry.sentence <= 1 or source(entry) == source(chief)
    return own and (low / reach if entry.quantity_kind == "about" else low) <= size <= low * reach


def rivals(entry: Entry, chief: Entry) -> bool:
    """Whether two sources stand behind the numbers, and no word says that the toll has changed."""
    if entry.best == 1 and (entry.figure.phrase.quantity is None or (chief.best or 0) >= FEW):
        return False
    if entry.figure.phrase.det == "the" or entry.more or entry.figure.role in ("part", "addend"):
        return False  # "the two": some of them
    if entry.victim.head in BODIES and (entry.best or 0) < FEW:
        return False
    told, before = source(entry), source(chief)
    if not told or told == before or changed(*_in_order(entry, chief)):
        return False
    return alike(entry, chief) or ((entry.best or 0) > (chief.best or 0) and alike(chief, entry))


def changed(earlier: Entry, later: Entry) -> bool:
    """Whether a number has taken the place of the other: it has risen, or the later one is of what had been said."""
    risen = later if not _told_back(later) else earlier
    return bool(RISING.search(later.sentence_text) or RISING.search(risen.sentence_text))


def _told_back(entry: Entry) -> bool:
    """ "The mayor had put the dead at 15" tells of what was said before."""
    words = entry.reading.words[: entry.figure.start]
    said = [at for at, w in enumerate(words) if w.text in SAYING and w.kind == "V"]
    return bool(said) and words[said[0] - 1].text == "had"


def _in_order(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    return (one, other) if one.start < other.start else (other, one)


def alike(entry: Entry, chief: Entry) -> bool:
    """Whether an entry's words could stand for all of the chief's victims."""
    if entry.victim.head == chief.victim.head or generic(entry) or same_party(entry, chief):
        return True
    kind = category(entry)
    return kind in ("state", "irregular", "combatant", "civilian") and (kind == category(chief) or generic(chief))


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
