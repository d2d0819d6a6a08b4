"""Countries and capitals that act as states: "Russia denied it", "shelled by Israel", "Moscow said"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.mentions.hits import Hit
from pipeline.mentions.onomasticon import Onomasticon

ACTING = words("mentions.acting")
ACTED_ON = words("mentions.acted_on")
STRIKES = words("mentions.strikes")
BY_STATES = words("mentions.by_states") | STRIKES
AUXILIARIES = words("mentions.auxiliaries")
STATE = "state"


def with_states(doc: Doc, hits: Iterable[Hit], onomasticon: Onomasticon) -> Iterator[Hit]:
    """The hits, places that act as states made actors with the side of their government."""
    for hit in hits:
        country = onomasticon.countries.get(hit.name) if hit.type == "country" else onomasticon.capitals.get(hit.name)
        if hit.label == "PLACE" and country is not None and acts(doc, hit, capital=hit.type != "country"):
            yield replace(hit, label="ACTOR", type="government", side=country.side, rule=STATE)
        else:
            yield hit


def acts(doc: Doc, hit: Hit, *, capital: bool = False) -> bool:
    """Whether a country or a capital does what a state does; a capital only as what a sentence tells of."""
    if not doc[hit.end - 1].dep:
        return speaks_or_deals(doc, hit.end)
    token = doc[hit.start : hit.end].root
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ == "nsubj":
        return any(verb.lower_ in ACTING for verb in verbs_of(token))
    if capital:
        return False
    if token.dep_ == "poss":
        return token.head.lower_ in STRIKES
    if token.dep_ == "pobj":
        above = token.head.head.lower_
        return (token.head.lower_ == "by" and above in BY_STATES) or (
            token.head.lower_ == "to" and above == "according"
        )
    return token.dep_ == "dobj" and token.head.lower_ in ACTED_ON


def verbs_of(subject: Token) -> list[Token]:
    """The verb of a subject, and those that go on with it."""
    verb = subject.head
    return [verb, *(c for c in verb.rights if c.dep_ in ("conj", "xcomp"))]


def speaks_or_deals(doc: Doc, position: int) -> bool:
    """Whether a verb of a state's follows at once, or after an auxiliary."""
    after = [token.lower_ for token in doc[position : position + 2]]
    return bool(after) and (after[0] in ACTING or (after[0] in AUXILIARIES and after[-1] in ACTING))
