"""How many: number words, digits, ranges, bounds, approximations and vague quantities.

A quantity is read from a list of words; what only looks like one (an age, a
date, a clock time, a sum of money, a percentage, a label such as "Highway 1")
is told apart by its neighbours and never becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.casualties.sentence.counts import is_count
from pipeline.casualties.sentence.fractions import read_fraction
from pipeline.casualties.sentence.numbers import GROUPED, SCALES, digits, read_number
from pipeline.casualties.sentence.words import DASHES, Word
from pipeline.language.en.classes import words as class_of
from pipeline.language.en.numerals import values

Bounds = tuple[int | None, int | None, int | None]  # low, best, high
Convention = Mapping[str, Bounds]
NO_BOUNDS: Bounds = (None, None, None)

PLURAL_SCALES = values("plural")  # "tens of people": at least so many
VAGUE = (class_of("casualties.vague") | frozenset(PLURAL_SCALES)) - {"billions"}  # of nothing but money
UNCOUNTED = class_of("casualties.uncounted")
SIZES = class_of("casualties.sizes")  # "a large number of"
LOOSE = VAGUE | UNCOUNTED
MAYBE = frozenset({"perhaps", "maybe", "possibly"})

BOUNDS = {
    "at_least": class_of("casualties.leads_at_least"),
    "more_than": class_of("casualties.leads_more_than"),
    "at_most": class_of("casualties.leads_at_most"),
    "less_than": class_of("casualties.leads_less_than"),
    "about": class_of("casualties.leads_about"),
    "exact": class_of("casualties.leads_exact"),
}


def _leads() -> dict[str, list[tuple[list[str], str]]]:
    """Words before a number, by the first of them, the longest first, and what they make of it."""
    leads: dict[str, list[tuple[list[str], str]]] = {}
    for kind, phrases in BOUNDS.items():
        for words in map(str.split, phrases):
            leads.setdefault(words[0], []).append((words, kind))
    return {first: sorted(own, key=lambda lead: -len(lead[0])) for first, own in leads.items()}


LEADS = _leads()
HIT = class_of("casualties.hit")  # what "another" may be without a verb
_RANGE = re.compile(rf"({GROUPED}|\d+)[-–—‑]({GROUPED}|\d+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words start to end (exclusive) state a number of something.

    kind is the quantity_kind of the table; UNCOUNTED quantities ("multiple") are vague with no bounds but those of a
    convention's own row. A "one" that may be a pronoun is an exact 1. whole: of a share, where the words of the whole
    start and its number ("half of | the 40 men").
    """

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    kind: str
    whole: tuple[int, int] | None = None


def find_quantities(words: Sequence[Word], convention: Convention) -> list[Quantity]:
    """All quantities of a sentence, left to right, none overlapping."""
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        quantity = _quantity_at(words, at, convention)
        if quantity is None:
            at += 1
        else:
            found.append(quantity)
            at = quantity.end
    return found


def _quantity_at(words: Sequence[Word], at: int, convention: Convention) -> Quantity | None:
    if words[at].text == "between":
        first = read_number(words, at + 1)
        if first and first[1] < len(words) and words[first[1]].text == "and":
            second = read_number(words, first[1] + 1)
            if second and first[0] < second[0] and is_count(words, at + 1, second[1]):
                return Quantity(at, second[1], first[0], first[0], second[0], "range")
        return None
    share = read_fraction(words, at)
    if share and is_count(words, share.end - 1, share.end):
        return Quantity(at, share.end, share.low, share.low, share.high, share.kind, share.whole)
    for lead, kind in LEADS.get(words[at].text, ()):
        end = at + len(lead)
        if [w.text for w in words[at:end]] == lead and end < len(words):
            inner = _quantity_at(words, end, convention)
            if inner is not None and inner.start == end:
                return _bounded(inner, kind, at)
            if kind != "exact":
                return None
    quantity = _vague(words, at, convention) or _plain(words, at)
    return quantity and _tail(words, quantity)


