"""What interrupts a clause: "including two children", "two of them seriously", ", 34,", "(nine men and five boys)"."""

from __future__ import annotations

from pipeline.casualties.sentence.list_ends import list_end
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Insertion, Reading, opens_clause
from pipeline.casualties.sentence.triggers import voice
from pipeline.language.en.classes import words

BACK_REFERENCES = frozenset({"them", "whom", "which", "these", "those"})
MANNERS = words("casualties.manners_of_a_wound")


def find_insertions(reading: Reading) -> list[Insertion]:
    found: list[Insertion] = []
    at = 0
    while at < len(reading.words):
        insertion = _insertion_at(reading, at)
        if insertion:
            found.append(insertion)
            at = insertion.end
        else:
            at += 1
    return found


def _insertion_at(reading: Reading, at: int) -> Insertion | None:
    """The insertion that starts at ``at``, its opening comma included."""
    start = at
    if reading.kind(at) in (",", "(", "-", ":"):
        at += 1
    if (end := _age_end(reading, at, start)) is not None:
        return Insertion(start, _closed(reading, start, end), end, "age")
    first = _introducer(reading, at)
    if first is not None:
        end = list_end(reading, first)
        if end > first and (reading.text(first - 1) in ("whom", "which") or _told_inside(reading, start, end)):
            end = _clause_end(reading, end)
        elif end > first and reading.text(end) in ("who", "that"):
            end = _relative_end(reading, end)
        return Insertion(start, _closed(reading, start, end), first, "including") if end > first else None
    phrase = reading.starting.get(at)
    if phrase and reading.kind(start) in ",(-:" and (end := _sum_list(reading, start, at)):
        return Insertion(start, _closed(reading, start, end), at, "sum")
    of_them = (
        phrase is not None and reading.text(phrase.end) == "of" and reading.text(phrase.end + 1) in BACK_REFERENCES
    )
    opened = start < at or reading.text(at - 1) in ("and", "that")
    if phrase and opened and phrase.quantity and of_them:
        return Insertion(start, _closed(reading, start, _share_end(reading, phrase.end + 2)), at, "of_them")
    if phrase and start < at and phrase.quantity and phrase.bare and reading.text(phrase.end) in MANNERS:
        return Insertion(start, phrase.end + 1, at, "of_them")
    return None


def _told_inside(reading: Reading, start: int, end: int) -> bool:
    """Whether a participle tells of the insertion's own people: "50 have died, including three killed on Monday"."""
    trigger = reading.firing.get(end)
    if trigger is None or trigger.frame != "participle" or trigger.intransitive or reading.kind(start) != ",":
        return False
    return any(i < start for i in reading.firing) and voice(reading.words, trigger) == "bare"


def _clause_end(reading: Reading, at: int) -> int:
    """Where a relative clause ends: "of whom two were later killed"."""
    while at < len(reading.words) and reading.kind(at) not in ",.;:)-":
        at += 1
    return at


def _relative_end(reading: Reading, at: int) -> int:
    """The end of the relative clause at ``at`` where a comma closes it and the clause around goes on; else ``at``:
    "six men, among them two cooks who had been abducted, were killed"."""
    end = _clause_end(reading, at)
    return end if reading.kind(end) == "," and _goes_on(reading, end + 1) else at


def _share_end(reading: Reading, at: int) -> int:
    """The end of what is said of "two of them", with a further share: "ten of them fighters and five civilians"."""
    while at < len(reading.words) and reading.kind(at) not in ",.;:)-C":
        at += 1
    share = reading.starting.get(at + 1) if reading.text(at) == "and" else None
    if share and share.quantity and not opens_clause(reading, share):
        return reading.extent(share)
    return at


def _age_end(reading: Reading, at: int, start: int) -> int | None:
    """The end of an age set after a person: ", 34", "(34)", "aged 9 and 12"."""
    aged = reading.text(at) in ("aged", "age", "ages")
    end = at + aged
    while (reading.kind(end) == "M" and end not in reading.starting) or (
        aged and end > at + 1 and reading.text(end) in ("and", ",")
    ):
        end += 1
    while end > at and reading.kind(end - 1) in ",C":
        end -= 1
    if end <= at + aged or (not aged and (start == at or reading.kind(end) not in ",).")):
        return None
    return end


def _sum_list(reading: Reading, start: int, at: int) -> int | None:
    """The end of a list of numbers that add up to the number before it: "14 people - nine men and five boys -"."""
    before = [p for p in reading.phrases if reading.extent(p) <= start and p.quantity]
    total = before[-1] if before else None
    if total is None or any(reading.kind(i) in ";S" for i in range(total.end, start)):
        return None
    end = list_end(reading, at)
    parts = [_size(reading, p) for p in reading.phrases if at <= p.start < end]
    if total.quantity is None or len([p for p in parts if p]) < 2 or sum(parts) != total.quantity.best:
        return None
    return end


def _size(reading: Reading, phrase: Phrase) -> int:
    if phrase.quantity:
        return phrase.quantity.best or 0
    return 1 if reading.rank(phrase) == "single" else 0


def _introducer(reading: Reading, at: int) -> int | None:
    """Where the phrases begin after "including", "among them", "of whom" at ``at``."""
    text = reading.text(at)
    if text == "including" or (text in ("notably", "mostly") and reading.text(at + 1) == "including"):
        return at + 1
    if text not in ("among", "of", "amongst") or reading.text(at + 1) not in BACK_REFERENCES:
        return None
    before = reading.ending.get(at) if text == "of" else None
    if before is not None and before.quantity is not None:
        return None  # "seven of them are children"
    at += 2
    while reading.kind(at) == "X":
        at += 1
    return at


def _closed(reading: Reading, start: int, end: int) -> int:
    """The end with the closing comma of an insertion that a comma opened."""
    closing = {",": ",", "(": ")", "-": "-"}.get(reading.kind(start))
    if closing and reading.kind(end) == closing and (closing != "," or _goes_on(reading, end + 1)):
        return end + 1
    return end


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the interrupted clause goes on at ``at``: with an auxiliary, a verb or a trigger."""
    return reading.kind(at) in "XVR" or at in reading.firing
