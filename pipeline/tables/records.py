"""The rows of the tables: one dataclass a table, field order = column order.

First stands what a reader filters by and reads, last what programs need: ids, rules, offsets.
A missing value is None or "", and becomes an empty cell. All offsets count
characters (Unicode code points, 0-based, end exclusive) in the article's text
as read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from pipeline.tables.linked_records import LINKED_TABLES
from pipeline.vocabulary import (
    Certainty,
    Effect,
    Empty,
    EntityLabel,
    FoundBy,
    PublishedFrom,
    QuantityKind,
    QuoteKind,
    Relation,
    Resolution,
    Stance,
    VictimStatus,
    closed_fields,
    member,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    article_id: str
    title: str
    published: str  # ISO date
    killed_low: int | None  # None: nothing counted, or no lower end
    killed_best: int | None
    killed_high: int | None  # None: not bounded
    wounded_low: int | None
    wounded_best: int | None
    wounded_high: int | None
    captured_low: int | None
    captured_best: int | None
    captured_high: int | None
    missing_low: int | None
    missing_best: int | None
    missing_high: int | None
    displaced_low: int | None
    displaced_best: int | None
    displaced_high: int | None
    words: int
    mentions: int
    casualties: int
    quotes: int
    story_id: str = field(default="", kw_only=True)  # known once all articles are read
    published_from: PublishedFrom | Empty
    author: str
    format: str
    encoding: str  # of the file's bytes; "" where the format settles it
    language: str  # ISO 639-1; "" where the text is too short to tell
    path: str
    sha256: str  # of the text as read, UTF-8


@dataclass(frozen=True, slots=True)
class MentionRow:
    article_id: str
    text: str
    label: EntityLabel
    entity_name: str
    entity_type: str
    side: str
    sentence: str
    p_code: str
    latitude: float | None  # degrees, WGS 84
    longitude: float | None
    found_by: FoundBy
    entity_id: str
    rule_id: str
    story_id: str = field(default="", kw_only=True)  # known once all articles are read
    mention_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CasualtyRow:
    article_id: str
    published: str
    effect: Effect
    low: int | None
    best: int | None
    high: int | None
    victim_text: str
    victim_side: str
    victim_status: VictimStatus
    claimant_name: str
    claimant_side: str
    certainty: Certainty
    counted: str  # yes | no
    relation: Relation
    place_text: str
    event_date: str
    perpetrator_name: str
    perpetrator_side: str
    means: str
    text: str
    sentence: str
    confidence: float  # 0 to 1: that number and counting are right
    quantity_text: str
    quantity_kind: QuantityKind
    claimant_text: str
    perpetrator_text: str
    date_text: str
    latitude: float | None  # of the place
    longitude: float | None
    iso3: str
    adm1_code: str
    adm2_code: str
    convention: str
    construction: str
    victim_id: str
    claimant_id: str
    perpetrator_id: str
    place_id: str
    rule_id: str
    claim_group: str  # the same dead share it
    event_id: str
    story_id: str = field(default="", kw_only=True)  # known once all articles are read
    incident_id: str = field(default="", kw_only=True)  # known once all articles are read
    casualty_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of an article. Of an effect that nothing counted tells of, all three cells are empty."""

    article_id: str
    kind: str  # incident | other time (a period, a rate, an earlier event)
    event_date: str  # the first day
    event_date_end: str
    place_text: str
    means: str
    perpetrator_name: str
    perpetrator_side: str
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    civilians_killed: int | None
    wounded_low: int | None
    wounded_best: int | None
    wounded_high: int | None
    captured_low: int | None
    captured_best: int | None
    captured_high: int | None
    missing_low: int | None
    missing_best: int | None
    missing_high: int | None
    displaced_low: int | None
    displaced_best: int | None
    displaced_high: int | None
    casualties_low: int | None
    casualties_best: int | None
    casualties_high: int | None
    claimants: int  # who give its figures, each once
    rivals: str  # yes | no: whether two of them differ
    confidence: float
    sentences: str
    perpetrator_text: str
    latitude: float | None
    longitude: float | None
    linked_because: str = field(default="", kw_only=True)  # known once all articles are read
    perpetrator_id: str
    place_id: str
    story_id: str = field(default="", kw_only=True)  # known once all articles are read
    incident_id: str = field(default="", kw_only=True)  # known once all articles are read
    event_id: str


@dataclass(frozen=True, slots=True)
class VictimRow:
    """A person named or described singly, or a described part of a group."""

    article_id: str
    name: str
    age: int | None
    sex: str  # female | male | ""
    age_group: str  # child | adult | elder | ""
    role: str
    effect: Effect
    number: int | None  # 1, or the size of a described part
    counted: str  # yes | no: whether its group is news and sure
    text: str
    claim_group: str  # the group it counts within
    story_id: str = field(default="", kw_only=True)  # known once all articles are read
    event_id: str
    casualty_id: str
    victim_id: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    article_id: str
    published: str
    speaker_name: str
    speaker_side: str
    speaker_type: str
    quote: str
    kind: QuoteKind
    stance: Stance | Empty  # of the cue
    cue: str
    confidence: float  # 0 to 1
    speaker_text: str
    resolution: Resolution
    runner_up: str
    content: str
    sentence: str
    speaker_id: str
    rule_id: str
    story_id: str = field(default="", kw_only=True)  # known once all articles are read
    utterance_id: str
    quote_id: str
    start: int
    end: int
    speaker_start: int | None
    speaker_end: int | None
    cue_start: int | None
    cue_end: int | None
    content_start: int
    content_end: int


@dataclass(frozen=True, slots=True)
class ErrorRow:
    article_id: str
    path: str
    stage: str  # read | annotate | limit | extract | profile, or the component that failed
    error: str
    message: str


TABLES: dict[str, type] = {
    "articles": ArticleRow,
    "mentions": MentionRow,
    "casualties": CasualtyRow,
    "events": EventRow,
    "victims": VictimRow,
    "quotes": QuoteRow,
    **LINKED_TABLES,
    "errors": ErrorRow,
}


# The column that tells a table's rows apart, and the tables that a column points to, in an order that can be filled.
KEYS = {
    "articles": "article_id",
    "mentions": "mention_id",
    "casualties": "casualty_id",
    "events": "event_id",
    "victims": "victim_id",
    "quotes": "quote_id",
    "stories": "article_id",
    "incidents": "incident_id",
    "incident_claims": "claim_id",
}
REFERENCES = {
    "article_id": "articles",
    "incident_id": "incidents",
    "event_id": "events",
    "casualty_id": "casualties",
}


def columns(row_type: type) -> tuple[str, ...]:
    """Column names of a table, in order."""
    return tuple(f.name for f in fields(row_type))


def of_cells(row_type: type[Row], cells: Sequence[Any]) -> Row:
    """A row from its cells in the order of the columns, words of closed sets as their members. Raises ValueError."""
    values = dict(zip(columns(row_type), cells, strict=True))
    values |= {name: member(row_type, name, values[name]) for name in closed_fields(row_type)}
    return row_type(**values)


def row_id(prefix: str, *parts: object) -> str:
    """A stable id: prefix and 16 hex digits (64 bits) of a hash of what the row says and where."""
    said = "\x1f".join("" if p is None else str(p) for p in parts)
    return prefix + hashlib.sha256(said.encode("utf-8")).hexdigest()[:16]