def _bounded(inner: Quantity, kind: str, start: int) -> Quantity:
    """The quantity with what its lead says: bounds on a bound or a vague word leave it as it is."""
    if inner.kind == "vague" or kind == "exact" or inner.best is None:
        return replace(inner, start=start)
    number = inner.best
    if kind == "about":
        return replace(inner, start=start, kind="about" if inner.kind == "exact" else inner.kind)
    low, best, high = {
        "at_least": (inner.low, inner.low, None),
        "more_than": (number + 1, number + 1, None),
        "at_most": (None, inner.high, inner.high),
        "less_than": (None, number - 1, number - 1),
    }[kind]
    return replace(inner, start=start, low=low, best=best, high=high, kind="at_most" if kind == "less_than" else kind)


def _plain(words: Sequence[Word], at: int) -> Quantity | None:
    """A number or a range of two, with nothing before it."""
    text = words[at].text
    if text == "another":
        return _another(words, at)
    if text == "both":
        return _both(words, at)
    first = _digit_range(words, at) if _RANGE.fullmatch(text) else read_number(words, at)
    if first is None or isinstance(first, Quantity):
        return first
    low, end = first
    rising = at > 0 and words[at - 1].text == "from" and words[min(end, len(words) - 1)].text == "to"
    upper = None if rising else _upper(words, end)
    if upper and low < upper[0] and is_count(words, at, upper[1]):
        return Quantity(at, upper[1], low, low, upper[0], "range")
    if not is_count(words, at, end):
        return None
    about = text in ("a", "half", "couple", "pair") or "dozen" in {w.text for w in words[at:end]}
    return Quantity(at, end, low, low, low, "about" if about and words[end - 1].text != "one" else "exact")


def _digit_range(words: Sequence[Word], at: int) -> Quantity | None:
    """ "10-15" in one word."""
    low, high = (int(digits(number)) for number in re.split("[-–—‑]", words[at].text))
    return Quantity(at, at + 1, low, low, high, "range") if low < high and is_count(words, at, at + 1) else None


def _another(words: Sequence[Word], at: int) -> Quantity | None:
    """ "Another was wounded" is one; "another man" and "another wounded man" are phrases of their own."""
    if at + 1 == len(words):
        return Quantity(at, at + 1, 1, 1, 1, "exact")
    following = words[at + 1]
    hit = following.text in HIT
    if not hit and (following.kind in "NPJMDG-" or following.text in VAGUE):
        return None
    noun = at + 2 < len(words) and (hit or following.kind == "V") and words[at + 2].kind in "NP"
    return None if noun else Quantity(at, at + 1, 1, 1, 1, "exact")


def _both(words: Sequence[Word], at: int) -> Quantity | None:
    """ "Both pilots" is two of them; "both men and women" and "both sides" are not."""
    following = words[at + 1] if at + 1 < len(words) else words[at]
    if (
        following.text == "of"
        and at + 2 < len(words)
        and words[at + 2].text in ("them", "whom", "the", "these", "those")
    ):
        return Quantity(at, at + 1, 2, 2, 2, "exact")
    if at and words[at - 1].text.endswith("ing") and following.kind in ",.;" and following is not words[at]:
        return Quantity(at, at + 1, 2, 2, 2, "exact")  # "opened fire, injuring both."
    noun = following.kind in "NJX" and following.text not in ("sides", "parties")
    noun = noun or following.text in ("died", "perished")
    joined = next((i for i in (at + 2, at + 3) if i < len(words) and words[i].text == "and"), None)
    paired = joined is not None and read_number(words, joined + 1) is None
    return Quantity(at, at + 1, 2, 2, 2, "exact") if noun and not paired else None


