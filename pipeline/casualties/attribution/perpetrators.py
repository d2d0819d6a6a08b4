"""By whose hand people came to harm, by anybody's claim: what the figure's own sentence says of it.

The routes, first that gives somebody:
subject    of the active verb: "gunmen killed nine", "troops, who killed nine"
by         the phrase of the passive or of the attack: "were killed by police", "an attack by rebels"
opponent   in a fight: "died in a battle with rebels"
owner      of what killed them: "Rumish shelling killed", "in a Redcap attack", "attacks blamed on the Redcaps"
attacker   the subject of a verb of attack in the sentence: "nine died when gunmen stormed the post"
An attack that another sentence tells of, and a claim of responsibility, are found by ``attackers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotations import Mention
from pipeline.casualties.attribution.assertions import names_violence
from pipeline.casualties.attribution.claimants import Claimant
from pipeline.casualties.attribution.doers import FIGHTS, OWN, doers
from pipeline.casualties.attribution.parties import of_words
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.predicates import LOSING
from pipeline.casualties.sentence.reading import Reading
from pipeline.language.en.classes import words as words_of
from pipeline.quotations.identity.resolution import Resolver

VERBS = frozenset({"verb", "gerund", "participle"})
NAMELESS = words_of("events.nameless")
DOERS, TELLERS = words_of("events.doers"), words_of("events.tellers")
DOING = frozenset({"armed_group", "military", "government"})
ARMED = frozenset({"military", "security"})  # adjectives that are nobody's: "a military operation"
ECHOES = frozenset("group outfit movement militants fighters rebels men insurgents troops forces".split())
LINKED = 12  # characters from "fighters" to the group they are of
ECHO = 400  # characters


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
    """Who did it by the figure's own sentence; NO_HAND where that tells nobody.

    A group that the sentence names after "by" stands for a nameless bomber: "a bomber killed nine, claimed by ...".
    """
    found = NO_HAND
    for hand in _hands(text, reading, figure, mentions, who, resolver):
        if not found.text:
            found = hand
        elif hand.route == "by" and hand.name in {m.entity_name for m in mentions if m.entity_type in DOING}:
            return hand
        if not _nameless(found):
            return found
    return found


def _hands(
    text: str, reading: Reading, figure: Figure, mentions: Sequence[Mention], who: Claimant, resolver: Resolver
) -> Iterator[Hand]:
    teller = None if _hurt_himself(reading, figure, who) else who
    for route, phrase in doers(reading, figure):
        if _is_victim(phrase, figure) or (not phrase.pronoun and _told_by(reading, phrase, who)):
            continue
        if phrase.pronoun:
            losing = reading.text(figure.trigger.core) in LOSING or figure.trigger.frame not in VERBS
            hand = _pronoun(text, reading, phrase, teller, resolver, route, persons=route == "accused" or not losing)
        else:
            hand = _named(text, reading, phrase, mentions, resolver, route)
        if hand.text:
            yield hand


def _nameless(hand: Hand) -> bool:
    return not hand.entity_id and hand.name.split()[-1].lower() in NAMELESS


def _pronoun(
    text: str,
    reading: Reading,
    phrase: Phrase,
    who: Claimant | None,
    resolver: Resolver,
    route: str,
    *,
    persons: bool,
) -> Hand:
    """Whom "it" or "they" stands for: the teller, where he tells of his own deeds; else whom the resolver finds.

    persons: whether that may be a person; not he who "lost 20 of his family".
    """
    if route not in ("subject", "staged", "by", "accused"):
        return NO_HAND
    printed, found = _printed(text, reading, phrase), {"staged": "owner", "accused": "by"}.get(route, route)
    if who is not None and reading.text(phrase.head) in OWN and _told_first(reading, phrase, who):
        return Hand(printed, who.name, who.entity_id, who.side, found)
    meant = resolver.resolve(reading.words[phrase.start].start, reading.words[phrase.end - 1].end)
    known = bool(meant.name) and (meant.type in DOING or (persons and meant.type == "person"))
    return Hand(printed, meant.name, meant.entity_id, meant.side, found) if known else NO_HAND


def _told_first(reading: Reading, phrase: Phrase, who: Claimant) -> bool:
    """Whether the teller speaks or is named before a pronoun; not one whom only the sentence's end names."""
    if not who.name or who.route == "hearsay":
        return False
    started = who.route == "pronoun" or not who.barred or who.barred[0][0] < reading.words[phrase.start].start
    return who.direct or started


