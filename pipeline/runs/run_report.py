"""What a run has to say of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.tables.records import TABLES, ErrorRow
from pipeline.vocabulary import CREDITED, FoundBy

if TYPE_CHECKING:
    from pipeline.tables.article_tables import ArticleTables

MOST_UNKNOWN = 20


@dataclass(slots=True)
class Report:
    """What a run did. undated: articles without a day of publication. resumed: those that a stopped run had finished.
    taken_over: those whose rows an earlier run into the same folder had written; None where there was none.
    rows: of each table. failed: the first few errors. hurt: the articles that have any. whole: how many of these have
    no rows.

    anew: why nothing of an earlier run was taken over, though one is there. stands: nothing has changed since that run,
    so that nothing was written. notes: what the user should know of the input; warnings: of the pattern files. kept:
    where files of the user's own went that stood in the tables' way.
    """

    articles: int = 0
    words: int = 0
    undated: int = 0
    resumed: int = 0
    taken_over: int | None = None
    read: int = 0  # articles
    new_words: int = 0  # of them
    failed: list[ErrorRow] = field(default_factory=list)
    hurt: set[tuple[str, str]] = field(default_factory=set)
    whole: int = 0
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    names: Counter[str] = field(default_factory=Counter)  # that no pattern knows
    anew: str = ""
    stands: bool = False
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kept: tuple[Path, ...] = ()
    seconds: float = 0.0
    loading: float = 0.0  # of these seconds, those before the first new article; 0 with several jobs

    @property
    def words_per_second(self) -> float:
        """Without the time it takes to load the model; with it where several jobs load as they begin."""
        return self.new_words / max(self.seconds - self.loading, 1e-9)

    @property
    def unknown(self) -> list[tuple[str, int]]:
        """Names no pattern knows, most frequent first."""
        return sorted(self.names.items(), key=lambda named: (-named[1], named[0]))[:MOST_UNKNOWN]

    def count(self, result: ArticleTables | ErrorRow, *, new: bool) -> None:
        if isinstance(result, ErrorRow):
            self.note([result])
            self.whole += 1
            return
        self.note(result.errors)
        self.articles += 1
        self.words += result.article.words
        self.undated += not result.article.published
        self.read += new
        self.new_words += result.article.words if new else 0
        unknown = (m for m in result.mentions if m.found_by == FoundBy.MODEL and m.rule_id != CREDITED)
        self.names.update(row.entity_name or row.text for row in unknown)

    def note(self, errors: Sequence[ErrorRow]) -> None:
        """What an article failed at, or lost some rows by."""
        self.hurt |= {(row.article_id, row.path) for row in errors}
        self.failed += errors[: max(0, MOST_UNKNOWN - len(self.failed))]
