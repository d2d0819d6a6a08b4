"""Which party a claimant speaks for: by his own words for himself, or by what stands beside his name.

"Karim, a spokesman for the front", "army spokesman Karim", "A Redcap official in Dara, Mullah Karim".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotations import Mention
from pipeline.casualties.attribution.claimants import Claimant
from pipeline.casualties.attribution.parties import NO_PARTY, Party, of_mention
from pipeline.language.en.classes import listed
from pipeline.quotations.identity.resolution import Resolver


def _any_of(name: str, *others: str) -> re.Pattern[str]:
    """Any word of a class, in any letter case."""
    return re.compile(rf"\b(?:{'|'.join([*map(re.escape, listed(name)), *others])})\b", re.IGNORECASE)


OFFICE = _any_of("attribution.offices")
STATE = _any_of("attribution.of_the_state")
IRREGULAR = _any_of("attribution.of_irregulars")
OUTSIDERS = _any_of("attribution.outsiders", r"ex-\w+")
AFTER = re.compile(r",\s+(?P<words>[^,;.:“”\"\n]{3,90})")
BEFORE = re.compile(r"(?:^|[,;:“”\"\n]|[.]\s)\s*(?P<words>[^,;:.“”\"\n]{3,90}?),?\s+(?:[A-Z][\w.’'-]*\s+){0,3}$")
PREDICATE = re.compile(r"\b(?:\w{3,}ed|said|says|told|was|were|had|has|is|are|by|shot|met|saw)\b")
OCCURRENCES = 4  # of a name, whose neighbourhood is read


def affiliated(who: Claimant, text: str, mentions: Sequence[Mention], resolver: Resolver) -> Claimant:
    """The claimant with the party he speaks for, and with its side in the pattern files where he has none himself."""
    if not who.name or who.route == "hearsay" or OUTSIDERS.search(who.text):
        return who
    fighting = {m.side for m in mentions if m.side and of_mention(m).kind}
    if who.side:
        kinds = [of_mention(m).kind for m in mentions if m.side == who.side]
        kind = next((k for k in kinds if k), "")
        return replace(who, party=Party(who.side, kind)) if who.side in fighting else who
    party = _named_for(who, text, mentions, resolver) if not who.entity_id else NO_PARTY
    return replace(who, party=party, side=party.name if party.name in fighting else "")


def _named_for(who: Claimant, text: str, mentions: Sequence[Mention], resolver: Resolver) -> Party:
    party = _called(who.name, text.find(who.name), mentions, resolver)
    if party.name or not who.name[:1].isupper():
        return party
    places = list(re.finditer(rf"\b{re.escape(who.name)}\b", text))[:OCCURRENCES]
    for match in places:
        for first, last in _descriptions(text, match.start(), match.end()):
            party = _called(text[first:last], first, mentions, resolver)
            if party.name:
                return party
    return NO_PARTY


def _descriptions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Characters of what stands beside a name as its description: an office, with no verb before it."""
    line = text.rfind("\n", 0, start) + 1
    after, before = AFTER.match(text, end), BEFORE.search(text[line:start])
    beside = [after.span("words")] if after else []
    if before:
        beside.append((line + before.start("words"), line + before.end("words")))
    found = []
    for first, last in beside:
        office = OFFICE.search(text, first, last)
        if office and not PREDICATE.search(text, first, office.start()) and not OUTSIDERS.search(text, first, last):
            found.append((first, last))
    return found


def _called(words: str, start: int, mentions: Sequence[Mention], resolver: Resolver) -> Party:
    """The party that words which stand at ``start`` of the text name; start is -1 where the text lacks them."""
    if start < 0:
        return NO_PARTY
    for mention in mentions:
        if mention.label == "ACTOR" and start <= mention.start < start + len(words):
            party = of_mention(mention)
            if party.kind and party.name:
                return party
    irregular = IRREGULAR.search(words)
    if irregular:
        article = 4 * words[: irregular.start()].lower().endswith("the ")
        known = resolver.resolve(start + irregular.start() - article, start + irregular.end())
        return Party(known.side or "irregular", "irregular")
    return Party("state", "state") if STATE.search(words) else NO_PARTY
