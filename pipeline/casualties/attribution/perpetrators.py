"""By whose hand people came to harm, by anybody's claim: what the figure's own sentence says of it.

The routes, first that gives somebody:
subject    of the active verb: "gunmen killed nine", "troops, who killed nine"
by         the phrase of the passive or of the attack: "were killed by police", "an attack by rebels"
opponent   in a fight: "died in a battle with rebels"
owner      of what killed them: "Rumish shelling killed", "in a Redcap attack", "attacks blamed on the Redcaps"
attacker   the subject of a verb of attack in the sentence: "nine died when gunmen stormed the post"
A claim of responsibility elsewhere in the article is found by ``responsible``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotations import Mention
from pipeline.casualties.attribution.claimants import Claimant
from pipeline.casualties.attribution.claims import SAYING
from pipeline.casualties.attribution.parties import of_words
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import voice
from pipeline.language.en.classes import words as words_of
from pipeline.quotations.identity.resolution import Resolver

VIOLENCE, ATTACKING, DOERS = words_of("events.violence"), words_of("events.attacking"), words_of("events.doers")
DOING = frozenset({"armed_group", "military", "government"})
LINKS = (("blamed", "on"), ("carried", "out", "by"), ("claimed", "by"), ("attributed", "to"), ("by",))
FIGHTS, TELLERS = words_of("events.fights"), words_of("events.tellers")
ECHOES = frozenset("group movement militants fighters rebels men insurgents troops forces".split())
OWN = frozenset("it they we its their our".split())
LINKED = 12  # characters from "fighters" to the group they are of
ECHO = 400  # characters
REACH = 12  # words from a figure to the "by" of its passive
NOT_BY = frozenset("by-election birth monday tuesday wednesday thursday friday saturday sunday then now".split())
CLAIMED = re.compile(
    r"\b(?P<no>no (?:\w+ ){0,4})?(?:claims?|claimed|claiming|taken|took|takes) (?:\w+ ){0,2}?responsibility\b"
    r"|\b(?:said|says) (?:it|they) (?:was|were|had been) (?:behind|responsible for)\b"
)
AFTER_NAME = re.compile(
    r"\s+(?:(?:fighters|forces|troops|rebels|militants|gunmen|jets|[a-z]+ly|have|has|had)\s+){0,3}(?P<verb>[a-z]+)"
)
DENIED = re.compile(r"\b(?:no|nor|not|nobody|without|immediate|yet|denied|denies)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hand:
    """text: as printed; name, entity_id, side: who that is, "" where not known.

    route: one of the module's; claim: of responsibility; shared: by another figure of the event.
    """

    text: str = ""
    name: str = ""
    entity_id: str = ""
    side: str = ""
    route: str = ""


NO_HAND = Hand()


def find_hand(
    text: str, reading: Reading, figure: Figure, mentions: Sequence[Mention], who: Claimant, resolver: Resolver
) -> Hand:
    """Who did it by the figure's own sentence; NO_HAND where that tells nobody."""
    for route, phrase in _candidates(reading, figure):
        if _is_victim(phrase, figure) or (not phrase.pronoun and _told_by(reading, phrase, who)):
            continue
        if phrase.pronoun:
            if route == "subject" and reading.text(phrase.head) in OWN and who.name and who.route != "hearsay":
                return Hand(_printed(text, reading, phrase), who.name, who.entity_id, who.side, "subject")
            continue
        if (hand := _named(text, reading, phrase, mentions, resolver, route)).text:
            return hand
    return NO_HAND


def _candidates(reading: Reading, figure: Figure) -> Iterator[tuple[str, Phrase]]:
    trigger = figure.trigger
    active = trigger.frame in ("verb", "gerund", "participle") and voice(reading.words, trigger) != "passive"
    transitive = active and not trigger.intransitive and figure.phrase.start >= trigger.end
    if transitive and (subject := _subject(reading, trigger.start, trigger.core)):
        yield "subject", subject
        yield from (("by", p) for p in _linked(reading, subject.end, REACH))
    yield from (("by", p) for p in _linked(reading, min(trigger.end, figure.phrase.end), REACH))
    yield from (("opponent", p) for p in _opponents(reading))
    yield from (("owner", p) for p in reading.phrases if _violent(reading, p) and not p.quantity)
    verbs = [i for i, w in enumerate(reading.words) if w.text in ATTACKING and i not in reading.firing]
    subjects = (_subject(reading, at, at) for at in verbs if reading.kind(at) in "VJN")
    yield from (("attacker", subject) for subject in subjects if subject)