def _upper(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The upper end of a range that continues at ``at``: "or eight", "to 40", "-40", ", maybe sixty"."""
    if at + 1 >= len(words):
        return None
    if words[at].text in ("or", "to") or words[at].text in DASHES:
        following = at + 1
        if words[following].text in MAYBE | {"even"} and following + 1 < len(words):
            following += 1
        return read_number(words, following)
    if words[at].text == "," and words[at + 1].text in MAYBE:
        upper = read_number(words, at + 2)
        closed = upper is not None and upper[1] + 1 < len(words) and words[upper[1]].kind == ","
        return (upper[0], upper[1] + 1) if upper and closed and words[upper[1] + 1].kind in "NJP" else upper
    return None


def _tail(words: Sequence[Word], quantity: Quantity) -> Quantity:
    """Words after a number that bound it: "or more", "or so", "at least", "-plus"."""
    after = [w.text for w in words[quantity.end : quantity.end + 2]]
    if quantity.kind not in ("exact", "about") or quantity.best is None:
        return quantity
    if after == ["or", "more"] or (after == ["at", "least"] and _ends_phrase(words, quantity.end + 2)):
        return Quantity(quantity.start, quantity.end + 2, quantity.low, quantity.best, None, "at_least")
    if after == ["or", "so"]:
        return replace(quantity, end=quantity.end + 2, kind="about")
    if after in (["or", "fewer"], ["or", "less"]):
        return Quantity(quantity.start, quantity.end + 2, None, quantity.best, quantity.best, "at_most")
    if after[:1] == ["+"]:
        return Quantity(quantity.start, quantity.end + 1, quantity.low, quantity.best, None, "at_least")
    if len(after) > 1 and after[0] in DASHES and after[1] == "plus":
        return Quantity(quantity.start, quantity.end + 2, quantity.low, quantity.best, None, "at_least")
    return quantity


def _ends_phrase(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or words[at].kind in {",", ".", ";", ":", "-", ")", "C"}


def _vague(words: Sequence[Word], at: int, convention: Convention) -> Quantity | None:
    """A vague quantity by its convention row; compounds ("tens of thousands") by a row of their own or by product."""
    noun = _past_sizes(words, at)
    word = words[noun].text if noun is not None else ""
    if noun is None or word not in LOOSE:
        return None
    if word in UNCOUNTED:
        alone = word not in ("number", "numbers") or _number_of(words, at, noun)
        return Quantity(at, noun + 1, *convention.get(word, NO_BOUNDS), "vague") if alone else None
    if word in ("few", "handful") and noun == at:
        return None
    if word == "many" and noun == at and at and words[at - 1].text in ("how", "so", "too", "as"):
        return None
    end = noun + 1
    bounds = convention.get(word, NO_BOUNDS)
    scale = _scale_after(words, end)
    if scale:
        name, factor, end = scale
        own = convention.get(f"{word} {name}") or convention.get(f"{word} of {name}")
        bounds = own or tuple(None if b is None else b * factor for b in bounds)  # type: ignore[assignment]
    return Quantity(at, end, *bounds, "vague") if is_count(words, noun, end) else None


def _past_sizes(words: Sequence[Word], at: int) -> int | None:
    """Where the word of quantity stands after an article and words of size: "a large number"; None where none does."""
    if words[at].text == "a" and at + 1 < len(words) and words[at + 1].text in LOOSE | {"large", "great"}:
        at += 1
    while words[at].text in SIZES and at + 1 < len(words):
        if words[at + 1].text not in LOOSE | {"large", "small"}:
            return None
        at += 1
    return at


def _number_of(words: Sequence[Word], start: int, at: int) -> bool:
    """ "a number of guards", "a large number": not a number that is only named."""
    of = at + 1 < len(words) and words[at + 1].text == "of"
    return start < at and (of or at - start > 1)


def _scale_after(words: Sequence[Word], at: int) -> tuple[str, int, int] | None:
    """(word, factor, end) of the scale that multiplies a vague word: "several hundred", "tens of thousands"."""
    if at < len(words) and words[at].text in SCALES:
        return words[at].text, SCALES[words[at].text], at + 1
    if at + 1 < len(words) and words[at].text == "of" and words[at + 1].text in PLURAL_SCALES:
        return words[at + 1].text, PLURAL_SCALES[words[at + 1].text], at + 2
    return None
