"""People told as shot, the dead among them: "Five people were shot, one fatally", "8 shot, 2 dead".

A figure of those shot tells of the whole of the struck where its sentence, or the next of its paragraph, takes the dead
out of them, or where the article has as many dead and hurt elsewhere as make it up. Where the hurt have a figure of
their own ("four others were wounded"), those shot are casualties, not said which; where they have none, those shot are
the wounded without the dead, and no range up to the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.casualties.ledger.fates import SHOT
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.vocabulary import Effect

STRUCK = (*SHOT, "wounded-gunshot-victim", "wounded-suffer-wound", "wounded-with-wounds")


def with_struck(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with those shot told as what they are; no two effects count the same people."""
    return [_told(entry, entries) if _whole(entry) else entry for entry in entries]


def _whole(entry: Entry) -> bool:
    """Whether an entry can tell of all the struck: a plain number of people shot, none of them "others"."""
    number = entry.best is not None and entry.best > 1 and entry.low == entry.best == entry.high
    shot = entry.effect == Effect.WOUNDED and entry.figure.trigger.rule_id in STRUCK
    return number and shot and not entry.more and entry.figure.role != "part"


def _told(entry: Entry, entries: Sequence[Entry]) -> Entry:
    whole = entry.best or 0
    dead = {e.best for e in entries if e.effect == Effect.KILLED and e.best} | {_dead_of(entry, entries)}
    hurt = {e.best for e in entries if e.effect == Effect.WOUNDED and e.best and e.best < whole}
    if any(count and whole - count in hurt for count in dead):
        figure = entry.figure
        trigger = replace(figure.trigger, effect=Effect.CASUALTIES)
        return replace(entry, figure=replace(figure, trigger=trigger))
    left = whole - _dead_of(entry, entries)
    return replace(entry, low=left, best=left, high=left) if 0 < left < whole else entry


def _dead_of(entry: Entry, entries: Sequence[Entry]) -> int:
    """How many of those shot the text says are dead; 0 where it says nothing."""
    return sum(dict(_shares(entry, entries)).values())


def _shares(entry: Entry, entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """(place, number) of each share of the dead: "one fatally", "two of them died", "killing a couple"."""
    for other in entries[entry.number + 1 :]:
        if other.effect == Effect.KILLED and other.best and any(takes(entry, other) for takes in TAKING_OUT):
            yield other.start, other.best


def _in_the_sentence(entry: Entry, other: Entry) -> bool:
    """Whether a later clause takes its dead out of those shot: a bare number, an insertion, a result."""
    phrase, trigger = other.figure.phrase, other.figure.trigger
    inserted = any(i.start <= phrase.start < i.end for i in other.reading.insertions)
    resulting = trigger.frame == "gerund" and trigger.end <= phrase.start
    return other.sentence == entry.sentence and not other.more and (phrase.bare or inserted or resulting)


def _in_the_next(entry: Entry, other: Entry) -> bool:
    """ "One died", "Two of the victims died"; not "One man died in another shooting"."""
    follows = other.sentence == entry.sentence + 1 and other.paragraph == entry.paragraph
    return follows and other.figure.phrase.bare and not other.more


def _out_of_as_many(entry: Entry, other: Entry) -> bool:
    """ "two of the four who were hit later died", of four who were shot."""
    inner = other.reading.of_phrase(other.figure.phrase)
    return inner is not None and inner.quantity is not None and inner.quantity.best == entry.best


TAKING_OUT: tuple[Callable[[Entry, Entry], bool], ...] = (_in_the_sentence, _in_the_next, _out_of_as_many)
