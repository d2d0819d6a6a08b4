"""A toll that has risen, and those by whose death it rose: they are inside it, wherever the text tells of them.

"The toll rose to 21 after four of the wounded died", "Two more miners died, taking the toll to 12", "The toll has risen
to 21. Four of the wounded died overnight."
"""

from __future__ import annotations

import re

from pipeline.casualties.ledger.apart import days_differ
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.periods import period_terms
from pipeline.casualties.ledger.tellings import RISING

AFTER = frozenset({"after", "as", "when", "with"})
HURT = re.compile(r"\b(?:injured|wounded|hurt)\b", re.IGNORECASE)
IN_CARE = re.compile(r"\b(?:hospitals?|clinic|wounds|injuries|burns)\b", re.IGNORECASE)
REACH = 2  # sentences after a toll in which those may be told by whose death it rose
AFTERWARDS = 40  # characters behind a figure in which it may be told what its dead died of


def risen_toll(book: Book, entry: Entry) -> Entry | None:
    """The toll that an entry's dead are inside of, since it rose by their death; None where nothing says so."""
    if entry.effect != "killed":
        return None
    larger = [e for e in book.entries if e.effect == entry.effect and book.size(e) > book.size(entry)]
    beside = [e for e in larger if e.sentence == entry.sentence]
    before = [e for e in larger if e.number < entry.number]
    return (
        _explained(entry, [e for e in beside if e.number < entry.number] or before)
        or _brought_to(book, entry, [e for e in beside if e.number > entry.number])
        or _told_afterwards(entry, before)
    )


def _explained(entry: Entry, before: list[Entry]) -> Entry | None:
    """ "rose to 23 after two of the wounded died", "has now killed 31, after six died in hospital"."""
    start = min(entry.figure.start, entry.figure.trigger.start)
    led = {w.text for w in entry.reading.words[max(0, start - 2) : start]} & AFTER
    if not (led and before):
        return None
    whole = before[-1]
    beside = whole.sentence == entry.sentence
    toll = whole.figure.trigger.frame == "toll" or (beside and (whole.figure.role == "toll" or _now(whole)))
    risen = RISING.search(entry.sentence_text) or (beside and _of_the_hurt(entry))  # "stood at 52 after"
    return whole if toll and risen else None


def _brought_to(book: Book, entry: Entry, after: list[Entry]) -> Entry | None:
    """ "Two more miners died, taking the toll to 12"; not where the toll is of a longer time."""
    whole = after[0] if after else None
    if whole is None or whole.figure.role != "toll" or not (entry.more or _of_the_hurt(entry)):
        return None
    words = entry.reading.words
    lead = words[whole.figure.start - 1]
    brought = lead.text.endswith("ing") and whole.figure.trigger.frame == "toll"
    return whole if brought and not period_terms(whole, book.entries, book.published) else None


def _told_afterwards(entry: Entry, before: list[Entry]) -> Entry | None:
    """ "The toll has risen to 21. Four of the wounded died overnight"; not where the text dates them otherwise."""
    if not HURT.search(entry.victim.text) or entry.more or not before:
        return None
    whole = before[-1]
    near = whole.sentence < entry.sentence <= whole.sentence + REACH
    risen = whole.figure.trigger.frame == "toll" and RISING.search(whole.sentence_text)
    return whole if near and risen and not days_differ(whole, entry) else None


def _now(whole: Entry) -> bool:
    """Whether a number is told as that of today: "has now killed 31 inmates"."""
    return any(w.text == "now" for w in whole.reading.words[: whole.figure.end])


def _of_the_hurt(entry: Entry) -> bool:
    """Whether those who died are told as hurt before: "two of the injured passengers", "six died in hospital"."""
    after = entry.sentence_text.partition(entry.victim.text)[2] if entry.victim.text else entry.sentence_text
    return bool(HURT.search(entry.victim.text) or IN_CARE.search(after[:AFTERWARDS]))
