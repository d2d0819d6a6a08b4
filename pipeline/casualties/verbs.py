"""The figures of a trigger that is a verb, a participle or a state: which way it looks, and what it sees there."""

from __future__ import annotations

from pipeline.casualties.additions import distributed, gapped, item_after, joined_victims, origin_of
from pipeline.casualties.direction import left_victims, right_victims
from pipeline.casualties.figures import LOSING, Figure
from pipeline.casualties.nouns import left_neighbour
from pipeline.casualties.phrases import TIMES, Phrase
from pipeline.casualties.reading import Reading
from pipeline.casualties.reflexives import is_antecedent, reflexive_text, said_until
from pipeline.casualties.triggers import Trigger, voice
from pipeline.casualties.victims import COMBATANTS

LONGEST_TEXT = 12  # words between a subject and its trigger that a row's text may hold
PERIODS = frozenset("hour hours day days week weeks month months year years morning evening night afternoon".split())
COUNTED_ONLY = frozenset("bury buried burying fell froze frozen freeze no nothing".split())


def verbal_figures(reading: Reading, trigger: Trigger) -> list[Figure]:
    looks = _direction(reading, trigger)
    if looks == "left":
        victims = left_victims(reading, trigger)
        at = trigger.end
    elif looks == "right":
        victims = right_victims(reading, trigger)
        at = said_until(reading, victims[-1], trigger) if victims else trigger.end
    else:
        return []
    if not victims:
        return []
    extra = joined_victims(reading, trigger, at) if looks == "left" else []
    figures = [f for p in victims if (f := _figure(reading, trigger, p, looks))]
    figures += [f for p in extra if (f := _figure(reading, trigger, p, "apart"))]
    shares = [
        Figure(trigger, p, "counted", p.start, reading.extent(origin) if origin else p.end, victim=origin)
        for p, origin in distributed(reading, trigger, at, victims[-1])
        if reading.rank(p, trigger) == "counted"
    ]
    lent = next((f.phrase for f in figures if not (f.phrase.bare or is_antecedent(f.phrase, trigger, looks))), None)
    if lent is None and reading.text(trigger.core) in LOSING:
        lent = left_neighbour(reading, trigger.start)
    for figure in [*figures, *shares]:
        if figure.victim is None and figure.phrase.bare and reading.of_phrase(figure.phrase) is None:
            figure.victim = origin_of(reading, figure.phrase) or lent
    gaps = gapped(reading, at) if looks == "right" else []
    for phrase, subject in gaps:
        lost = reading.text(trigger.core) in LOSING
        victim = (subject if lost else lent) if phrase.bare else None
        shares.append(Figure(trigger, phrase, "counted", phrase.start, reading.extent(phrase), victim=victim))
    return figures + shares


def _direction(reading: Reading, trigger: Trigger) -> str:
    """left | right | "" ."""
    if trigger.frame in ("state", "unhurt"):
        return "left"
    if trigger.frame == "gerund":
        return "" if trigger.intransitive else "right"
    if trigger.intransitive:
        return "left"
    if trigger.frame == "verb":
        alone = trigger.end - trigger.start == 1 or bool(right_victims(reading, trigger))
        return "right" if alone or _has_object(reading, trigger) else "left"
    spoken = voice(reading.words, trigger)
    if spoken == "passive":
        return "left"
    if right_victims(reading, trigger):
        return "right"
    complete = spoken == "bare" or trigger.end - trigger.start > 1  # "had lost their lives" holds its own object
    return "left" if complete and not _has_object(reading, trigger) else ""


def _has_object(reading: Reading, trigger: Trigger) -> bool:
    phrase = reading.starting.get(trigger.end)
    if phrase is None:
        return False
    if reading.text(phrase.start) in TIMES or reading.text(phrase.head) in PERIODS:
        return False
    return not phrase.bare


def _figure(reading: Reading, trigger: Trigger, phrase: Phrase, looks: str) -> Figure | None:
    """The figure of one victim phrase, or None where the phrase says nothing that a row could hold."""
    rank = reading.rank(phrase, trigger)
    if trigger.frame == "unhurt" and rank:
        rank = "zero"
    combatants = any(reading.text(i) in COMBATANTS for i in range(phrase.start, reading.extent(phrase)))
    if trigger.effect == "displaced" and (
        rank == "single" or (combatants and not reading.text(trigger.core).startswith("displac"))
    ):
        return None
    if rank == "plural" and not _finite(reading, trigger, looks):
        return None
    if rank in ("single", "plural") and not _plain_loss(reading, trigger, rank, looks):
        return None
    if rank != "counted" and reading.text(trigger.core) == "held" and looks == "right":
        return None  # "held the girl"
    if phrase.pronoun and trigger.strict and looks == "right":
        return None  # "it still hurt him"
    if not rank or (rank != "counted" and reading.text(trigger.core) in COUNTED_ONLY):
        return None
    start, end = phrase.start, reading.extent(phrase)
    reflexive = is_antecedent(phrase, trigger, looks)
    if reflexive:
        if trigger.strict and rank != "counted":
            return None  # "he hurt himself"
        start, end = reflexive_text(reading, phrase, trigger)
    elif looks == "left":
        start, end = _stated(reading, trigger, rank, start, end)
    elif looks == "right" and _close(reading, trigger.end, start):
        start = trigger.start
    return Figure(trigger, phrase, rank, start, end, reflexive=reflexive)


def _stated(reading: Reading, trigger: Trigger, rank: str, start: int, end: int) -> tuple[int, int]:
    """The words that state a subject's figure: subject and predicate, or where they stand far apart one of them."""
    if _close(reading, end, trigger.start):
        return start, max(end, trigger.end)
    last = item_after(reading, end)
    if last is None and trigger.start - end <= LONGEST_TEXT:
        return start, trigger.end
    if last is not None or rank == "counted":
        return start, end
    first = trigger.start
    while reading.kind(first - 1) in "XRT" or reading.kind(first - 1) == "V":
        first -= 1
    return first, trigger.end


def _plain_loss(reading: Reading, trigger: Trigger, rank: str, looks: str) -> bool:
    """Whether a verb that takes things too states an unnumbered victim: never "he lost", "the man captured"."""
    alone = trigger.end - trigger.start == 1  # not "lost their lives"
    if alone and reading.text(trigger.core) in LOSING and (rank == "plural" or looks == "left"):
        return False
    return not (
        alone and trigger.strict and looks == "left" and trigger.frame == "participle" and _voiceless(reading, trigger)
    )


def _voiceless(reading: Reading, trigger: Trigger) -> bool:
    return voice(reading.words, trigger) == "bare" and not trigger.intransitive


def _finite(reading: Reading, trigger: Trigger, looks: str) -> bool:
    """Whether the trigger states something about an uncounted plural, rather than describing it."""
    if trigger.frame in ("gerund", "state"):
        return False
    if looks == "right":
        return trigger.frame == "verb" or reading.kind(trigger.start - 1) in "NPOXRC"
    return trigger.intransitive or voice(reading.words, trigger) == "passive"


def _close(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but auxiliaries, adverbs and short modifiers stand between words start and end."""
    between = range(start, end)
    return len(between) <= 8 and not any(
        reading.kind(i) in ",;:().-MCS" or i in reading.firing or reading.kind(i) == "V" for i in between
    )
