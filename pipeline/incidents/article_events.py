"""What linkage takes of one article: its events, as evidence and as accounts, and what its story is known by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pipeline.incidents.accounts import EventAccount, account_of
from pipeline.incidents.event_evidence import EventEvidence, evidence_of
from pipeline.stories.story_evidence import StoryEvidence
from pipeline.tables.records import ArticleRow, CasualtyRow, EventRow, MentionRow, QuoteRow, VictimRow
from pipeline.vocabulary import QuoteKind


def events_of(
    article: ArticleRow,
    events: Sequence[EventRow],
    casualties: Sequence[CasualtyRow],
    victims: Sequence[VictimRow],
    mentions: Sequence[MentionRow],
) -> list[tuple[EventEvidence, EventAccount]]:
    """The article's incidents; periods, rates and earlier events are none."""
    rows: dict[str, list[CasualtyRow]] = {event.event_id: [] for event in events}
    for row in casualties:
        if row.event_id in rows:
            rows[row.event_id].append(row)
    by_id = {event.event_id: event for event in events}
    return [
        (evidence, account_of(by_id[evidence.event_id], rows[evidence.event_id], article.published))
        for evidence in evidence_of(article, events, casualties, victims, mentions)
    ]


class ArticleRows(Protocol):
    """The rows of one article, as extraction makes them or tables hold them."""

    @property
    def article(self) -> ArticleRow: ...
    @property
    def mentions(self) -> Sequence[MentionRow]: ...
    @property
    def casualties(self) -> Sequence[CasualtyRow]: ...
    @property
    def quotes(self) -> Sequence[QuoteRow]: ...


def story_evidence_of(rows: ArticleRows) -> StoryEvidence:
    """What the article's rows tell of it: its text is that of the sentences they stand in, once each.

    So a run's tables are enough to find its stories again, and what a page prints beside its article stays out.
    """
    placed = sorted(
        [(m.start, m.sentence) for m in rows.mentions]
        + [(c.start, c.sentence) for c in rows.casualties]
        + [(q.start, q.sentence) for q in rows.quotes]
    )
    return StoryEvidence(
        article_id=rows.article.article_id,
        title=rows.article.title,
        date=rows.article.published,
        text="\n".join(dict.fromkeys(sentence for _, sentence in placed)),
        figures=tuple(f"{r.effect} {r.best}" for r in rows.casualties if r.best is not None),
        names=tuple(dict.fromkeys(m.entity_name or m.text for m in rows.mentions)),
        quotations=tuple(q.quote for q in rows.quotes if q.kind != QuoteKind.INDIRECT),
    )
