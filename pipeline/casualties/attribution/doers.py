"""Which phrases of a figure's sentence may name who did it, by the routes of ``perpetrators``."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.casualties.attribution.assertions import names_violence
from pipeline.casualties.attribution.claims import SAYING
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.predicates import LOSING
from pipeline.casualties.sentence.reading import Reading, outermost
from pipeline.casualties.sentence.triggers import voice
from pipeline.casualties.sentence.words import BE
from pipeline.language.en.classes import words

ATTACKING, FIGHTS = words("events.attacking"), words("events.fights")
LINKS: dict[str, tuple[str, ...]] = {  # the first word and those after it
    "blamed": ("on",), "carried": ("out", "by"), "claimed": ("by",), "attributed": ("to",), "work": ("of",),
    "by": (), "involving": (),
}  # fmt: skip
WEAK = frozenset({"by", "involving"})  # which need to be near, or to follow a word of doing
AUTHORED = words("events.authored")
ACCUSED, ACCUSING = words("events.accused"), words("events.accusing")
MEETING, STAGED = words("events.meeting"), words("events.staging")
OWN = frozenset("it they we its their our".split())
ACCUSED_WITHIN = 14  # words
REACH = 12  # words from a figure to the "by" of its passive
NOT_BY = frozenset("by-election birth monday tuesday wednesday thursday friday saturday sunday then now".split())


def doers(reading: Reading, figure: Figure) -> Iterator[tuple[str, Phrase]]:
    """Routes and phrases, the surest first; "staged" where a clause that hangs on an attack names its
    author, "accused" where somebody is held to have done it."""
    trigger = figure.trigger
    going_on = reading.text(trigger.core).endswith("ing")  # "are killing"
    passive = voice(reading.words, trigger) == "passive" and not going_on
    active = trigger.frame in ("verb", "gerund", "participle") and not passive
    does = not trigger.intransitive and reading.text(trigger.core) not in LOSING  # who loses his men killed nobody
    transitive = active and does and figure.phrase.start >= trigger.end
    if trigger.frame == "gerund" and (done := _of_main_verb(reading, trigger.start)) is not None:
        yield "subject", done
    if transitive and (subject := _subject(reading, trigger.start, trigger.core)):
        yield "subject", subject
        yield from (("by", p) for p in _linked(reading, subject.end, REACH))
    yield from (("accused", p) for p in _accused(reading, figure))
    yield from (("by", p) for p in _linked(reading, min(trigger.end, figure.phrase.end), REACH))
    yield from (("opponent", p) for p in _opponents(reading))
    yield from (("staged", p) for p in _staged(reading))
    yield from (("owner", p) for p in reading.phrases if names_violence(reading, p) and not p.quantity)
    verbs = [i for i, w in enumerate(reading.words) if w.text in ATTACKING and i not in reading.firing]
    verbs = [] if _two_sided(reading) else verbs
    subjects = (_subject(reading, at, at) for at in verbs if reading.kind(at) in "VJN")
    yield from (("attacker", subject) for subject in subjects if subject)


def _accused(reading: Reading, figure: Figure) -> Iterator[Phrase]:
    """Who is held to have done it: "Karim is accused of killing nine", "the commander responsible for the deaths"."""
    first = min(figure.start, figure.trigger.start)
    for at in range(first - 1, max(-1, first - ACCUSED_WITHIN), -1):
        if reading.kind(at) == ";":
            return
        if reading.text(at) in ACCUSED and reading.text(at + 1) in ("of", "for", "with", "over", "in"):
            before = at
            while reading.kind(before - 1) in "XR":
                before -= 1
            if (phrase := reading.ending.get(before)) is not None:
                yield phrase
        blamed = reading.starting.get(at + 1) if reading.text(at) in ACCUSING and reading.kind(at) == "V" else None
        if blamed is not None and reading.text(blamed.end) in ("of", "for"):
            yield blamed


def _staged(reading: Reading) -> Iterator[Phrase]:
    """Who stages an attack by a clause that hangs on it: "a strike it carried out"."""
    for phrase in reading.phrases:
        if phrase.pronoun and reading.text(phrase.head) in OWN:
            at = phrase.end
            while reading.kind(at) in "XR":
                at += 1
            before = reading.ending.get(phrase.start)
            object_after = reading.starting.get(at + 1) or reading.starting.get(at + 2)
            told = (before is not None and names_violence(reading, before)) or (
                object_after is not None and names_violence(reading, object_after)
            )
            if reading.text(at) in STAGED and told:
                yield phrase


def _linked(reading: Reading, start: int, reach: int) -> Iterator[Phrase]:
    """The phrases after "by", "blamed on" and the like, up to a word of saying; a far "by" after "planted" alone."""
    for at in range(start, len(reading.words)):
        said = reading.text(at) in SAYING and reading.kind(at) == "V" and reading.text(at + 1) != "by"
        if said or reading.kind(at) == ";":
            return
        first = reading.text(at)
        goes_on = LINKS.get(first)
        if goes_on is None or any(reading.text(at + n) != word for n, word in enumerate(goes_on, start=1)):
            continue
        if first in WEAK and at >= start + reach and reading.text(at - 1) not in AUTHORED:
            continue
        phrase = reading.starting.get(at + 1 + len(goes_on))
        if phrase is not None and reading.text(phrase.start) not in NOT_BY:
            yield phrase


def _opponents(reading: Reading) -> Iterator[Phrase]:
    """Whom the victims fought: "in a gun battle with police"."""
    for at, word in enumerate(reading.words[1:-1], start=1):
        against = word.text in ("with", "against") and reading.text(at - 1) in FIGHTS
        met = word.text in MEETING and word.kind == "V"
        both = against and reading.kind(at - 1) == "V" and _subject(reading, at - 1, at - 1) is not None
        if (met or (against and not both)) and (phrase := reading.starting.get(at + 1)) is not None:
            yield phrase


def _two_sided(reading: Reading) -> bool:
    """Whether the sentence tells of two that fight each other: "the police clashed with students"."""
    return any(
        word.text in FIGHTS and word.kind == "V" and reading.text(at + 1) == "with"
        for at, word in enumerate(reading.words)
    )


def _subject(reading: Reading, start: int, core: int) -> Phrase | None:
    """The phrase that does what a verb says, past auxiliaries, joined verbs and relative pronouns."""
    parsed = reading.subjects.get(core)
    if parsed is not None:
        found = next((p for p in reading.phrases if p.start <= parsed < p.end), None)
        if found is not None:
            return found
        if reading.kind(parsed) == "S":
            return reading.ending.get(parsed) or reading.ending.get(parsed - 1)
    at = start
    while at > 0:
        if (phrase := reading.ending.get(at)) is not None:
            return outermost(reading, phrase)
        if reading.kind(at - 1) not in "XRSVCT,":
            return None
        at -= 1
    return None


def _of_main_verb(reading: Reading, gerund: int) -> Phrase | None:
    """The subject of a passive before "after killing nine": "He was held after killing nine"."""
    if reading.text(gerund - 1) not in ("after", "for", "over") or reading.kind(gerund - 2) not in "VJ":
        return None
    at = gerund - 2
    while reading.kind(at - 1) in "XR":
        at -= 1
    return reading.ending.get(at) if any(reading.text(i) in BE for i in range(at, gerund - 2)) else None
