"""People told as shot or hurt whom the article tells as dead: "He was shot in the chest … Karim Wali died there".

Whether a figure of people hurt tells of the dead is weighed beside its other choices, once the dead are settled. The
terms are those of the figure, and of the one among the dead that is nearest to it: by name, by age, by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.casualties.ledger.fates import SHOT
from pipeline.casualties.ledger.identities import generic, name_words, one_name, single
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.single_victims import sex_of

NEAR = 2  # sentences
DIED_OF_IT = re.compile(
    r"\b(?:died|dies|dead|death|fatal\w*)\b.*\b(?:after|of|from|when|with)\b"
    r"|\bshot (?:and killed|dead|to death)\b|\b(?:succumb\w*|later|then) (?:\w+ ){0,3}(?:died|dead|succumb\w*)\b",
    re.IGNORECASE,
)
SURVIVES = re.compile(
    r"\b(?:stable|critical|serious|good|fair|grave) condition\b|\bnon[- ]life\b|\bsurviv\w+|\brecover\w*\b|\bsurgery\b"
    r"|\b(?:released|discharged)\b|\bexpected to (?:live|be)\b|\bfighting for\b",
    re.IGNORECASE,
)
ALL = re.compile(r"\b(?:all|both)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TheDead:
    """The settled figures of the killed. whole: how many they come to; by_sentence, by_name, by_age: where to look."""

    entries: Sequence[Entry]
    whole: int
    ages: Mapping[int, int | None]
    by_sentence: Mapping[int, Sequence[Entry]]
    by_name: Mapping[str, Entry]
    by_age: Mapping[int, Entry]

    @classmethod
    def of(cls, entries: Sequence[Entry], whole: int, ages: Mapping[int, int | None]) -> TheDead:
        sentences: dict[int, list[Entry]] = {}
        names: dict[str, Entry] = {}
        told: dict[int, Entry] = {}
        for entry in entries:
            sentences.setdefault(entry.sentence, []).append(entry)
            for word in name_words(entry):
                names.setdefault(word, entry)
            if (age := ages[entry.number]) is not None:
                told.setdefault(age, entry)
        return cls(entries, whole, ages, sentences, names, told)

    def like(self, entry: Entry) -> Entry:
        """The one of the dead that tells most likely of the same: of the name, of the age, in the sentence, near."""
        named = (self.by_name[w] for w in sorted(name_words(entry)) if w in self.by_name)
        found = next((e for e in named if one_name(e, entry)), None)
        age = self.ages[entry.number]
        if found is None and age is not None:
            found = self.by_age.get(age)
        for away in range(NEAR + 1):
            for at in (entry.sentence - away, entry.sentence + away):
                if found is None and at in self.by_sentence:
                    found = min(self.by_sentence[at], key=lambda e: (abs(e.start - entry.start), e.number))
        return found or self.entries[0]


def told_beside(entry: Entry, dead: TheDead) -> bool:
    """Whether a sentence tells of some dead and brings in the hurt beside them: "One baker was killed and one baker was
    hurt", "killing the passenger and wounding the driver"."""
    beside = [e for e in dead.by_sentence.get(entry.sentence, ()) if e.figure.trigger is not entry.figure.trigger]
    if not beside or DIED_OF_IT.search(entry.sentence_text):
        return False
    phrase = entry.figure.phrase
    if phrase.pronoun or name_words(entry):
        return False
    if phrase.det in ("the", "own"):
        return not generic(entry) and all(e.victim.head != entry.victim.head and not generic(e) for e in beside)
    return True


def dead_too_terms(
    entry: Entry, size: int, dead: TheDead, own: Sequence[str], hurt: frozenset[int], *, goes_on: bool
) -> Iterator[str]:
    """hurt: the numbers of people told as hurt in the article; goes_on: whether the figure before was one."""
    yield "dead too"
    shot = entry.figure.trigger.rule_id in SHOT
    yield "dead too: shot" if shot else "dead too: hurt"
    like = dead.like(entry)
    yield from _numbers(size, dead, hurt, like)
    yield from _persons(entry, like, dead)
    between = abs(like.sentence - entry.sentence)
    if between == 0:
        yield "dead too: in the sentence of a dead"
        if DIED_OF_IT.search(entry.sentence_text):
            yield "dead too: died of it"
    elif between <= NEAR:
        yield "dead too: near a dead"
    if SURVIVES.search(entry.sentence_text):
        yield "dead too: survives"
    if size > 1 and ALL.search(entry.victim.text + " " + entry.sentence_text[:20]):
        yield "dead too: all of them"
    if goes_on:
        yield "dead too: goes on from one"
    for term in own:
        yield f"dead too: {term}"


def _numbers(size: int, dead: TheDead, hurt: frozenset[int], like: Entry) -> Iterator[str]:
    number = "as many" if size == dead.whole else "fewer" if size < dead.whole else "more"
    yield f"dead too: {number} as the dead" if number == "as many" else f"dead too: {number} than the dead"
    if size - dead.whole in hurt and size > dead.whole:
        yield "dead too: the dead and the hurt together"
    if size > 1 and like.best == size:
        yield "dead too: a number of the dead"


def _persons(entry: Entry, like: Entry, dead: TheDead) -> Iterator[str]:
    if not single(entry):
        return
    mine = name_words(entry)
    if mine:
        yield "dead too: the same name" if one_name(like, entry) else "dead too: another name"
    ages = dead.ages[entry.number], dead.ages[like.number]
    if None not in ages:
        yield "dead too: one age" if ages[0] == ages[1] else "dead too: two ages"
    if single(like):
        yield "dead too: one person each"
        sexes = sex_of(entry), sex_of(like)
        if all(sexes):
            yield "dead too: one sex" if sexes[0] == sexes[1] else "dead too: two sexes"
        if entry.victim.head and entry.victim.head == like.victim.head:
            yield "dead too: the same noun"
            later = like if like.start > entry.start else entry
            if later.figure.phrase.det == "the":
                yield "dead too: taken up again"  # "A boy was wounded … the boy died"
