"""How alike two articles are: a handful of terms, and by their weights the probability that they are one story.

The terms depend on the two articles alone, not on what else is in the folder, so that an article more changes no
judgement. The weights stand in ``story_weights.csv``; ``benchmarks/stories.py`` measures what comes of them.
"""

from __future__ import annotations

import csv
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np

from pipeline.stories.article_signatures import Hashes, Signature, Sketch, containment, shared

SHIPPED = "story_weights.csv"
ALIKE = 0.5  # Dice of their telling words, from which two sentences or quotations are one
SLOW_TERMS = ("sentences", "quotations", "quotations_share")  # that speak for one story
NEXT_TO_NOTHING = -4.0  # log-odds
PLAIN = 6  # a credit in the dateline, a byline or a line of its own
LATE = 14  # days: later than that is late, however late
BRIEF = 60  # word triples: of two undated notes shorter than that anything may be half the same


def likeness(one: Signature, other: Signature) -> float:
    """The probability, from 0 to 1, that both tell one story; 0 where it is next to nothing."""
    found = quick_terms(one, other)
    spare = sum(max(0.0, weights().get(term, 0.0)) for term in SLOW_TERMS)
    if log_odds(found) + spare < NEXT_TO_NOTHING:
        return 0.0
    return 1 / (1 + math.exp(-log_odds(found | slow_terms(one, other))))


def log_odds(found: Mapping[str, float]) -> float:
    odds = sum(weight * found.get(term, 0.0) for term, weight in weights().items())
    return max(-30.0, min(30.0, odds))


@cache
def weights() -> dict[str, float]:
    text = files("pipeline.stories").joinpath(SHIPPED).read_text(encoding="utf-8")
    return {row["term"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}


def terms(one: Signature, other: Signature) -> dict[str, float]:
    """Each from 0 to 1.

    shingles: root of the share of word triples of the shorter. sentences: share of the shorter's that the other has in
    the same order. facts, lead, names: share of the smaller set of numbers and capitals, of those at the top, of names.
    quotations: how many both print, of three; quotations_share: of the fewer. other_quotations: both have some, none in
    common. same_toll, other_toll: of the dead, else of the wounded. same_agency, other_agency: both credit one plainly.
    days: apart, of 14. undated: one has no day. brief: of such, what the shorter lacks in length, if they
    aren't the same words.
    """
    return quick_terms(one, other) | slow_terms(one, other)


def quick_terms(one: Signature, other: Signature) -> dict[str, float]:
    dated = bool(one.day and other.day)
    same, different = tolls(one.figures, other.figures)
    credited = min(one.credit, other.credit) >= PLAIN
    return {
        "constant": 1.0,
        "shingles": math.sqrt(containment(one.shingles, other.shingles)),
        "facts": containment(one.facts, other.facts),
        "lead": (within(one.lead, other.facts) + within(other.lead, one.facts)) / 2,
        "names": containment(one.names, other.names),
        "same_toll": float(same),
        "other_toll": float(different),
        "same_agency": float(credited and one.agency == other.agency),
        "other_agency": float(credited and one.agency != other.agency),
        "days": min(abs(one.day - other.day), LATE) / LATE if dated else 0.0,
        "undated": float(not dated),
        "brief": 0.0 if dated or same_words(one, other) else lack(min(len(one.shingles), len(other.shingles))),
    }


def slow_terms(one: Signature, other: Signature) -> dict[str, float]:
    spoken, fewest = aligned(one.quotations, other.quotations)
    told, shorter = aligned(one.sentences, other.sentences)
    return {
        "sentences": told / shorter if shorter else 0.0,
        "quotations": min(spoken, 3) / 3,
        "quotations_share": spoken / fewest if fewest else 0.0,
        "other_quotations": float(fewest > 0 and not spoken),
    }


def same_words(one: Signature, other: Signature) -> bool:
    return np.array_equal(one.shingles, other.shingles)


def lack(shingles: int) -> float:
    """How much shorter a text is than one that tells something of its own."""
    return max(0.0, 1 - shingles / BRIEF)


def within(lead: Hashes, facts: Hashes) -> float:
    return shared(lead, facts) / len(lead) if len(lead) else 0.0


def aligned(one: Sketch, other: Sketch) -> tuple[int, int]:
    """How many sets of words of one have their like in the other in the same order, and how many the fewer has."""
    fewest = min(len(one.sizes), len(other.sizes))
    if not fewest:
        return 0, 0
    places = defaultdict(list)
    for place, words in enumerate(other.sets()):
        for word in words:
            places[word].append(place)
    sizes = other.sizes.tolist()
    rising = []
    for words in one.sets():
        common = Counter(place for word in words if word in places for place in places[word])
        alike = [(2 * n / (len(words) + sizes[place]), -place) for place, n in common.items()]
        if alike and (best := max(alike))[0] >= ALIKE:
            rising.append(-best[1])
    return longest_rise(rising), fewest


def longest_rise(places: list[int]) -> int:
    """The length of the longest strictly rising part."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def tolls(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether both have one toll, and whether they differ: neither prints the other's largest figure.

    Of the dead; where one tells of none, of the wounded; neither where one tells of nobody.
    """
    for effect in ("killed", "wounded"):
        mine, others = numbers(one, effect), numbers(other, effect)
        if mine and others:
            known = max(mine) in others or max(others) in mine
            return known, not known
    return False, False


def numbers(figures: tuple[str, ...], effect: str) -> set[int]:
    told = (figure.rpartition(" ") for figure in figures)
    return {int(number) for what, _, number in told if what == effect and number.isdecimal()}
