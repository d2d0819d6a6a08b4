"""Names that are spelt much like a known one: proposed, never taken for it.

Two names are near where each word of one is near the word of the other at the same place, after what transliterators
write in several ways is written in one: "Faheem Dashtee" sounds as "Fahim Dashti".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from pipeline.mentions.name_words import folded
from pipeline.patterns.entries import Entity
from pipeline.workbench.strangers import Stranger

NEAR = 87.0  # of 100, over the whole name
NEAR_WORD = 72.0  # each word
NEAR_PARTED = 92.0  # names that one writes in more words than the other: "Abdul-Rahman", "Abdurrahman"
NEAR_CONSONANTS = 84.0  # of each word, which transliterators seldom add or leave out
SHORTEST = 5  # letters of a name
VOWELS = re.compile(r"[aeiouy]")
MOST = 3  # proposals for one name
SOUNDS = (  # what is written in several ways, and the one it is compared by
    (r"\b(?:al|el|ul|ud|ad)\b", ""), (r"[^a-z ]", " "), (r"ee|ie|ey|y\b|ei", "i"), (r"oo|ou|u", "o"), (r"ph", "f"),
    (r"ck|q|kh", "k"), (r"gh", "g"), (r"w", "v"), (r"dh|zh", "z"), (r"e", "i"), (r"(.)\1+", r"\1"),
    (r"\bmoham[mi]*[ai]d\b", "mohamad"), (r"ah\b", "a"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NearSpelling:
    """A name that no pattern knows and the listed form that it is near to; likeness of 100."""

    name: str
    form: str
    entity: Entity
    likeness: float

    @property
    def remedy(self) -> str:
        """What to write where, if the two are one."""
        return f"add ' | {self.name}' to the cell variants of {self.entity.id} ({self.entity.file}:{self.entity.line})"


def near_spellings(names: Sequence[Stranger], entities: Mapping[str, Entity]) -> list[NearSpelling]:
    """For each name the rows that it may be another spelling of, nearest first."""
    forms = {(sounded(form), entity.label): (form, entity) for entity, form in known_forms(entities)}
    by_label: dict[str, list[str]] = defaultdict(list)
    for sound, label in forms:
        by_label[label].append(sound)
    found = []
    for name in names:
        near = nearest_sounds(name.name, by_label[name.label])
        owners: dict[str, NearSpelling] = {}
        for sound, likeness in near:
            form, entity = forms[sound, name.label]
            owners.setdefault(entity.id, NearSpelling(name.name, form, entity, likeness))
        found += list(owners.values())[:MOST]
    return found


def known_forms(entities: Mapping[str, Entity]) -> Iterator[tuple[Entity, str]]:
    """The full forms that are long enough to be told apart, each once a sound; the first row's where two share it."""
    for entity in reversed(list(entities.values())):
        for form in reversed(entity.variants):
            if len(form) >= SHORTEST and not form.isupper():
                yield entity, form


def nearest_sounds(name: str, sounds: Sequence[str]) -> list[tuple[str, float]]:
    said = sounded(name)
    if len(said) < SHORTEST or name.isupper():
        return []
    found = process.extract(said, sounds, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
    near = [(sound, likeness) for sound, likeness, _ in found if alike(said, sound)]
    return sorted(near, key=lambda pair: (-pair[1], pair[0]))


def alike(one: str, other: str) -> bool:
    """Whether the words of two names are near one by one; "ahmad karim" is not "hamid karim", nor "iran" "iraq"."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        whole, parted = one.replace(" ", ""), other.replace(" ", "")
        return near_words(whole, parted) and fuzz.ratio(whole, parted) >= NEAR_PARTED
    return all(near_words(a, b) for a, b in zip(words, others, strict=True))


def near_words(one: str, other: str) -> bool:
    consonants = fuzz.ratio(VOWELS.sub("", one), VOWELS.sub("", other))
    return one[:1] == other[:1] and fuzz.ratio(one, other) >= NEAR_WORD and consonants >= NEAR_CONSONANTS


@lru_cache(maxsize=100_000)
def sounded(name: str) -> str:
    """A name as it is compared: folded, and what is written in several ways written in one."""
    plain = folded(name).replace("'", "")
    for written, as_one in SOUNDS:
        plain = re.sub(written, as_one, plain)
    return " ".join(plain.split())


def near_each_other(names: Iterable[Stranger]) -> dict[str, list[str]]:
    """For each unknown name the others that sound the same."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        if len(sounded(name.name)) >= SHORTEST:
            groups[name.label, sounded(name.name)].append(name.name)
    return {name: [n for n in group if n != name] for group in groups.values() for name in group if len(group) > 1}
