"""Whether who speaks says the figure, or whether it stands in a passage that the reporter adds.

A speaker asserts the clause that a word of saying opens, and the dead whom it has as its object ("confirmed the deaths
of 12"). He doesn't assert what only describes something in it: "claimed responsibility for an attack that killed six",
"announced a plan to help those whom the war had displaced", "posted a photo of 20 soldiers captured"; nor what of
another time hangs on a place: "took the town, where 148 died in April"; nor what stands before his own content: "After
a strike that killed 90, the army said the cause was ...". Who discovers or learns something claims nothing,
nor who calls a killing an outrage.
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.counts import MONTHS
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading, is_day, opens_clause
from pipeline.language.en.classes import words

FINDING = words("attribution.finding")
VIOLENCE = words("events.violence")
ACCOUNTS = words("attribution.accounts") | {"information"}
JUDGING = words("attribution.calling")
PAST = words("attribution.told_as_past")
RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD", ""})


def asserted(reading: Reading, cue: int, figure: Figure) -> bool:
    """Whether the words that follow a cue, given by its word, are its speaker's own as far as the figure."""
    if reading.text(cue) in FINDING or reading.text(cue + 1) == "with":  # "charged with 17 murders"
        return False
    first = min(figure.start, figure.trigger.start)
    if cue >= first:
        return True
    named = _object(reading, cue)
    if named is not None and reading.text(cue) in JUDGING and named.start <= figure.trigger.start < named.end:
        return False
    if named is not None and named.start < first and _describes(reading, named, figure, first):
        return False
    return not _recalled(reading, cue, first, max(figure.end, figure.trigger.end))


def opens_content(reading: Reading, cue: int) -> bool:
    """Whether a cue is followed by what is said: "the army said that ...", "the army said the cause was ..."."""
    at = cue + 1
    while reading.kind(at) in "RT" and reading.kind(at):
        at += 1
    if reading.text(at) == "that":
        return True
    following = reading.starting.get(at)
    return following is not None and opens_clause(reading, following)


def names_violence(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase tells of a fight or an attack, which says nothing: "the fighting has claimed 69 lives"."""
    return reading.text(phrase.head) in VIOLENCE


def _object(reading: Reading, cue: int) -> Phrase | None:
    """What stands right after a cue, past adverbs; None where "that" opens a clause."""
    if reading.text(cue).startswith(("tell", "told")):
        return None  # whom he told
    at = cue + 1
    while reading.kind(at) == "R":
        at += 1
    return reading.starting.get(at)


def _describes(reading: Reading, named: Phrase, figure: Figure, first: int) -> bool:
    """Whether the figure stands in what describes a cue's object that is neither dead nor violence."""
    if named.quantity or named.pronoun or names_violence(reading, named) or named.head in reading.firing:
        return False
    if is_day(reading.words[named.head]) or reading.text(named.head) in ACCOUNTS:
        return False
    if named.head in reading.people or reading.rank(named):
        return False  # the dead themselves: "say Omar Tal, who was 32, and his wife were found dead"
    for at in range(named.end, first):
        if _relative(reading, at):
            return True
        if _finite(reading, at) or reading.kind(at) in ";:":
            return False
    of_it = reading.text(named.end) == "of" and figure.trigger.frame == "participle"
    beyond = range(first, max(figure.end, figure.trigger.end))
    return of_it and not any(_finite(reading, at) for at in beyond) and named.det == "a"


def _relative(reading: Reading, at: int) -> bool:
    """Whether a word describes the noun before it; not the "that" of what was said."""
    word = reading.words[at]
    return word.text in RELATIVES and (word.tag == "WDT" if word.text == "that" else word.kind == "S")


def _finite(reading: Reading, at: int) -> bool:
    return reading.kind(at) == "X" or (reading.kind(at) == "V" and reading.words[at].tag in FINITE)


def _recalled(reading: Reading, cue: int, first: int, last: int) -> bool:
    """Whether the figure stands in a ", where ..." that tells of a month or of long ago."""
    opened = [at for at in range(cue + 1, first) if reading.text(at) == "where" and reading.kind(at - 1) == ","]
    if not opened:
        return False
    after = range(last, len(reading.words))
    return any(_month(reading, at) or reading.text(at) == "ago" or _last(reading, at) for at in after)


def _month(reading: Reading, at: int) -> bool:
    """ "in April", without a day."""
    named = reading.text(at) in MONTHS and reading.words[at].shape[:1].isupper()
    return named and "M" not in (reading.kind(at - 1), reading.kind(at + 1))


def _last(reading: Reading, at: int) -> bool:
    return reading.text(at) in PAST and reading.text(at - 1) == "last"
