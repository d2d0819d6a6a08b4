"""How many: number words, digits, ranges, bounds, approximations and vague quantities.

A quantity is read from a list of words; what only looks like one (an age, a
date, a clock time, a sum of money, a percentage, a label such as "Highway 1")
is told apart by its neighbours and never becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.casualties.fractions import read_fraction
from pipeline.casualties.numbers import SCALES, digits, read_number
from pipeline.casualties.words import DASHES, Word

Bounds = tuple[int | None, int | None, int | None]  # low, best, high
Convention = Mapping[str, Bounds]

PLURAL_SCALES = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000,
    "billions": 1_000_000_000,
}  # fmt: skip
VAGUE = frozenset({"several", "few", "many", "handful", *PLURAL_SCALES}) - {"billions"}  # of nothing but money
UNCOUNTED = frozenset({"numerous", "multiple", "countless", "innumerable", "number", "numbers"})

# Words before a number, longest first; what they make of it.
LEADS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(lead.split()), kind)
    for lead, kind in sorted(
        {
            "at least": "at_least", "at the very least": "at_least", "no fewer than": "at_least",
            "no less than": "at_least", "not less than": "at_least", "not fewer than": "at_least",
            "a minimum of": "at_least", "upwards of": "at_least", "upward of": "at_least",
            "more than": "more_than", "well over": "more_than", "over": "more_than", "in excess of": "more_than",
            "greater than": "more_than", "exceeding": "more_than", "well above": "more_than", "above": "more_than",
            "just over": "more_than", "up to": "at_most", "as many as": "at_most", "at most": "at_most",
            "no more than": "at_most", "not more than": "at_most", "a maximum of": "at_most",
            "fewer than": "less_than", "less than": "less_than", "under": "less_than",
            "about": "about", "around": "about", "some": "about", "nearly": "about", "almost": "about",
            "approximately": "about", "roughly": "about", "an estimated": "about", "estimated": "about",
            "close to": "about", "just under": "about", "circa": "about", "perhaps": "about", "maybe": "about",
            "possibly": "about", "a reported": "about", "in the region of": "about", "just": "exact", "only": "exact",
            "exactly": "exact", "a total of": "exact", "altogether": "exact", "as few as": "exact",
            "all": "exact", "a combined": "exact", "a further": "exact", "an additional": "exact", "all of": "exact",
        }.items(),
        key=lambda item: -len(item[0].split()),
    )
)  # fmt: skip
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
MANY = frozenset("people men women children police".split())  # plurals that an age can't follow
HIT = frozenset("dead hurt injured killed missing wounded".split())  # what "another" may be without a verb
UNITS_OF_MEASURE = frozenset(
    "percent % per km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet foot "
    "hectares acres tons tonnes kg kilos kilograms litres liters degrees hours minutes seconds pm am a.m. p.m. "
    "a.m p.m o'clock points cents dollars afghanis rupees euros pounds gmt utc".split()
)
LABELS_OF_NUMBERS = frozenset(
    "no no. number highway route article chapter phase page camp corps unit battalion brigade division sector "
    "aged age ages channel point version row grade class division type".split()
)
YEAR_LEADS = frozenset("in since by from until till before after of early late mid during year and to through".split())
YEAR_DIGITS = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[-–—‑](\d{1,3}(?:,\d{3})+|\d+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words start to end (exclusive) state a number of something.

    kind is the quantity_kind of the table; UNCOUNTED quantities ("multiple") are vague
    with no bounds. A "one" that may be a pronoun is an exact 1.
    """

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    kind: str


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
            if second and first[0] < second[0] and _is_count(words, at + 1, second[1]):
                return Quantity(at, second[1], first[0], first[0], second[0], "range")
        return None
    share = read_fraction(words, at)
    if share and _is_count(words, share[3] - 1, share[3]):
        low, high, kind, end = share
        return Quantity(at, end, low, low, high, kind)
    for lead, kind in LEADS:
        end = at + len(lead)
        if words[at].text == lead[0] and tuple(w.text for w in words[at:end]) == lead and end < len(words):
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
    return Quantity(start, inner.end, low, best, high, "at_most" if kind == "less_than" else kind)


def _plain(words: Sequence[Word], at: int) -> Quantity | None:
    """A number or a range of two, with nothing before it."""
    token_range = _RANGE.fullmatch(words[at].text)
    if token_range:
        low, high = (int(digits(g)) for g in token_range.groups())
        if low < high and _is_count(words, at, at + 1):
            return Quantity(at, at + 1, low, low, high, "range")
        return None
    if words[at].text == "another":
        hit = at + 1 < len(words) and words[at + 1].text in HIT
        alone = at + 1 == len(words) or hit or (words[at + 1].kind not in "NPJMDG-" and words[at + 1].text not in VAGUE)
        noun = at + 2 < len(words) and (hit or words[at + 1].kind == "V") and words[at + 2].kind in "NP"
        return Quantity(at, at + 1, 1, 1, 1, "exact") if alone and not noun else None
    if words[at].text == "both":
        return _both(words, at)
    first = read_number(words, at)
    if first is None:
        return None
    low, end = first
    upper = (
        None
        if words[at - 1].text == "from" and at and words[min(end, len(words) - 1)].text == "to"
        else _upper(words, end)
    )
    if upper and low < upper[0] and _is_count(words, at, upper[1]):
        return Quantity(at, upper[1], low, low, upper[0], "range")
    if not _is_count(words, at, end):
        return None
    about = words[at].text in ("a", "half", "couple", "pair") or "dozen" in {w.text for w in words[at:end]}
    return Quantity(at, end, low, low, low, "about" if about and words[end - 1].text != "one" else "exact")