def _hurt_himself(reading: Reading, figure: Figure, who: Claimant) -> bool:
    """Whether the teller is the one who was hurt."""
    hurt = {reading.text(i) for i in range(figure.start, figure.end)}
    return bool(who.name) and who.name.split()[-1].lower() in hurt


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
    if names_violence(reading, phrase) and head not in DOERS:
        return _owner(text, reading, phrase, doing)
    printed = _printed(text, reading, phrase)
    told = "by" if route == "accused" else route
    if doing and (doing[0].entity_type != "country" or head in DOERS or _heads(doing[0], reading, phrase)):
        return _known(printed, doing[0], told)
    if (group := _group_meant(reading, phrase, mentions)) is not None:
        return _known(printed, group, told)
    accused = route == "accused" and reading.nouns.is_person(head)
    fights = head in DOERS or of_words([head], reading.nouns).kind in ("state", "irregular")
    if accused or (route != "owner" and fights):
        who = resolver.resolve(first, last)
        return Hand(printed, who.name if who.entity_id else _bare(printed), who.entity_id, who.side, told)
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
    return of_mention(text, owners[0], "owner") if owners else _modifier(reading, phrase) or _demonym(reading, phrase)


def _modifier(reading: Reading, phrase: Phrase) -> Hand | None:
    """The noun for those who did it before a noun of violence: "coalition air strikes", "rebel shelling"."""
    if reading.text(phrase.head) in FIGHTS:
        return None
    for at in range(phrase.start, phrase.head):
        word = reading.words[at]
        doer = word.text in DOERS or f"{word.text}s" in DOERS
        if doer and word.text not in ARMED and word.kind in "NPJ":
            return Hand(word.shape, word.shape, "", "", "owner")
    return None


def _group_meant(reading: Reading, phrase: Phrase, mentions: Sequence[Mention]) -> Mention | None:
    """The group that a noun stands for: "the group", "its fighters", "fighters from the Redcaps"."""
    head, last = reading.text(phrase.head), reading.words[phrase.end - 1].end
    start = reading.words[phrase.start].start
    if phrase.det in ("the", "own") and head in ECHOES:
        return told_before(start, mentions)
    if reading.text(phrase.end) in ("from", "of") and head in DOERS:
        return next((m for m in mentions if 0 <= m.start - last <= LINKED and m.entity_type in DOING), None)
    if phrase.det == "" and phrase.end - phrase.start == 1 and head in ECHOES:
        return told_before(start, [m for m in mentions if m.start >= reading.words[0].start])
    return None


def told_before(start: int, mentions: Sequence[Mention]) -> Mention | None:
    """The armed group told last before "the group", within a few lines, or the only one told."""
    groups = [m for m in mentions if m.entity_type == "armed_group" and m.start < start]
    near = [m for m in groups if start - m.start <= ECHO]
    alone = len({m.entity_id or m.entity_name for m in groups}) == 1
    return near[-1] if near else groups[-1] if alone else None


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


def of_mention(text: str, mention: Mention, route: str) -> Hand:
    return Hand(text[mention.start : mention.end], mention.entity_name, mention.entity_id, mention.side, route)


def _printed(text: str, reading: Reading, phrase: Phrase) -> str:
    return text[reading.words[phrase.start].start : reading.words[phrase.end - 1].end]


def _bare(printed: str) -> str:
    first, _, rest = printed.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "its", "their", "our") else printed
