"""From a predicate back to its subject: what a search to the left can pass on the way."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.casualties.sentence.lists import covering
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import REPORTING, Reading
from pipeline.language.en.classes import words

RAISING = words("casualties.raising")
FORCING = words("casualties.forcing")
LONGEST_INSERTION = 14  # words between two commas that may part a subject from its verb


def subject_before(reading: Reading, at: int) -> Phrase | None:
    """The phrase that ends before word ``at``, past all that STEPS can pass."""
    while at > 0:
        reached = next((r for step in STEPS if (r := step(reading, at)) is not None), None)
        if not isinstance(reached, int):
            return reached
        at = reached
    return None


def _past_insertion(reading: Reading, at: int) -> int | None:
    """ "Six men, including two cooks, | were killed"; not "six men were shot, including two | who died"."""
    if reading.text(at) in ("who", "that") and reading.kind(at - 1) not in ",)-":
        return None
    return next((n.start for n in reading.insertions if n.end == at and n.start < at), None)


def _counted_of_whom(reading: Reading, at: int) -> Phrase | None:
    """ "... four, two of whom | were killed"."""
    of = reading.text(at - 1) in ("whom", "them") and reading.text(at - 2) == "of"
    return reading.ending.get(at - 2) if of else None


def _phrase_before(reading: Reading, at: int) -> Phrase | int | None:
    """The phrase itself: "Four guards | died"; past one that only reports: "men who villagers | said had died"."""
    phrase = reading.ending.get(at) or covering(reading, at - 1)
    if phrase is None or phrase.start >= at:
        return None
    only_says = reading.text(phrase.start - 1) in ("who", "whom", "that") and reading.text(phrase.end) in REPORTING
    return phrase.start - 1 if only_says else phrase


def _before_being(reading: Reading, at: int) -> Phrase | int | None:
    """The subject of the clause before: "Two drivers were freed after | being abducted"; 0 where it has none."""
    if reading.kind(at - 1) != "I" or reading.text(at) != "being":
        return None
    for phrase in reversed([p for p in reading.phrases if p.end < at]):
        if reading.kind(phrase.end) in "XV" and reading.rank(phrase):
            return phrase
    return 0


def _past_auxiliary(reading: Reading, at: int) -> int | None:
    """ "who have | been killed", "believed to | have died", "forced 30 people to | flee"."""
    kind, text = reading.kind(at - 1), reading.text(at - 1)
    if kind in "XR" or text in ("who", "which", "whom", "whose") or (kind == "S" and text == "that"):
        return at - 1
    if kind != "T":
        return None
    forced = reading.ending.get(at - 1)
    led = forced is not None and reading.text(forced.start - 1) in FORCING
    return at - 1 if led or reading.text(at - 2) in RAISING or reading.text(at - 2) in ("had", "have") else None


def _past_trigger(reading: Reading, at: int) -> int | None:
    """ "Three men were wounded and | captured", past what was said of them first."""
    before = reading.firing.get(at - 1)
    return before.start if before is not None and before.frame in ("participle", "state") else None


def _past_predicate(reading: Reading, at: int) -> int | None:
    """ "Twelve men are believed | captured", "were bound and | shot", "the imam, | who died"."""
    kind = reading.kind(at - 1)
    if kind == "V":
        listed = reading.text(at - 1).endswith("ed") and reading.kind(at) in "C,"
        return at - 1 if listed or reading.text(at - 1) in RAISING else None
    if kind == "C":
        last = at - 2 - (reading.kind(at - 2) == ",")  # "targeted, shot, and | killed"
        told = reading.kind(last) == "V" and reading.text(last).endswith("ed")
        return last + 1 if told or last in reading.firing else None
    return at - 1 if kind == "," and reading.text(at) in ("who", "whom") and at - 1 in reading.ending else None


def _past_aside(reading: Reading, at: int) -> int | None:
    """ "The mayor, a father of two, | was shot"."""
    return _opener(reading, at - 1) if reading.kind(at - 1) in ",-)" else None


def _past_lone_comma(reading: Reading, at: int) -> int | None:
    """ "One guard bringing water after an attack, | was killed": a comma that no other pairs, before the verb."""
    if reading.kind(at - 1) != "," or reading.kind(at) != "X" or any(w.kind == "," for w in reading.words[: at - 1]):
        return None
    last = reading.ending.get(at - 1)
    return last.start - 1 if last is not None and reading.kind(last.start - 1) == "I" else at - 1


# How a search to the left goes on from a word: to a phrase that ends it, or to a word further left; the first that
# applies. Each has its case in its docstring, with a bar before the word.
STEPS: tuple[Callable[[Reading, int], Phrase | int | None], ...] = (
    _past_insertion, _counted_of_whom, _phrase_before, _before_being, _past_auxiliary, _past_trigger,
    _past_predicate, _past_aside, _past_lone_comma,
)  # fmt: skip


def _opener(reading: Reading, closing: int) -> int | None:
    """Where the insertion that ends with the comma, dash or bracket at ``closing`` opens; None where none does."""
    kind = "(" if reading.kind(closing) == ")" else reading.kind(closing)
    if kind == "," and (closing - 1 in reading.firing or reading.kind(closing - 1) == "V"):
        return closing  # a list of predicates: "captured, tortured and killed"
    for at in range(closing - 1, max(-1, closing - LONGEST_INSERTION - 1), -1):
        if reading.kind(at) == kind and at > 0:
            return at
        if reading.kind(at) in ";.:":
            return None
    return None
