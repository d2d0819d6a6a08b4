"""Who says so, and how sure it is: the words around a figure.

The speakers of quotations come from the quotation component where it ran;
the rules here find the claimant of a sentence without it, and judge denial,
hearsay and mere possibility in either case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.casualties.attribution.assertions import asserted, names_violence, opens_content
from pipeline.casualties.attribution.informants import subject_of, tells
from pipeline.casualties.attribution.possibilities import PRESUMING, possibility
from pipeline.casualties.attribution.untruths import called_untrue
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading, outermost
from pipeline.casualties.sentence.words import BE
from pipeline.language.en.classes import words

SAYING = words("attribution.saying")
DENYING = words("attribution.denying")
ANSWERABLE = words("attribution.answerable")
HEARSAY = words("attribution.hearsay")
HEDGES = words("attribution.hedges")
HOSPITALS = words("attribution.hospitals")
PATIENTS = words("attribution.patients")
BORDERS = words("contrasts")
TELLERS = words("events.tellers")
FIGURES = words("attribution.figures")
GIVING = words("attribution.giving")
GIVEN = words("ledger.accounts") | {"number"}
COUNTS = frozenset({"count", "tally", "estimate", "figure"})
LIVES = frozenset({"life", "lives"})
IMPERSONAL = "reports"


@dataclass(frozen=True, slots=True)
class Claim:
    """Who gives a figure in its own sentence, and how.

    speaker: the claimant's phrase, None where the sentence names none; hearsay: the word that marks it as
    unattributed ("reports", "reportedly"), its word position; certainty: see tables.md.
    denial: how a denied figure is denied: none (there were none) | verb | untrue | after | negation.
    cue: the word of saying that gives it its speaker, its word position.
    """

    speaker: Phrase | None
    hearsay: int | None
    certainty: str
    denial: str = ""
    cue: int | None = None


def judge(reading: Reading, figure: Figure) -> Claim:
    speaker, hearsay, denied, cue = _governor(reading, figure)
    first, last = min(figure.start, figure.trigger.start), max(figure.end, figure.trigger.end)
    denials = (
        ("none", figure.rank == "zero"),
        ("verb", denied),
        ("untrue", called_untrue(reading, first, last)),
        ("after", _denied_after(reading, figure)),
        ("negation", _negated(reading, figure)),
    )
    denial = next((name for name, holds in denials if holds), "")
    if denial:
        return Claim(speaker, hearsay, "denied", denial, cue)
    possible = possibility(reading, figure)
    if possible == "hypothetical":
        return Claim(speaker, hearsay, "hypothetical", cue=cue)
    if hearsay is None and speaker is None:
        hearsay = next((i for i, w in enumerate(reading.words) if w.text in HEDGES), None)
    if hearsay is None and possible and reading.text(figure.trigger.start - 4) in ("reported", "rumoured", "rumored"):
        hearsay = figure.trigger.start - 4  # "was reported to have been detained"
    if hearsay is not None:
        return Claim(speaker, hearsay, "reported", cue=cue)
    if speaker is not None:
        return Claim(speaker, None, "claimed", cue=cue)
    return Claim(None, None, "reported" if possible else "asserted")


class Governor(NamedTuple):
    """Who gives a figure. hearsay: a word that marks it as unattributed; cue: the word of saying; both positions."""

    speaker: Phrase | None = None
    hearsay: int | None = None
    denied: bool = False
    cue: int | None = None


def _governor(reading: Reading, figure: Figure) -> Governor:
    """Who governs a figure: the nearest word of saying before it, else the sentence's end."""
    first = min(figure.start, figure.trigger.start) if figure.trigger.frame != "toll" else figure.trigger.start
    if figure.role == "restated":
        first = figure.start
    answerable = False
    for at in range(min(first, len(reading.words)) - 1, -1, -1):
        if reading.kind(at) == ";" and (told := _said_before(reading, at)) is not None:
            return told
        if reading.kind(at) == ";" or reading.text(at) in BORDERS:
            break
        answerable = answerable or reading.text(at) in ANSWERABLE
        found = (
            _hearsay_at(reading, at)
            or _denial_at(reading, at, first, answerable=answerable)
            or _saying_at(reading, at, figure)
            or _giving_at(reading, at)
            or _count_of(reading, at)
        )
        if found is not None:
            return found
    return _according(reading) or _speaker_after(reading, figure) or _heading_source(reading, first) or Governor()


