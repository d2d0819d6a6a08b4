"""All rows of one article, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.tables.records import ArticleRow, CasualtyRow, ErrorRow, EventRow, MentionRow, QuoteRow, VictimRow

Reasons = tuple[tuple[str, float | str], ...]


@dataclass(frozen=True, slots=True)
class ArticleTables:
    """The rows of one article; reasons: what no column says of a row, by its id.

    Of a quotation: the terms that spoke for its speaker, and their weights. Of a casualty figure: "claimant",
    how the claimant was found, "denial", how a denied figure is denied, the relation ("part", "repeat"), the
    casualty_id of the figure it belongs to, "decided by", the ledger's pass, and "because", what spoke for it.
    errors: what cost the article some of its rows.
    """

    article: ArticleRow
    mentions: tuple[MentionRow, ...]
    casualties: tuple[CasualtyRow, ...]
    events: tuple[EventRow, ...]
    victims: tuple[VictimRow, ...]
    quotes: tuple[QuoteRow, ...]
    reasons: tuple[tuple[str, Reasons], ...]
    errors: tuple[ErrorRow, ...] = ()


Result = ArticleTables | ErrorRow
