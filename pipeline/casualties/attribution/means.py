"""By what means people came to harm: the words of means.csv, nearest the figure, the finer word first.

A figure of captives knows only arrest and abduction; one of the dead never an arrest. A word of a finer means in the
same sentence makes a plain one precise: a bomb that a suicide bomber set off, an air strike by a drone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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


LETTER = r"[^\W\u00c2]"  # without what is left of a broken space
WORD = re.compile(rf"\b{LETTER}+")


@dataclass(frozen=True, slots=True)
class MeansWords:
    """forms: by their first word, in small letters, the expressions of those that begin with it, the longest first,
    each with its means. One expression for all would try each of them at each word."""

    forms: Mapping[str, Sequence[tuple[re.Pattern[str], str]]]

    @classmethod
    def of(cls, kinds: Mapping[str, str]) -> MeansWords:
        """kinds: form, lower case and without hyphens -> means."""
        forms: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for form in sorted(kinds, key=len, reverse=True):
            words = r"[\s-]+".join(re.escape(word) for word in form.split())
            if opens := WORD.match(form):
                found = re.compile(rf"{words}(?!{LETTER})", re.IGNORECASE)
                forms.setdefault(opens[0], []).append((found, kinds[form]))
        return cls(forms)

    def found(self, text: str, first: int, last: int) -> Iterator[tuple[re.Match[str], str]]:
        """The words of means between two characters, in order, none overlapping, each with its means."""
        for word in WORD.finditer(text, first, last):
            if word.start() >= first and (hit := self.beginning_with(word, last)) is not None:
                first = hit[0].end()
                yield hit

    def beginning_with(self, word: re.Match[str], last: int) -> tuple[re.Match[str], str] | None:
        for form, kind in self.forms.get(word[0].lower(), ()):
            if match := form.match(word.string, word.start(), last):
                return match, kind
        return None


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
    told = words.found(text, *sentence)
    found = [(m, kind) for m, kind in told if _fits(kind, effect) and not CAUSED.search(text, spot[1], m.start())]
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


def _fits(kind: str, effect: str) -> bool:
    if kind == UNKNOWN:
        return False
    if effect == "captured":
        return kind in HOLDING
    return kind not in HOLDING if effect in ("killed", "wounded", "casualties") else True
