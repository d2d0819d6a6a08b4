"""Whose word and which sentences an event rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.exports.profiles.coded_events import Event
from pipeline.tables.records import CasualtyRow
from pipeline.vocabulary import Relation

NOBODY = frozenset(
    "he she it they we i you who which reports reportedly allegations accusations rumours claims one".split()
)
# What may stand before a sentence's own words: a list's mark, a crawler's date line.
BEFORE = re.compile(r"^(?:[-–—•*·>]+\s*|(?:date:?\s+)?\d{4}-\d\d-\d\d\s+)+")


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article: its file, its day of publication and its title, the last two "" where not known."""

    path: str
    published: str
    title: str


def in_one(cells: Iterable[str]) -> str:
    """What several sources say as one cell, in the sources' order; "" where none says anything."""
    said = list(cells)
    return "; ".join(said) if any(said) else ""


def claimants(event: Event) -> tuple[str, ...]:
    """Who gives the event's figures."""
    told = [r.claimant_name for r in event.rows if r.relation != Relation.CUMULATIVE]
    return each_once(n for n in told if n and n.lower() not in NOBODY)


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that differ from an earlier one in capitals alone."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.lower(), name)
    return tuple(found.values())


def evidence(event: Event) -> tuple[str, ...]:
    """The sentences that state the figures, once each; the headline only where nothing else states them."""
    told = dict.fromkeys(sentence(r) for r in event.rows if r.relation != Relation.CUMULATIVE)
    body = [s for s in told if s != " ".join(event.article.title.split())]
    return tuple(body or told)


def sentence(row: CasualtyRow) -> str:
    return BEFORE.sub("", " ".join(row.sentence.split()))
