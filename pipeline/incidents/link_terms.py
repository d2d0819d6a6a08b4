"""What speaks for and against two events being one incident, as terms: each has a weight in ``link_weights.csv``.

A term is words that a reader understands, "place: the same", since they are also the reasons of a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import asin, cos, radians, sin, sqrt

from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.word_weights import likeness as likeness_of_words

DAYS = ((0, "the same"), (1, "next to each other"), (3, "within three"), (7, "within a week"))
ISSUES = ((1, "within a day"), (7, "within a week"), (31, "within a month"))
DISTANCES = ((1, "the same point"), (10, "within 10 km"), (40, "within 40 km"), (150, "within 150 km"))
KINDRED = (
    {"bomb", "suicide bomb", "mine"},
    {"airstrike", "drone", "shelling", "rocket"},
    {"shooting", "clash", "execution"},
)
ALIKE = (0.5, 0.4, 0.3, 0.25, 0.21, 0.18, 0.15, 0.12, 0.09, 0.06, 0.03)
RARE = 5.5  # the weight of words that stand in few articles
VAGUE_MEANS = {"unknown", "", "other", "arrest"}


def terms(one: EventEvidence, other: EventEvidence) -> list[str]:
    """The terms of a pair, in no order of the two."""
    return [term for say in SAYINGS for term in say(one, other)]


def of_days(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    if a.first and b.first:
        gap = max(a.first - b.last, b.first - a.last, 0)
        yield "day: " + next((said for most, said in DAYS if gap <= most), "apart")
    elif a.published and b.published:
        gap = abs(a.published - b.published)
        yield "told: " + next((said for most, said in ISSUES if gap <= most), "apart")
        day, told = (a.first, b.published) if a.first else (b.first, a.published)
        if day and day > told:
            yield "day: after it was told"
    elif bool(a.first or a.published) != bool(b.first or b.published):
        yield "day: told by one"


def of_places(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    if a.latitude is not None and a.longitude is not None and b.latitude is not None and b.longitude is not None:
        far = kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))
        wide = a.place in b.wide or b.place in a.wide or bool(a.wide & {b.place} or b.wide & {a.place})
        if wide or (not a.places and not b.places and a.place == b.place):
            yield "place: one holds the other"
        else:
            yield "place: " + next((said for most, said in DISTANCES if far <= most), "far apart")
    elif a.place and a.place == b.place:
        yield "place: the same name"
    elif a.place and b.place:
        yield "place: one is named around the other" if named_around(a, b) else "place: other names"
    shared = a.places & b.places
    if a.places and b.places:
        yield "places: " + ("several in common" if len(shared) > 1 else "one in common" if shared else "others")
    if a.wide and b.wide:
        yield "region: " + ("in common" if a.wide & b.wide else "another")


def named_around(a: EventEvidence, b: EventEvidence) -> bool:
    return a.place in b.places | b.around or b.place in a.places | a.around


def of_means(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    if a.means in VAGUE_MEANS or b.means in VAGUE_MEANS:
        return
    if a.means == b.means:
        yield "means: the same"
    else:
        yield "means: of one kind" if any({a.means, b.means} <= kin for kin in KINDRED) else "means: others"


def of_hands(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    if a.hand and b.hand:
        if a.hand == b.hand or a.hand.split()[-1] == b.hand.split()[-1]:
            yield "hand: the same"
        elif a.hand_side and b.hand_side:
            yield "hand: of the same side" if a.hand_side == b.hand_side else "hand: of another side"
        else:
            yield "hand: another name"


def of_figures(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    for effect in ("killed", "wounded"):
        one = next((f[1:] for f in a.figures if f[0] == effect), None)
        other = next((f[1:] for f in b.figures if f[0] == effect), None)
        if one and other:
            yield f"{effect}: {likeness(one, other)}"
        elif one or other:
            yield f"{effect}: told by one"


def likeness(one: tuple[int | None, ...], other: tuple[int | None, ...]) -> str:
    low, best, high = one
    other_low, other_best, other_high = other
    assert best is not None
    assert other_best is not None
    if best == other_best:
        return "the same, one" if best == 1 else "the same, few" if best < 5 else "the same, many"
    ends = (low or 0) <= (other_high or other_best) and (other_low or 0) <= (high or best)
    less, more = sorted((best, other_best))
    if ends:
        return "ranges meet"
    return "near" if more <= 2 * less else "apart" if more <= 5 * max(less, 1) else "far apart"


def of_victims(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    if a.victims and b.victims:
        shared = a.victims & b.victims
        if shared:
            yield "victims: several names in common" if len(shared) > 1 else "victims: a name in common"
        elif surnames(a.victims) & surnames(b.victims):
            yield "victims: a surname in common"
        else:
            yield "victims: others, all named" if all_named(a) and all_named(b) else "victims: other names"
    elif (a.victims & (b.persons | b.around)) or (b.victims & (a.persons | a.around)):
        yield "victims: named by the other"


def all_named(event: EventEvidence) -> bool:
    """Whether it has a name for each of its dead, so that who isn't named isn't one of them."""
    return 0 < (event.best("killed") or 0) <= len(event.victims)


def of_names(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    full = {n for n in a.persons & b.persons if " " in n} - (a.victims & b.victims)
    if full:
        yield "persons: in common"
    elif a.persons and b.persons:
        yield "persons: " + ("a surname in common" if surnames(a.persons) & surnames(b.persons) else "others")


def of_ages(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    if a.ages and b.ages:
        shared = len(a.ages & b.ages)
        yield "ages: " + ("several in common" if shared > 1 else "one in common" if shared else "others")


def of_particulars(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    for name, one, other in (
        ("street", a.streets, b.streets),
        ("hour", a.hours, b.hours),
        ("weekday", a.weekdays, b.weekdays),
    ):
        if one and other:
            yield f"{name}: " + ("in common" if one & other else "others")


def of_words(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    share = likeness_of_words(a.words, b.words)
    yield "words: " + next((f"{least:.0%} alike" for least in ALIKE if share >= least), "not alike")


def of_rare_words(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    count = sum(1 for word in a.words.keys() & b.words.keys() if a.words[word] >= RARE)
    yield "rare words: " + next(f"{least} in common" for least in (8, 6, 4, 3, 2, 1, 0) if count >= least)


def of_articles(a: EventEvidence, b: EventEvidence) -> Iterator[str]:
    shared = len(a.around & b.around)
    yield "names: " + next(f"{least} in common" for least in (8, 4, 2, 1, 0) if shared >= least)


SAYINGS: tuple[Callable[[EventEvidence, EventEvidence], Iterator[str]], ...] = (
    of_days, of_places, of_means, of_hands, of_figures, of_victims, of_names, of_ages,
    of_particulars, of_words, of_rare_words, of_articles,
)  # fmt: skip


def surnames(names: frozenset[str]) -> set[str]:
    return {name.split()[-1] for name in names if name}


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great circle's length between two points in degrees."""
    (a, b), (c, d) = map(radians, one), map(radians, other)
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord))
