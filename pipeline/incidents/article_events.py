"""The events of one article, as evidence and as accounts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.incidents.accounts import EventAccount, account_of
from pipeline.incidents.event_evidence import EventEvidence, evidence_of
from pipeline.tables.records import ArticleRow, CasualtyRow, EventRow, MentionRow, VictimRow


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