def _both(words: Sequence[Word], at: int) -> Quantity | None:
    """ "Both pilots" is two of them; "both men and women" and "both sides" are not."""
    following = words[at + 1] if at + 1 < len(words) else words[at]
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
        if words[following].text in ("perhaps", "maybe", "possibly", "even") and following + 1 < len(words):
            following += 1
        return read_number(words, following)
    if words[at].text == "," and words[at + 1].text in ("maybe", "perhaps", "possibly"):
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
    start = at
    if words[at].text == "a" and at + 1 < len(words) and words[at + 1].text in VAGUE | UNCOUNTED | {"large", "great"}:
        at += 1
    while words[at].text in ("large", "great", "small", "good", "big", "unknown") and at + 1 < len(words):
        if words[at + 1].text not in UNCOUNTED | VAGUE | {"large", "small"}:
            return None
        at += 1
    word = words[at].text
    if word in UNCOUNTED and word not in ("number", "numbers"):
        return Quantity(start, at + 1, None, None, None, "vague")
    if word in ("number", "numbers"):
        of = at + 1 < len(words) and words[at + 1].text == "of"
        return Quantity(start, at + 1, None, None, None, "vague") if start < at and (of or at - start > 1) else None
    if word not in VAGUE or (word in ("few", "handful") and start == at):
        return None
    if word == "many" and start == at and at and words[at - 1].text in ("how", "so", "too", "as"):
        return None
    end = at + 1
    bounds = convention.get(word, (None, None, None))
    scale = _scale_after(words, end)
    if scale:
        name, factor, end = scale
        own = convention.get(f"{word} {name}") or convention.get(f"{word} of {name}")
        bounds = own or tuple(None if b is None else b * factor for b in bounds)  # type: ignore[assignment]
    if not _is_count(words, at, end):
        return None
    return Quantity(start, end, *bounds, "vague")


def _scale_after(words: Sequence[Word], at: int) -> tuple[str, int, int] | None:
    """(word, factor, end) of the scale that multiplies a vague word: "several hundred", "tens of thousands"."""
    if at < len(words) and words[at].text in SCALES:
        return words[at].text, SCALES[words[at].text], at + 1
    if at + 1 < len(words) and words[at].text == "of" and words[at + 1].text in PLURAL_SCALES:
        return words[at + 1].text, PLURAL_SCALES[words[at + 1].text], at + 2
    return None


def _is_count(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the number in words start to end counts things (not a date, time, age, sum, share or label)."""
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    number = words[start]
    if before is not None:
        label = before.text in LABELS_OF_NUMBERS and before.text not in ("point", "class")
        if (label and (before.text, number.text) != ("no", "one")) or before.text in (
            "$",
            "€",
            "£",
        ):
            return False
        if before.kind == "-" and before.joined and number.joined:
            return False
        if (
            before.text.rstrip(".") in MONTHS
            and (before.shape[:1].isupper() or before.text == "may")
            and number.shape[:1].isdigit()
            and not (start > 1 and _day_number(words[start - 2]) and not YEAR_DIGITS.fullmatch(number.text))
        ):
            return after is not None and after.kind in {"N", "P"} and (_whole(number) or 0) > 31
        age = _whole(number)
        named = start > 1 and _one_person(words[start - 2]) and age is not None and age < 110
        if before.text == "," and named and (after is None or after.kind in {",", "."}):
            return False  # "Hamid Gul, 34, ..."
        if before.text == "and" and start > 1 and _aged(words, start - 2):
            return False
    if after is not None:
        if after.text in UNITS_OF_MEASURE or (after.text.rstrip(".") in MONTHS and after.shape[:1].isupper()):
            return False
        if after.kind == "-" and after.joined and end + 1 < len(words) and words[end + 1].joined:
            return words[end + 1].text == "plus"
        if after.text in ("year", "years") and end + 1 < len(words) and words[end + 1].text in ("old", "-", "ago"):
            return False
        if after.text in ("/", ":") and after.joined and end + 1 < len(words) and words[end + 1].joined:
            return False  # a ratio, a time of day; not "kills 13: ministry"
    return not _is_year(words, start, end, before, after)


def _day_number(word: Word) -> bool:
    return 0 < (_whole(word) or 0) <= 31


def _whole(word: Word) -> int | None:
    return int(digits(word.text)) if word.text.isdecimal() else None


def _one_person(word: Word) -> bool:
    return word.kind == "P" or (word.kind == "N" and not word.text.endswith("s") and word.text not in MANY)


def _aged(words: Sequence[Word], at: int) -> bool:
    """Whether the number that ends at ``at`` is an age: "aged 9 and", "ages 4, 6 and"."""
    while at >= 0 and (words[at].kind == "M" or words[at].text in (",", "and")):
        at -= 1
    return at >= 0 and words[at].text in ("aged", "ages", "age")


def _one_thing(words: Sequence[Word], at: int) -> bool:
    """Whether the noun phrase from ``at`` on is singular."""
    last = None
    while at < len(words) and words[at].kind in "NPJ":
        last, at = words[at], at + 1
    return last is not None and last.tag == "NN" and last.text not in MANY | {"personnel", "staff", "crew", "cavalry"}


def _is_year(words: Sequence[Word], start: int, end: int, before: Word | None, after: Word | None) -> bool:
    if end - start != 1 or not 1900 <= (_whole(words[start]) or 0) <= 2100:
        return False
    if _one_thing(words, end):
        return True  # "the 2014 attack"
    dated = before is not None and (
        before.text in YEAR_LEADS or before.text.rstrip(".") in MONTHS or before.text == ","
    )
    return dated and (after is None or after.kind not in {"N", "P", "J"})