def _said_before(reading: Reading, at: int) -> Governor | None:
    """Who goes on after a semicolon: "Nobody had died, he insisted; three were hurt"."""
    said = reading.text(at - 1) in SAYING and reading.kind(at - 1) == "V"
    speaker = reading.ending.get(at - 1) if said else None
    closing = speaker is not None and reading.kind(speaker.start - 1) == ","
    return Governor(speaker, cue=at - 1) if closing else None


def _hearsay_at(reading: Reading, at: int) -> Governor | None:
    """ "reports that 12 died": nobody's word; "the army denied reports that 12 died": the army denies it; "the mayor
    said there were reports that 12 died": the mayor tells of them."""
    if reading.text(at) not in HEARSAY or reading.kind(at) not in "NPV" or not _opens_content(reading, at + 1):
        return None
    if any(reading.text(i) in DENYING for i in range(max(0, at - 3), at)):
        return Governor(subject_of(reading, at - 1), denied=True)
    there = next((i for i in range(at - 1, max(0, at - 5), -1) if reading.text(i) == "there"), 0)
    if reading.text(there - 1) in SAYING and (speaker := subject_of(reading, there - 1)) is not None:
        return Governor(speaker, hearsay=at, cue=there - 1)
    return Governor(hearsay=at)


def _denial_at(reading: Reading, at: int, figure: int, *, answerable: bool) -> Governor | None:
    """ "the army denied that 12 died"; not "denied involvement in the blast that killed 12", which nobody denies."""
    if reading.text(at) not in DENYING:
        return None
    if answerable:
        return Governor()
    return None if _joined_to_next(reading, at, figure) else Governor(subject_of(reading, at), denied=True, cue=at)


def _saying_at(reading: Reading, at: int, figure: Figure) -> Governor | None:
    """ "the mayor said 12 died"; "12 are believed to have died" is hearsay."""
    text = reading.text(at)
    if text not in SAYING or (reading.kind(at) != "V" and reading.text(at + 1) != "that"):
        return None
    if admits_patients(reading, at) or (text.startswith("add") and reading.text(at + 1) == "to"):
        return None
    if text.startswith("claim") and figure.start == at + 1 and reading.text(figure.trigger.core) in LIVES:
        return None  # "the flood has claimed nine lives"
    if reading.text(at - 1) in BE or reading.text(at - 1) == "been":
        return Governor(hearsay=at) if text in PRESUMING else None
    speaker = subject_of(reading, at)
    if speaker is None or names_violence(reading, speaker):
        return None
    return Governor(speaker, cue=at) if asserted(reading, at, figure) else Governor()


def _giving_at(reading: Reading, at: int) -> Governor | None:
    """ "the council gave a figure of 55 dead": a verb that says something only by its object."""
    if reading.text(at) not in GIVING or reading.kind(at) != "V":
        return None
    given = reading.starting.get(at + 1)
    speaker = subject_of(reading, at) if given is not None and reading.text(given.head) in GIVEN else None
    return Governor(speaker, cue=at) if speaker is not None and not names_violence(reading, speaker) else None


def _count_of(reading: Reading, at: int) -> Governor | None:
    """ "The union's own count is 11 dead"; not "the army's toll", which is of its own dead."""
    if reading.text(at) not in COUNTS:
        return None
    whole = next((p for p in reading.phrases if p.head == at), None)
    mark = next((i for i in range(whole.start, at) if reading.text(i) in ("'s", "’s")), None) if whole else None
    if whole is None or mark is None:
        return None
    owner = replace(whole, end=mark, head=mark - 1, quantity=None)
    return Governor(owner, cue=at) if tells(reading, owner) else None


