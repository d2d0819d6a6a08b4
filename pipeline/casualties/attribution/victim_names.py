"""What the text calls the victims of a figure, and which side they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotations import Mention
from pipeline.casualties.attribution.claimants import Claimant, mention_in
from pipeline.casualties.attribution.parties import CIVILIAN, NO_PARTY, Party, as_told, of_mention, of_words, opponents
from pipeline.casualties.constructions import verb_left_out
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.losses import left_neighbour
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.predicates import LOSING
from pipeline.casualties.sentence.reading import REPORTING, Reading
from pipeline.casualties.sentence.triggers import voice
from pipeline.casualties.sentence.victims import is_plural, status
from pipeline.language.en.classes import words

OWN_SIDE = words("possessives of persons")
OTHERS = words("forms of they")  # in somebody's own words
OURS = words("forms of we")
ADMITTING = words("attribution.admitting")
OWN_MEN = words("attribution.own_men") | OURS
OWN_FORCES = words("attribution.own_forces")


@dataclass(frozen=True, slots=True)
class Victim:
    """text: as printed, without the quantity; head: the noun that names them, lower case, "" where none does.

    side: of the pattern files; party: whom they fought for or against, as far as the text tells.
    """

    text: str
    head: str
    entity_id: str
    side: str
    status: str
    party: Party = NO_PARTY


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
    spoken = [words[i].text for i in own]
    party = _party(reading, figure, own, spoken, mentions, named, who)
    if named is not None:
        side = named.side
    else:
        side = party.name if not party.against and any(m.side == party.name for m in mentions) else ""
    fighters = (
        bool(party.name)
        and not party.against
        and any(w in OWN_MEN or reading.nouns.party.get(w) == "own" for w in spoken)
    )
    kind = "combatant" if fighters else status(spoken, reading.nouns)
    return Victim(printed, _head(reading, figure), named.entity_id if named else "", side, kind, party)


def _party(
    reading: Reading,
    figure: Figure,
    own: Sequence[int],
    spoken: list[str],
    mentions: Sequence[Mention],
    named: Mention | None,
    who: Claimant,
) -> Party:
    """Whom the victims fought for: by their name, by "our" and "his", by who lost or killed them, by the teller."""
    party = of_mention(named) if named is not None else NO_PARTY
    if party.name:
        return party
    owned = next((i for i in (own[0], own[0] - 1) if reading.text(i) in OWN_SIDE | OURS), None) if own else None
    if owned is not None:
        return _owner(reading, figure, owned, mentions, who)
    losing = _losing_party(reading, figure, mentions, who)
    if losing is not None:
        return losing
    if _on_own_side(reading, figure):
        return who.party
    told = as_told([*spoken, reading.text(figure.trigger.core)], who.party, who.text, reading.nouns)
    if told.name or told == CIVILIAN or not who.party.name:
        return told
    if figure.rank == "zero" or any(w.text in ADMITTING for w in reading.words[: figure.start]):
        return who.party
    return opponents(who.party, told.kind) if _killed_by_teller(reading, figure, mentions, who) else told


def _owner(reading: Reading, figure: Figure, at: int, mentions: Sequence[Mention], who: Claimant) -> Party:
    """Whom the possessive at ``at`` means: the teller, or a person or a party told of since the teller was named.

    Who kills "four of their men" kills another's; "its" means no plural; "our" is always the teller's.
    """
    word = reading.text(at)
    if word in OURS | {"our", "my"}:
        return who.party
    if who.direct and word in OTHERS and who.party.name:
        return opponents(who.party)  # "we buried four of their men"
    active = figure.trigger.start < figure.phrase.start and voice(reading.words, figure.trigger) != "passive"
    active = active and reading.text(figure.trigger.core) not in LOSING
    killer = _subject(reading, figure) if active else None
    said = max((i for i in range(at) if reading.text(i) in REPORTING and reading.kind(i) == "V"), default=-1)
    for phrase in reversed([p for p in reading.phrases if said < p.start and p.end <= at]):
        if phrase in (figure.phrase, killer):
            continue
        if word in ("his", "her"):
            if reading.rank(phrase) == "single" and not phrase.pronoun:
                named = mention_in(mentions, [w.start for w in reading.words[phrase.start : phrase.end]], "ACTOR")
                return of_mention(named) if named is not None else NO_PARTY
        elif not phrase.pronoun and not (word == "its" and is_plural(reading.words[phrase.head], reading.nouns)):
            party = _party_of(reading, phrase, mentions, who)
            if party.name or party.kind in ("state", "irregular"):
                return party
    return who.party


def _on_own_side(reading: Reading, figure: Figure) -> bool:
    """ "Nobody on his side had died"."""
    at = reading.extent(figure.phrase)
    return reading.text(at) == "on" and reading.text(at + 1) in OWN_SIDE and reading.text(at + 2) == "side"


def _losing_party(reading: Reading, figure: Figure, mentions: Sequence[Mention], who: Claimant) -> Party | None:
    """The party of the subject of "lost", or of who speaks where that is "it" or "we"; None without such a verb."""
    if reading.text(figure.trigger.core) not in LOSING:
        return None
    left_out = figure.victim if figure.construction == verb_left_out.ID else None  # "and the rebels 21"
    subject = left_out or _subject(reading, figure)
    return _party_of(reading, subject, mentions, who) if subject is not None else None


def _subject(reading: Reading, figure: Figure) -> Phrase | None:
    """The subject of a figure's verb, by the parse, else the phrase before it."""
    at = reading.subjects.get(figure.trigger.core)
    parsed = next((p for p in reading.phrases if at is not None and p.start <= at < p.end), None)
    return parsed or left_neighbour(reading, figure.trigger.start)


def _party_of(reading: Reading, phrase: Phrase, mentions: Sequence[Mention], who: Claimant) -> Party:
    words = reading.words[phrase.start : phrase.end]
    if phrase.pronoun or words[0].text in OWN_SIDE:
        others = who.direct and words[0].text in OTHERS
        return opponents(who.party) if others and who.party.name else who.party
    named = mention_in(mentions, [w.start for w in words], "ACTOR")
    if named is not None and of_mention(named).name:
        return of_mention(named)
    return of_words([w.text for w in words], reading.nouns)


def _killed_by_teller(reading: Reading, figure: Figure, mentions: Sequence[Mention], who: Claimant) -> bool:
    """Whether the claimant's own party did it: "the army said its men had killed 40", "we killed nine"."""
    if figure.trigger.start >= figure.phrase.end or figure.role in ("restated", "correction"):
        return False
    subject = _subject(reading, figure)
    if subject is None:
        return False
    if subject.pronoun:
        return reading.text(subject.start) in (("we", "i") if who.direct else ("we", "it", "they"))
    if reading.text(subject.start) in OWN_SIDE:
        return reading.text(subject.head) in OWN_FORCES
    return _party_of(reading, subject, mentions, who) == who.party


def _victim_words(reading: Reading, figure: Figure) -> list[int]:
    """Positions of the words that name the victims, without the quantity."""
    phrase = figure.victim or figure.phrase
    trigger = figure.trigger
    if figure.victim is None and phrase.start <= trigger.core < phrase.end and trigger.frame in ("noun", "toll"):
        return _before_noun(reading, phrase, trigger.core)
    if phrase.bare and reading.text(phrase.end) == "of" and reading.text(phrase.end + 1) in OURS:
        return [phrase.end + 1]
    if phrase.quantity is not None and phrase.quantity.start > phrase.head:
        return list(range(phrase.start, phrase.head + 1))  # "the crew of five"
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
