"""What the text calls the victims of a figure, and which side they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotations import Mention
from pipeline.casualties.claimants import Claimant, mention_in
from pipeline.casualties.figures import LOSING, Figure
from pipeline.casualties.nouns import left_neighbour
from pipeline.casualties.phrases import Phrase
from pipeline.casualties.reading import Reading
from pipeline.casualties.victims import status


@dataclass(frozen=True, slots=True)
class Victim:
    """text: as printed, without the quantity; head: the noun that names them, lower case, "" where none does."""

    text: str
    head: str
    entity_id: str
    side: str
    status: str


OWN_SIDE = frozenset({"our", "my", "his", "her", "its", "their"})


def find_victim(
    text: str, reading: Reading, figure: Figure, mentions: Sequence[Mention], who: Claimant, antecedent: Victim | None
) -> Victim:
    """The victim of a figure; antecedent is whom "they" stands for."""
    words = reading.words
    own = _victim_words(reading, figure)
    printed = text[words[own[0]].start : words[own[-1]].end] if own else ""
    if antecedent is not None and printed.lower() in ("they", "them"):
        return antecedent
    named = mention_in(mentions, [words[i].start for i in own], "ACTOR")
    if named is not None:
        side = named.side
    elif own and (words[own[0]].text in OWN_SIDE or reading.text(own[0] - 1) in OWN_SIDE):
        side = who.side
    else:
        side = _losing_side(reading, figure, mentions, who)
    kind = status([words[i].text for i in own])
    return Victim(printed, _head(reading, figure), named.entity_id if named else "", side, kind)


def _losing_side(reading: Reading, figure: Figure, mentions: Sequence[Mention], who: Claimant) -> str:
    """The side that lost its men: of the subject of "lost", or of who speaks where that is "it" or "we"."""
    if reading.text(figure.trigger.core) not in LOSING:
        return ""
    subject = left_neighbour(reading, figure.trigger.start)
    if subject is None:
        return ""
    if subject.pronoun:
        return who.side
    named = mention_in(mentions, [w.start for w in reading.words[subject.start : subject.end]], "ACTOR")
    return named.side if named else ""


def _victim_words(reading: Reading, figure: Figure) -> list[int]:
    """Positions of the words that name the victims, without the quantity."""
    phrase = figure.victim or figure.phrase
    trigger = figure.trigger
    if figure.victim is None and phrase.start <= trigger.core < phrase.end and trigger.frame in ("noun", "toll"):
        return _before_noun(reading, phrase, trigger.core)
    if phrase.quantity is not None:
        first = phrase.quantity.end
        if reading.text(first) == "of":
            first += 1
    else:
        first = phrase.start
    found = list(range(first, reading.extent(phrase)))
    if [reading.text(i) for i in found] == ["more"]:
        return []
    if found or figure.victim is not None:
        return found
    if phrase.bare and reading.text(0) == "of" and (group := reading.starting.get(1)) and group.end <= phrase.start:
        return list(range(group.quantity.end if group.quantity else group.start, reading.extent(group)))
    if trigger.frame == "state" and trigger.core + 1 < len(reading.words) and reading.kind(trigger.end) in "NP":
        return []
    return []


def _before_noun(reading: Reading, phrase: Phrase, core: int) -> list[int]:
    """The victims inside a noun's own phrase: "12 civilian deaths", "Karim's murder"."""
    first = phrase.quantity.end if phrase.quantity else phrase.start
    found = [i for i in range(first, core) if reading.kind(i) in "NP" or reading.text(i) == "civilian"]
    return found


def _head(reading: Reading, figure: Figure) -> str:
    phrase = figure.victim or figure.phrase
    inner = reading.of_phrase(phrase) if phrase.bare else None
    phrase = inner or phrase
    return "" if phrase.bare else reading.text(phrase.head)
