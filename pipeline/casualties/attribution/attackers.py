"""Who attacked, by the sentences around a figure, and who claims to have done it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotations import Mention
from pipeline.casualties.attribution.assertions import VIOLENCE
from pipeline.casualties.attribution.doers import ATTACKING
from pipeline.casualties.attribution.means import MeansWords, find_means
from pipeline.casualties.attribution.perpetrators import (
    DOING,
    NO_HAND,
    Hand,
    of_mention,
    told_before,
)

# What may stand between a group's name and the verb of its attack: "rebels have also", "coalition jets had been".
AFTER_NAME = re.compile(
    r"(?:-led)?\s+(?:(?:fighters|forces|troops|rebels|militants|gunmen|jets|aircraft|warplanes|[a-z]+ly|also|then|have|has"
    r"|had|been|were|was)\s+){0,4}(?P<verb>[a-z]+)"
)
ATTACKED_BY = re.compile(
    rf"\b(?:{'|'.join(sorted(ATTACKING | VIOLENCE, key=len, reverse=True))})\s+(?:[a-z]+\s+){{0,3}}?by\s+"
    r"(?:[a-z-]+\s+|[A-Z][\w-]+\s+){0,2}?$"
)
OWN_VIOLENCE = re.compile(rf"(?:[’']s)?\s+(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(sorted(VIOLENCE))})\b")
NATION = re.compile(
    r"\b(?P<name>[A-Z]\w+(?:an|i|ish|ese)|U\.?S\.?|(?i:coalition|army|rebel|militant|insurgent|government|police))"
    r"(?:-led)?\s+(?:air |air-|drone |missile |artillery |rocket )?"
    rf"(?:{'|'.join(sorted(VIOLENCE))})\b"
)
CLAIMED = re.compile(
    r"\b(?P<no>no (?:\w+ ){0,4})?(?:claims?|claimed|claiming|taken|took|takes) (?:\w+ ){0,2}?responsibility\b"
    r"|\b(?:said|says) (?:it|they) (?:was|were|had been) (?:behind|responsible for)\b"
    rf"|\b(?:claimed|claims) (?:a|an|the) (?:\w+ ){{0,2}}?(?:{'|'.join(sorted(VIOLENCE))})\b"
)
GROUP = re.compile(r"\b[Tt]he (?:\w+ )?(?:group|movement|organi[sz]ation|militia|network)\b")
DENIED = re.compile(r"\b(?:no|nor|not|nobody|without|immediate|yet|denied|denies)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack that a sentence tells of: whose, and by what means ("" where the sentence tells none)."""

    sentence: int
    hand: Hand
    means: str


def attacks_told(
    text: str, sentences: Sequence[tuple[int, int]], mentions: Sequence[Mention], means: MeansWords
) -> list[Attack]:
    """The attacks of an article whose author its words name: "the coalition bombed", "a Rumish air strike"."""
    found = []
    for number, sentence in enumerate(sentences):
        hands = [attackers(text, sentence, mentions), *_owners(text, sentence, mentions)]
        kind = find_means(text, sentence, "killed", sentence, means).kind if any(h.text for h in hands) else ""
        found += [Attack(number, hand, kind) for hand in hands if hand.text]
    return found


def _owners(text: str, sentence: tuple[int, int], mentions: Sequence[Mention]) -> Iterator[Hand]:
    """Whose violence the sentence tells of: a group's, an army's, a state's or a nation's."""
    said = text[slice(*sentence)]
    if not any(word in said for word in VIOLENCE):
        return
    for mention in within(mentions, *sentence):
        if mention.entity_type in DOING and OWN_VIOLENCE.match(text, mention.end):
            yield of_mention(text, mention, "attacker")
    for nation in NATION.finditer(text, *sentence):
        if not any(m.start <= nation.start() < m.end and m.entity_type in DOING for m in mentions):
            yield Hand(nation["name"], nation["name"], "", "", "attacker")


def within(mentions: Sequence[Mention], first: int, last: int) -> Sequence[Mention]:
    """Those of the article's mentions that begin between two characters."""
    start = bisect_left(mentions, first, key=begins)
    return mentions[start : bisect_left(mentions, last, start, key=begins)]


def begins(mention: Mention) -> int:
    return mention.start


def attackers(text: str, sentence: tuple[int, int], mentions: Sequence[Mention]) -> Hand:
    """The group, army or state that a sentence of the story says attacked, the last; NO_HAND where it names none."""
    for mention in reversed(within(mentions, *sentence)):
        if mention.entity_type not in DOING:
            continue
        verb = AFTER_NAME.match(text, mention.end)
        if verb is not None and verb["verb"].lower() in ATTACKING:
            return of_mention(text, mention, "attacker")
        if ATTACKED_BY.search(text[sentence[0] : mention.start]):
            return of_mention(text, mention, "attacker")
    return NO_HAND


def responsible(text: str, sentences: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> list[tuple[int, Hand]]:
    """Who claims responsibility, with the number of the sentence, in text order."""
    found = []
    for number, (first, last) in enumerate(sentences):
        match = CLAIMED.search(text, first, last)
        if match is None or DENIED.search(text, max(first, match.start() - 40), match.end()):
            continue
        groups = [m for m in within(mentions, first, match.start()) if m.entity_type in DOING]
        if groups:
            found.append((number, of_mention(text, groups[-1], "claim")))
        elif (called := GROUP.search(text, first, match.start())) is not None:
            meant = told_before(called.start(), mentions)
            if meant is not None:
                found.append((number, of_mention(text, meant, "claim")))
    return found
