"""By what means people came to harm: the words of means.csv, nearest the figure, the finer word first.

A figure of captives knows only arrest and abduction; one of the dead never an arrest. A word of a finer means in the
same sentence makes a plain one precise: a bomb that a suicide bomber set off, an air strike by a drone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.casualties.attribution.places import BORDER

UNKNOWN = "unknown"
HOLDING = frozenset({"arrest", "abduction"})
FINER = {
    "bomb": ("suicide bomb", "mine", "drone", "airstrike"),
    "airstrike": ("drone",),
    "rocket": ("drone", "airstrike"),
    "shooting": ("execution",),
}


@dataclass(frozen=True, slots=True)
class Means:
    """kind: a means of tables.md; text: the word that tells it; step: sentence | paragraph | story | shared | ""."""

    kind: str = UNKNOWN
    text: str = ""
    step: str = ""


NO_MEANS = Means()
MeansTable = Mapping[str, str]  # form, lower case and without hyphens -> means


def expression(table: MeansTable) -> re.Pattern[str]:
    """Finds the forms of a table, the longest first; nothing where the table is empty."""
    forms = sorted(table, key=len, reverse=True)
    words = "|".join(r"[\s-]+".join(re.escape(w) for w in form.split()) for form in forms)
    return re.compile(rf"\b(?:{words})(?![^\W\u00c2])" if forms else r"(?!)", re.IGNORECASE)


def find_means(
    text: str, spot: tuple[int, int], effect: str, sentence: tuple[int, int], table: MeansTable, step: str = "sentence"
) -> Means:
    """The means told in a sentence for a figure at characters spot[0] to spot[1] of it or outside it."""
    found = [(m, table[_form(m[0])]) for m in expression_of(table).finditer(text, *sentence)]
    found = [(m, kind) for m, kind in found if _fits(kind, effect)]
    if not found:
        return NO_MEANS

    def order(hit: tuple[re.Match[str], str]) -> tuple[bool, int]:
        match = hit[0]
        between = text[spot[1] : match.start()] if match.start() >= spot[1] else text[match.end() : spot[0]]
        return bool(BORDER.search(between)), len(between)

    match, kind = min(found, key=order)
    for finer in FINER.get(kind, ()):
        match, kind = next(((m, k) for m, k in found if k == finer), (match, kind))
        if kind == finer:
            break
    return Means(kind, match[0], step)


_EXPRESSIONS: dict[int, tuple[MeansTable, re.Pattern[str]]] = {}


def expression_of(table: MeansTable) -> re.Pattern[str]:
    """The expression of a table, made once."""
    known = _EXPRESSIONS.get(id(table))
    if known is None or known[0] is not table:
        _EXPRESSIONS[id(table)] = known = (table, expression(table))
    return known[1]


def _form(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower())


def _fits(kind: str, effect: str) -> bool:
    if kind == UNKNOWN:
        return False
    if effect == "captured":
        return kind in HOLDING
    return kind not in HOLDING if effect in ("killed", "wounded", "casualties") else True