def admits_patients(reading: Reading, at: int) -> bool:
    """Whether a hospital takes people in: "the clinic admitted 27 wounded"."""
    taken_in = reading.starting.get(at + 1)
    if not reading.text(at).startswith("admit") or taken_in is None or taken_in.quantity is None:
        return False
    subject = subject_of(reading, at)
    words = range(subject.start, subject.end) if subject else range(0)
    treats = any(reading.text(i) in HOSPITALS for i in words) or (subject is not None and subject.pronoun)
    return treats and any(reading.text(i) in PATIENTS for i in range(taken_in.start, taken_in.end + 1))


def _opens_content(reading: Reading, at: int) -> bool:
    """Whether "that" or "of" follows, past a day: "reports Monday of ..."."""
    return reading.text(at if reading.text(at) in ("that", "of") else at + 1) in ("that", "of")


def _joined_to_next(reading: Reading, denial: int, figure: int) -> bool:
    """Whether a comma and a new subject part the denial from the figure."""
    return any(reading.kind(at) == "," and reading.kind(at + 1) in "CS" for at in range(denial + 1, figure))


def _according(reading: Reading) -> Governor | None:
    for at in range(len(reading.words) - 2):
        if reading.text(at) == "according" and reading.text(at + 1) == "to":
            speaker = reading.starting.get(at + 2)
            return Governor(speaker, cue=at) if speaker is not None else None
    return None


def _speaker_after(reading: Reading, figure: Figure) -> Governor | None:
    """The speaker of a closing ", residents have said" or ", said the mayor" after the figure."""
    last = max(figure.end, figure.trigger.end)
    for at in range(last, len(reading.words)):
        if reading.text(at) not in SAYING or reading.kind(at) != "V" or opens_content(reading, at):
            continue
        verb = at
        while reading.kind(verb - 1) in "XR" and reading.text(verb - 1) not in BE:
            verb -= 1
        phrase = reading.ending.get(verb)
        if phrase is not None:
            outer = outermost(reading, phrase)
            if outer.start >= last and reading.kind(outer.start - 1) in ",-" and not names_violence(reading, outer):
                return Governor(outer, cue=at)
        following = reading.starting.get(at + 1)
        inverted = reading.kind(at - 1) in ",-" and not reading.text(at).endswith("ing")
        if inverted and following is not None and not following.quantity and not following.pronoun:
            return Governor(following, cue=at)
    return None


def _heading_source(reading: Reading, first: int) -> Governor | None:
    """Who stands before the colon of a heading: "Title: Rebel media: Air strike kills scores"."""
    for at in range(first - 1, 0, -1):
        phrase = reading.ending.get(at) if reading.kind(at) == ":" else None
        if phrase is not None:
            opens = phrase.start == 0 or reading.kind(phrase.start - 1) == ":"
            return Governor(phrase, cue=at) if opens and reading.text(phrase.head) in TELLERS else None
    return None


def _denied_after(reading: Reading, figure: Figure) -> bool:
    """ "..., a claim the Taliban denied", "..., which the army denies"."""
    last = max(figure.end, figure.trigger.end)
    for at in range(last, len(reading.words)):
        if reading.text(at) in DENYING:
            opening = [reading.text(i) for i in range(last, at)]
            object_after = reading.text(at + 1) in ("it", "this", "")
            return any(w in FIGURES for w in opening) and (reading.kind(at + 1) in ".,;" or object_after)
    return False


def _negated(reading: Reading, figure: Figure) -> bool:
    at = figure.trigger.start - 1
    while at >= 0 and reading.kind(at) in "XR":
        if reading.text(at) in ("not", "n't", "never") and figure.trigger.effect != "missing":
            return True
        at -= 1
    return False
