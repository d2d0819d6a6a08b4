"""What a figure's own words settle, before anything is weighed: printed again, a part, no figure at all."""

from __future__ import annotations

from pipeline.casualties.ledger.book import UNSURE, Book
from pipeline.casualties.ledger.identities import generic
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.periods import is_rate, only_of_a_place
from pipeline.casualties.ledger.recalled import ANNIVERSARY
from pipeline.casualties.ledger.rises import risen_toll
from pipeline.language.en.classes import words

INCLUDED = "total_included"  # "among the 14 dead was a judge"
HELD = words("ledger.held")
AUXILIARIES = 2  # words that may lead to the verb of a relative clause
MEMORIALS = frozenset({"memorial", "memorials", "monument", "monuments"})
CARE = words("ledger.care")


def printed_again(book: Book) -> None:
    """A sentence that the article prints a second time tells nothing new: a headline above its own lead."""
    first: dict[tuple[str, str, int], Entry] = {}
    for entry in book.entries:
        key = (" ".join(entry.sentence_text.split()), entry.effect, entry.figure.phrase.start)
        original = first.setdefault(key, entry)
        if original.sentence != entry.sentence:
            book.settle(entry, "repeat", original, "printed again", "the article prints the sentence twice")


def carried_numbers(book: Book) -> None:
    """ "Abducted nine men … the hostages were killed": a definite plural without a number has that told before."""
    for entry in book.entries:
        phrase = entry.figure.phrase
        numberless = entry.quantity_kind == "none" and entry.figure.rank == "plural" and entry.certainty != "denied"
        if not numberless or not (phrase.det in ("the", "own") or phrase.pronoun):
            continue
        for earlier in reversed(book.entries[: entry.number]):
            same = phrase.pronoun or earlier.victim.head == entry.victim.head
            same = same or (earlier.effect == "captured" and entry.victim.head in HELD)
            if earlier.effect != entry.effect and earlier.best is not None and same and earlier.owner is None:
                book.carried[entry.number] = earlier.number
                break


def parts_by_their_words(book: Book) -> None:
    """ "Nine people, including two children", "four of the nine": the grammar knows the whole.

    So it does where a toll rises by a number, and where a bare number tells who of the wounded is in care: "Three are
    in intensive care".
    """
    for entry in book.entries:
        if not book.open(entry):
            continue
        if entry.figure.role == "part" and entry.owner is not None:
            book.settle(entry, "part", book.entries[entry.owner], "part by its words", "the sentence says so")
        elif entry.figure.construction == INCLUDED and (whole := _whole(book, entry)):
            book.settle(entry, "part", whole, "part by its words", "the sentence says so")
        elif entry.figure.role == "addend" and entry.figure.trigger.frame == "toll":
            book.settle(entry, "part", _toll(book, entry), "part by its words", "the toll rose by so many")
        elif again := _who_is_told(book, entry):
            book.settle(entry, "repeat", again, "part by its words", "the clause goes on telling of him or her")
        elif rise := risen_toll(book, entry):
            book.settle(entry, "part", rise, "part by its words", "the toll rose by their death")
        elif _alone(entry) and (whole := _whole(book, entry)):
            book.settle(entry, "part", whole, "part by its words", "it is said of one day alone")
        elif _in_care(entry) and (whole := _whole(book, entry)):
            book.settle(entry, "part", whole, "part by its words", "it tells who of the wounded is in care")


def remembered(book: Book) -> None:
    """ "A memorial for the 80 miners killed in a fire", "observed the anniversary of a fire that killed 54": whom it is
    for are no news."""
    for entry in book.entries:
        words = [w.text for w in entry.reading.words[: entry.figure.phrase.start]]
        if not book.open(entry):
            continue
        if words[-2:-1] and words[-2] in MEMORIALS and words[-1] in ("for", "to"):
            book.settle(entry, "cumulative", None, "remembered", "a memorial is for them")
        elif ANNIVERSARY.search(" ".join(words)):
            book.settle(entry, "cumulative", None, "remembered", "an anniversary is of their death")
        elif only_of_a_place(entry, book.entries, book.published):
            book.settle(entry, "cumulative", None, "remembered", "it is only told of the place")


def rates(book: Book) -> None:
    """ "A child was hurt every half hour": a rate is nobody's count."""
    for entry in book.entries:
        if book.open(entry) and is_rate(entry, book.entries):
            book.settle(entry, "cumulative", None, "a rate", "it is so many in a stretch of time")


def no_figures(book: Book) -> None:
    """What is denied, only possible, or told without a number stands beside the figures and adds nothing."""
    for entry in book.entries:
        if book.open(entry) and (entry.certainty in UNSURE or (book.size(entry) == 0)):
            book.settle(entry, "main", None, "no figure", "")


def _who_is_told(book: Book, entry: Entry) -> Entry | None:
    """The one part that a relative clause goes on telling of: "five were shot, including the gunman, who killed
    himself"."""
    part = book.entries[entry.number - 1] if entry.number else entry
    if part.reading is not entry.reading or part.owner is None or (part.effect, part.best) != (entry.effect, 1):
        return None
    between = [w.text for w in entry.reading.words[part.figure.phrase.end : entry.figure.trigger.start]]
    return part if entry.best == 1 and between[:2] == [",", "who"] and len(between) <= AUXILIARIES + 2 else None


def _toll(book: Book, entry: Entry) -> Entry | None:
    """The toll that a rise leads to, in its sentence; else the nearest one before it."""
    told = [e for e in book.entries if e.effect == entry.effect and book.size(e) > book.size(entry)]
    beside = [e for e in told if e.sentence == entry.sentence and e.number > entry.number]
    return beside[0] if beside else _whole(book, entry)


def _alone(entry: Entry) -> bool:
    """Whether a number is said of one day of several: "20 died on Saturday alone"."""
    last = max(entry.figure.end, entry.figure.trigger.end)
    return any(w.text == "alone" for w in entry.reading.words[last : last + 5])


def _in_care(entry: Entry) -> bool:
    """Whether a number tells who of the wounded is in hospital: "Three are being treated in intensive care", "five
    people are in critical condition"."""
    trigger = entry.figure.trigger
    words = {w.text for w in entry.reading.words[trigger.start : trigger.end]}
    some = entry.figure.phrase.bare or (generic(entry) and "condition" in words)
    return entry.effect == "wounded" and some and not entry.more and bool(words & CARE)


def _whole(book: Book, part: Entry) -> Entry | None:
    """The nearest earlier figure of the effect that is larger."""
    earlier = [
        e for e in book.entries[: part.number]
        if e.effect == part.effect and e.certainty not in UNSURE and book.size(e) > book.size(part)
    ]  # fmt: skip
    return earlier[-1] if earlier else None
