"""Whose word and which sentences an event rests on."""

from __future__ import annotations

import re

from pipeline.exports.profiles.coded_events import Event
from pipeline.tables.records import CasualtyRow
from pipeline.vocabulary import Relation

NOBODY = frozenset(
    "he she it they we i you who which reports reportedly allegations accusations rumours claims one".split()
)
# What may stand before a sentence's own words: a list's mark, a crawler's date line.
BEFORE = re.compile(r"^(?:[-–—•*·>]+\s*|(?:date:?\s+)?\d{4}-\d\d-\d\d\s+)+")


def claimants(event: Event) -> str:
    """Who gives the event's figures, once each, with ; between them."""
    told = [r.claimant_name for r in event.rows if r.relation != Relation.CUMULATIVE]
    names = {n.lower(): n for n in reversed(told) if n and n.lower() not in NOBODY}
    return "; ".join(dict.fromkeys(names[n.lower()] for n in told if n.lower() in names))


def evidence(event: Event) -> str:
    """The sentences that state the figures, once each; the headline only where nothing else states them."""
    told = dict.fromkeys(sentence(r) for r in event.rows if r.relation != Relation.CUMULATIVE)
    body = [s for s in told if s != " ".join(event.article.title.split())]
    return " ".join(body or told)


def sentence(row: CasualtyRow) -> str:
    return BEFORE.sub("", " ".join(row.sentence.split()))
