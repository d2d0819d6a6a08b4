"""The rows of the tables that are made of many articles: stories, quotations' variants, incidents, totals."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary import Effect


@dataclass(frozen=True, slots=True)
class StoryRow:
    """An article in its story; an article that stands alone is a story of one."""

    article_id: str
    published: str  # ISO date
    title: str
    kind: str  # first | reprint | rewrite | version
    members: int
    agency: str
    alike: float  # 0 to 1
    confidence: float  # 0 to 1
    earliest: str  # article_id
    story_id: str


@dataclass(frozen=True, slots=True)
class QuoteVariantRow:
    """A later print of an utterance beside its earliest."""

    kind: str  # same | changed | shortened | lengthened | joined | parted
    changes: str
    first_quote: str
    quote: str
    similarity: float  # 0 to 1
    speaker_differs: str  # yes | no | ""
    first_speaker: str
    speaker_name: str
    first_article_id: str
    article_id: str
    first_published: str  # ISO date
    published: str
    first_story_id: str
    story_id: str
    first_quote_id: str
    quote_id: str
    utterance_id: str
    variant_id: str  # all prints of one utterance share it


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """What several articles tell of as one event. Figures are those of stories, each once; nothing is added up."""

    incident_id: str
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
    stories: int
    articles: int
    claimants: int
    rivals: str  # yes | no: whether two stories or claimants differ on an effect
    first_told: str  # the earliest article's day
    latest_told: str
    killed_first: int | None  # the toll of the earliest story that gives one
    killed_latest: int | None
    confidence: float  # that of its least sure link; 1 for a single article's event
    linked_because: str
    latitude: float | None
    longitude: float | None
    iso3: str
    adm1_code: str
    perpetrator_id: str
    place_id: str


@dataclass(frozen=True, slots=True)
class IncidentClaimRow:
    """Whose figure for whom: one row a claimant, effect and side of the victims."""

    incident_id: str
    event_date: str
    place_text: str
    claimant_name: str  # empty: the reporters' own
    claimant_side: str
    effect: Effect
    victim_side: str
    low: int | None
    best: int | None
    high: int | None
    stories: int
    articles: int
    first_best: int | None
    first_told: str
    latest_best: int | None
    latest_told: str
    denied: str  # yes | no
    text: str  # the latest figure, as printed
    casualty_ids: str
    claimant_id: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A month's incidents at a place, by everybody's account, or by that of one claimant alone."""

    month: str  # as 2021-09; empty for incidents without a day
    iso3: str
    place_text: str
    claimant_name: str  # empty: by all accounts
    claimant_side: str
    incidents: int
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
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
    adm1_code: str
    claimant_id: str
    place_id: str


@dataclass(frozen=True, slots=True)
class FormerIdRow:
    """An id that articles or events had in an archive before, and the one that they have now."""

    kind: str  # story | incident
    former_id: str
    id: str
    why: str  # another first | joined | parted
    members: int  # articles of the story, events of the incident, that changed it


LINKED_COLUMNS = ("story_id", "incident_id", "linked_because")  # of other tables, filled once all articles are read
LINKED_TABLES: dict[str, type] = {
    "stories": StoryRow,
    "quote_variants": QuoteVariantRow,
    "incidents": IncidentRow,
    "incident_claims": IncidentClaimRow,
    "totals": TotalRow,
}
ARCHIVE_TABLES: dict[str, type] = {"former_ids": FormerIdRow}  # written beside the others by an archive
