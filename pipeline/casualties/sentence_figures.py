"""The figures of one sentence: each trigger with the quantities and victims it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.casualties.additions import distributed
from pipeline.casualties.figures import Figure
from pipeline.casualties.nouns import noun_figures
from pipeline.casualties.reading import Reading
from pipeline.casualties.rosters import roster, shares_of_total
from pipeline.casualties.shares import inserted_shares
from pipeline.casualties.tolls import PUTTING, toll_figures, toll_put
from pipeline.casualties.triggers import Trigger
from pipeline.casualties.verbs import verbal_figures

RESTATED = frozenset({"figure", "number", "total", "tally"})
CORRECTING = frozenset(
    "revised revising raised raising lowered lowering corrected correcting updated later cut increased".split()
)


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
    found += inserted_shares(reading, found)
    found = [f for f in found if not _wounded_who_died(f, found)]
    found = [
        f for f in found if not (_describes(f) and any(g is not f and g.phrase.start == f.phrase.start for g in found))
    ]
    return sorted(found, key=lambda f: (f.at, f.start, f.trigger.effect))


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
        stated = [Figure(trigger, p, rank, s, e, "main", v) for p, rank, s, e, v in noun_figures(reading, trigger)]
        return [*stated, *_by_place(reading, trigger, stated)]
    put = toll_put(reading, trigger)
    if put is not None:
        return [Figure(trigger, put, "counted", trigger.start - 1, put.end, "toll")]
    if any(p.head == trigger.core and p.det == "the" and p.start < trigger.start for p in reading.phrases):
        return shares  # "the dead"
    return [*verbal_figures(reading, trigger), *shares]


def _by_place(reading: Reading, trigger: Trigger, stated: Sequence[Figure]) -> list[Figure]:
    """Further numbers of a noun by place: "212 deaths in Dara and 97 in Sarkan"."""
    if not stated or stated[-1].rank != "counted":
        return []
    last = stated[-1]
    at = max(trigger.end, reading.extent(last.victim or last.phrase))
    further = distributed(reading, trigger, at, last.phrase)
    return [
        Figure(
            trigger, p, "counted", p.start, reading.extent(origin) if origin else p.end, victim=origin or last.victim
        )
        for p, origin in further
        if reading.rank(p) == "counted"
    ]


def _restated(reading: Reading, figures: list[Figure]) -> list[Figure]:
    """Numbers of "the figure": "six dead, but later revised the figure to four", "while residents put it at 30"."""
    found = []
    for phrase in reading.phrases:
        lead = [reading.text(i) for i in range(phrase.start - 3, phrase.start)]
        named = set(lead[:2]) & RESTATED or (lead[1] == "it" and lead[0] in PUTTING)
        before = [f for f in figures if f.phrase.end < phrase.start and f.rank == "counted"]
        if not (phrase.bare and phrase.quantity and named and before and lead[2] in ("to", "at")):
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
        f.trigger.effect == "killed" and f.phrase.start == figure.phrase.start and f.trigger.start >= figure.trigger.end
        for f in figures
    )


def _key(figure: Figure) -> tuple[str, int, int]:
    return figure.trigger.effect, figure.phrase.start, figure.victim.start if figure.victim else -1


def lend_victims(reading: Reading, figures: list[Figure]) -> None:
    """Give victims to a number that has none of its own: "34 rebels were killed and 65 wounded" from the figure
    before it, "two deaths and five injuries among his men" from the one after it."""
    for before, figure in pairwise(figures):
        if figure.victim is None and before.role != "part" and _bare_after(reading, figure):
            lent = before.victim or before.phrase
            told = reading.of_phrase(lent) or lent
            if not told.bare and (
                not figure.phrase.more or told.det == "own"
            ):  # "four of his men dead, six others hurt"
                figure.victim = lent
        joined = reading.text(before.end) == "and" and before.end + 1 == figure.start
        if (
            joined
            and before.victim is None
            and figure.victim
            and before.trigger.frame == figure.trigger.frame == "noun"
        ):
            before.victim = figure.victim


def _bare_after(reading: Reading, figure: Figure) -> bool:
    """Whether a number without a noun stands before its trigger."""
    phrase, trigger = figure.phrase, figure.trigger
    bare = phrase.bare and trigger.start >= phrase.end
    return bare and reading.of_phrase(phrase) is None and trigger.frame in ("participle", "state")
