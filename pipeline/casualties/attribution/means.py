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
OTHER = "other"  # gives way to any other means of the sentence
# Beyond these words another thing is told: what happened in another place, what the deaths led to.
APART = re.compile(rf"{BORDER.pattern}|\belsewhere\b")
CAUSED = re.compile(r"\b(?:trigger|spark|prompt|provok)(?:e?s|e?d|ing)\b")
RETURNING = re.compile(
    r"\b(?:that|the same|the) (?:attack|incident|assault|operation|raid|strike|blast|explosion)\b", re.IGNORECASE
)
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
FAMILIES = {
    "airstrike": "air", "drone": "air", "shelling": "shells", "rocket": "shells", "bomb": "bomb",
    "suicide bomb": "bomb", "mine": "bomb", "shooting": "guns", "execution": "guns", "clash": "guns",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeansWords:
    """kinds: form, lower case and without hyphens -> means; expression: finds the forms, the longest first."""

    kinds: Mapping[str, str]
    expression: re.Pattern[str]

    @classmethod
    def of(cls, kinds: Mapping[str, str]) -> MeansWords:
        forms = sorted(kinds, key=len, reverse=True)
        words = "|".join(r"[\s-]+".join(re.escape(w) for w in form.split()) for form in forms)
        found = rf"\b(?:{words})(?![^\W\u00c2])" if forms else r"(?!)"  # the letter is what is left of a broken space
        return cls(dict(kinds), re.compile(found, re.IGNORECASE))


NO_WORDS = MeansWords.of({})


def find_means(
    text: str,
    spot: tuple[int, int],
    effect: str,
    sentence: tuple[int, int],
    words: MeansWords,
    step: str = "sentence",
    harm: tuple[int, int] | None = None,
) -> Means:
    """The means told in a sentence for a figure at characters spot[0] to spot[1] of it or outside it.

    harm: the characters of the figure's casualty word, which may itself tell it ("was shot dead").
    """
    found = [(m, words.kinds[_form(m[0])]) for m in words.expression.finditer(text, *sentence)]
    found = [(m, kind) for m, kind in found if _fits(kind, effect) and not CAUSED.search(text, spot[1], m.start())]
    if not found:
        return NO_MEANS
    first, last = harm or spot

    def order(hit: tuple[re.Match[str], str]) -> tuple[bool, bool, bool, bool, int]:
        match, kind = hit
        within = first <= match.start() < last
        inside = spot[0] <= match.start() < spot[1] and not within  # what only describes the victims
        between = text[spot[1] : match.start()] if match.start() >= spot[1] else text[match.end() : spot[0]]
        return not within, kind == OTHER, inside, bool(APART.search(between)), len(between)

    match, kind = min(found, key=order)
    for finer in FINER.get(kind, ()):
        match, kind = next(((m, k) for m, k in found if k == finer), (match, kind))
        if kind == finer:
            break
    return Means(kind, match[0], step)


def beyond(text: str, spot: tuple[int, int], means: Means, sentence: tuple[int, int]) -> bool:
    """Whether a means stands past a border alone, and "in that attack" of the figure's own clause goes back."""
    at = text.find(means.text, *sentence)
    borders = list(APART.finditer(text, spot[1], at)) if at > spot[1] else []
    return bool(borders) and RETURNING.search(text, spot[0], borders[-1].start()) is not None


def _form(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower())


def _fits(kind: str, effect: str) -> bool:
    if kind == UNKNOWN:
        return False
    if effect == "captured":
        return kind in HOLDING
    return kind not in HOLDING if effect in ("killed", "wounded", "casualties") else True
