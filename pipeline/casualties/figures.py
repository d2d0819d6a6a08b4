"""The figures of one sentence: each trigger with the quantities and victims it looks at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.casualties.additions import distributed, gapped, item_after, joined_victims, origin_of
from pipeline.casualties.direction import left_victims, right_victims
from pipeline.casualties.nouns import left_neighbour, noun_figures
from pipeline.casualties.phrases import TIMES, Phrase
from pipeline.casualties.reading import Reading
from pipeline.casualties.rosters import roster, shares_of_total
from pipeline.casualties.tolls import toll_figures
from pipeline.casualties.triggers import Trigger, voice
from pipeline.casualties.victims import COMBATANTS

LONGEST_TEXT = 12  # words between a subject and its trigger that a row's text may hold
RESTATED = frozenset({"figure", "number", "total", "tally"})
CORRECTING = frozenset(
    "revised revising raised raising lowered lowering corrected correcting updated later cut increased".split()
)
LOSING = frozenset({"lost", "lose", "loses", "losing"})  # whose subject names the victims of a bare number
PERIODS = frozenset("hour hours day days week weeks month months year years morning evening night afternoon".split())
COUNTED_ONLY = frozenset("bury buried burying fell froze frozen freeze".split())


@dataclass(slots=True)
class Figure:
    """A figure of a sentence, before it is weighed against the others of its article.

    phrase: the noun phrase with the quantity; victim: the phrase that names the victims, where it isn't the same.
    start, end: words of the row's text. role: main | part | toll | old | addend (a part of a rise) | restated |
    correction (both: a new number for "the figure").
    parent: the figure that a part belongs to. zero: the text says that there were none.
    """

    trigger: Trigger
    phrase: Phrase
    rank: str  # counted | single | plural | zero
    start: int
    end: int
    role: str = "main"
    victim: Phrase | None = None
    parent: Figure | None = None


def find_figures(reading: Reading) -> list[Figure]:
    """The figures of a sentence in text order; one phrase gives an effect once."""
    found: list[Figure] = []
    for trigger in reading.triggers:
        for figure in _of_trigger(reading, trigger):
            if all(_key(f) != _key(figure) for f in found):
                found.append(figure)
    found += _restated(reading, found)
    for figure in found:
        inner = reading.of_phrase(figure.phrase)
        if inner is not None and inner.pronoun and figure.role == "main" and reading.text(inner.start) == "them":
            figure.role = "part"
    found += _inserted(reading, found)
    found = [f for f in found if not _wounded_who_died(f, found)]
    found = [
        f for f in found if not (_describes(f) and any(g is not f and g.phrase.start == f.phrase.start for g in found))
    ]
    return sorted(found, key=lambda f: (f.phrase.start, f.start, f.trigger.effect))


def _restated(reading: Reading, figures: list[Figure]) -> list[Figure]:
    """Numbers of "the figure": "six dead, but later revised the figure to four"."""
    found = []
    for phrase in reading.phrases:
        named = {reading.text(phrase.start - 2), reading.text(phrase.start - 3)} & RESTATED
        before = [f for f in figures if f.phrase.end < phrase.start and f.rank == "counted"]
        if not (
            phrase.bare and phrase.quantity and named and before and reading.text(phrase.start - 1) in ("to", "at")
        ):
            continue
        if all(f.phrase.start != phrase.start for f in figures):
            words = {reading.text(i) for i in range(before[-1].phrase.end, phrase.start)}
            role = "correction" if words & CORRECTING else "restated"
            found.append(
                Figure(before[-1].trigger, phrase, "counted", phrase.start, phrase.end, role, before[-1].victim)
            )
    return found


def _describes(figure: Figure) -> bool:
    """Whether the trigger stands before its noun ("ten captured soldiers")."""
    return figure.phrase.start < figure.trigger.start < figure.phrase.head


def _wounded_who_died(figure: Figure, figures: list[Figure]) -> bool:
    """Whether a wound only describes those whom a later verb calls dead: "four of the men hurt there have died"."""
    described = figure.trigger.effect == "wounded" and figure.trigger.frame in ("participle", "state")
    return described and any(
        f.trigger.effect == "killed" and f.phrase.start == figure.phrase.start and f.trigger.start > figure.trigger.end
        for f in figures
    )


def _key(figure: Figure) -> tuple[str, int, int]:
    return figure.trigger.effect, figure.phrase.start, figure.victim.start if figure.victim else -1


def lend_victims(reading: Reading, figures: list[Figure]) -> None:
    """A bare number that looks left has the victims of the figure before it: "34 rebels were killed and 65 wounded"."""
    for number, figure in enumerate(figures[1:], start=1):
        before = figures[number - 1]
        bare = (
            figure.victim is None
            and figure.phrase.bare
            and not figure.phrase.more
            and figure.trigger.start >= figure.phrase.end
        )
        if bare and reading.of_phrase(figure.phrase) is None and figure.trigger.frame in ("participle", "state"):
            lent = before.victim or before.phrase
            figure.victim = lent if not lent.bare or reading.of_phrase(lent) else None


def _of_trigger(reading: Reading, trigger: Trigger) -> Iterable[Figure]:
    inside = next((p for p in reading.phrases if p.start <= trigger.start and trigger.end < p.end), None)
    if trigger.frame in ("participle", "state", "unhurt") and inside and inside.head != trigger.core:
        if inside.quantity and reading.rank(inside) == "counted" and inside.head >= trigger.end:
            return [Figure(trigger, inside, "counted", inside.start, inside.end)]
        if reading.kind(trigger.start) != "N":
            return []
    listed = roster(reading, trigger)
    if listed is not None:
        return [Figure(trigger, p, reading.rank(p, trigger), p.start, p.end, role, v) for p, v, role in listed]
    if trigger.frame == "toll":
        return [Figure(trigger, p, "counted", s, e, role) for p, s, e, role in toll_figures(reading, trigger)]
    shares = [
        Figure(trigger, p, reading.rank(p), p.start, p.end, r, v) for p, v, r in shares_of_total(reading, trigger)
    ]
    if trigger.frame == "noun":
        return [Figure(trigger, p, rank, s, e, "main", v) for p, rank, s, e, v in noun_figures(reading, trigger)]
    if any(p.head == trigger.core and p.det == "the" and p.start < trigger.start for p in reading.phrases):
        return shares  # "the dead"
    return [*_verbal(reading, trigger), *shares]


def _verbal(reading: Reading, trigger: Trigger) -> list[Figure]:
    looks = _direction(reading, trigger)
    if looks == "left":
        victims = left_victims(reading, trigger)
        at = trigger.end
    elif looks == "right":
        victims = right_victims(reading, trigger)
        at = reading.extent(victims[-1]) if victims else trigger.end
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
    lent = next((f.phrase for f in figures if not f.phrase.bare), None)
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
    if looks == "left":
        start, end = _stated(reading, trigger, rank, start, end)
    elif looks == "right" and _close(reading, trigger.end, start):
        start = trigger.start
    return Figure(trigger, phrase, rank, start, end)


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


def _inserted(reading: Reading, figures: list[Figure]) -> list[Figure]:
    """Parts of a figure: "including two children", "two of them seriously"."""
    found: list[Figure] = []
    used = {f.phrase.start for f in figures}
    for insertion in reading.insertions:
        parent = next(
            (f for f in sorted(figures, key=_position, reverse=True) if _position(f) <= insertion.start), None
        )
        own = [f for f in figures if insertion.start <= f.phrase.start < insertion.end]
        for figure in own:
            if parent and figure.trigger.effect == parent.trigger.effect and figure is not parent:
                figure.role, figure.parent = "part", parent
        if parent is None or parent in own or parent.rank == "zero":
            continue
        for phrase in _items(reading, insertion.first, insertion.end):
            rank = reading.rank(phrase)
            if phrase.start in used or rank not in ("counted", "single", "plural"):
                continue
            shared = insertion.kind == "of_them" and phrase.start == insertion.first
            if (
                insertion.kind == "of_them"
                and not shared
                and not (phrase.quantity and reading.text(phrase.start - 1) == "and")
            ):
                continue
            end = _share_end(reading, phrase, insertion.end) if shared else reading.extent(phrase)
            while end > phrase.end and reading.kind(end - 1) in ",-)":
                end -= 1
            described = reading.starting.get(phrase.end + 2) if shared else None
            inner = reading.of_phrase(phrase)
            unnamed = phrase.bare and (inner is None or inner.pronoun)
            victim = described or (parent.victim or parent.phrase if unnamed else None)
            found.append(Figure(parent.trigger, phrase, rank, phrase.start, end, "part", victim, parent))
    return found


def _share_end(reading: Reading, phrase: Phrase, end: int) -> int:
    """The end of the first share in an insertion: before an "and" with a number of its own."""
    for at in range(phrase.end, end):
        if reading.text(at) == "and" and at + 1 in reading.starting and reading.starting[at + 1].quantity:
            return at
    return end


def _position(figure: Figure) -> int:
    return figure.phrase.end


def _items(reading: Reading, start: int, end: int) -> list[Phrase]:
    """The phrases of an insertion's list, without those inside of-phrases or prepositional phrases."""
    found = []
    at = start
    while at < end:
        phrase = reading.starting.get(at)
        if phrase is None:
            at += 1
            continue
        if (
            reading.kind(at - 1) != "I"
            or at == start
            or reading.joiner_before(at) is not None
            or reading.text(at - 1) == "including"
        ):
            found.append(phrase)
        at = reading.extent(phrase)
    return found