def _linked(reading: Reading, start: int, reach: int) -> Iterator[Phrase]:
    """The phrases after "by", "blamed on" and the like, up to a word of saying."""
    for at in range(start, min(start + reach, len(reading.words))):
        if (reading.text(at) in SAYING and reading.kind(at) == "V") or reading.kind(at) == ";":
            return
        for link in LINKS:
            if all(reading.text(at + k) == word for k, word in enumerate(link)):
                phrase = reading.starting.get(at + len(link))
                if phrase is not None and reading.text(phrase.start) not in NOT_BY:
                    yield phrase


def _opponents(reading: Reading) -> Iterator[Phrase]:
    """Whom the victims fought: "in a gun battle with police"."""
    for at in range(1, len(reading.words) - 1):
        against = reading.text(at) in ("with", "against") and reading.text(at - 1) in FIGHTS
        if against and (phrase := reading.starting.get(at + 1)) is not None:
            yield phrase


def _violent(reading: Reading, phrase: Phrase) -> bool:
    return reading.text(phrase.head) in VIOLENCE


def _subject(reading: Reading, start: int, core: int) -> Phrase | None:
    """The phrase that does what a verb says, past auxiliaries, joined verbs and relative pronouns."""
    parsed = reading.subjects.get(core)
    if parsed is not None:
        found = next((p for p in reading.phrases if p.start <= parsed < p.end), None)
        if found is not None:
            return found
        if reading.kind(parsed) == "S":
            return reading.ending.get(parsed) or reading.ending.get(parsed - 1)
    at = start
    while at > 0:
        if (phrase := reading.ending.get(at)) is not None:
            return _outermost(reading, phrase)
        if reading.kind(at - 1) not in "XRSVCT,":
            return None
        at -= 1
    return None


def _outermost(reading: Reading, phrase: Phrase) -> Phrase:
    """The phrase that a prepositional phrase belongs to: "gunmen" of "gunmen in uniform killed"."""
    while reading.kind(phrase.start - 1) == "I" and (outer := reading.ending.get(phrase.start - 1)):
        phrase = outer
    return phrase


def _told_by(reading: Reading, phrase: Phrase, who: Claimant) -> bool:
    """Whether the phrase is what the text calls the one who tells it: "officials in Dara said"."""
    start = reading.words[phrase.start].start
    return any(first <= start < last for first, last in who.barred)


def _is_victim(phrase: Phrase, figure: Figure) -> bool:
    hurt = [figure.phrase, *([figure.victim] if figure.victim else [])]
    return any(phrase.start < p.end and p.start < phrase.end for p in hurt)


def _named(
    text: str, reading: Reading, phrase: Phrase, mentions: Sequence[Mention], resolver: Resolver, route: str
) -> Hand:
    """Who a phrase names as a doer: a group, army, state or person, or a noun for those who fight."""
    words = reading.words[phrase.start : phrase.end]
    first, last = words[0].start, words[-1].end
    head = reading.text(phrase.head)
    if head in TELLERS or [reading.text(phrase.start - k) for k in (2, 1)] == ["according", "to"]:
        return NO_HAND
    inside = [m for m in mentions if first <= m.start < last and (m.label == "ACTOR" or m.entity_type == "country")]
    doing = [m for m in inside if m.entity_type in DOING or m.entity_type == "country" or _heads(m, reading, phrase)]
    if _violent(reading, phrase) and head not in DOERS:
        return _owner(text, reading, phrase, doing)
    printed = _printed(text, reading, phrase)
    if doing and (doing[0].entity_type != "country" or head in DOERS or _heads(doing[0], reading, phrase)):
        return _known(printed, doing[0], route)
    if (group := _group_meant(reading, phrase, mentions)) is not None:
        return _known(printed, group, route)
    if route != "owner" and (head in DOERS or of_words([head], reading.nouns).kind in ("state", "irregular")):
        who = resolver.resolve(first, last)
        return Hand(printed, who.name if who.entity_id else _bare(printed), who.entity_id, who.side, route)
    return NO_HAND


def _known(printed: str, mention: Mention, route: str) -> Hand:
    """A doer that a mention names; the forces of a country are known by their words alone."""
    if mention.entity_type == "country":
        return Hand(printed, _bare(printed), "", "", route)
    return Hand(printed, mention.entity_name, mention.entity_id, mention.side, route)


def _owner(text: str, reading: Reading, phrase: Phrase, doing: Sequence[Mention]) -> Hand:
    """Whose attack or weapon a phrase tells of; the country of a battle is only where it was."""
    owners = [m for m in doing if m.start < reading.words[phrase.head].start]
    if reading.text(phrase.head) in FIGHTS:
        owners = [m for m in owners if m.entity_type != "country"]
    return _of_mention(text, owners[0], "owner") if owners else _demonym(reading, phrase)


def _group_meant(reading: Reading, phrase: Phrase, mentions: Sequence[Mention]) -> Mention | None:
    """The group that a noun stands for: "the group", "its fighters", "fighters from the Redcaps"."""
    head, last = reading.text(phrase.head), reading.words[phrase.end - 1].end
    if phrase.det in ("the", "own") and head in ECHOES:
        return _told_before(reading.words[phrase.start].start, mentions)
    if reading.text(phrase.end) in ("from", "of") and head in DOERS:
        return next((m for m in mentions if 0 <= m.start - last <= LINKED and m.entity_type in DOING), None)
    return None


def _told_before(start: int, mentions: Sequence[Mention]) -> Mention | None:
    """The armed group told last before "the group", within a few lines."""
    groups = [m for m in mentions if m.entity_type == "armed_group" and 0 < start - m.start <= ECHO]
    return groups[-1] if groups else None


def _heads(mention: Mention, reading: Reading, phrase: Phrase) -> bool:
    """Whether the mention is what the phrase is about, and no media or people."""
    head = reading.words[phrase.head]
    return mention.start <= head.start < mention.end and mention.entity_type not in ("media", "people", "organization")


def _demonym(reading: Reading, phrase: Phrase) -> Hand:
    """The adjective of a nation before a noun of violence: "Rumish shelling"."""
    for at, word in enumerate(reading.words[phrase.start : phrase.head], start=phrase.start):
        if (
            at not in reading.places
            and word.shape[:1].isupper()
            and word.kind in "JP"
            and re.search(r"(?:an|i|ish|ese|ian)(?:-led)?$", word.text)
        ):
            return Hand(word.shape, word.shape, "", "", "owner")
    return NO_HAND


def _of_mention(text: str, mention: Mention, route: str) -> Hand:
    return Hand(text[mention.start : mention.end], mention.entity_name, mention.entity_id, mention.side, route)


def _printed(text: str, reading: Reading, phrase: Phrase) -> str:
    return text[reading.words[phrase.start].start : reading.words[phrase.end - 1].end]


def _bare(printed: str) -> str:
    first, _, rest = printed.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "its", "their", "our") else printed


def attackers(text: str, sentence: tuple[int, int], mentions: Sequence[Mention]) -> Hand:
    """The group, army or state that a sentence of the story says attacked; NO_HAND where it names none."""
    for mention in mentions:
        if sentence[0] <= mention.start < sentence[1] and mention.entity_type in DOING:
            verb = AFTER_NAME.match(text, mention.end)
            if verb is not None and verb["verb"].lower() in ATTACKING:
                return _of_mention(text, mention, "attacker")
    return NO_HAND


def responsible(text: str, sentences: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[tuple[int, Hand]]:
    """Who claims responsibility, with the number of the sentence, in text order."""
    found = []
    for number, (first, last) in enumerate(sentences):
        match = CLAIMED.search(text, first, last)
        if match is None or DENIED.search(text, max(first, match.start() - 40), match.end()):
            continue
        groups = [m for m in mentions if first <= m.start < match.start() and m.entity_type in DOING]
        if groups:
            found.append((number, _of_mention(text, groups[-1], "claim")))
    return found
